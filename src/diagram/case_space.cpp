#include "rung/diagram/case_space.hpp"

#include <algorithm>
#include <map>

#include "points.hpp"
#include "rung/evaluate/decision.hpp"

namespace rung {
namespace {

/// One run of case_space().
class Cutting {
 public:
  Cutting(const Program& program, std::span<const Register> also) : program_(program), code_(program.code()) {
    space_.needed.resize(code_.registers());
    space_.rests_on.resize(code_.registers());
    space_.variable_of.resize(code_.slots, CaseSpace::unused);
    for (const CompiledRule& rule : program.compiled_rules()) roots_.push_back(rule.when);
    roots_.insert(roots_.end(), also.begin(), also.end());
  }

  CaseSpace run() {
    mark_needed();
    add_variables();
    find_rests();
    find_slices();
    find_meeting();
    for (std::size_t v = 0; v < space_.variables.size(); ++v) {
      add_points(v);
      cut(v);
    }
    return std::move(space_);
  }

 private:
  std::span<const Register> operands(std::size_t instruction) const {
    const Instruction& step = code_.instructions[instruction];
    return {code_.operands.data() + step.operands, step.count};
  }

  void mark_needed() {
    for (const Register root : roots_) space_.needed[root] = true;
    for (std::size_t i = code_.instructions.size(); i-- > 0;)
      if (space_.needed[code_.first_computed() + i])
        for (const Register operand : operands(i)) space_.needed[operand] = true;
  }

  void add_variables();
  void add_place(Variable::Kind kind, HistoryQuestion question);
  std::size_t score_of_band(std::size_t band) const;
  void add_points(std::size_t variable);
  std::vector<Decimal> band_edges(const Variable& variable) const;
  Value band_of(const Variable& variable, const Value& score) const;
  void find_rests();
  void find_slices();
  void find_meeting();
  void cut(std::size_t variable);

  const Program& program_;
  const Code& code_;
  CaseSpace space_;
  std::vector<Register> roots_;
  std::vector<std::vector<std::size_t>> slices_;  // of each variable: the needed instructions that rest on it alone
  std::vector<std::vector<Register>> meeting_;    // of each variable: registers resting on it alone that meet others
};

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
  for (std::size_t v = 0; v < space_.variables.size(); ++v)
    for (const std::size_t slot : space_.variables[v].slots) space_.variable_of[slot] = v;
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
  const Decimal number = score.kind() == Value::Kind::decimal   ? score.decimal()
                         : score.kind() == Value::Kind::boolean ? Decimal(score.boolean())
                                                                : Decimal(score.integer());
  std::int32_t band = -1;
  for (const Decimal edge : band_edges(variable)) band += edge <= number;
  return band < 0 ? Value{} : Value::of(band);
}

void Cutting::add_points(std::size_t index) {
  Variable& variable = space_.variables[index];
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
      for (const Value& point : number_points(program_, slot, slices_[index], band_edges(variable), variable.inexact))
        values.push_back(point);
  }
  for (const Value& value : values) {
    std::vector<Value> point(variable.slots.size(), value);
    if (variable.kind == Variable::Kind::score && point.size() > 1)
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
    if (!variable.places.empty()) signature.push_back(static_cast<std::uint32_t>(p));
    const auto [found, is_new] = p == 0 ? std::pair(known.end(), true) : known.emplace(signature, variable.cells);
    variable.cell_of.push_back(is_new ? variable.cells++ : found->second);
    if (is_new)
      for (std::size_t i = 0; i < meeting_[index].size(); ++i)
        space_.in_cells[meeting_[index][i]].push_back(signature[i]);
  }
}

}  // namespace

CaseSpace case_space(const Program& program, std::span<const Register> also) { return Cutting(program, also).run(); }

std::string CaseSpace::inexact() const {
  for (const Variable& variable : variables)
    if (!variable.inexact.empty()) return variable.inexact;
  return {};
}

double CaseSpace::cells() const {
  double product = 1;
  for (const Variable& variable : variables) product *= variable.cells;
  return product;
}

}  // namespace rung
