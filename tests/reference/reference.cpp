#include "reference.hpp"

#include <algorithm>

namespace rung::reference {
namespace {

/// What one rule does where it holds: a floor, or levels ruled out, or neither.
struct Demand {
  std::size_t floor = 0;
  std::uint32_t ruled_out = 0;  // one bit for each level
  friend auto operator<=>(const Demand&, const Demand&) = default;
};

/// Everything that one rule can turn out to do.
using Ways = std::set<Demand>;

std::optional<std::size_t> on_ladder(const Ladder& ladder, const std::optional<std::string>& id) {
  for (std::size_t i = 0; id && i < ladder.levels.size(); ++i) {
    if (ladder.levels[i].id.text == *id) return i;
  }
  return {};
}

/// The level that an effect names, for a person who is or was at `place`; none where they are not on the ladder.
std::optional<std::size_t> target(const std::string& named, const Ladder& ladder, std::optional<std::size_t> place) {
  if (const auto fixed = on_ladder(ladder, named)) return fixed;
  if (!place) return {};
  const std::size_t top = ladder.levels.size() - 1;
  if (named == "one below current") return *place == 0 ? 0 : *place - 1;
  if (named == "one above current") return std::min(*place + 1, top);
  return place;  // current, previous
}

Demand demand(const Rule& rule, const Ladder& ladder, std::optional<std::size_t> place) {
  Demand made;
  if (rule.effect == Effect::rules_out) {
    for (const Word& level : rule.levels) made.ruled_out |= 1u << *on_ladder(ladder, level.text);
    return made;
  }
  const auto level = target(rule.levels[0].text, ladder, place);
  if (!level) return made;
  if (rule.effect == Effect::at_least) made.floor = *level;
  for (std::size_t above = *level + 1; above < ladder.levels.size(); ++above) {
    if (rule.effect == Effect::at_most) made.ruled_out |= 1u << above;
  }
  return made;
}

/// Where the person may be for a rule that asks: one place where that is known, else every level and none.
std::vector<std::optional<std::size_t>> places(const Rule& rule, const Ladder& ladder, const Past& past) {
  const std::string& named = rule.levels[0].text;
  const Place place = named == "previous" ? past.previous() : past.current();
  if (place.known || on_ladder(ladder, named)) return {on_ladder(ladder, place.id)};
  std::vector<std::optional<std::size_t>> every{std::nullopt};
  for (std::size_t i = 0; i < ladder.levels.size(); ++i) every.emplace_back(i);
  return every;
}

Ways ways(const Rule& rule, Truth truth, const Ladder& ladder, const Past& past) {
  Ways all;
  if (truth != Truth::yes) all.insert(Demand{});
  if (truth != Truth::no) {
    for (const auto place : places(rule, ladder, past)) all.insert(demand(rule, ladder, place));
  }
  return all;
}

/// Everything that all rules together can come to: each way of the first with each way of the second, and so on. Ways
/// that come to the same are kept once.
Ways combine_all(const RuleSet& rules, const std::vector<Truth>& truths, const Past& past) {
  Ways together{Demand{}};
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    if (rules.rules[i].effect == Effect::alert) continue;
    Ways with;
    for (const Demand& way : ways(rules.rules[i], truths[i], rules.ladder, past)) {
      for (const Demand& so_far : together) {
        with.insert({std::max(so_far.floor, way.floor), so_far.ruled_out | way.ruled_out});
      }
    }
    together = with;
  }
  return together;
}

/// The lowest level at or above every floor that holds and not ruled out; empty if there is none.
std::optional<std::size_t> settle(const Demand& all, std::size_t levels) {
  for (std::size_t level = all.floor; level < levels; ++level) {
    if ((all.ruled_out >> level & 1u) == 0) return level;
  }
  return {};
}

void find_floor(Outcome& outcome, const RuleSet& rules, const Past& past) {
  for (const bool marks : {false, true}) {
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
      const Rule& rule = rules.rules[i];
      if (rule.effect != Effect::at_least || outcome.rules[i] != Truth::yes) continue;
      const auto where = places(rule, rules.ladder, past);
      if (where.size() > 1) continue;  // which level it demands is not known
      const auto level = target(rule.levels[0].text, rules.ladder, where[0]);
      if (!level) continue;
      if (marks) outcome.open_above |= rule.open_above && *level == outcome.floor;
      outcome.floor = std::max(outcome.floor, *level);
    }
  }
}

Move move(const Ladder& ladder, const Place& place, std::size_t to) {
  if (!place.known) return Move::unknown;
  if (!place.id) return Move::start;
  const auto from = on_ladder(ladder, place.id);
  if (!from || to < *from) return Move::down;  // places off the ladder are above it
  return to == *from ? Move::stay : Move::up;
}

}  // namespace

Outcome decide(const RuleSet& rules, const Case& person) {
  const Chart chart(rules, person);
  Outcome outcome;
  for (const Rule& rule : rules.rules) outcome.rules.push_back(truth_of(chart.value(rule.when)));
  find_floor(outcome, rules, chart.past());

  bool some_conflict = false, some_peace = false;
  for (const Demand& all : combine_all(rules, outcome.rules, chart.past())) {
    const auto level = settle(all, rules.ladder.levels.size());
    (level ? some_peace : some_conflict) = true;
    outcome.possible.insert(level.value_or(all.floor));
  }
  outcome.level = *outcome.possible.begin();
  outcome.up_to = *outcome.possible.rbegin();
  outcome.conflict = !some_peace;
  outcome.conflict_possible = some_peace && some_conflict;
  outcome.recommended = rules.when_unsure == WhenUnsure::highest ? outcome.up_to : outcome.level;
  outcome.change = move(rules.ladder, chart.past().current(), outcome.recommended);
  return outcome;
}

}  // namespace rung::reference
