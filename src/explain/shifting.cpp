#include "shifting.hpp"

#include <algorithm>

#include "words.hpp"

namespace rung {
namespace {

constexpr std::size_t most_shifts = 50;
constexpr std::uint32_t whole_scale = 1000;

Value band_at(const Variable& variable, const Value& value) {
  if (variable.kind != Variable::Kind::score || variable.slots.size() < 2) return {};
  Value band;
  for (const auto& point : variable.points)
    if (!point[0].is_null() && (same(point[0], value) || number_in(point[0]) <= number_in(value))) band = point[1];
  return band;
}

// Thousandths of the scale from its one end to the other; one whole for what has no order.
std::uint32_t distance(const Variable& variable, const Value& from, const Value& to) {
  if (!is_number(from)) return whole_scale;
  const auto units = [](const Value& value) { return number_in(value).units(); };
  const auto width = units(variable.points.back().front()) - units(variable.points[1].front());
  const auto apart = units(to) > units(from) ? units(to) - units(from) : units(from) - units(to);
  return width > 0 ? static_cast<std::uint32_t>((apart * whole_scale + width - 1) / width) : whole_scale;
}

bool comes_before(const Shift& one, const Shift& other) {
  if (one.distance != other.distance) return one.distance < other.distance;
  return std::ranges::lexicographical_compare(one.answers, other.answers, {}, &Altered::slot, &Altered::slot);
}

}  // namespace

Changeable::Changeable(const OnChart& person, bool may_give) : person_(person), costs_(by_cell(may_give), sheets()) {}

std::vector<std::vector<std::uint8_t>> Changeable::by_cell(bool may_give) const {
  std::vector<std::vector<std::uint8_t>> costs(person_.chart().positions());
  for (const std::uint32_t at : person_.chart().asked()) {
    costs[at].assign(person_.variable(at).cells, Costs::never);
    if (may_give && !person_.is_known(at) && !person_.is_of_history(at))
      std::fill(costs[at].begin() + 1, costs[at].end(), std::uint8_t{1});
  }
  for (const std::size_t at : person_.varied())  // an answer that was given does not become missing
    std::fill(costs[at].begin() + 1, costs[at].end(), std::uint8_t{1});
  for (const auto& [of, tie] : person_.ties())  // where a score goes, its change goes along
    for (const std::uint32_t change : tie.changes) costs[person_.follower(of)][change] = 1;
  for (const std::uint32_t at : person_.chart().asked()) costs[at][person_.cell(at)] = 0;
  return costs;
}

// A questionnaire is one answer, whichever of its scores and items count; so is an input with its change.
std::vector<std::uint8_t> Changeable::sheets() const {
  std::map<std::pair<bool, std::size_t>, std::vector<std::size_t>> of_answer;
  for (const std::uint32_t at : person_.chart().asked()) {
    if (person_.is_of_history(at)) continue;
    const Slot& slot = person_.program().slots()[person_.slot(at)];
    const bool is_input = slot.kind == Slot::Kind::input;
    auto& positions = of_answer[{is_input, is_input ? slot.input : slot.instrument}];
    positions.push_back(at);
    if (person_.follower(at) != LevelChart::nowhere) positions.push_back(person_.follower(at));
  }
  std::vector<std::uint8_t> together(person_.chart().positions());
  std::uint8_t next = 1;
  for (const auto& [answer, positions] : of_answer)
    if (positions.size() > 1 && next < 64) {
      for (const std::size_t at : positions) together[at] = next;
      ++next;
    }
  return together;
}

Shifting::Shifting(const Changeable& changeable, const Chart& chart, std::uint32_t ends, std::uint64_t budget)
    : person_(changeable.person()), steps_(budget) {
  search_.chart = &chart;
  search_.ends = ends;
  search_.costs = &changeable.costs();
  const std::vector<bool> counts = that_count(chart);
  for (const auto& [of, tie] : person_.ties())
    if (counts[of]) search_.also.push_back(&tie.chart);
  for (const Chart* one : person_.real())
    if (std::ranges::any_of(one->support(), [&](std::uint32_t at) { return counts[at] && changeable.varies(at); }))
      search_.also.push_back(one);
  asked_ = chart.support();
  for (const Chart* one : search_.also) asked_.insert(asked_.end(), one->support().begin(), one->support().end());
  std::ranges::sort(asked_);
  asked_.erase(std::unique(asked_.begin(), asked_.end()), asked_.end());
  ways_.emplace(search_, steps_);
}

// What the chart asks for, and what cannot change without it.
std::vector<bool> Shifting::that_count(const Chart& chart) const {
  std::vector<bool> counts(person_.chart().positions());
  for (const std::uint32_t at : chart.support()) counts[at] = true;
  for (const std::size_t at : person_.varied())
    if (const std::size_t follower = person_.follower(at); follower != LevelChart::nowhere && counts[follower])
      counts[at] = true;
  for (const Chart* one : person_.real())
    if (std::ranges::any_of(one->support(), [&](std::uint32_t at) { return counts[at]; }))
      for (const std::uint32_t at : one->support()) counts[at] = true;
  return counts;
}

Shifts Shifting::run(std::size_t most) {
  std::map<std::vector<std::size_t>, Found> nearest;
  std::vector<std::size_t> positions;
  const auto look = [&](const Way& way) {
    positions.clear();
    std::uint32_t far = 0;
    for (const std::uint32_t at : asked_)
      if (is_moved(at, way)) positions.push_back(at), far += nearest_move(at, way).distance;
    const auto [at, is_new] = nearest.try_emplace(positions);
    if (is_new || far < at->second.distance) at->second = {far, way};
    return nearest.size() <= most_shifts;
  };
  ways_->each_least(look, most);
  Shifts made;
  for (const auto& entry : nearest)  // of one questionnaire, only what is needed
    if (std::ranges::none_of(nearest, [&](const auto& other) {
          return other.first.size() < entry.first.size() && std::ranges::includes(entry.first, other.first);
        }))
      made.shifts.push_back(shift_of(entry.first, entry.second));
  std::ranges::sort(made.shifts, comes_before);
  const bool all = !ways_->gave_up() && nearest.size() <= most_shifts;
  made.kind = made.shifts.empty() ? (all ? Shifts::Kind::none : Shifts::Kind::not_found)
                                  : (all ? Shifts::Kind::found : Shifts::Kind::some);
  return made;
}

// The answer as it is; of one that is missing, its mildest.
const Value& Shifting::start(std::size_t at) const {
  const Variable& variable = person_.variable(at);
  if (person_.is_known(at)) return person_.facts().values()[person_.slot(at)];
  return variable.points[lower_is_worse(at) ? variable.points.size() - 1 : 1].front();
}

bool Shifting::lower_is_worse(std::size_t at) const {
  const RuleSet& rules = person_.program().rules();
  const Slot& slot = person_.program().slots()[person_.slot(at)];
  if (slot.kind == Slot::Kind::input) return rules.inputs[slot.input].worse == Worse::lower;
  return slot.kind == Slot::Kind::score && rules.instruments[slot.instrument].scores[slot.part].worse == Worse::lower;
}

// To the value nearest to the start of those that lead along the way.
Shifting::Move& Shifting::nearest_move(std::uint32_t at, const Way& way) {
  const std::size_t follower = person_.follower(at);
  const std::uint32_t change = follower == LevelChart::nowhere ? Ways::any : way[follower];
  const auto [found, is_new] = moves_.try_emplace({at, way[at], change});
  Move& move = found->second;
  if (!is_new) return move;
  const Variable& variable = person_.variable(at);
  move = {start(at), whole_scale};
  bool is_any = false;
  for (std::size_t point = 1; point < variable.points.size(); ++point) {
    const Value& value = variable.points[point].front();
    if (variable.cell_of[point] != way[at]) continue;
    if (change != Ways::any && person_.followed(follower, value) != change) continue;
    const std::uint32_t far = distance(variable, start(at), value);
    if (!is_any || far < move.distance) move = {value, far};
    is_any = true;
  }
  return move;
}

// Whether an answer is another along the way, or stays in its cell while its change does not.
bool Shifting::is_moved(std::uint32_t at, const Way& way) const {
  if (way[at] == Ways::any || person_.is_of_history(at)) return false;
  if (way[at] != person_.cell(at)) return true;
  const std::size_t follower = person_.follower(at);
  return follower != LevelChart::nowhere && way[follower] != Ways::any && way[follower] != person_.cell(follower);
}

Shift Shifting::shift_of(const std::vector<std::size_t>& positions, const Found& found) {
  Shift shift;
  shift.distance = found.distance;
  std::vector<std::uint32_t> cells = person_.cells();
  for (const std::uint32_t at : asked_)
    if (found.way[at] != Ways::any) cells[at] = found.way[at];
  for (const std::size_t at : positions) {
    Move& move = nearest_move(static_cast<std::uint32_t>(at), found.way);
    if (!move.words) move.words = altered(person_, at, move.to);
    shift.answers.push_back(*move.words);
  }
  shift.level = person_.chart().level().at(cells);
  std::ranges::sort(shift.answers, {}, &Altered::slot);
  return shift;
}

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

}  // namespace rung
