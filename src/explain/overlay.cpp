#include <algorithm>

#include "parts.hpp"
#include "rung/explain/explain.hpp"

namespace rung {
namespace {

void add_sources(Overlay& overlay, const Reason& reason) {
  for (const Citation* const source : reason.sources)
    if (std::ranges::find(overlay.sources, source) == overlay.sources.end()) overlay.sources.push_back(source);
}

Truth of_all(const std::vector<Requirement>& requirements) {
  Truth all = Truth::yes;
  for (const Requirement& one : requirements) all = both(all, one.met);
  return all;
}

}  // namespace

Overlay lay_over(const Explanation& recommended, const Explanation& other) {
  Overlay overlay;
  overlay.explanation = &other;
  const RuleSet& rules = recommended.program->rules();
  overlay.level = other.program->rules().ladder.find(rules.ladder.levels[recommended.decision->recommended].id.text);
  for (const Reason& alert : other.alerts) add_sources(overlay, alert);
  if (!overlay.level) return overlay;
  for (std::size_t i = 0; i < other.program->compiled_rules().size(); ++i) {
    if (!rules_out(other.program->compiled_rules()[i], other.decision->bearings[i], *overlay.level)) continue;
    Reason reason = reason_of(other, i);
    add_sources(overlay, reason);
    overlay.requirements.push_back({opposite(reason.truth), std::move(reason)});
  }
  std::ranges::stable_sort(overlay.requirements, {}, [](const Requirement& one) { return one.met; });
  overlay.met = of_all(overlay.requirements);
  overlay.review = review_of(*other.program, *other.facts, *overlay.level);
  return overlay;
}

}  // namespace rung
