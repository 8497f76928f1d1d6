#include "realize.hpp"

#include <algorithm>
#include <map>

#include "rung/explain/words.hpp"
#include "stays.hpp"

namespace rung {
namespace {

Written written(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::null:
      return {.text = "", .is_null = true};
    case Value::Kind::boolean:
      return {.text = value.boolean() ? "true" : "false"};
    case Value::Kind::decimal:
      return {.text = plain_number(value.decimal())};
    case Value::Kind::string:
      return {.text = std::string(value.string())};
    default:
      return {.text = std::to_string(value.long_integer())};
  }
}

}  // namespace

const Program& Realizer::asker(std::size_t v) const {
  for (const ProgramDiagram& one : diagrams_)
    if (!one.space().variables[v].slots.empty()) return one.program();
  return diagrams_.front().program();
}

const Slot& Realizer::slot(std::size_t v) const {
  for (const ProgramDiagram& one : diagrams_)
    if (const auto& slots = one.space().variables[v].slots; !slots.empty()) return one.program().slots()[slots.front()];
  return diagrams_.front().program().slots().front();
}

Points Realizer::points(const std::vector<Forest::Step>& steps, bool highest) const {
  Points points{std::vector<std::size_t>(variables_.size()),
                std::vector<std::vector<std::uint32_t>>(variables_.size())};
  for (const Forest::Step& step : steps) {
    const std::size_t v = diagrams_.front().variable(step.variable);
    const auto& cells = variables_[v].cell_of;
    if (step.cell == 0) continue;
    std::optional<std::size_t> chosen;
    for (std::size_t p = 1; p < cells.size(); ++p) {
      if (cells[p] != step.cell) continue;
      const Value& value = variables_[v].points[p].front();
      const bool plain = value.kind() != Value::Kind::decimal || value.decimal().is_whole();
      const Value* const before = chosen ? &variables_[v].points[*chosen].front() : nullptr;
      const bool before_plain = before && (before->kind() != Value::Kind::decimal || before->decimal().is_whole());
      // Counts and days of the history may have no upper end.
      const bool later = highest && variables_[v].kind != Variable::Kind::history;
      if (!chosen || (plain && (later || !before_plain))) chosen = p;
    }
    points.set(v, *chosen, step.cells);
  }
  return points;
}

// What the points say of a history question about a variable.
std::optional<std::int32_t> Realizer::asked(HistoryQuestion question, std::size_t of, const Points& points) const {
  for (std::size_t v = 0; v < points.size(); ++v) {
    const Variable& variable = variables_[v];
    if (variable.kind != Variable::Kind::history || points[v] == 0) continue;
    const Slot& one = slot(v);
    if (one.question == question && one.type == integer_type && asker(v).slots()[one.of].name == slot(of).name)
      return variable.points[points[v]].front().integer();
  }
  return std::nullopt;
}

// Some days into the week, so that a reading of today lies within the stay.
std::int32_t Realizer::days_at_level(const Points& points) const {
  constexpr std::int64_t longest = 30'000;
  std::int64_t weeks = 2;
  for (std::size_t v = 0; v < points.size(); ++v)
    if (variables_[v].kind == Variable::Kind::history && points[v] != 0 &&
        slot(v).question == HistoryQuestion::weeks_at_level)
      weeks = variables_[v].points[points[v]].front().integer();
  return static_cast<std::int32_t>(std::min(7 * weeks + 3, longest));
}

// The latest reading, and an earlier one where a change or a baseline is asked for.
void Realizer::answer_readings(std::size_t v, Reading latest, const Points& points, Answer& answer) const {
  const auto age = asked(HistoryQuestion::age_days, v, points);
  const auto change = asked(HistoryQuestion::change, v, points);
  const auto baseline = asked(HistoryQuestion::baseline, v, points);
  if (age) latest.days_ago = *age;
  if (change || baseline) {
    if (!latest.days_ago) latest.days_ago = 0;
    Reading before = latest;
    before.days_ago = std::max(days_at_level(points), *latest.days_ago) + 1;
    const std::int64_t now = variables_[v].points[points[v]].front().long_integer();
    const Written then = written(Value::of(static_cast<std::int32_t>(baseline ? *baseline : now - *change)));
    if (slot(v).kind == Slot::Kind::input)
      before.value = then;
    else
      before.named = {{Word{slot(v).name.substr(slot(v).name.find('.') + 1), {}}, then}};
    answer.readings.push_back(std::move(before));
  }
  answer.readings.insert(answer.readings.begin(), std::move(latest));
}

