#include <algorithm>

#include "prover.hpp"

namespace rung {
namespace {

bool is_limit(Effect effect) { return effect == Effect::at_most || effect == Effect::rules_out; }

}  // namespace

// Floors at fixed levels; relative ones have no level of their own.
void Prover::fire_together() {
  const auto& rules = program_.compiled_rules();
  const auto is_fixed_floor = [&](std::size_t rule) {
    return rules[rule].effect == Effect::at_least && rules[rule].target.relative == Relative::none;
  };
  Finding& finding = add(Property::fire_together);
  finding.verdict = Verdict::noted;
  finding.tier = Tier::diagram;
  std::size_t pairs = 0, together = 0;
  for (std::size_t a = 0; a < rules.size(); ++a)
    for (std::size_t b = a + 1; b < rules.size(); ++b) {
      if (!is_fixed_floor(a) || !is_fixed_floor(b) || rules[a].target.level == rules[b].target.level) continue;
      ++pairs;
      together += forest_.meet(forest_.certain(diagram_.truth(a)), forest_.certain(diagram_.truth(b)));
    }
  finding.because = std::to_string(together) + " of " + std::to_string(pairs) +
                    " pairs of floors at different levels can hold together; the higher one stands";
  if (forest_.exhausted()) settle(finding, {Verdict::undecided, ran_out(forest_.budget()), {}});
}

void Prover::conflicts() {
  const auto& rules = program_.compiled_rules();
  for (std::size_t limit = 0; limit < rules.size(); ++limit) {
    if (!is_limit(rules[limit].effect)) continue;
    const Diagram against = forest_.both(diagram_.spans().conflict, forest_.certain(diagram_.truth(limit)));
    for (std::size_t floor = 0; floor < rules.size() && against != Forest::no; ++floor) {
      if (rules[floor].effect != Effect::at_least) continue;
      const Diagram both = forest_.both(against, forest_.certain(diagram_.floor_alone(floor, limit)));
      if (both == Forest::no) continue;
      const auto check = [&](const Decision& a, const Decision&) {
        return a.conflict && a.truths[floor] == Truth::yes && a.truths[limit] == Truth::yes;
      };
      Found found = witnessing_->look(both, check);
      if (found.verdict == Verdict::proved) continue;  // no case can have these answers
      Finding& finding =
          add(Property::conflict, program_.rules().rules[limit].id.text, program_.rules().rules[floor].id.text);
      settle(finding, std::move(found));
      if (finding.verdict == Verdict::refuted) finding.verdict = Verdict::noted;
    }
  }
}

// The longest way that one step can move a level, from a settled one to a settled one.
void Prover::stability() {
  std::vector<std::vector<std::size_t>> sure(levels_), maybe(levels_);
  for (std::size_t level = 1; level < levels_; ++level) {
    sure[level] = forest_.support(whole_level(level, true));
    maybe[level] = forest_.support(whole_level(level, false));
  }
  const auto asks = [&](std::size_t level, bool is_sure, std::size_t position) {
    return std::ranges::binary_search(is_sure ? sure[level] : maybe[level], position);
  };
  for (std::size_t v = 0; v < diagram_.space().variables.size(); ++v) {
    if (!diagram_.space().variables[v].places.empty()) continue;
    const std::size_t position = diagram_.position(v);
    std::optional<Found> longest;
    std::size_t length = 0;
    for (std::size_t move = levels_ - 1; move > 0 && !longest; --move)
      for (const Adjacent& step : steps_of(v))
        for (std::size_t from = 0; from + move < levels_ && !longest; ++from) {
          // What does not depend on the answer cannot move with it.
          if (!asks(from + 1, false, position) || !asks(from + move, true, position)) continue;
          const auto moves = [&](std::uint32_t low, std::uint32_t high, std::size_t p, std::size_t q) {
            const auto check = [&](const Decision& a, const Decision& b) {
              return a.up_to <= from && b.level >= from + move;
            };
            Found one = witnessing_->look({{whole_level(from + 1, false), Forest::is_no, low},
                                           {whole_level(from + move, true), Forest::is_yes, high}},
                                          check, Changed{v, p, q});
            if (one.verdict == Verdict::refuted) longest = std::move(one), length = move;
          };
          moves(step.better, step.worse, step.from, step.to);
          if (!longest && worse(v) == Worse::unsaid) moves(step.worse, step.better, step.to, step.from);
        }
    Finding& finding = add(Property::stability, id_of(v), words_of(v));
    finding.verdict = forest_.exhausted() ? Verdict::undecided : Verdict::noted;
    finding.tier = forest_.exhausted() ? Tier::none : Tier::diagram;
    finding.because = forest_.exhausted() ? ran_out(forest_.budget()) : std::to_string(length);
    if (longest) finding.witnesses.push_back(std::move(*longest->witness));
  }
}

}  // namespace rung
