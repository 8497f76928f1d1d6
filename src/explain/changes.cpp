#include <algorithm>
#include <map>

#include "on_chart.hpp"
#include "words.hpp"

namespace rung {
namespace {

constexpr std::size_t most_shifts = 50;
constexpr std::uint32_t whole_scale = 1000;

Value band_at(const Variable& variable, const Value& value) {
  if (variable.kind != Variable::Kind::score || variable.slots.size() < 2) return {};
  Value band;
  for (const auto& point : variable.points)
    if (!point[0].is_null() && (same(point[0], value) || number_of(point[0]) <= number_of(value))) band = point[1];
  return band;
}

Altered altered(const OnChart& person, std::size_t position, const Value& to) {
  const Program& program = person.program();
  const Slot& slot = program.slots()[person.slot(position)];
  const Value& from = person.facts().values()[person.slot(position)];
  const auto said = [&](const Value& value) {
    return value_in_words(program, slot, value, band_at(person.variable(position), value));
  };
  std::string now = said(from);
  now.erase(0, now.starts_with(": ") ? 2 : 1);
  return {person.slot(position), from, to, name_in_words(program, slot) + said(to) + " instead of " + now};
}

/// The smallest changes of answers that bring the level to some others.
class Shifting {
 public:
  Shifting(const OnChart& person, std::uint32_t ends, std::uint64_t budget) : person_(person), steps_(budget) {
    const LevelChart& chart = person.chart();
    search_.chart = &chart.level();
    search_.ends = ends;
    search_.together.resize(chart.positions());
    search_.costs.resize(chart.positions());
    for (std::size_t at = 0; at < chart.positions(); ++at) {
      search_.costs[at].assign(chart.variable(at).cells, Search::never);
      search_.costs[at][person.cell(at)] = 0;
    }
    for (const std::size_t at : person.varied())  // an answer that was given does not become missing
      for (std::uint32_t cell = 1; cell < search_.costs[at].size(); ++cell)
        search_.costs[at][cell] = cell == person.cell(at) ? 0 : 1;
    for (const std::size_t at : person.varied())
      if (person.follower(at) != LevelChart::nowhere) follow(at, person.follower(at));
    find_sheets();
    for (const Chart& one : followed_) search_.also.push_back(&one);
    for (const Chart* one : person.real())
      if (std::ranges::any_of(one->support(), [&](std::uint32_t at) { return varies(at); }))
        search_.also.push_back(one);
  }

  Shifts run() {
    std::map<std::vector<std::size_t>, Shift> nearest;
    Ways ways(search_, steps_);
    ways.each_least([&](const Way& way) {
      Shift shift = shift_of(way);
      std::vector<std::size_t> slots;
      for (const Altered& one : shift.answers) slots.push_back(one.slot);
      const auto [at, is_new] = nearest.emplace(slots, shift);
      if (!is_new && shift.distance < at->second.distance) at->second = std::move(shift);
      return nearest.size() <= most_shifts;
    });
    Shifts made;
    for (const auto& entry : nearest)  // of one questionnaire, only what is needed
      if (std::ranges::none_of(nearest, [&](const auto& other) {
            return other.first.size() < entry.first.size() && std::ranges::includes(entry.first, other.first);
          }))
        made.shifts.push_back(entry.second);
    std::ranges::stable_sort(made.shifts, {}, &Shift::distance);
    const bool all = !ways.gave_up() && nearest.size() <= most_shifts;
    made.kind = made.shifts.empty() ? (all ? Shifts::Kind::none : Shifts::Kind::not_found)
                                    : (all ? Shifts::Kind::found : Shifts::Kind::some);
    return made;
  }

 private:
  bool varies(std::uint32_t at) const {
    return std::ranges::count_if(search_.costs[at], [](std::uint8_t cost) { return cost != Search::never; }) > 1;
  }

