#include "rung/explain/insight.hpp"

#include <bit>

#include "on_chart.hpp"

namespace rung {

Insight look_into(const LevelChart& chart, const Explanation& explanation, const Population* population,
                  const InsightBudget& budget) {
  Insight insight;
  insight.unavailable = chart.fault();
  if (!insight.unavailable.empty()) return insight;
  const OnChart person(chart, explanation);
  if (chart.level().at(person.cells()) != person.level()) {  // two ways to one answer: neither is believed
    insight.unavailable = "the chart of the rule set and the decision differ; please report this";
    return insight;
  }
  add_forced(person, budget.forced, insight);
  add_shifts(person, budget.shifts, insight);
  add_flips(person, insight);
  add_near(person, budget.near, insight);
  add_open(person, population, budget, insight);
  return insight;
}

std::pair<std::size_t, std::size_t> span_of(const Explanation& explanation) {
  const Decision& decision = *explanation.decision;
  const Insight* const insight = explanation.insight.get();
  if (!insight || !insight->unavailable.empty()) return {decision.level, decision.up_to};
  const std::uint32_t possible = insight->open.possible;
  return {static_cast<std::size_t>(std::countr_zero(possible)), static_cast<std::size_t>(std::bit_width(possible)) - 1};
}

}  // namespace rung
