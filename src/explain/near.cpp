#include <algorithm>

#include "shifting.hpp"

namespace rung {
namespace {

/// The level that a floor demands, if that is above the one recommended and the floor does not hold.
std::optional<std::size_t> higher_level(const OnChart& person, std::size_t rule) {
  const Decision& decision = *person.explanation().decision;
  const Bearing& bearing = decision.bearings[rule];
  if (!person.chart().condition(rule) || bearing.kind != Bearing::Kind::level || bearing.level <= person.level() ||
      decision.truths[rule] == Truth::yes)
    return std::nullopt;
  return bearing.level;
}

void add_rule(const OnChart& person, std::size_t rule, std::uint64_t budget, Insight& insight) {
  Shifts found = smallest_changes(person, {.chart = *person.chart().condition(rule),
                                           .ends = 1u << Forest::number(Forest::yes),
                                           .may_give = true,
                                           .budget = budget});
  if (found.kind == Shifts::Kind::not_found) insight.near_is_whole = false;
  if (!found.shifts.empty()) insight.near.push_back({rule, std::move(found.shifts)});
}

}  // namespace

void add_near(const OnChart& person, std::uint64_t budget, Insight& insight) {
  const std::size_t rules = person.program().compiled_rules().size();
  for (std::size_t level = person.level() + 1; level < person.levels() && insight.near.empty(); ++level) {
    insight.near_level = level;
    for (std::size_t rule = 0; rule < rules; ++rule)
      if (higher_level(person, rule) == level) add_rule(person, rule, budget, insight);
  }
  std::ranges::stable_sort(insight.near, {}, [](const NearRule& one) {
    return std::pair(one.ways.front().answers.size(), one.ways.front().distance);
  });
}

}  // namespace rung
