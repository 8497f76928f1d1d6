#include "column_lines.hpp"

#include <algorithm>

#include "line_columns.hpp"
#include "rung/explain/explain.hpp"
#include "rung/text/digest.hpp"

namespace rung {
namespace {

constexpr std::size_t longest = 32768;  // bytes of a line; few have more, and those are for the plain way

bool has_bit(const Plane& plane, std::size_t person) { return plane[person / 64] >> (person % 64) & 1; }

class ColumnLines : public BlockDecider {
 public:
  ColumnLines(const BatchPlan& plan, std::unique_ptr<BlockDecider> plain)
      : plan_(plan),
        plain_(std::move(plain)),
        program_(plan.rules.front()),
        columns_(program_),
        decider_(program_),
        writer_(program_, plan.detail),
        binder_(program_) {
    const auto& rules = program_.compiled_rules();
    const auto is_alert = [](const CompiledRule& rule) { return rule.effect == Effect::alert; };
    if (plan.detail == Detail::reasons || std::ranges::any_of(rules, is_alert)) decision_.truths.resize(rules.size());
    if (plan.detail == Detail::reasons) decision_.bearings.resize(rules.size());
    for (std::size_t i = 0; i < decision_.bearings.size(); ++i) {
      if (rules[i].effect != Effect::at_least && rules[i].effect != Effect::at_most) continue;
      if (rules[i].target.relative != Relative::none) by_place_.push_back(i);
      decision_.bearings[i] = bearing_of(rules[i].target, {}, program_.rules().ladder.levels.size());
    }
  }

  void decide(const Block& block, Answered& answered) override {
    columns_.begin();
    lines_.clear();
    const std::string_view text = block.text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const bool whole = end < text.size();
      add(text.substr(at, end - at), whole);
      at = end + 1;
      if (columns_.people() == block_size) flush(answered);
    }
    flush(answered);
  }

 private:
  static constexpr std::size_t nobody = SIZE_MAX;
  struct Line {
    std::string_view text;
    std::size_t person;  // in the columns, or nobody
  };

  void add(std::string_view line, bool whole) {
    while (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || (line[0] <= ' ' && line.find_first_not_of(" \t\r") == std::string_view::npos)) return;
    const bool fits = line.size() <= std::min(longest, plan_.max_line);
    const std::size_t person = columns_.people();
    lines_.push_back({line, whole && fits && columns_.read(line) ? person : nobody});
  }

  void flush(Answered& answered) {
    const BlockDecision* const made = columns_.people() > 0 ? &decider_.decide_block(columns_.columns(), 0) : nullptr;
    for (const Line& line : lines_)
      if (line.person == nobody || has_bit(made->refused, line.person) || !write(line, *made, answered))
        ask_plain(line, answered);
    columns_.begin();
    lines_.clear();
  }

  void ask_plain(const Line& line, Answered& answered) {
    one_.text.assign(line.text).append(1, '\n');
    plain_->decide(one_, answered);
  }

  // What weigh() would have made of one person; only as much of it as the record shows.
  void take(const Line& line, const BlockDecision& made) {
    const std::size_t person = line.person;
    const InCare& stay = columns_.stay(person);
    decision_.level = made.level[person];
    decision_.up_to = made.up_to[person];
    decision_.open_above = has_bit(made.open_above, person);
    decision_.conflict = has_bit(made.conflict, person);
    decision_.conflict_possible = has_bit(made.conflict_possible, person);
    decision_.recommended = program_.rules().when_unsure == WhenUnsure::highest ? decision_.up_to : decision_.level;
    decision_.change = change_to(decision_.recommended, stay.current);
    for (std::size_t i = 0; i < decision_.truths.size(); ++i) decision_.truths[i] = made.truths[i]->of(person);
    if (plan_.detail != Detail::reasons) return;
    decision_.possible = 0;
    for (std::size_t level = 0; level < made.possible.size(); ++level)
      decision_.possible |= std::uint32_t{has_bit(made.possible[level], person)} << level;
    for (const std::size_t i : by_place_) {
      const Target target = program_.compiled_rules()[i].target;
      decision_.bearings[i] = bearing_of(target, target.relative == Relative::previous ? stay.previous : stay.current,
                                         made.possible.size());
    }
  }

  // What the person of a line lacks, by the decision of that person alone; false where it cannot be bound.
  bool name_missing(const Line& line) {
    columns_.values_of(line.person, values_);
    const InCare& stay = columns_.stay(line.person);
    if (binder_.bind({values_, stay.history_known, stay.current, stay.previous, stay.days_at_level})) return false;
    rung::decide(program_, binder_.facts(), alone_);
    for (const Question& question : questions(program_, binder_.facts(), alone_)) missing_.push_back(question.name);
    return true;
  }

  // Nothing is written, and false said, where columns do not know all that is to be told.
  bool write(const Line& line, const BlockDecision& made, Answered& answered) {
    take(line, made);
    RecordOf record{.case_id = columns_.case_id(line.person),
                    .outcome = &decision_,
                    .recommended = decision_.recommended,
                    .change = decision_.change,
                    .truths = decision_.truths,
                    .bearings = decision_.bearings,
                    .placed = columns_.placed(line.person)};
    if (plan_.detail == Detail::reasons) {
      missing_.clear();
      if (is_incomplete(program_, decision_, decision_.truths) && !name_missing(line)) return false;
      open_.clear();
      if (std::ranges::find(decision_.truths, Truth::unknown) != decision_.truths.end())
        open_ = open_rules(program_, decision_);
      record.open = open_;
      record.missing = missing_;
      record.input_sha256 = digest_ = digester_.sha256_of(line.text);
    }
    writer_.append(answered.records, record);
    ++answered.lines;
    return true;
  }

  const BatchPlan& plan_;
  std::unique_ptr<BlockDecider> plain_;
  const Program& program_;
  LineColumns columns_;
  ColumnDecider decider_;
  RecordWriter writer_;
  std::vector<Line> lines_;
  Decision decision_;
  std::vector<std::size_t> by_place_;  // rules that name a level by where a person is or was
  ValueBinder binder_;                 // of a person who lacks answers, and the decision of that person alone
  Decision alone_;
  std::vector<Value> values_;
  std::vector<std::string> missing_;
  std::vector<std::size_t> open_;
  Digester digester_;
  std::string digest_;
  Block one_;
};

}  // namespace

std::unique_ptr<BlockDecider> by_columns(const BatchPlan& plan, std::unique_ptr<BlockDecider> plain) {
  const bool simple = plan.rules.size() == 1 && !plan.table && !plan.summarizes && plan.writes_records &&
                      plan.shard.count <= 1 && plan.detail != Detail::trace;
  if (!simple) return plain;
  return std::make_unique<ColumnLines>(plan, std::move(plain));
}

}  // namespace rung
