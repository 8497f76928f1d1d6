#include "scene.hpp"

#include <algorithm>

#include "phrases.hpp"
#include "rung/explain/insight.hpp"
#include "rung/explain/words.hpp"
#include "terms.hpp"

namespace rung {
namespace {

bool same_place(Whereabouts a, Whereabouts b) { return a.kind == b.kind && a.index == b.index; }

void place_person(const Explanation& explanation, Whereabouts place, Rung& rung) {
  rung.is_now = same_place(explanation.facts->current(), place);
  rung.was_before = same_place(explanation.facts->previous(), place);
}

Rung level_rung(const Explanation& explanation, std::size_t index) {
  const Level& level = explanation.program->rules().ladder.levels[index];
  const Standing& standing = explanation.standings[index];
  Rung rung{level.name, level.dose()};
  rung.beside += (rung.beside.empty() ? "" : "; ") + standing_in_words(explanation, standing);
  rung.is_recommended = index == explanation.decision->recommended;
  const Insight* const insight = explanation.insight.get();
  const bool is_exact = insight && insight->unavailable.empty();
  rung.is_possible = ((is_exact ? insight->open.possible : explanation.decision->possible) >> index & 1) != 0;
  rung.is_ruled_out = standing.kind == Standing::Kind::ruled_out;
  rung.is_placed = explanation.facts->placed() == index;
  place_person(explanation, {Whereabouts::Kind::on_ladder, index}, rung);
  return rung;
}

// A yes or no is no scale.
std::optional<Decimal> on_scale(const Value& value) {
  if (value.kind() == Value::Kind::integer) return Decimal(value.integer());
  return value.kind() == Value::Kind::decimal ? std::optional(value.decimal()) : std::nullopt;
}

}  // namespace

std::string Rung::marks() const {
  std::vector<std::string> found;
  if (is_recommended) found.emplace_back("RECOMMENDED");
  if (is_now) found.emplace_back("is here now");
  if (was_before) found.emplace_back("was here before");
  if (is_placed) found.emplace_back("placed here");
  if (is_possible && !is_recommended) found.emplace_back("still possible");
  return joined(found, ", ");
}

std::vector<Rung> rungs_of(const Explanation& explanation) {
  const Ladder& ladder = explanation.program->rules().ladder;
  std::vector<Rung> rungs;
  for (std::size_t i = ladder.above.size(); i-- > 0;) {
    Rung rung{ladder.above[i].name, "above the ladder"};
    place_person(explanation, {Whereabouts::Kind::above, i}, rung);
    if (rung.is_now || rung.was_before) rungs.push_back(std::move(rung));
  }
  for (std::size_t i = ladder.levels.size(); i-- > 0;) rungs.push_back(level_rung(explanation, i));
  return rungs;
}

std::vector<Curve> curves_of(const Explanation& explanation) {
  std::vector<Curve> curves;
  const auto& earlier = explanation.facts->earlier();
  for (std::size_t i = 0; i < earlier.size();) {
    const Slot& slot = explanation.program->slots()[earlier[i].slot];
    Curve curve{earlier[i].slot};
    const auto add = [&](std::optional<std::int32_t> age, const Value& value) {
      if (const auto number = on_scale(value); number && age) curve.points.push_back({*age, *number});
    };
    add(explanation.facts->age_days(curve.slot), explanation.facts->values()[curve.slot]);
    for (; i < earlier.size() && earlier[i].slot == curve.slot; ++i) add(earlier[i].days_ago, earlier[i].value);
    const bool is_measure = slot.kind == Slot::Kind::input || slot.kind == Slot::Kind::score;
    if (!is_measure || !slot.range || curve.points.size() < 2) continue;
    std::ranges::reverse(curve.points);
    curves.push_back(std::move(curve));
  }
  return curves;
}

std::int32_t days_of(const Explanation& explanation, const std::vector<Curve>& curves) {
  std::int32_t days = 1;
  for (const Curve& curve : curves) days = std::max(days, curve.points.front().days_ago);
  for (const Stay& stay : explanation.facts->stays())
    if (curves.empty() || !stay.to_days_ago) days = std::max(days, stay.from_days_ago);
  return days;
}

std::string short_place(const Explanation& explanation, Whereabouts place) {
  const Ladder& ladder = explanation.program->rules().ladder;
  return place.kind == Whereabouts::Kind::on_ladder ? ladder.levels[place.index].short_name
                                                    : std::string(place_name(ladder, place));
}

std::string measured(const Explanation& explanation, const Measure& measure, Decimal value) {
  if (explanation.program->slots()[measure.answer.slot].type == boolean_type) return value == Decimal(0) ? "no" : "yes";
  return plain_number(value);
}

double gravity(const Measure& measure, Decimal value) {
  const double low = to_double(measure.low), high = to_double(measure.high);
  const double share = high > low ? (to_double(value) - low) / (high - low) : 0;
  return std::clamp(measure.worse_is_higher ? share : 1 - share, 0.0, 1.0);
}

std::string demands_in_words(const Explanation& explanation, const Measure& measure) {
  std::vector<std::string> parts;
  const auto& levels = explanation.program->rules().ladder.levels;
  for (std::size_t i = 0; i < measure.demands.size();) {
    std::string names;
    const Decimal from = measure.demands[i].from;
    for (; i < measure.demands.size() && measure.demands[i].from == from; ++i)
      names += (names.empty() ? "" : ", ") + levels[measure.demands[i].level].short_name;
    const bool is_boolean = explanation.program->slots()[measure.answer.slot].type == boolean_type;
    parts.push_back(names + (is_boolean ? " if " : " from ") + measured(explanation, measure, from));
  }
  return joined(parts, "; ");
}

double to_double(Decimal number) {
  return static_cast<double>(number.units()) / static_cast<double>(Decimal::units_per_one);
}

}  // namespace rung
