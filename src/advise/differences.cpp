#include <algorithm>

#include "rung/explain/explain.hpp"
#include "rung/explain/words.hpp"
#include "table_run.hpp"

namespace rung {
namespace {

constexpr const char* changes[] = {"unknown", "start", "step_up", "stay", "step_down"};

std::string flag_in_words(bool flag) { return flag ? "true" : "false"; }

std::string written_value(const Value& value) {
  if (value.is_null()) return "missing";
  if (value.kind() == Value::Kind::string) return std::string(value.string());
  return value.kind() == Value::Kind::decimal ? plain_number(value.decimal()) : to_text(value);
}

bool comes_to(const Value& value, const Written& expected) {
  if (value.is_null() || is_missing(expected)) return value.is_null() && is_missing(expected);
  switch (value.kind()) {
    case Value::Kind::integer:
    case Value::Kind::long_integer:
    case Value::Kind::decimal: {
      const auto number = expected.quoted ? std::nullopt : Decimal::parse(expected.text);
      return number &&
             *number == (value.kind() == Value::Kind::decimal ? value.decimal() : Decimal(value.long_integer()));
    }
    case Value::Kind::boolean:
      return !expected.quoted && expected.text == flag_in_words(value.boolean());
    case Value::Kind::string:
      return expected.text == value.string();
    default:
      return expected.text == to_text(value);  // lists and intervals
  }
}

// Holds one decision against what a row expects of it.
class RowComparison {
 public:
  explicit RowComparison(const Explanation& explanation)
      : explanation_(explanation), program_(*explanation.program), decision_(*explanation.decision) {}

  std::vector<Difference> compare(const Expected& expected) &&;

 private:
  using Kind = Difference::Kind;

  void compare_levels(const Expected& expected);
  void compare_level(Kind kind, const Word& expected, std::size_t found, bool with_open);
  void compare_flag(Kind kind, bool expected, bool found);
  void compare_alerts(const std::vector<Word>& expected);
  void compare_value(const Word& name, const Written& expected);

  RuleOutcome outcome(std::size_t rule) const;
  std::vector<RuleOutcome> behind(std::size_t expected, std::size_t found, bool with_open) const;
  std::vector<RuleOutcome> would_bring(std::size_t expected, std::size_t found) const;
  std::vector<RuleOutcome> limits(bool that_hold) const;
  bool rules_out_one_of(std::size_t rule, std::size_t from, std::size_t to) const;
  bool is_implied(std::size_t rule, std::size_t expected) const;
  std::size_t rules() const { return program_.rules().rules.size(); }

