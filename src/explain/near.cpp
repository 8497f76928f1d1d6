#include <algorithm>
#include <list>

#include "shifting.hpp"

namespace rung {
namespace {

constexpr std::size_t near_rules = 5;

/// The level that a floor demands, if that is above the one recommended and the floor does not hold.
std::optional<std::size_t> higher_level(const OnChart& person, std::size_t rule) {
  const Decision& decision = *person.explanation().decision;
  const Bearing& bearing = decision.bearings[rule];
  if (!person.chart().condition(rule) || bearing.kind != Bearing::Kind::level || bearing.level <= person.level() ||
      decision.truths[rule] == Truth::yes)
    return std::nullopt;
  return bearing.level;
}

/// A rule that does not hold, and the search for what it lacks.
struct Lacking {
  Lacking(const Changeable& changeable, std::size_t index, std::uint64_t budget)
      : rule(index),
        shifting(changeable, *changeable.person().chart().condition(rule), 1u << Forest::number(Forest::yes), budget) {}
  std::size_t rule;
  Shifting shifting;
};

}  // namespace

// With one more answer each time, since rules that lack many take longest to look into.
void add_near(const OnChart& person, std::uint64_t budget, Insight& insight) {
  const std::size_t count = person.program().compiled_rules().size();
  const Changeable any(person, true);
  for (std::size_t level = person.level() + 1; level < person.levels() && insight.near.empty(); ++level) {
    insight.near_level = level;
    std::list<Lacking> rules;
    for (std::size_t rule = 0; rule < count; ++rule)
      if (higher_level(person, rule) == level) rules.emplace_back(any, rule, budget);
    for (std::size_t most = 1; !rules.empty() && insight.near.size() < near_rules; ++most)
      std::erase_if(rules, [&](Lacking& one) {
        Shifts found = one.shifting.run(most);
        if (found.kind == Shifts::Kind::not_found) insight.near_is_whole = false;
        if (!found.shifts.empty()) insight.near.push_back({one.rule, std::move(found.shifts)});
        return !one.shifting.needs_more();
      });
    insight.near_more = rules.size();
  }
  std::ranges::stable_sort(insight.near, {}, [](const NearRule& one) {
    return std::pair(one.ways.front().answers.size(), one.ways.front().distance);
  });
}

}  // namespace rung
