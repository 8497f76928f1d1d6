#include "parts.hpp"

namespace rung {
bool rules_out(const CompiledRule& rule, Bearing bearing, std::size_t level) {
  if (rule.effect == Effect::rules_out) return (rule.rules_out >> level & 1) != 0;
  return rule.effect == Effect::at_most && bearing.kind == Bearing::Kind::level && level > bearing.level;
}

namespace {

void add_rule(const Explanation& explanation, std::size_t index, Standing& standing) {
  const CompiledRule& rule = explanation.program->compiled_rules()[index];
  const Bearing bearing = explanation.decision->bearings[index];
  const Truth truth = explanation.decision->truths[index];
  if (rule.effect == Effect::at_least && bearing.kind == Bearing::Kind::level) {
    if (truth == Truth::yes && bearing.level > standing.level) standing.against_it.push_back(index);
    if (bearing.level != standing.level) return;
    if (truth == Truth::yes && (bearing.level > 0 || rule.target.relative == Relative::none))
      standing.for_it.push_back(index);
    if (truth == Truth::unknown) standing.open.push_back(index);
    if (truth == Truth::no) standing.would.push_back(index);
  } else if (rule.effect == Effect::at_least && bearing.kind == Bearing::Kind::unknown) {
    const bool possible = (explanation.decision->possible >> standing.level & 1) != 0;
    if (truth != Truth::no && possible && standing.level > explanation.decision->level) standing.open.push_back(index);
  } else if (rules_out(rule, bearing, standing.level)) {
    if (truth == Truth::yes) standing.against_it.push_back(index);
    if (truth == Truth::unknown) standing.open.push_back(index);
  }
}

Standing::Kind kind_of(const Decision& decision, std::size_t level) {
  if (level == decision.recommended) return Standing::Kind::meets_every_need;
  if (level < decision.floor) return Standing::Kind::too_little;
  if (decision.ruled_out >> level & 1) return Standing::Kind::ruled_out;
  if (decision.possible >> level & 1) return Standing::Kind::may_be_needed;
  return decision.open_above && level > decision.floor ? Standing::Kind::left_open : Standing::Kind::more_than_needed;
}

}  // namespace

void add_standings(Explanation& explanation) {
  const std::size_t levels = explanation.program->rules().ladder.levels.size();
  for (std::size_t level = 0; level < levels; ++level) {
    Standing standing;
    standing.level = level;
    standing.kind = kind_of(*explanation.decision, level);
    for (std::size_t i = 0; i < explanation.program->compiled_rules().size(); ++i) add_rule(explanation, i, standing);
    explanation.standings.push_back(std::move(standing));
  }
}

}  // namespace rung
