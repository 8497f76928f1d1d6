#include "rung/explain/insight.hpp"

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
  add_open(person, population, budget, insight);
  return insight;
}

}  // namespace rung