  const Explanation& explanation_;
  const Program& program_;
  const Decision& decision_;
  std::vector<Difference> found_;
};

std::vector<Difference> RowComparison::compare(const Expected& expected) && {
  compare_levels(expected);
  if (expected.or_above) compare_flag(Kind::or_above, *expected.or_above, decision_.open_above);
  if (expected.conflict || expected.level)
    compare_flag(Kind::conflict, expected.conflict.value_or(false), decision_.conflict);
  const std::string change = changes[static_cast<std::size_t>(decision_.change)];
  if (expected.change && *expected.change != change) found_.push_back({Kind::change, "", *expected.change, change});
  if (expected.alerts || expected.level) compare_alerts(expected.alerts.value_or(std::vector<Word>{}));
  for (std::size_t i = 0; i < rules(); ++i)
    for (const Word& id : expected.rules)
      if (program_.rules().rules[i].id.text == id.text && decision_.truths[i] != Truth::yes)
        found_.push_back({Kind::rule, id.text, "yes", "no", {}, {outcome(i)}});
  for (const auto& [name, written] : expected.values) compare_value(name, written);
  return std::move(found_);
}

// A span that was not expected to be one is told by its level alone where both its ends are the same.
void RowComparison::compare_levels(const Expected& expected) {
  if (expected.level) compare_level(Kind::level, *expected.level, decision_.level, false);
  const bool is_told = expected.level && !expected.up_to && decision_.up_to == decision_.level;
  const auto& up_to = expected.up_to ? expected.up_to : expected.level;
  if (up_to && !is_told) compare_level(Kind::up_to, *up_to, decision_.up_to, true);
  if (expected.recommended)
    compare_level(Kind::recommended, *expected.recommended, decision_.recommended,
                  decision_.recommended != decision_.level);
}

void RowComparison::compare_level(Kind kind, const Word& expected, std::size_t found, bool with_open) {
  const Ladder& ladder = program_.rules().ladder;
  const std::size_t wanted = *ladder.find(expected.text);
  if (wanted == found) return;
  Difference made{kind, "", level_in_words(ladder, wanted), level_in_words(ladder, found)};
  if (found > wanted) made.because = behind(wanted, found, with_open);
  if (found < wanted) made.would = would_bring(wanted, found);
  found_.push_back(std::move(made));
}

void RowComparison::compare_flag(Kind kind, bool expected, bool found) {
  if (expected == found) return;
  Difference made{kind, "", flag_in_words(expected), flag_in_words(found)};
  if (kind == Kind::conflict) (found ? made.because : made.would) = limits(found);
  found_.push_back(std::move(made));
}

void RowComparison::compare_alerts(const std::vector<Word>& expected) {
  for (std::size_t i = 0; i < rules(); ++i) {
    const Rule& rule = program_.rules().rules[i];
    if (rule.effect != Effect::alert) continue;
    const bool is_expected = std::ranges::any_of(expected, [&](const Word& id) { return id.text == rule.id.text; });
    const bool holds = decision_.truths[i] == Truth::yes;
    if (is_expected && !holds) found_.push_back({Kind::alert, rule.id.text, "yes", "no", {}, {outcome(i)}});
    if (holds && !is_expected) found_.push_back({Kind::alert, rule.id.text, "no", "yes", {outcome(i)}});
  }
}

void RowComparison::compare_value(const Word& name, const Written& expected) {
  const auto slot = program_.find_slot(name.text);
  const auto define = slot ? std::nullopt : program_.find_define(name.text);
  const Value& value = decision_.values[slot ? *slot : program_.compiled_defines()[*define].result()];
  if (comes_to(value, expected)) return;
  std::string found = written_value(value);
  if (slot && value.is_null() && !explanation_.facts->remark(*slot).empty())
    found += ", " + explanation_.facts->remark(*slot);
  const bool is_text = value.is_null() || value.kind() == Value::Kind::string;
  const std::string wanted = expected.text + (expected.quoted && !is_text ? " in quotes" : "");
  found_.push_back({Kind::value, name.text, wanted, std::move(found)});
}

RuleOutcome RowComparison::outcome(std::size_t rule) const {
  const Reason reason = reason_of(explanation_, rule);
  RuleOutcome made{reason.said->id.text, reason.said->title, reason.truth, {}};
  for (const std::string_view name : reason.lacks) made.lacks.emplace_back(name);
  if (reason.bearing.kind == Bearing::Kind::unknown && reason.truth != Truth::no) {
    made.truth = Truth::unknown;  // it holds, and which level it asks for depends on where the person is
    made.lacks.emplace_back("history");
  }
  return made;
}

bool RowComparison::rules_out_one_of(std::size_t rule, std::size_t from, std::size_t to) const {
  const std::uint32_t levels = program_.compiled_rules()[rule].rules_out;
  for (std::size_t level = from; level < to; ++level)
    if (levels >> level & 1) return true;
  return false;
}

// The rules that lift the level from what was expected to what was found: floors above the one, and what rules out
// levels on the way. With `with_open` also those that missing answers could make hold.
std::vector<RuleOutcome> RowComparison::behind(std::size_t expected, std::size_t found, bool with_open) const {
  std::vector<RuleOutcome> made;
  for (std::size_t i = 0; i < rules(); ++i) {
    const Bearing bearing = decision_.bearings[i];
    const Effect effect = program_.rules().rules[i].effect;
    const bool is_open = bearing.kind == Bearing::Kind::unknown || decision_.truths[i] == Truth::unknown;
    if (decision_.truths[i] == Truth::no || (is_open && !with_open && !is_implied(i, expected))) continue;
    const bool is_floor =
        effect == Effect::at_least &&
        (bearing.kind == Bearing::Kind::unknown || (bearing.kind == Bearing::Kind::level && bearing.level > expected));
    if (is_floor || (effect == Effect::rules_out && rules_out_one_of(i, expected, found))) made.push_back(outcome(i));
  }
  return made;
}

// A leaf of a tree whose leaves all ask for more than `expected`, as far as they can still hold: one of them will.
bool RowComparison::is_implied(std::size_t rule, std::size_t expected) const {
  return std::ranges::any_of(decision_.implied, [&](const ImpliedFloor& floor) {
    const CompiledTree& tree = program_.trees()[floor.tree];
    return floor.level > expected && rule >= tree.first_rule && rule < tree.first_rule + tree.rules;
  });
}

// The rules that would lift the level from what was found to what was expected, if only they held.
std::vector<RuleOutcome> RowComparison::would_bring(std::size_t expected, std::size_t found) const {
  std::vector<RuleOutcome> made;
  for (std::size_t i = 0; i < rules(); ++i) {
    const Bearing bearing = decision_.bearings[i];
    const Effect effect = program_.rules().rules[i].effect;
    const bool is_floor =
        effect == Effect::at_least &&
        (bearing.kind == Bearing::Kind::unknown || (bearing.kind == Bearing::Kind::level && bearing.level == expected));
    const bool is_limit =
        effect == Effect::rules_out && decision_.truths[i] != Truth::yes && rules_out_one_of(i, found, expected);
    if (is_floor || is_limit) made.push_back(outcome(i));
  }
  return made;
}

// The rules that speak against the floor: those that hold, or those that do not.
std::vector<RuleOutcome> RowComparison::limits(bool that_hold) const {
  std::vector<RuleOutcome> made;
  for (std::size_t i = 0; i < rules(); ++i) {
    const Bearing bearing = decision_.bearings[i];
    const Effect effect = program_.rules().rules[i].effect;
    const bool speaks =
        (effect == Effect::at_most && bearing.kind == Bearing::Kind::level && bearing.level < decision_.floor) ||
        (effect == Effect::rules_out && rules_out_one_of(i, decision_.floor, decision_.floor + 1));
    if (speaks && (decision_.truths[i] == Truth::yes) == that_hold) made.push_back(outcome(i));
  }
  return made;
}

}  // namespace

std::string level_in_words(const Ladder& ladder, std::size_t level) {
  return ladder.levels[level].name + " (" + ladder.levels[level].id.text + ")";
}

std::vector<Difference> differences_of(const Explanation& explanation, const Expected& expected) {
  return RowComparison(explanation).compare(expected);
}

}  // namespace rung
