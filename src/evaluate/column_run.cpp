#include "column_run.hpp"

#include <algorithm>
#include <limits>

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

template <class Go>
void with_test(Opcode opcode, Go go) {
  switch (opcode) {
    case Opcode::equal:
      return go([](auto x, auto y) { return x == y; });
    case Opcode::not_equal:
      return go([](auto x, auto y) { return x != y; });
    case Opcode::less:
      return go([](auto x, auto y) { return x < y; });
    case Opcode::less_or_equal:
      return go([](auto x, auto y) { return x <= y; });
    case Opcode::greater:
      return go([](auto x, auto y) { return x > y; });
    default:
      return go([](auto x, auto y) { return x >= y; });
  }
}

// Against a constant that fits the width, so that sixteen small numbers are compared at once.
template <class Number, class Test>
Plane against(const Number* numbers, std::int32_t constant, Test test) {
  using Limits = std::numeric_limits<Number>;
  if (constant >= Limits::min() && constant <= Limits::max())
    return passing(numbers,
                   [test, narrow = static_cast<Number>(constant)](Number number) { return test(number, narrow); });
  return all_of(test(0, constant));  // the same for every number of this width
}

Planes where_known(const Plane& passes, const Plane& known) {
  return {combined([](auto a, auto b) { return a & b; }, passes, known),
          combined([](auto a, auto b) { return a | ~b; }, passes, known)};
}

}  // namespace

void ColumnRun::run() {
  const Code& code = program_.code();
  complete_ = only_planes_ && whole_slots_ == read_slots_;
  for (std::size_t i = 0; i < program_.deciding_instructions(); ++i)
    step(code.instructions[i], static_cast<Register>(code.first_computed() + i));
  if (!complete_) return;
  for (const CompiledRule& rule : program_.compiled_rules())
    planes_[where_[rule.when].planes].maybe = planes(rule.when).yes;
}

void ColumnRun::step(const Instruction& step, Register result) {
  const auto combine = [&](auto of_two) {
    const Planes &a = planes(step.a), &b = planes(step.b);
    Planes& made = planes_[where_[result].planes];
    made.yes = combined(of_two, a.yes, b.yes);
    if (!complete_) made.maybe = combined(of_two, a.maybe, b.maybe);
  };
  switch (step.opcode) {
    case Opcode::logical_and:
      combine([](auto a, auto b) { return a & b; });
      break;
    case Opcode::logical_or:
      combine([](auto a, auto b) { return a | b; });
      break;
    case Opcode::logical_not: {
      const auto turn = [](auto a) { return ~a; };
      const Planes& a = planes(step.a);
      Planes& made = planes_[where_[result].planes];
      made.yes = combined(turn, complete_ ? a.yes : a.maybe);
      if (!complete_) made.maybe = combined(turn, a.yes);
      break;
    }
    case Opcode::is_null:
    case Opcode::is_not_null: {
      const std::uint64_t turn = step.opcode == Opcode::is_null ? ~std::uint64_t{0} : 0;
      const Plane plane = combined([turn](auto a) { return a ^ turn; }, known_of(step.a));
      planes_[where_[result].planes] = {plane, plane};
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
      compare(step, planes_[where_[result].planes]);
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

void ColumnRun::compare(const Instruction& step, Planes& made) {
  const Code& code = program_.code();
  const auto is_constant = [&](Register at) { return at >= code.slots && at < code.first_computed(); };
  const bool turn = is_constant(step.a) && !is_constant(step.b);
  const Register left = turn ? step.b : step.a, right = turn ? step.a : step.b;
  const NumberColumn &a = numbers_[where_[left].numbers], &b = numbers_[where_[right].numbers];
  with_test(turn ? turned(step.opcode) : step.opcode, [&](auto test) {
    if (is_constant(right) && any(b.known)) {
      const std::int32_t constant = code.constants[right - code.slots].integer();
      const Plane passes = std::visit([&](auto numbers) { return against(numbers, constant, test); }, a.first);
      return complete_ ? void(made.yes = passes) : void(made = where_known(passes, a.known));
    }
    const std::int32_t *x = widened(left, 0), *const y = widened(right, 1);
    Plane passes = {};
    for (std::size_t i = 0; i < people_; ++i) set_bit(passes, i, test(x[i], y[i]));
    made = where_known(passes, combined([](auto p, auto q) { return p & q; }, a.known, b.known));
  });
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
    Planes& made = planes_[where_[at].planes] = {};
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
