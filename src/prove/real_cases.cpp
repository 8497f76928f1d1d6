#include "real_cases.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "rung/evaluate/score.hpp"

namespace rung {
namespace {

constexpr double few_sheets = 100'000;  // of an instrument, that are all looked at

}  // namespace

RealCases::RealCases(ProgramDiagram& diagram) : diagram_(diagram) {
  add_stays();
  add_readings();
  for (std::size_t i = 0; i < diagram_.program().rules().instruments.size(); ++i) add_sheets(i);
  join();
}

// Those that share a variable become one, for they are asked together.
void RealCases::join() {
  std::vector<Constraint> joined;
  for (Constraint& next : constraints_) {
    for (auto other = joined.begin(); other != joined.end();) {
      std::vector<std::size_t> shared, all;
      std::ranges::set_intersection(next.positions, other->positions, std::back_inserter(shared));
      if (shared.empty()) {
        ++other;
        continue;
      }
      std::ranges::set_union(next.positions, other->positions, std::back_inserter(all));
      next = {std::move(all), diagram_.forest().both(next.holds, other->holds)};
      other = joined.erase(other);
    }
    joined.push_back(std::move(next));
  }
  constraints_ = std::move(joined);
}

const Slot& RealCases::slot(std::size_t index) const {
  return diagram_.program().slots()[variable(index).slots.front()];
}

bool RealCases::asks(std::size_t index, HistoryQuestion question) const {
  return variable(index).kind == Variable::Kind::history && is_asked(index) && slot(index).question == question;
}

std::int64_t RealCases::number(std::size_t index, std::size_t point) const {
  const Value& value = variable(index).points[point].front();
  return value.kind() == Value::Kind::decimal ? value.decimal().to_int64().value_or(0) : value.long_integer();
}

void RealCases::add(std::size_t a, std::size_t b, const Together& together) {
  Forest& forest = diagram_.forest();
  const bool a_first = diagram_.position(a) < diagram_.position(b);
  const std::size_t first = a_first ? a : b, second = a_first ? b : a;
  std::vector<std::vector<bool>> cells(variable(first).cells, std::vector<bool>(variable(second).cells));
  bool all = true;
  for (std::size_t p = 0; p < variable(first).points.size(); ++p)
    for (std::size_t q = 0; q < variable(second).points.size(); ++q)
      if (a_first ? together(p, q) : together(q, p))
        cells[variable(first).cell_of[p]][variable(second).cell_of[q]] = true;
  std::vector<Diagram> upper;
  for (const auto& row : cells) {
    std::vector<Diagram> lower;
    for (const bool holds : row) lower.push_back(holds ? Forest::yes : Forest::no), all = all && holds;
    upper.push_back(forest.make(diagram_.position(second), lower));
  }
  if (all) return;
  constraints_.push_back(
      {{diagram_.position(first), diagram_.position(second)}, forest.make(diagram_.position(first), upper)});
}

// Where a person is and was, how long and how often: one list of stays answers all of it or none.
void RealCases::add_stays() {
  const auto is_of_stays = [&](std::size_t v) {
    const Variable::Kind kind = variable(v).kind;
    return kind == Variable::Kind::current || kind == Variable::Kind::previous ||
           asks(v, HistoryQuestion::weeks_at_level) || asks(v, HistoryQuestion::episodes) ||
           asks(v, HistoryQuestion::days_since_discharge);
  };
  for (std::size_t a = 0; a < diagram_.space().variables.size(); ++a)
    for (std::size_t b = 0; b < diagram_.space().variables.size(); ++b)
      if (a != b && is_of_stays(a) && is_of_stays(b)) add_stays_of(a, b);
}

void RealCases::add_stays_of(std::size_t a, std::size_t b) {
  const auto tells_all = [&](std::size_t v) {  // known whenever the history is
    return variable(v).kind != Variable::Kind::history || asks(v, HistoryQuestion::episodes);
  };
  if (tells_all(a) && tells_all(b) && a < b)
    add(a, b, [](std::size_t p, std::size_t q) { return (p == 0) == (q == 0); });
  if (tells_all(a) && !tells_all(b)) add(a, b, [](std::size_t p, std::size_t q) { return p != 0 || q == 0; });
  const auto place = [&](std::size_t v, std::size_t p) { return variable(v).points[p]; };
  const auto at = [&](std::size_t v, std::size_t p) -> std::string {
    const Whereabouts where = variable(v).places[p];
    const Ladder& ladder = diagram_.program().rules().ladder;
    if (where.kind == Whereabouts::Kind::on_ladder) return ladder.levels[where.index].id.text;
    return where.kind == Whereabouts::Kind::above ? ladder.above[where.index].id.text : "";
  };
  static_cast<void>(place);
  if (variable(a).kind == Variable::Kind::current) {
    if (asks(b, HistoryQuestion::weeks_at_level))
      add(a, b, [&](std::size_t p, std::size_t q) { return at(a, p).empty() == (q == 0); });
    if (asks(b, HistoryQuestion::episodes))
      add(a, b, [&](std::size_t p, std::size_t q) { return q == 0 || at(a, p) != slot(b).level || number(b, q) >= 1; });
  }
  if (variable(a).kind == Variable::Kind::previous) {
    if (asks(b, HistoryQuestion::days_since_discharge))
      add(a, b, [&](std::size_t p, std::size_t q) {
        return at(a, p).empty() ? q == 0 : at(a, p) != slot(b).level || q != 0;
      });
    if (asks(b, HistoryQuestion::episodes))
      add(a, b,
          [&](std::size_t p, std::size_t q) { return p == 0 || q == 0 || !at(a, p).empty() || number(b, q) <= 1; });
  }
  if (asks(a, HistoryQuestion::episodes) && slot(a).level == slot(b).level) {
    if (asks(b, HistoryQuestion::episodes) && slot(a).days < slot(b).days)
      add(a, b, [&](std::size_t p, std::size_t q) { return p == 0 || q == 0 || number(a, p) <= number(b, q); });
    if (asks(b, HistoryQuestion::days_since_discharge))
      add(a, b, [&](std::size_t p, std::size_t q) {
        if (p == 0) return true;
        return q != 0 && number(b, q) <= slot(a).days ? number(a, p) >= 1 : number(a, p) <= 1;
      });
  }
}

// What is asked of earlier readings is known only where there is a latest one.
void RealCases::add_readings() {
  const CaseSpace& space = diagram_.space();
  for (std::size_t v = 0; v < space.variables.size(); ++v) {
    const bool changes = asks(v, HistoryQuestion::change);
    if (!changes && !asks(v, HistoryQuestion::age_days) && !asks(v, HistoryQuestion::baseline)) continue;
    const Slot& of = diagram_.program().slots()[slot(v).of];
    const std::size_t subject = space.variable_of[slot(v).of];
    if (subject != CaseSpace::unused)
      add(v, subject, [&](std::size_t p, std::size_t q) {
        if (p == 0) return true;
        if (q == 0) return false;
        if (!changes || !of.range) return true;
        return of.range->holds(Decimal(number(subject, q) - number(v, p)));
      });
    for (std::size_t other = 0; changes && other < space.variables.size(); ++other)
      if (variable(other).kind == Variable::Kind::current || variable(other).kind == Variable::Kind::previous ||
          asks(other, HistoryQuestion::episodes))
        add(v, other, [](std::size_t p, std::size_t q) { return p == 0 || q != 0; });
  }
}

// Every sheet of a short instrument, with its scores as they come of it, or as they are given where they do not.
void RealCases::add_sheets(std::size_t index) {
  const Program& program = diagram_.program();
  const Instrument& instrument = program.rules().instruments[index];
  std::vector<std::size_t> used;
  for (std::size_t v = 0; v < diagram_.space().variables.size(); ++v)
    if ((variable(v).kind == Variable::Kind::item || variable(v).kind == Variable::Kind::score) && is_asked(v) &&
        slot(v).instrument == index)
      used.push_back(v);
  double sheets = 1;
  std::vector<std::vector<Value>> answers;
  for (const Item& item : instrument.items) {
    std::vector<Value> one = {Value{}};
    if (item.type == boolean_type)
      one.insert(one.end(), {Value::of(false), Value::of(true)});
    else if (!item.values.empty())
      for (const std::int32_t value : item.values) one.push_back(Value::of(value));
    else
      for (std::int64_t value = *item.range->low.to_int64(); value <= *item.range->high.to_int64(); ++value)
        one.push_back(Value::of(static_cast<std::int32_t>(value)));
    sheets *= static_cast<double>(one.size());
    answers.push_back(std::move(one));
  }
  if (used.size() < 2 || sheets > few_sheets) return;
  std::ranges::sort(used, {}, [&](std::size_t v) { return diagram_.position(v); });

  std::set<std::vector<std::uint32_t>> seen;  // the cells of `used`; `anything` where a score may be given freely
  constexpr std::uint32_t anything = UINT32_MAX;
  const CompiledInstrument& compiled = program.instruments()[index];
  ScoredSheet sheet;
  std::vector<std::size_t> at(answers.size());
  std::vector<Value> items(answers.size());
  const auto cell_of = [&](std::size_t v, const Value& value) {
    for (std::size_t p = 0; p < variable(v).points.size(); ++p)
      if (same(variable(v).points[p].front(), value)) return variable(v).cell_of[p];
    return anything;  // a score whose points are samples: not told apart here
  };
  for (bool more = true; more;) {
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = answers[i][at[i]];
    score(instrument, compiled, items, {}, sheet);
    std::vector<std::uint32_t> cells;
    for (const std::size_t v : used) {
      const Value& value =
          variable(v).kind == Variable::Kind::item ? sheet.items[slot(v).part] : sheet.computed[slot(v).part];
      cells.push_back(variable(v).kind == Variable::Kind::score && value.is_null() ? anything : cell_of(v, value));
    }
    seen.insert(std::move(cells));
    more = false;
    for (std::size_t i = 0; i < at.size() && !more; ++i) {
      more = ++at[i] < answers[i].size();
      if (!more) at[i] = 0;
    }
  }
  Forest& forest = diagram_.forest();
  Diagram holds = Forest::no;
  for (const auto& cells : seen) {
    Diagram cube = Forest::yes;
    for (std::size_t i = used.size(); i-- > 0;) {
      if (cells[i] == anything) continue;
      std::vector<Diagram> children(variable(used[i]).cells, Forest::no);
      children[cells[i]] = cube;
      cube = forest.make(diagram_.position(used[i]), children);
    }
    holds = forest.either(holds, cube);
  }
  std::vector<std::size_t> positions;
  for (const std::size_t v : used) positions.push_back(diagram_.position(v));
  constraints_.push_back({positions, holds});
}

std::vector<Diagram> RealCases::needed_by(std::span<const Forest::Wanted> wanted) const {
  std::vector<bool> asked(diagram_.forest().variables());
  for (const Forest::Wanted& one : wanted)
    for (const std::size_t position : diagram_.forest().support(one.diagram)) asked[position] = true;
  std::vector<Diagram> found;
  for (const Constraint& constraint : constraints_)
    if (std::ranges::any_of(constraint.positions, [&](std::size_t position) { return asked[position]; }))
      found.push_back(constraint.holds);
  return found;
}

Diagram RealCases::among(Diagram found) {
  const Forest::Wanted wanted[] = {{found, Forest::is_yes}};
  if (found == Forest::none) return found;
  for (const Diagram needed : needed_by(wanted)) found = diagram_.forest().both(found, needed);
  return found;
}

}  // namespace rung