void Realizer::answer(const Points& points, Case& made) const {
  std::map<std::string, Reading> sheets;
  std::map<std::string, std::size_t> scored;  // of each instrument: a variable whose earlier readings are asked for
  for (std::size_t v = 0; v < points.size(); ++v) {
    if (points[v] == 0 || !variables_[v].places.empty()) continue;
    const Slot& one = slot(v);
    const Value& value = variables_[v].points[points[v]].front();
    if (one.kind == Slot::Kind::input) {
      Answer answer{Word{one.name, {}}, {}};
      answer_readings(v, Reading{.value = written(value)}, points, answer);
      made.answers.push_back(std::move(answer));
    } else if (one.kind == Slot::Kind::item || one.kind == Slot::Kind::score) {
      const std::string& instrument = asker(v).rules().instruments[one.instrument].id.text;
      sheets[instrument].named.emplace_back(Word{one.name.substr(one.name.find('.') + 1), {}}, written(value));
      const bool earlier = asked(HistoryQuestion::change, v, points) || asked(HistoryQuestion::baseline, v, points) ||
                           asked(HistoryQuestion::age_days, v, points);
      if (earlier || !scored.contains(instrument)) scored[instrument] = v;
    }
  }
  for (auto& [instrument, reading] : sheets) {
    Answer answer{Word{instrument, {}}, {}};
    answer_readings(scored.at(instrument), std::move(reading), points, answer);
    made.answers.push_back(std::move(answer));
  }
}

void Realizer::tell_history(const Points& points, Case& made) const {
  Stays stays;
  bool known = false;
  const auto place = [&](const Whereabouts& where) {
    const bool on_ladder = where.kind == Whereabouts::Kind::on_ladder;
    return Word{on_ladder ? ladder_.levels[where.index].id.text : ladder_.above[where.index].id.text, {}};
  };
  for (std::size_t v = 0; v < points.size(); ++v) {
    const Variable& variable = variables_[v];
    if (points[v] == 0) continue;
    if (!variable.places.empty()) {
      known = true;
      const Whereabouts where = variable.places[points[v]];
      if (where.kind != Whereabouts::Kind::on_ladder && where.kind != Whereabouts::Kind::above) continue;
      if (variable.kind == Variable::Kind::previous)
        stays.end_with(place(where), days_at_level(points));
      else
        stays.add_current(place(where), days_at_level(points));
    } else if (variable.kind == Variable::Kind::history) {
      const Slot& one = slot(v);
      known = known || one.question != HistoryQuestion::age_days;
      if (one.question == HistoryQuestion::episodes || one.question == HistoryQuestion::days_since_discharge)
        stays.ask(one, variable.points[points[v]].front().integer());
    }
  }
  if (known) made.history = stays.told();
}

// A case that needs a history for one answer cannot leave other parts of it open; so what is missing is not compared.
bool Realizer::lies_in(const Facts& facts, const Points& points, const ProgramDiagram& diagram) const {
  for (std::size_t v = 0; v < points.size(); ++v) {
    const Variable& variable = diagram.space().variables[v];
    if (points[v] == 0) continue;
    if (!variable.places.empty()) {
      const Whereabouts where = variable.kind == Variable::Kind::current ? facts.current() : facts.previous();
      const Whereabouts meant = variable.places[points[v]];
      if (where.kind != meant.kind || where.index != meant.index) return false;
    } else if (!variable.slots.empty()) {
      const std::uint32_t cell = cell_of(variable, facts.values()[variable.slots.front()]);
      if (std::ranges::find(points.cells[v], cell) == points.cells[v].end()) return false;
    }
  }
  return true;
}

std::optional<Realizer::Real> Realizer::real(const Points& points) const {
  Real made;
  made.written.id = Word{"witness", {}};
  made.written.population = diagrams_.front().program().rules().population;
  if (made.written.population.text == any_population) made.written.population = Word{"adult", {}};
  answer(points, made.written);
  tell_history(points, made.written);
  std::vector<Program> all;
  for (const ProgramDiagram& one : diagrams_) all.push_back(one.program());
  for (const ProgramDiagram& one : diagrams_) {
    if (one.program().rules().population.text != any_population)
      made.written.population = one.program().rules().population;
    auto facts = rung::bind(one.program(), made.written, all);
    if (!facts || !lies_in(*facts, points, one)) return std::nullopt;
    made.facts.push_back(std::move(facts).value());
  }
  return made;
}

}  // namespace rung
