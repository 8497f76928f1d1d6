#include <algorithm>

#include "on_chart.hpp"

namespace rung {
namespace {

using Set = std::vector<std::uint32_t>;  // positions, rising

constexpr std::uint64_t few_steps = 1'000;

/// The fewest positions that every set has one of. By branching on a smallest set that has none yet; those that no two
/// share bound it from below.
class Hitting {
 public:
  explicit Hitting(const std::vector<Set>& sets) : sets_(sets) {}

  Set run() {
    best_.clear();
    for (const Set& set : sets_) best_.insert(best_.end(), set.begin(), set.end());
    std::ranges::sort(best_);
    best_.erase(std::unique(best_.begin(), best_.end()), best_.end());
    Set chosen;
    branch(chosen);
    std::ranges::sort(best_);
    return best_;
  }

 private:
  static bool is_hit(const Set& set, const Set& chosen) {
    return std::ranges::any_of(set, [&](auto one) { return std::ranges::find(chosen, one) != chosen.end(); });
  }

  void branch(Set& chosen) {
    const Set* smallest = nullptr;
    std::size_t at_least = chosen.size();
    Set apart;
    for (const Set& set : sets_) {
      if (is_hit(set, chosen)) continue;
      if (!smallest || set.size() < smallest->size()) smallest = &set;
      if (is_hit(set, apart)) continue;
      apart.insert(apart.end(), set.begin(), set.end());
      ++at_least;
    }
    if (!smallest) {
      if (chosen.size() < best_.size()) best_ = chosen;
      return;
    }
    if (at_least >= best_.size()) return;
    for (const std::uint32_t one : *smallest) {
      chosen.push_back(one);
      branch(chosen);
      chosen.pop_back();
    }
  }

  const std::vector<Set>& sets_;
  Set best_;
};

/// Looks for the fewest answers that keep the level from certain others. By turns: the fewest that would prevent every
/// way there found so far; then, with those answers held, a way that is left. When there is none, they suffice, and
/// fewer cannot prevent even the ways found.
/// Source: Reiter 1987, A Theory of Diagnosis from First Principles; Ignatiev et al. 2015, Smallest MUS Extraction with
/// Minimal Hitting Set Dualization.
class Forcing {
 public:
  Forcing(const OnChart& person, std::uint32_t ends, std::uint64_t budget) : person_(person), steps_(budget) {
    const LevelChart& chart = person.chart();
    search_.chart = &chart.level();
    search_.ends = ends;
    search_.also = person.real();
    if (person.real().size() == chart.real().size()) search_.within = &chart.within_real();
    search_.together.resize(chart.positions());
    search_.costs.resize(chart.positions());
    for (std::size_t at = 0; at < chart.positions(); ++at) {
      search_.costs[at].assign(chart.variable(at).cells, person.stays_missing(at) ? Search::never
                                                         : person.is_known(at)    ? 1
                                                                                  : 0);
      search_.costs[at][person.cell(at)] = 0;
    }
  }

  /// Ways that are known already. @pre they lead to these ends
  void know(const std::vector<Set>& sets) { sets_.insert(sets_.end(), sets.begin(), sets.end()); }
  const std::vector<Set>& sets() const { return sets_; }

  Forced run() {
    Set held = Hitting(sets_).run();
    hold(held, true);
    for (;;) {
      std::size_t looked_at = 0;
      Ways ways(search_, steps_, few_steps);
      const bool is_way = ways.each_least([&](const Way& way) {
                                add(way);
                                return ++looked_at < 32 && !sets_.back().empty();
                              })
                              .has_value();
      if (ways.gave_up() && looked_at == 0) {  // any way will do: only, those with the fewest changes tell most
        if (ways.some().empty()) return {Forced::Kind::not_found};
        add(ways.some());
      } else if (!is_way && !ways.gave_up()) {
        break;
      }
      if (sets_.back().empty()) return {Forced::Kind::not_forced};
      hold(held, false);
      held = Hitting(sets_).run();
      hold(held, true);
    }
    held_ = std::move(held);
    return forced_by(held_);
  }

  /// That these suffice, which is known from elsewhere; empty when fewer might.
  std::optional<Forced> run(const Set& enough) {
    if (Hitting(sets_).run().size() < enough.size()) return std::nullopt;
    return forced_by(enough);
  }

  /// What run() found. @pre answers force it, or it always holds
  const Set& held() const { return held_; }

 private:
  void add(const Way& way) {
    Set changed;
    for (std::uint32_t at = 0; at < way.size(); ++at)
      if (way[at] != Ways::any && person_.is_known(at) && way[at] != person_.cell(at)) changed.push_back(at);
    if (sets_.empty() || std::ranges::find(sets_, changed) == sets_.end()) sets_.push_back(std::move(changed));
  }

  Forced forced_by(const Set& held) const {
    if (held.empty()) return {Forced::Kind::always};
    Forced made{Forced::Kind::by_answers};
    for (const std::uint32_t at : held) made.answers.push_back(evidence_at(person_, at));
    std::ranges::sort(made.answers, {}, &Evidence::slot);
    return made;
  }

  void hold(const Set& held, bool is_held) {
    for (const std::uint32_t at : held)
      for (std::uint32_t cell = 0; cell < search_.costs[at].size(); ++cell)
        if (cell != person_.cell(at)) search_.costs[at][cell] = is_held ? Search::never : 1;
  }

  const OnChart& person_;
  Search search_;
  std::uint64_t steps_;
  std::vector<Set> sets_;
  Set held_;
};

// Both at once. What forces the one and what forces the other together suffice, and often no fewer do.
Forced settle(const OnChart& person, std::uint32_t ends, std::uint64_t budget, const Forcing& one,
              const Forcing& other) {
  Forcing both(person, ends, budget);
  both.know(one.sets());
  both.know(other.sets());
  Set enough;
  std::ranges::set_union(one.held(), other.held(), std::back_inserter(enough));
  const auto found = both.run(enough);
  return found ? *found : both.run();
}

}  // namespace

void add_forced(const OnChart& person, std::uint64_t budget, Insight& insight) {
  const auto level = static_cast<unsigned>(person.level());
  const std::uint32_t lower = (1u << level) - 1, higher = ~(lower | 1u << level);
  Forcing not_lower(person, lower, budget), not_higher(person, higher, budget);
  insight.not_lower = not_lower.run();
  insight.not_higher = not_higher.run();
  const auto is_known = [](const Forced& one) {
    return one.kind == Forced::Kind::by_answers || one.kind == Forced::Kind::always;
  };
  if (is_known(insight.not_lower) && is_known(insight.not_higher))
    insight.settled = settle(person, lower | higher, budget, not_lower, not_higher);
  else
    insight.settled.kind =
        insight.not_lower.kind == Forced::Kind::not_forced || insight.not_higher.kind == Forced::Kind::not_forced
            ? Forced::Kind::not_forced
            : Forced::Kind::not_found;
  const auto& rules = person.program().compiled_rules();
  const Decision& decision = *person.explanation().decision;
  for (std::size_t rule = 0; level > 0 && rule < rules.size(); ++rule)
    if (rules[rule].effect == Effect::at_least && decision.truths[rule] == Truth::yes &&
        decision.bearings[rule].kind == Bearing::Kind::level && decision.bearings[rule].level >= level)
      insight.alone.push_back(rule);
}

}  // namespace rung
