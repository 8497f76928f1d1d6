#include "polarity.hpp"

#include <algorithm>

#include "rung/evaluate/weighing.hpp"

namespace rung {
namespace {

enum class Kind : std::uint8_t { other, sum, difference, rises, falls };  // compared: as the first operand rises

// What a step does with numbers; they have no opcode of their own when they are decimals.
Kind kind_of(const Instruction& step) {
  switch (step.opcode) {
    case Opcode::greater:
    case Opcode::greater_or_equal:
      return Kind::rises;
    case Opcode::less:
    case Opcode::less_or_equal:
      return Kind::falls;
    case Opcode::call:
      break;
    default:
      return Kind::other;
  }
  constexpr std::pair<std::string_view, Kind> rows[] = {{"+", Kind::sum},   {"-", Kind::difference},
                                                        {">", Kind::rises}, {">=", Kind::rises},
                                                        {"<", Kind::falls}, {"<=", Kind::falls}};
  for (const auto& [spelling, kind] : rows)
    for (const Overload& one : find_operator(spelling, Fixity::infix)->overloads) {
      const bool of_numbers = std::ranges::all_of(one.parameters, [](const Type& type) {
        return type == integer_type || type == long_type || type == decimal_type;
      });
      if (of_numbers && one.meaning == step.meaning) return kind;
    }
  return Kind::other;
}

}  // namespace

Polarity::Polarity(const Program& program, const CaseSpace& space)
    : program_(program), space_(space), code_(program.code()) {
  find_bounds();
}

Polarity::Way Polarity::turned(Way way) {
  return way == Way::rising ? Way::falling : way == Way::falling ? Way::rising : way;
}

Polarity::Way Polarity::joined(Way a, Way b) {
  if (a == Way::none) return b;
  return b == Way::none || a == b ? a : Way::any;
}

bool Polarity::rests_on(Register reg, std::size_t variable) const {
  return std::ranges::binary_search(space_.rests_on[reg], static_cast<std::uint16_t>(variable));
}

std::span<const Register> Polarity::operands(std::size_t instruction) const {
  const Instruction& step = code_.instructions[instruction];
  return {code_.operands.data() + step.operands, step.count};
}

Polarity::Bounds Polarity::of_value(const Value& value) const {
  if (value.kind() != Value::Kind::integer) return {};
  return {true, value.integer(), value.integer()};
}

// Between which whole numbers a register lies when it is there; so small that no sum of two is without a result.
void Polarity::find_bounds() {
  bounds_.resize(code_.registers());
  for (std::size_t slot = 0; slot < code_.slots; ++slot) {
    const auto& range = program_.slots()[slot].range;
    if (!range || program_.slots()[slot].type != integer_type) continue;
    const auto low = range->low.to_int64(), high = range->high.to_int64();
    if (low && high) bounds_[slot] = {true, *low, *high};
  }
  for (std::size_t i = 0; i < code_.constants.size(); ++i) bounds_[code_.slots + i] = of_value(code_.constants[i]);
  for (std::size_t i = 0; i < code_.instructions.size(); ++i) {
    constexpr std::int64_t most = 1'000'000'000;
    const Bounds made = bounds_of(i);
    if (made.known && made.low >= -most && made.high <= most) bounds_[code_.first_computed() + i] = made;
  }
}

Polarity::Bounds Polarity::bounds_of(std::size_t instruction) const {
  const Instruction& step = code_.instructions[instruction];
  const auto of = operands(instruction);
  const auto all_known = [&](std::span<const Register> some) {
    return std::ranges::all_of(some, [&](Register one) { return bounds_[one].known; });
  };
  if (step.opcode == Opcode::choose || step.opcode == Opcode::coalesce) {
    const auto ends = step.opcode == Opcode::choose ? of.subspan(1) : of;
    if (!all_known(ends)) return {};
    Bounds made = bounds_[ends[0]];
    for (const Register one : ends)
      made = {true, std::min(made.low, bounds_[one].low), std::max(made.high, bounds_[one].high)};
    return made;
  }
  const Kind kind = kind_of(step);
  if ((kind != Kind::sum && kind != Kind::difference) || of.size() != 2 || !all_known(of)) return {};
  const Bounds &a = bounds_[of[0]], &b = bounds_[of[1]];
  return kind == Kind::sum ? Bounds{true, a.low + b.low, a.high + b.high}
                           : Bounds{true, a.low - b.high, a.high - b.low};
}

// Of what rests on one answer alone: what it comes to in each of the cells, in which the answer rises.
Polarity::Way Polarity::way_in_cells(Register reg, std::size_t v) const {
  const Variable& variable = space_.variables[v];
  const auto found = space_.in_cells.find(reg);
  if (found == space_.in_cells.end()) return Way::any;
  const auto below = [&](std::uint32_t a, std::uint32_t b) {
    const Value &first = space_.values.value(a), &second = space_.values.value(b);
    return first.kind() == Value::Kind::integer && second.kind() == Value::Kind::integer &&
           first.integer() < second.integer();
  };
  Way way = Way::none;
  for (std::size_t p = 1; p + 1 < variable.points.size(); ++p) {
    const std::uint32_t from = found->second[variable.cell_of[p]], to = found->second[variable.cell_of[p + 1]];
    if (from == to) continue;
    const bool truths = from <= 2 && to <= 2;
    if (truths ? from < to : below(from, to))
      way = joined(way, Way::rising);
    else
      way = joined(way, truths || below(to, from) ? Way::falling : Way::any);
  }
  return way;
}

Polarity::Way Polarity::way_through(std::size_t instruction, const std::vector<Way>& ways) const {
  const Instruction& step = code_.instructions[instruction];
  const auto of = operands(instruction);
  Way all = Way::none;
  for (const Register one : of) all = joined(all, ways[one]);
  if (all == Way::none) return all;
  switch (step.opcode) {
    case Opcode::logical_and:
    case Opcode::logical_or:
      return all;
    case Opcode::logical_not:
      return turned(all);
    case Opcode::to_long:
    case Opcode::to_decimal:
      return all;
    case Opcode::choose:
      return way_chosen(step, ways);
    default:
      break;
  }
  const Kind kind = kind_of(step);
  if (of.size() != 2 || kind == Kind::other) return Way::any;
  if (kind == Kind::sum || kind == Kind::difference) {
    if (!bounds_[code_.first_computed() + instruction].known) return Way::any;
    return joined(ways[of[0]], kind == Kind::sum ? ways[of[1]] : turned(ways[of[1]]));
  }
  const Way way = joined(ways[of[0]], turned(ways[of[1]]));
  return kind == Kind::rises ? way : turned(way);
}

// A condition that rests on the answer chooses in its direction when what it chooses is never less than the other.
Polarity::Way Polarity::way_chosen(const Instruction& step, const std::vector<Way>& ways) const {
  const Way branches = joined(ways[step.b], ways[step.c]);
  if (ways[step.a] == Way::none) return branches;
  const auto is_constant = [&](Register reg) { return reg >= code_.slots && reg < code_.first_computed(); };
  if (!is_constant(step.b) || !is_constant(step.c)) return Way::any;
  const Bounds &yes = bounds_[step.b], &no = bounds_[step.c];
  if (!yes.known || !no.known) return Way::any;
  return yes.low >= no.high ? ways[step.a] : turned(ways[step.a]);
}

// Of every register, as the answer rises from one that was given to another.
std::vector<Polarity::Way> Polarity::ways(std::size_t v) const {
  std::vector<Way> made(code_.registers(), Way::none);
  const Variable& variable = space_.variables[v];
  for (const std::size_t slot : variable.slots)
    made[slot] = program_.slots()[slot].kind == Slot::Kind::band ? Way::any : Way::rising;
  for (std::size_t i = 0; i < code_.instructions.size(); ++i) {
    const auto reg = static_cast<Register>(code_.first_computed() + i);
    if (!space_.needed[reg] || !rests_on(reg, v)) continue;
    made[reg] = way_through(i, made);
    if (made[reg] == Way::any && space_.rests_on[reg].size() == 1 && variable.inexact.empty())
      made[reg] = way_in_cells(reg, v);
  }
  return made;
}

bool Polarity::is_leaf_of_settling_tree(std::size_t rule) const {
  return std::ranges::any_of(program_.trees(), [&](const CompiledTree& tree) {
    return tree.settles && rule >= tree.first_rule && rule < tree.first_rule + tree.rules;
  });
}

bool Polarity::rules_out_the_top(std::uint32_t levels) const {
  const std::size_t count = program_.rules().ladder.levels.size();
  for (std::size_t level = 0; level < count; ++level)
    if (levels == Weighing::above(level, count)) return true;
  return false;
}

// More floors and fewer limits from above never lower the level nor what it can turn out to be; what rules out other
// levels can do either, and so can a leaf that makes others known not to hold.
bool Polarity::never_lowers(std::size_t v, bool higher) const {
  const std::vector<Way> found = ways(v);
  const Way good = higher ? Way::rising : Way::falling;
  for (std::size_t i = 0; i < program_.compiled_rules().size(); ++i) {
    const CompiledRule& rule = program_.compiled_rules()[i];
    const Way way = found[rule.when];
    if (rule.effect == Effect::alert || way == Way::none) continue;
    const bool caps =
        rule.effect == Effect::at_most || (rule.effect == Effect::rules_out && rules_out_the_top(rule.rules_out));
    if (rule.effect == Effect::at_least ? way != good || is_leaf_of_settling_tree(i) : !caps || way != turned(good))
      return false;
  }
  return true;
}

bool Polarity::settles_in_cells(Register reg) const {
  const auto found = space_.in_cells.find(reg);
  if (found == space_.in_cells.end()) return false;
  return std::ranges::all_of(found->second, [&](std::uint32_t number) {
    return found->second.front() == 1 || number == found->second.front();
  });
}

bool Polarity::is_settling(std::size_t instruction, const std::vector<bool>& settles, std::size_t v) const {
  const Instruction& step = code_.instructions[instruction];
  const auto of = operands(instruction);
  if (!std::ranges::all_of(of, [&](Register one) { return settles[one]; })) return false;
  switch (step.opcode) {
    case Opcode::logical_and:
    case Opcode::logical_or:
    case Opcode::logical_not:
    case Opcode::equal:
    case Opcode::not_equal:
    case Opcode::to_long:
    case Opcode::to_decimal:
      return true;
    case Opcode::choose:
      return !rests_on(step.a, v);
    default:
      return kind_of(step) != Kind::other;
  }
}

// Every step on the way leaves open what it does not know: then nothing that was settled turns.
bool Polarity::only_settles(std::size_t v) const {
  std::vector<bool> settles(code_.registers(), true);
  for (std::size_t i = 0; i < code_.instructions.size(); ++i) {
    const auto reg = static_cast<Register>(code_.first_computed() + i);
    if (!space_.needed[reg] || !rests_on(reg, v)) continue;
    settles[reg] = is_settling(i, settles, v) ||
                   (space_.rests_on[reg].size() == 1 && space_.variables[v].inexact.empty() && settles_in_cells(reg));
  }
  for (std::size_t i = 0; i < program_.compiled_rules().size(); ++i) {
    const CompiledRule& rule = program_.compiled_rules()[i];
    if (rule.effect == Effect::alert || !rests_on(rule.when, v)) continue;
    if (!settles[rule.when] || is_leaf_of_settling_tree(i)) return false;
  }
  return true;
}

}  // namespace rung
