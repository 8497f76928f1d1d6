#include "cutting.hpp"

#include <algorithm>
#include <map>

#include "points.hpp"
#include "rung/evaluate/decision.hpp"

namespace rung {

Decimal number_in(const Value& value) {
  if (value.kind() == Value::Kind::decimal) return value.decimal();
  return Decimal(value.kind() == Value::Kind::boolean ? std::int64_t{value.boolean()} : value.long_integer());
}

std::size_t Cutting::score_of_band(std::size_t band) const {
  std::size_t slot = band;
  while (program_.slots()[slot].kind != Slot::Kind::score || program_.slots()[slot].part != program_.slots()[band].part)
    --slot;
  return slot;
}

// Where a person is also decides what relative levels come to.
void Cutting::add_place(Variable::Kind kind, HistoryQuestion question) {
  Variable made{.kind = kind};
  for (std::size_t slot = 0; slot < code_.slots; ++slot)
    if (program_.slots()[slot].kind == Slot::Kind::history && program_.slots()[slot].question == question)
      made.slots.push_back(slot);
  const auto is_asked = [&](const CompiledRule& rule) {
    return rule.target.relative != Relative::none &&
           (rule.target.relative == Relative::previous) == (kind == Variable::Kind::previous);
  };
  const bool used = std::ranges::any_of(made.slots, [&](std::size_t slot) { return space_.needed[slot]; });
  if (used || std::ranges::any_of(program_.compiled_rules(), is_asked)) space_.variables.push_back(std::move(made));
}

void Cutting::add_variables() {
  std::map<std::size_t, Variable> scores;
  for (std::size_t i = 0; i < code_.slots; ++i) {
    const Slot& slot = program_.slots()[i];
    if (!space_.needed[i]) continue;
    if (slot.kind == Slot::Kind::score || slot.kind == Slot::Kind::band) {
      const std::size_t score = slot.kind == Slot::Kind::score ? i : score_of_band(i);
      Variable& made = scores[score];
      made.kind = Variable::Kind::score;
      if (made.slots.empty()) made.slots.push_back(score);
      if (i != score) made.slots.push_back(i);
    }
  }
  for (std::size_t i = 0; i < code_.slots; ++i) {
    const Slot& slot = program_.slots()[i];
    if (const auto found = scores.find(i); found != scores.end()) space_.variables.push_back(found->second);
    if (!space_.needed[i]) continue;
    if (slot.kind == Slot::Kind::input) space_.variables.push_back({.kind = Variable::Kind::input, .slots = {i}});
    if (slot.kind == Slot::Kind::item) space_.variables.push_back({.kind = Variable::Kind::item, .slots = {i}});
    if (slot.kind == Slot::Kind::history && slot.question != HistoryQuestion::current_level &&
        slot.question != HistoryQuestion::previous_level)
      space_.variables.push_back({.kind = Variable::Kind::history, .slots = {i}});
  }
  add_place(Variable::Kind::current, HistoryQuestion::current_level);
  add_place(Variable::Kind::previous, HistoryQuestion::previous_level);
}

void Cutting::find_rests() {
  for (std::size_t slot = 0; slot < code_.slots; ++slot)
    if (space_.needed[slot]) space_.rests_on[slot] = {static_cast<std::uint16_t>(space_.variable_of[slot])};
  for (std::size_t i = 0; i < code_.instructions.size(); ++i) {
    auto& rests = space_.rests_on[code_.first_computed() + i];
    if (!space_.needed[code_.first_computed() + i]) continue;
    for (const Register operand : operands(i)) {
      std::vector<std::uint16_t> joined;
      std::ranges::set_union(rests, space_.rests_on[operand], std::back_inserter(joined));
      rests = std::move(joined);
    }
  }
}

void Cutting::find_slices() {
  slices_.resize(space_.variables.size());
  for (std::size_t i = 0; i < code_.instructions.size(); ++i)
    if (const auto& rests = space_.rests_on[code_.first_computed() + i]; rests.size() == 1)
      slices_[rests[0]].push_back(i);
}

void Cutting::find_meeting() {
  std::vector<bool> meets(code_.registers());
  for (const Register root : roots_) meets[root] = true;
  for (std::size_t i = 0; i < code_.instructions.size(); ++i)
    if (space_.rests_on[code_.first_computed() + i].size() > 1)
      for (const Register operand : operands(i)) meets[operand] = true;
  meeting_.resize(space_.variables.size());
  for (std::size_t reg = 0; reg < meets.size(); ++reg)
    if (meets[reg] && space_.rests_on[reg].size() == 1)
      meeting_[space_.rests_on[reg][0]].push_back(static_cast<Register>(reg));
}

std::vector<Decimal> Cutting::band_edges(const Variable& variable) const {
  std::vector<Decimal> edges;
  const Slot& slot = program_.slots()[variable.slots[0]];
  if (variable.kind == Variable::Kind::score)
    for (const Band& band : program_.rules().instruments[slot.instrument].scores[slot.part].bands)
      edges.push_back(band.from);
  return edges;
}

Value Cutting::band_of(const Variable& variable, const Value& score) const {
  const Decimal number = number_in(score);
  std::int32_t band = -1;
  for (const Decimal edge : band_edges(variable)) band += edge <= number;
  return band < 0 ? Value{} : Value::of(band);
}

void Cutting::add_points(std::size_t index) {
  Variable& variable = space_.variables[index];
  if (variable.slots.empty() && variable.kind != Variable::Kind::current && variable.kind != Variable::Kind::previous)
    return;  // another program's
  const bool is_place = variable.kind == Variable::Kind::current || variable.kind == Variable::Kind::previous;
  std::vector<Value> values = {Value{}};
  if (is_place) {
    const Ladder& ladder = program_.rules().ladder;
    variable.places = {{}, {Whereabouts::Kind::none, 0}};
    values.push_back(Value::of(std::string_view("none")));
    for (std::size_t i = 0; i < ladder.levels.size(); ++i) {
      variable.places.push_back({Whereabouts::Kind::on_ladder, i});
      values.push_back(Value::of(std::string_view(ladder.levels[i].id.text)));
    }
    for (std::size_t i = 0; i < ladder.above.size(); ++i) {
      variable.places.push_back({Whereabouts::Kind::above, i});
      values.push_back(Value::of(std::string_view(ladder.above[i].id.text)));
    }
  } else {
    const Slot& slot = program_.slots()[variable.slots[0]];
    if (slot.type == boolean_type)
      values.insert(values.end(), {Value::of(false), Value::of(true)});
    else if (slot.type == string_type)
      for (const std::string& one : slot.one_of) values.push_back(Value::of(std::string_view(one)));
    else
      for (const Value& point :
           number_points(program_, slot, slices_[index], meeting_[index], band_edges(variable), variable.inexact))
        values.push_back(point);
  }
  take_points(index, values);
}

// Whether a case of this program can say it.
bool Cutting::can_be(std::size_t index, const Value& value) const {
  const Variable& variable = space_.variables[index];
  if (variable.slots.empty() || value.is_null()) return true;
  const Slot& slot = program_.slots()[variable.slots.front()];
  if (slot.type == string_type) return std::ranges::find(slot.one_of, value.string()) != slot.one_of.end();
  if (slot.type == boolean_type) return true;
  if (!slot.values.empty())
    return std::ranges::any_of(slot.values, [&](std::int32_t one) { return Decimal(one) == number_in(value); });
  return !slot.range || slot.range->holds(number_in(value));
}

void Cutting::take_points(std::size_t index, const std::vector<Value>& values) {
  Variable& variable = space_.variables[index];
  variable.points.clear();
  for (const Value& value : values) {
    std::vector<Value> point(std::max<std::size_t>(variable.slots.size(), 1), value);
    if (variable.kind == Variable::Kind::score && variable.slots.size() > 1)
      point[1] = value.is_null() ? Value{} : band_of(variable, value);
    variable.points.push_back(std::move(point));
  }
}

void Cutting::cut(std::size_t index) {
  Variable& variable = space_.variables[index];
  std::vector<Value> registers(code_.registers());
  std::ranges::copy(code_.constants, registers.begin() + code_.slots);
  std::map<std::vector<std::uint32_t>, std::uint32_t> known;
  Arena arena;
  for (std::size_t p = 0; p < variable.points.size(); ++p) {
    for (std::size_t i = 0; i < variable.slots.size(); ++i) registers[variable.slots[i]] = variable.points[p][i];
    for (const std::size_t step : slices_[index]) rung::run(code_, registers, arena, step, step + 1);
    std::vector<std::uint32_t> signature;
    for (const Register reg : meeting_[index]) signature.push_back(space_.values.number_of(registers[reg]));
    if (!variable.places.empty()) signature.push_back(static_cast<std::uint32_t>(p));  // relative levels count on it
    const auto [found, is_new] = p == 0 ? std::pair(known.end(), true) : known.emplace(signature, variable.cells);
    variable.cell_of.push_back(is_new ? variable.cells++ : found->second);
    if (is_new)
      for (std::size_t i = 0; i < meeting_[index].size(); ++i)
        space_.in_cells[meeting_[index][i]].push_back(signature[i]);
  }
}

}  // namespace rung
