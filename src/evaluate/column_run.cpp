#include "column_run.hpp"

#include <algorithm>
#include <optional>

namespace rung {
namespace {

// A comparison the other way round, for a constant on its left.
Opcode turned(Opcode opcode) {
  switch (opcode) {
    case Opcode::less:
      return Opcode::greater;
    case Opcode::less_or_equal:
      return Opcode::greater_or_equal;
    case Opcode::greater:
      return Opcode::less;
    case Opcode::greater_or_equal:
      return Opcode::less_or_equal;
    default:
      return opcode;
  }
}

// Whole numbers: less than 3 is not greater than 2.
Comparison comparison_with(Opcode opcode, std::int64_t constant) {
  switch (opcode) {
    case Opcode::equal:
      return {false, false, constant};
    case Opcode::not_equal:
      return {false, true, constant};
    case Opcode::less:
      return {true, true, constant - 1};
    case Opcode::less_or_equal:
      return {true, true, constant};
    case Opcode::greater:
      return {true, false, constant};
    default:
      return {true, false, constant - 1};
  }
}

bool is_comparison(Opcode opcode) {
  switch (opcode) {
    case Opcode::equal:
    case Opcode::not_equal:
    case Opcode::less:
    case Opcode::less_or_equal:
    case Opcode::greater:
    case Opcode::greater_or_equal:
      return true;
    default:
      return false;
  }
}

bool is_logic(Opcode opcode) {
  return opcode == Opcode::logical_and || opcode == Opcode::logical_or || opcode == Opcode::logical_not;
}

bool passes(Opcode opcode, std::int32_t x, std::int32_t y) {
  const Comparison by = comparison_with(opcode, y);
  return (by.greater ? x > by.with : x == by.with) != by.opposite;
}

Planes where_known(const Plane& passes, const Plane& known) {
  return {combined([](auto a, auto b) { return a & b; }, passes, known),
          combined([](auto a, auto b) { return a | ~b; }, passes, known)};
}

bool is_constant(const Code& code, Register at) { return at >= code.slots && at < code.first_computed(); }

// The number and what it is compared with, where one of the two is a constant that is not null.
struct WithConstant {
  Register number;
  Comparison comparison;
};
std::optional<WithConstant> with_constant(const Code& code, const Instruction& step) {
  const bool turn = is_constant(code, step.a) && !is_constant(code, step.b);
  const Register number = turn ? step.b : step.a, other = turn ? step.a : step.b;
  if (!is_comparison(step.opcode) || !is_constant(code, other)) return std::nullopt;
  const Value& constant = code.constants[other - code.slots];
  if (constant.is_null()) return std::nullopt;
  return WithConstant{number, comparison_with(turn ? turned(step.opcode) : step.opcode, constant.integer())};
}

}  // namespace

// Which registers something reads other than as the second part of a conjunction, which turns it by itself.
std::vector<bool> ColumnRun::read_as_they_are(const Code& code) const {
  std::vector<bool> read(code.registers());
  for (std::size_t i = 0; i < program_.deciding_instructions(); ++i) {
    const Instruction& step = code.instructions[i];
    for (std::size_t k = 0; k < step.count; ++k)
      if (step.opcode != Opcode::logical_and || k == 0) read[code.operands[step.operands + k]] = true;
  }
  for (const CompiledRule& rule : program_.compiled_rules()) read[rule.when] = true;
  return read;
}

// What can be done for whole blocks without looking at each step again.
void ColumnRun::arrange() {
  const Code& code = program_.code();
  const std::vector<bool> read = read_as_they_are(code);
  for (std::size_t i = 0; i < program_.deciding_instructions(); ++i) {
    const Instruction& step = code.instructions[i];
    const auto result = static_cast<Register>(code.first_computed() + i);
    const auto compared = with_constant(code, step);
    if (plan_.registers[result].is_converted() ||
        !(is_logic(step.opcode) || (compared && compared->number < code.slots)))
      stretches_.push_back({logic_.size(), i});
    else if (compared)
      comparisons_.push_back({compared->number, compared->comparison, &planes_at(where_[result])});
    else if (step.opcode != Opcode::logical_not || read[result])
      logic_.push_back(logic_of(step, result));
  }
}

LogicStep ColumnRun::logic_of(const Instruction& step, Register result) {
  using Kind = LogicStep::Kind;
  const Code& code = program_.code();
  Planes& made = planes_at(where_[result]);
  if (step.opcode == Opcode::logical_not) return {Kind::negation, &planes(step.a), &planes(step.a), &made};
  if (step.opcode == Opcode::logical_or) return {Kind::disjunction, &planes(step.a), &planes(step.b), &made};
  if (step.b < code.first_computed()) return {Kind::conjunction, &planes(step.a), &planes(step.b), &made};
  const Instruction& other = code.instructions[step.b - code.first_computed()];
  if (other.opcode == Opcode::logical_not) return {Kind::exception, &planes(step.a), &planes(other.a), &made};
  return {Kind::conjunction, &planes(step.a), &planes(step.b), &made};
}

void ColumnRun::run() {
  const Code& code = program_.code();
  complete_ = only_planes_ && whole_slots_ == read_slots_.size();
  for (const SlotComparison& one : comparisons_) compare(numbers_[where_[one.slot].numbers], one.comparison, *one.made);
  std::size_t at = 0;
  for (const Stretch& stretch : stretches_) {
    kernels_.run_logic(logic_.data() + at, stretch.logic_end - at, complete_);
    step(code.instructions[stretch.then], static_cast<Register>(code.first_computed() + stretch.then));
    at = stretch.logic_end;
  }
  kernels_.run_logic(logic_.data() + at, logic_.size() - at, complete_);
  if (!complete_) return;
  for (const CompiledRule& rule : program_.compiled_rules())
    planes_[where_[rule.when].planes].maybe = planes(rule.when).yes;
}

void ColumnRun::step(const Instruction& step, Register result) {
  switch (step.opcode) {
    case Opcode::logical_and:
    case Opcode::logical_or:
    case Opcode::logical_not: {
      const LogicStep one = logic_of(step, result);
      kernels_.run_logic(&one, 1, complete_);
      break;
    }
    case Opcode::is_null:
    case Opcode::is_not_null: {
      const std::uint64_t turn = step.opcode == Opcode::is_null ? ~std::uint64_t{0} : 0;
      const Plane plane = combined([turn](auto a) { return a ^ turn; }, known_of(step.a));
      planes_at(where_[result]) = {plane, plane};
      break;
    }
    case Opcode::call:
    case Opcode::to_long:
    case Opcode::to_decimal:
    case Opcode::choose:
    case Opcode::coalesce:
      compute_values(step, result);
      break;
    default:
      compare(step, planes_at(where_[result]));
  }
  if (plan_.registers[result].is_converted()) convert_made(result);
}

Plane ColumnRun::known_of(Register at) {
  if (complete_) return all_of(true);
  switch (plan_.registers[at].made) {
    case Form::planes:
      return combined([](auto yes, auto maybe) { return yes | ~maybe; }, planes(at).yes, planes(at).maybe);
    case Form::numbers:
      return numbers_[where_[at].numbers].known;
    case Form::values:
      break;
  }
  Plane known = {};
  for (std::size_t i = 0; i < people_; ++i) set_bit(known, i, !values(at)[i].is_null());
  return known;
}

void ColumnRun::compare(const NumberColumn& numbers, Comparison comparison, Planes& made) const {
  std::visit([&](auto first) { kernels_.compare(first, comparison, complete_ ? nullptr : &numbers.known, made); },
             numbers.first);
}

void ColumnRun::compare(const Instruction& step, Planes& made) {
  if (const auto compared = with_constant(program_.code(), step))
    return compare(numbers_[where_[compared->number].numbers], compared->comparison, made);
  const std::int32_t *x = widened(step.a, 0), *const y = widened(step.b, 1);
  Plane plane = {};
  for (std::size_t i = 0; i < people_; ++i) set_bit(plane, i, passes(step.opcode, x[i], y[i]));
  made = where_known(plane, combined([](auto p, auto q) { return p & q; }, numbers_[where_[step.a].numbers].known,
                                     numbers_[where_[step.b].numbers].known));
}

const std::int32_t* ColumnRun::widened(Register at, std::size_t scratch) {
  return std::visit(
      [&](auto numbers) -> const std::int32_t* {
        if constexpr (std::is_same_v<decltype(numbers), const std::int32_t*>) return numbers;
        std::copy_n(numbers, block_size, scratch_[scratch].data());
        return scratch_[scratch].data();
      },
      numbers_[where_[at].numbers].first);
}

void ColumnRun::compute_values(const Instruction& step, Register result) {
  Value* const made = values(result);
  arguments_.resize(step.count);
  for (std::size_t i = 0; i < people_; ++i) made[i] = compute(step, i);
}

Value ColumnRun::compute(const Instruction& step, std::size_t person) {
  const Register* const operands = program_.code().operands.data() + step.operands;
  for (std::size_t i = 0; i < step.count; ++i) arguments_[i] = values(operands[i])[person];
  switch (step.opcode) {
    case Opcode::to_long:
      return convert(arguments_[0], long_type, arena_);
    case Opcode::to_decimal:
      return convert(arguments_[0], decimal_type, arena_);
    case Opcode::choose:
      return arguments_[arguments_[0].truth() == Truth::yes ? 1 : 2];
    case Opcode::coalesce:
      for (const Value& argument : arguments_)
        if (!argument.is_null()) return argument;
      return {};
    default:
      return step.meaning(arguments_, arena_);
  }
}

// From the form in which it was made to those in which it is read too.
void ColumnRun::convert_made(std::size_t at) {
  const ColumnPlan::Wanted& wanted = plan_.registers[at];
  Value* const all = where_[at].values == nowhere ? nullptr : values(static_cast<Register>(at));
  if (wanted.made == Form::planes && wanted.values)
    for (std::size_t i = 0; i < people_; ++i) all[i] = Value::of(planes_[where_[at].planes].of(i));
  if (wanted.made != Form::values) return;
  if (wanted.planes) {
    Planes& made = planes_at(where_[at]) = {};
    for (std::size_t i = 0; i < people_; ++i) {
      set_bit(made.yes, i, all[i].truth() == Truth::yes);
      set_bit(made.maybe, i, all[i].truth() != Truth::no);
    }
  }
  if (wanted.numbers) {
    NumberColumn& made = numbers_[where_[at].numbers] = {owned_[where_[at].numbers].data(), {}};
    for (std::size_t i = 0; i < people_; ++i) {
      owned_[where_[at].numbers][i] = all[i].is_null() ? 0 : all[i].integer();
      set_bit(made.known, i, !all[i].is_null());
    }
  }
}

}  // namespace rung
