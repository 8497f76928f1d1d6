#include <algorithm>

#include "shifting.hpp"

namespace rung {
namespace {

/// One step up or down from a value; nothing where there is no order or no room.
std::optional<Value> step_from(const Slot& slot, const Value& value, int direction) {
  if (value.kind() == Value::Kind::boolean) {
    if (value.boolean() == (direction > 0)) return std::nullopt;
    return Value::of(direction > 0);
  }
  if (value.kind() != Value::Kind::integer) return std::nullopt;
  std::int32_t to = value.integer() + direction;
  if (!slot.values.empty()) {
    const auto at = std::ranges::find(slot.values, value.integer()) - slot.values.begin() + direction;
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(slot.values.size())) return std::nullopt;
    to = slot.values[static_cast<std::size_t>(at)];
  }
  return slot.range && !slot.range->holds(to) ? std::nullopt : std::optional(Value::of(to));
}

}  // namespace

void add_shifts(const OnChart& person, std::uint64_t budget, Insight& insight) {
  const auto level = static_cast<unsigned>(person.level());
  const std::uint32_t lower = (1u << level) - 1, higher = ~(lower | 1u << level);
  const Changeable given(person, false);
  insight.lower = Shifting(given, person.chart().level(), lower, budget).run();
  insight.higher = Shifting(given, person.chart().level(), higher, budget).run();
}

void add_flips(const OnChart& person, Insight& insight) {
  std::vector<std::uint32_t> cells = person.cells();
  const auto is_real = [&] {
    return std::ranges::all_of(person.real(),
                               [&](const Chart* one) { return one->at(cells) == Forest::number(Forest::yes); });
  };
  for (const std::size_t at : person.varied()) {
    const std::size_t slot = person.slot(at), follower = person.follower(at);
    bool is_tried = false;
    for (const int direction : {-1, 1}) {
      const auto to = step_from(person.program().slots()[slot], person.facts().values()[slot], direction);
      if (!to) continue;
      is_tried = true;
      cells[at] = cell_of(person.variable(at), *to);
      if (follower != LevelChart::nowhere) cells[follower] = person.followed(follower, *to);
      const std::size_t level = person.chart().level().at(cells);
      if (level != person.level() && is_real()) insight.flips.push_back({altered(person, at, *to), level});
      cells[at] = person.cell(at);
      if (follower != LevelChart::nowhere) cells[follower] = person.cell(follower);
    }
    insight.ratings += is_tried;
  }
  std::ranges::stable_sort(insight.flips, {}, [](const Flip& flip) { return flip.answer.slot; });
}

}  // namespace rung
