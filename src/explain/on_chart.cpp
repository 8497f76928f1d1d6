#include "on_chart.hpp"

#include <algorithm>
#include <set>

#include "parts.hpp"
#include "support.hpp"
#include "words.hpp"

namespace rung {

bool is_number(const Value& value) {
  return value.kind() == Value::Kind::integer || value.kind() == Value::Kind::long_integer ||
         value.kind() == Value::Kind::decimal;
}

OnChart::OnChart(const LevelChart& chart, const Explanation& explanation)
    : chart_(chart),
      explanation_(explanation),
      level_(explanation.decision->recommended),
      cells_(chart.positions()),
      follower_(chart.positions(), LevelChart::nowhere),
      waited_(chart.program().slots().size()) {
  find_waited();
  for (const std::uint32_t position : chart.asked()) {
    cells_[position] = find_cell(position);
    const Variable& one = variable(position);
    if (one.kind != Variable::Kind::history) continue;
    const Slot& question = program().slots()[slot(position)];
    if (question.question != HistoryQuestion::change || !is_known(position)) continue;
    const std::size_t of = chart.position_of(question.of);
    if (of == LevelChart::nowhere) continue;
    follower_[of] = position;
    cells_[of] = find_cell(of);
    if (is_known(of)) tie(of, position);
  }
  for (std::size_t at = 0; at < chart.positions(); ++at)
    if (is_known(at) && !is_of_history(at)) varied_.push_back(at);
  for (const Chart& one : chart.real())
    if (one.at(cells_) == Forest::number(Forest::yes)) real_.push_back(&one);
}

void OnChart::tie(std::size_t of, std::size_t follower) {
  const Variable& score = variable(of);
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t point = 1; point < score.points.size(); ++point)
    pairs.emplace(score.cell_of[point], followed(follower, score.points[point].front()));
  Tie made;
  std::vector<std::vector<std::uint32_t>> rows;
  const bool is_first = of < follower;
  for (const auto& [cell, change] : pairs) {
    made.changes.push_back(change);
    rows.push_back(is_first ? std::vector{cell, change} : std::vector{change, cell});
  }
  std::vector<std::size_t> positions = {std::min(of, follower), std::max(of, follower)};
  made.chart = Chart(positions, {variable(positions[0]).cells, variable(positions[1]).cells}, std::move(rows));
  ties_.emplace(of, std::move(made));
}

void OnChart::find_waited() {
  const auto& rules = program().compiled_rules();
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    if (explanation_.decision->truths[rule] != Truth::unknown || !matters(explanation_, rule)) continue;
    Support support(program(), *explanation_.decision);
    support.add(program().rules().rules[rule].when, rules[rule].condition);
    for (const std::size_t slot : support.missing()) waited_[slot] = true;
  }
}

bool OnChart::stays_missing(std::size_t position) const {
  if (is_known(position) || variable(position).slots.empty() || !program().slots()[slot(position)].optional)
    return false;
  return std::ranges::none_of(variable(position).slots, [&](std::size_t one) { return waited_[one]; });
}

bool OnChart::is_of_history(std::size_t position) const {
  const Variable::Kind kind = variable(position).kind;
  return kind == Variable::Kind::history || kind == Variable::Kind::current || kind == Variable::Kind::previous;
}

std::uint32_t OnChart::find_cell(std::size_t position) const {
  const Variable& one = variable(position);
  if (one.places.empty()) return cell_of(one, facts().values()[slot(position)]);
  const Whereabouts where = one.kind == Variable::Kind::current ? facts().current() : facts().previous();
  for (std::size_t point = 0; point < one.places.size(); ++point)
    if (one.places[point].kind == where.kind && one.places[point].index == where.index) return one.cell_of[point];
  return 0;
}

// The start stays what it was.
std::uint32_t OnChart::followed(std::size_t follower, const Value& of) const {
  const Slot& question = program().slots()[slot(follower)];
  const Value& change = facts().values()[slot(follower)];
  const auto start = subtract(number_in(facts().values()[question.of]), number_in(change));
  const auto changed = start ? subtract(number_in(of), *start) : std::nullopt;
  if (!changed) return cell(follower);
  if (question.type == integer_type)
    return cell_of(variable(follower), Value::of(static_cast<std::int32_t>(changed->to_int64().value_or(0))));
  return cell_of(variable(follower), Value::of(*changed));
}

Evidence evidence_at(const OnChart& person, std::size_t position) {
  const Variable& one = person.variable(position);
  if (!one.slots.empty()) return evidence(person.program(), person.facts(), one.slots.front());
  const bool is_now = one.kind == Variable::Kind::current;
  const Whereabouts where = is_now ? person.facts().current() : person.facts().previous();
  const Ladder& ladder = person.program().rules().ladder;
  const std::string place = where.kind == Whereabouts::Kind::on_ladder ? ladder.levels[where.index].name
                            : where.kind == Whereabouts::Kind::above   ? ladder.above[where.index].name
                                                                       : "none";
  Evidence made;
  made.slot = person.program().slots().size();
  made.name = is_now ? "current_level" : "previous_level";
  made.words = (is_now ? "current level: " : "level before: ") + place;
  return made;
}

}  // namespace rung
