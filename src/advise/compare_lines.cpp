#include <algorithm>

#include "case_lines.hpp"
#include "rung/evaluate/decision.hpp"
#include "rung/text/digest.hpp"

namespace rung {
namespace {

using Ids = std::vector<std::string>;

// Floors that hold and demand more than `level`.
Ids floors_above(const Program& program, const Decision& decision, std::size_t level) {
  Ids found;
  for (std::size_t i = 0; i < decision.truths.size(); ++i) {
    const Bearing bearing = decision.bearings[i];
    if (program.compiled_rules()[i].effect == Effect::at_least && decision.truths[i] == Truth::yes &&
        bearing.kind == Bearing::Kind::level && bearing.level > level)
      found.push_back(program.rules().rules[i].id.text);
  }
  return found;
}

void append_ids(std::string& out, const char* key, const Ids& ids) {
  out.append(",\"").append(key).append("\":[");
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i) out += ',';
    append_json(out, ids[i]);
  }
  out += ']';
}

/// What two rule sets say of each line.
class LineComparer : public BlockDecider {
 public:
  explicit LineComparer(const BatchPlan& plan) : plan_(plan), lines_(CaseLines::make(plan)) {}

  void decide(const Block& block, Answered& answered) override {
    lines_->begin(block);
    CaseLine line;
    while (lines_->next(line)) {
      ++answered.lines;
      if (line.made)
        compare(line, answered);
      else
        refuse(line, line.faults, answered);
    }
  }

 private:
  void compare(CaseLine& line, Answered& answered) {
    std::optional<Facts> facts[2];
    Faults faults;
    for (std::size_t i = 0; i < 2; ++i) {
      line.made->population = plan_.rules[i].rules().population;
      auto bound = rung::bind(plan_.rules[i], *line.made, plan_.rules);
      for (const Fault& fault : bound.error())  // most are faults for both
        if (std::ranges::none_of(faults, [&](const Fault& said) {
              return said.code == fault.code && said.message == fault.message && said.place == fault.place;
            }))
          faults.push_back(fault);
      if (bound) facts[i] = std::move(bound).value();
    }
    if (!facts[0] || !facts[1]) return refuse(line, faults, answered);
    for (std::size_t i = 0; i < 2; ++i) rung::decide(plan_.rules[i], *facts[i], decisions_[i]);
    ++answered.moves.cases;
    const std::size_t from = decisions_[0].recommended, to = decisions_[1].recommended;
    if (from != to) note(line, from, to, answered);
  }

  void note(const CaseLine& line, std::size_t from, std::size_t to, Answered& answered) {
    const Ids before =
        floors_above(plan_.rules[0], decisions_[0], to < from ? to : plan_.rules[0].rules().ladder.levels.size());
    const Ids now = floors_above(plan_.rules[1], decisions_[1], to < from ? 0 : from);
    Ids because, no_longer;
    for (const std::string& rule : before)
      if (std::ranges::find(now, rule) == now.end()) no_longer.push_back(rule);
    if (to > from) because = now;
    Moves::Move& move = answered.moves.moves[{from, to}];
    ++move.cases;
    for (const std::string& rule : because) ++move.because[rule];
    for (const std::string& rule : no_longer) ++move.no_longer[rule];
    if (!plan_.writes_records) return;
    std::string& out = answered.records;
    const auto& levels = plan_.rules[0].rules().ladder.levels;
    out += "{\"case_id\":";
    append_json(out, *line.id);
    out += ",\"from\":";
    append_json(out, levels[from].id.text);
    out += ",\"to\":";
    append_json(out, levels[to].id.text);
    append_ids(out, "because", because);
    append_ids(out, "no_longer", no_longer);
    out += "}\n";
  }

  void refuse(const CaseLine& line, const Faults& faults, Answered& answered) {
    ++answered.faulty;
    ++answered.moves.faulty;
    if (plan_.writes_records)
      append_error(answered.records, line.id, lines_->placed(line, faults), sha256_of(line.text));
  }

  const BatchPlan& plan_;
  std::unique_ptr<CaseLines> lines_;
  Decision decisions_[2];
};

}  // namespace

std::unique_ptr<BlockDecider> make_comparer(const BatchPlan& plan) { return std::make_unique<LineComparer>(plan); }

}  // namespace rung
