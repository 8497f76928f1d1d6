#include "rung/advise/batch.hpp"

#include <algorithm>

#include "case_lines.hpp"
#include "column_lines.hpp"
#include "rung/explain/explain.hpp"
#include "rung/render/render.hpp"
#include "rung/text/digest.hpp"

namespace rung {
namespace {

/// The plain way, line by line.
class LineDecider : public BlockDecider {
 public:
  explicit LineDecider(const BatchPlan& plan) : plan_(plan), lines_(CaseLines::make(plan)) {
    for (const Program& program : plan.rules) writers_.emplace_back(program, plan.detail);
  }

  void decide(const Block& block, Answered& answered) override {
    lines_->begin(block);
    CaseLine line;
    while (lines_->next(line)) {
      ++answered.lines;
      answer(line, answered);
    }
    answered.summary.lines = answered.lines;
    answered.summary.faulty = answered.faulty;
  }

 private:
  std::size_t rules_for(const Case& made) const {
    for (std::size_t i = 0; i < plan_.rules.size() && plan_.by_population; ++i)
      if (plan_.rules[i].rules().population.text == made.population.text) return i;
    return 0;  // which says that it is for another population
  }

  void answer(CaseLine& line, Answered& answered) {
    if (!line.made) return refuse(line, line.faults, answered);
    const std::size_t chosen = rules_for(*line.made);
    const Program& program = plan_.rules[chosen];
    const auto facts = bind(program, *line.made);
    if (!facts) return refuse(line, facts.error(), answered);
    rung::decide(program, *facts, decision_);
    names_.clear();
    open_.clear();
    if (plan_.summarizes || plan_.detail == Detail::reasons) {
      open_ = open_rules(program, decision_);
      if (is_incomplete(program, decision_, decision_.truths))
        for (const Question& question : questions(program, *facts, decision_)) names_.push_back(question.name);
    }
    if (plan_.summarizes)
      answered.summary.group(line.group, plan_.rules.size())
          .tallies[chosen]
          .add(program, decision_, facts->placed(), open_, names_);
    if (plan_.writes_records) write(line, *facts, writers_[chosen], answered);
  }

  void write(const CaseLine& line, const Facts& facts, const RecordWriter& writer, Answered& answered) {
    RecordOf record{*line.id,
                    &decision_,
                    decision_.recommended,
                    decision_.change,
                    decision_.truths,
                    decision_.bearings,
                    facts.placed(),
                    open_,
                    names_,
                    {},
                    {}};
    std::string digest, whole;
    if (plan_.detail >= Detail::reasons) record.input_sha256 = digest = sha256_of(line.text);
    if (plan_.detail == Detail::trace)
      record.recommendation = whole = render_json(explain(plan_.rules[rules_for(*line.made)], facts, decision_), {});
    writer.append(answered.records, record);
  }

  void refuse(const CaseLine& line, const Faults& faults, Answered& answered) {
    ++answered.faulty;
    if (plan_.summarizes) {
      ++answered.summary.group(line.group, plan_.rules.size()).faulty;
      std::vector<std::string> codes;
      for (const Fault& fault : faults)
        if (std::ranges::find(codes, fault.code) == codes.end()) codes.push_back(fault.code);
      for (const std::string& code : codes) ++answered.summary.codes[code];
    }
    if (plan_.writes_records)
      append_error(answered.records, line.id, lines_->placed(line, faults), sha256_of(line.text));
  }

  const BatchPlan& plan_;
  std::unique_ptr<CaseLines> lines_;
  std::vector<RecordWriter> writers_;
  Decision decision_;
  std::vector<std::string> names_;
  std::vector<std::size_t> open_;
};

}  // namespace

std::unique_ptr<BlockDecider> make_decider(const BatchPlan& plan) { return by_columns(plan, make_plain_decider(plan)); }

std::unique_ptr<BlockDecider> make_plain_decider(const BatchPlan& plan) { return std::make_unique<LineDecider>(plan); }

}  // namespace rung
