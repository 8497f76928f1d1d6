#include <algorithm>
#include <optional>

#include "on_chart.hpp"
#include "rung/diagram/detours.hpp"

namespace rung {
namespace {

using Set = std::vector<std::uint32_t>;  // positions, rising

constexpr std::uint64_t few_steps = 1'000;
constexpr std::size_t few_ways = 32;

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
/// way there found so far; then, with those answers held, ways that are left. When there is none, they suffice, and
/// fewer cannot prevent even the ways found.
/// Source: Reiter 1987, A Theory of Diagnosis from First Principles; Ignatiev et al. 2015, Smallest MUS Extraction with
/// Minimal Hitting Set Dualization.
class Forcing {
 public:
  using May = Detours::May;

  Forcing(const OnChart& person, const Joined& joined, std::uint32_t ends, std::uint64_t budget)
      : person_(person), detours_(joined, ends, person.cells(), may(person)), steps_(budget) {}

  /// Ways that are known already. @pre they lead to these ends
  void know(const std::vector<Set>& sets) { sets_.insert(sets_.end(), sets.begin(), sets.end()); }
  const std::vector<Set>& sets() const { return sets_; }

  Forced run() {
    for (;;) {
      held_ = Hitting(sets_).run();
      let(held_, May::stay);
      const Detours::Outcome outcome = detours_.find(few_ways, few_steps, steps_);
      let(held_, May::change);
      if (outcome == Detours::Outcome::none) return forced_by(held_);
      if (outcome == Detours::Outcome::unknown) return {Forced::Kind::not_found};
      for (const Set& changed : detours_.found()) {
        if (changed.empty()) return {Forced::Kind::not_forced};
        sets_.push_back(changed);
      }
    }
  }

  /// That these suffice, which is known from elsewhere; empty when fewer might.
  std::optional<Forced> run(const Set& enough) {
    if (Hitting(sets_).run().size() < enough.size()) return std::nullopt;
    return forced_by(enough);
  }

  /// What run() found. @pre answers force it, or it always holds
  const Set& held() const { return held_; }

 private:
  static std::vector<May> may(const OnChart& person) {
    std::vector<May> found;
    for (std::size_t at = 0; at < person.cells().size(); ++at)
      found.push_back(person.stays_missing(at) ? May::stay : person.is_known(at) ? May::change : May::roam);
    return found;
  }

  void let(const Set& held, May may) {
    for (const std::uint32_t at : held) detours_.let(at, may);
  }

  Forced forced_by(const Set& held) const {
    if (held.empty()) return {Forced::Kind::always};
    Forced made{Forced::Kind::by_answers};
    for (const std::uint32_t at : held) made.answers.push_back(evidence_at(person_, at));
    std::ranges::sort(made.answers, {}, &Evidence::slot);
    return made;
  }

  const OnChart& person_;
  Detours detours_;
  std::uint64_t steps_;
  std::vector<Set> sets_;
  Set held_;
};

// Both at once. What forces the one and what forces the other together suffice, and often no fewer do.
Forced settle(Forcing both, const Forcing& one, const Forcing& other) {
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
  std::optional<Joined> own;  // where what a person has is more than cases can have
  if (person.real().size() < person.chart().real().size()) own.emplace(person.chart().level(), person.real());
  const Joined& joined = own ? *own : person.chart().within_real();
  Forcing not_lower(person, joined, lower, budget), not_higher(person, joined, higher, budget);
  insight.not_lower = not_lower.run();
  insight.not_higher = not_higher.run();
  const auto is_known = [](const Forced& one) {
    return one.kind == Forced::Kind::by_answers || one.kind == Forced::Kind::always;
  };
  if (is_known(insight.not_lower) && is_known(insight.not_higher))
    insight.settled = settle(Forcing(person, joined, lower | higher, budget), not_lower, not_higher);
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
