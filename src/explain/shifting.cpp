#include "shifting.hpp"

#include <algorithm>
#include <map>

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

/// The smallest changes of answers that bring the level to some others.
class Shifting {
 public:
  Shifting(const OnChart& person, const Wanted& wanted)
      : person_(person), steps_(wanted.budget), moved_(person.varied()) {
    const LevelChart& chart = person.chart();
    if (wanted.may_give)
      for (const std::uint32_t at : chart.asked())
        if (!person.is_known(at) && !person.is_of_history(at)) moved_.push_back(at);
    search_.chart = &wanted.chart;
    search_.ends = wanted.ends;
    search_.together.resize(chart.positions());
    search_.costs.resize(chart.positions());
    for (std::size_t at = 0; at < chart.positions(); ++at) {
      search_.costs[at].assign(chart.variable(at).cells, Search::never);
      search_.costs[at][person.cell(at)] = 0;
    }
    for (const std::size_t at : moved_)  // an answer that was given does not become missing
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
    for (const std::size_t at : moved_) {
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

  // The answer as it is; of one that is missing, its mildest.
  const Value& start(std::size_t at) const {
    const Variable& variable = person_.variable(at);
    if (person_.is_known(at)) return person_.facts().values()[person_.slot(at)];
    return variable.points[lower_is_worse(at) ? variable.points.size() - 1 : 1].front();
  }

  bool lower_is_worse(std::size_t at) const {
    const RuleSet& rules = person_.program().rules();
    const Slot& slot = person_.program().slots()[person_.slot(at)];
    if (slot.kind == Slot::Kind::input) return rules.inputs[slot.input].worse == Worse::lower;
    return slot.kind == Slot::Kind::score && rules.instruments[slot.instrument].scores[slot.part].worse == Worse::lower;
  }

  // The value nearest to the start of those that lead along the way.
  Value nearest(std::size_t at, const Way& way) const {
    const Variable& variable = person_.variable(at);
    const Value& now = start(at);
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
      shift.distance += distance(person_.variable(at), start(at), to);
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
  std::vector<std::size_t> moved_;  // the positions that may be changed
  std::vector<Chart> followed_;
};

}  // namespace

Altered altered(const OnChart& person, std::size_t position, const Value& to) {
  const Program& program = person.program();
  const Slot& slot = program.slots()[person.slot(position)];
  const Value& from = person.facts().values()[person.slot(position)];
  const auto said = [&](const Value& value) {
    return value_in_words(program, slot, value, band_at(person.variable(position), value));
  };
  const std::string then = name_in_words(program, slot) + said(to);
  if (from.is_null()) return {person.slot(position), from, to, then + ", not answered so far"};
  std::string now = said(from);
  now.erase(0, now.starts_with(": ") ? 2 : 1);
  return {person.slot(position), from, to, then + " instead of " + now};
}

Shifts smallest_changes(const OnChart& person, const Wanted& wanted) { return Shifting(person, wanted).run(); }

}  // namespace rung
