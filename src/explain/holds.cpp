#include "parts.hpp"
#include "rung/explain/saying.hpp"

namespace rung {
namespace {

bool may_hold(const CompiledRule& rule) {
  return rule.effect == Effect::at_least && rule.target.relative == Relative::current;
}

// The floors and limits that are left, weighed again.
std::size_t level_without_holds(const Program& program, const Decision& decision) {
  Decision others;
  others.truths = decision.truths;
  others.bearings = decision.bearings;
  for (std::size_t i = 0; i < program.compiled_rules().size(); ++i)
    if (may_hold(program.compiled_rules()[i])) others.truths[i] = Truth::no;
  return weigh(program, others).level;
}

}  // namespace

void add_holds(Explanation& explanation) {
  const Program& program = *explanation.program;
  const Decision& decision = *explanation.decision;
  const Whereabouts current = explanation.facts->current();
  if (current.kind != Whereabouts::Kind::on_ladder || current.index == 0) return;
  Holds holds;
  holds.level = current.index;
  for (std::size_t i = 0; i < program.compiled_rules().size(); ++i) {
    if (!may_hold(program.compiled_rules()[i])) continue;
    Hold hold{i, decision.truths[i]};
    if (hold.truth != Truth::no)
      hold.condition = say_in_line(program, program.rules().rules[i].when, program.compiled_rules()[i].condition);
    holds.rules.push_back(std::move(hold));
  }
  if (holds.rules.empty()) return;
  holds.without = level_without_holds(program, decision);
  explanation.holds = std::move(holds);
}

}  // namespace rung