  // Where a score goes, its change goes along.
  void follow(std::size_t of, std::size_t follower) {
    std::vector<std::vector<std::uint32_t>> rows;
    const Variable& variable = person_.variable(of);
    const bool is_first = of < follower;
    for (std::size_t point = 1; point < variable.points.size(); ++point) {
      const std::uint32_t cell = variable.cell_of[point];
      const std::uint32_t change = person_.followed(follower, variable.points[point].front());
      search_.costs[follower][change] = change == person_.cell(follower) ? 0 : 1;
      rows.push_back(is_first ? std::vector{cell, change} : std::vector{change, cell});
    }
    std::vector<std::size_t> positions = {std::min(of, follower), std::max(of, follower)};
    followed_.emplace_back(positions,
                           std::vector{person_.variable(positions[0]).cells, person_.variable(positions[1]).cells},
                           std::move(rows));
  }

  // A questionnaire is one answer, whichever of its scores and items count; so is an input with its change.
  void find_sheets() {
    std::map<std::pair<bool, std::size_t>, std::vector<std::size_t>> of_answer;
    for (const std::size_t at : person_.varied()) {
      const Slot& slot = person_.program().slots()[person_.slot(at)];
      auto& positions =
          of_answer[{slot.kind == Slot::Kind::input, slot.kind == Slot::Kind::input ? slot.input : slot.instrument}];
      positions.push_back(at);
      if (person_.follower(at) != LevelChart::nowhere) positions.push_back(person_.follower(at));
    }
    std::uint8_t next = 1;
    for (const auto& [answer, positions] : of_answer)
      if (positions.size() > 1 && next < 64) {
        for (const std::size_t at : positions) search_.together[at] = next;
        ++next;
      }
  }

  // Thousandths of the scale from its one end to the other; one whole for what has no order.
  static std::uint32_t distance(const Variable& variable, const Value& from, const Value& to) {
    if (!is_number(from)) return whole_scale;
    const auto units = [](const Value& value) { return number_of(value).units(); };
    const auto width = units(variable.points.back().front()) - units(variable.points[1].front());
    const auto apart = units(to) > units(from) ? units(to) - units(from) : units(from) - units(to);
    return width > 0 ? static_cast<std::uint32_t>((apart * whole_scale + width - 1) / width) : whole_scale;
  }

  // The value nearest to the present one of those that lead along the way.
  Value nearest(std::size_t at, const Way& way) const {
    const Variable& variable = person_.variable(at);
    const Value& now = person_.facts().values()[person_.slot(at)];
    const std::size_t follower = person_.follower(at);
    const Value* best = nullptr;
    for (std::size_t point = 1; point < variable.points.size(); ++point) {
      const Value& value = variable.points[point].front();
      if (variable.cell_of[point] != way[at]) continue;
      if (follower != LevelChart::nowhere && way[follower] != Ways::any &&
          person_.followed(follower, value) != way[follower])
        continue;
      if (!best || distance(variable, now, value) < distance(variable, now, *best)) best = &value;
    }
    return best ? *best : now;
  }

  Shift shift_of(const Way& way) const {
    Shift shift;
    std::vector<std::uint32_t> cells = person_.cells();
    for (std::uint32_t at = 0; at < way.size(); ++at) {
      if (way[at] == Ways::any) continue;
      cells[at] = way[at];
      if (way[at] == person_.cell(at) && !moves_within(at, way)) continue;
      if (person_.is_of_history(at)) continue;
      const Value to = nearest(at, way);
      shift.distance += distance(person_.variable(at), person_.facts().values()[person_.slot(at)], to);
      shift.answers.push_back(altered(person_, at, to));
    }
    shift.level = person_.chart().level().at(cells);
    std::ranges::sort(shift.answers, {}, &Altered::slot);
    return shift;
  }

  // The score stays in its cell and its change does not.
  bool moves_within(std::size_t at, const Way& way) const {
    const std::size_t follower = person_.follower(at);
    return follower != LevelChart::nowhere && way[follower] != Ways::any && way[follower] != person_.cell(follower);
  }

  const OnChart& person_;
  Search search_;
  std::uint64_t steps_;
  std::vector<Chart> followed_;
};

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
  insight.lower = Shifting(person, lower, budget).run();
  insight.higher = Shifting(person, higher, budget).run();
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
