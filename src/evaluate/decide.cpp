#include "rung/evaluate/decision.hpp"

namespace rung {
namespace {

void weigh_tree(const Program& program, std::size_t index, Decision& decision, Weighing& weighing) {
  const CompiledTree& tree = program.trees()[index];
  if (!tree.settles) return;
  std::uint8_t least = UINT8_MAX;
  bool open_above = true;
  for (std::size_t i = tree.first_rule; i < tree.first_rule + tree.rules; ++i) {
    if (decision.truths[i] == Truth::yes) return;
    const std::uint8_t level = decision.bearings[i].level;
    if (decision.truths[i] == Truth::no || level > least) continue;
    open_above = (open_above || level < least) && program.rules().rules[i].open_above;
    least = level;
  }
  if (least == 0 || least == UINT8_MAX) return;
  decision.implied.push_back({index, least});
  weighing.floor(Truth::yes, {Bearing::Kind::level, least}, Relative::none, open_above);
}

void judge_rules(const Program& program, const Facts& facts, Decision& decision) {
  const auto& rules = program.compiled_rules();
  const std::size_t levels = program.rules().ladder.levels.size();
  const auto where = [&](Target target) {
    return target.relative == Relative::previous ? facts.previous() : facts.current();
  };
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const CompiledRule& rule = rules[i];
    decision.truths[i] = decision.values[rule.when].truth();
    decision.bearings[i] = rule.effect == Effect::at_least || rule.effect == Effect::at_most
                               ? bearing_of(rule.target, where(rule.target), levels)
                               : Bearing{};
  }
}

// The values that only guarantees need stay null, whatever an earlier decision left there.
void run_deciding(const Program& program, Decision& decision) {
  const Code& code = program.code();
  const auto values = decision.values.begin();
  const std::size_t deciding = program.deciding_instructions();
  std::copy(code.constants.begin(), code.constants.end(), values + code.slots);
  run(code, decision.values, decision.arena, 0, deciding);
  std::fill(values + static_cast<std::ptrdiff_t>(code.first_computed() + deciding), decision.values.end(), Value{});
}

}  // namespace

Change change_to(std::size_t level, Whereabouts current) {
  switch (current.kind) {
    case Whereabouts::Kind::unknown:
      return Change::unknown;
    case Whereabouts::Kind::none:
      return Change::start;
    case Whereabouts::Kind::above:
      return Change::step_down;
    case Whereabouts::Kind::on_ladder:
      break;
  }
  return level > current.index ? Change::step_up : level == current.index ? Change::stay : Change::step_down;
}

Bearing bearing_of(Target target, Whereabouts where, std::size_t levels) {
  if (target.relative == Relative::none) return {Bearing::Kind::level, target.level};
  if (where.kind == Whereabouts::Kind::unknown) return {Bearing::Kind::unknown, 0};
  if (where.kind != Whereabouts::Kind::on_ladder) return {};
  std::size_t level = where.index;
  if (target.relative == Relative::one_below_current && level > 0) --level;
  if (target.relative == Relative::one_above_current && level + 1 < levels) ++level;
  return {Bearing::Kind::level, static_cast<std::uint8_t>(level)};
}

Outcome weigh(const Program& program, Decision& decision) {
  decision.implied.clear();
  Weighing weighing(program.rules().ladder.levels.size(), decision.open_limits);
  for (std::size_t i = 0; i < program.compiled_rules().size(); ++i) {
    const CompiledRule& rule = program.compiled_rules()[i];
    const Truth truth = decision.truths[i];
    if (rule.effect == Effect::at_least)
      weighing.floor(truth, decision.bearings[i], rule.target.relative, program.rules().rules[i].open_above);
    if (rule.effect == Effect::at_most) weighing.at_most(truth, decision.bearings[i], rule.target.relative);
    if (rule.effect == Effect::rules_out) weighing.limit(truth, rule.rules_out);
  }
  for (std::size_t i = 0; i < program.trees().size(); ++i) weigh_tree(program, i, decision, weighing);
  return weighing.conclude();
}

void decide(const Program& program, const Facts& facts, Decision& decision) {
  const Code& code = program.code();
  decision.arena.clear();
  decision.values.resize(code.registers());
  decision.truths.resize(program.compiled_rules().size());
  decision.bearings.resize(program.compiled_rules().size());
  std::copy(facts.values().begin(), facts.values().end(), decision.values.begin());
  run_deciding(program, decision);
  judge_rules(program, facts, decision);
  static_cast<Outcome&>(decision) = weigh(program, decision);
  decision.recommended = program.rules().when_unsure == WhenUnsure::highest ? decision.up_to : decision.level;
  decision.change = change_to(decision.recommended, facts.current());
}

}  // namespace rung
