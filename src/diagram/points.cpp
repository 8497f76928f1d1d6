#include "points.hpp"

#include <algorithm>

namespace rung {
namespace {

constexpr std::int64_t few = 1000;  // values that are simply all looked at

/// The meanings in which a number counts only by which side of a constant it is on.
bool cuts_by_constants(const Instruction& step) {
  if (step.opcode != Opcode::call) return true;
  static const std::vector<Meaning> known = [] {
    std::vector<Meaning> found;
    for (const Operator& op : operators())
      for (const std::string_view name :
           {"=",        "!=",  "~",       "!~",       "<",           "<=",           ">",       ">=",  "and",
            "or",       "not", "is true", "is false", "is not true", "is not false", "implies", "xor", "in",
            "contains", "Abs", "IsNull",  "IsTrue",   "IsFalse"})
        if (op.spelling == name)
          for (const Overload& overload : op.overloads) found.push_back(overload.meaning);
    return found;
  }();
  return std::ranges::find(known, step.meaning) != known.end();
}

bool is_abs(const Instruction& step) {
  static const std::vector<Meaning> known = [] {
    std::vector<Meaning> found;
    for (const Operator& op : operators())
      if (op.spelling == "Abs")
        for (const Overload& overload : op.overloads) found.push_back(overload.meaning);
    return found;
  }();
  return step.opcode == Opcode::call && std::ranges::find(known, step.meaning) != known.end();
}

// Whether the number itself, not only what it was compared with, is used together with other variables: `a + b >= 5`,
// `a > b`. Then no few values stand for all.
bool meets_as_number(const Code& code, std::size_t slot, std::span<const std::size_t> slice,
                     std::span<const Register> meeting) {
  std::vector<bool> carries(code.registers());
  carries[slot] = true;
  for (const std::size_t index : slice) {
    const Instruction& step = code.instructions[index];
    const bool passes_on = is_abs(step) || step.opcode == Opcode::choose || step.opcode == Opcode::coalesce ||
                           step.opcode == Opcode::to_long || step.opcode == Opcode::to_decimal;
    for (std::size_t i = step.opcode == Opcode::choose ? 1 : 0; passes_on && i < step.count; ++i)
      if (carries[code.operands[step.operands + i]]) carries[code.first_computed() + index] = true;
  }
  return std::ranges::any_of(meeting, [&](Register reg) { return carries[reg]; });
}

// The numbers that a constant holds, and their opposites, for `Abs`.
void add_numbers(const Value& value, std::vector<Decimal>& found) {
  const auto add_one = [&](Decimal number) { found.insert(found.end(), {number, number.negated()}); };
  switch (value.kind()) {
    case Value::Kind::integer:
    case Value::Kind::long_integer:
      return add_one(Decimal(value.long_integer()));
    case Value::Kind::decimal:
      return add_one(value.decimal());
    case Value::Kind::list:
      for (const Value& element : value.list()) add_numbers(element, found);
      return;
    case Value::Kind::interval:
      add_numbers(value.interval().low, found);
      return add_numbers(value.interval().high, found);
    default:
      return;
  }
}

Range whole_range(const Slot& slot, const Program& program) {
  if (slot.range) return *slot.range;
  if (slot.kind == Slot::Kind::history && slot.question == HistoryQuestion::change) {
    if (const auto& of = program.slots()[slot.of].range)
      if (const auto width = subtract(of->high, of->low)) return {width->negated(), *width};
  }
  if (slot.kind == Slot::Kind::history && slot.question == HistoryQuestion::baseline) {
    if (const auto& of = program.slots()[slot.of].range) return *of;
  }
  if (slot.kind == Slot::Kind::history && slot.question != HistoryQuestion::change) return {0, INT32_MAX};
  if (slot.type == integer_type) return {INT32_MIN, INT32_MAX};
  return {Decimal::minimum(), Decimal::maximum()};
}

/// Both ends, each constant, and what lies right beside and midway between them.
std::vector<Decimal> around(std::vector<Decimal> constants, const Range& range, Decimal step) {
  std::vector<Decimal> found = {range.low, range.high};
  for (const Decimal constant : constants)
    for (const auto& near : {subtract(constant, step), std::optional(constant), add(constant, step),
                             subtract(constant, 1), add(constant, 1)})
      if (near && range.holds(*near)) found.push_back(*near);
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace

std::vector<Value> number_points(const Program& program, const Slot& slot, std::span<const std::size_t> slice,
                                 std::span<const Register> meeting, std::span<const Decimal> more_cuts,
                                 std::string& inexact) {
  const Range range = whole_range(slot, program);
  const bool is_integer = slot.type == integer_type;
  std::vector<Value> points;
  if (!slot.values.empty()) {
    for (const std::int32_t value : slot.values) points.push_back(Value::of(value));
    return points;
  }
  const auto low = range.low.to_int64(), high = range.high.to_int64();
  if (is_integer && low && high && *high - *low <= few) {
    for (std::int64_t value = *low; value <= *high; ++value)
      points.push_back(Value::of(static_cast<std::int32_t>(value)));
    return points;
  }
  const Code& code = program.code();
  if (meets_as_number(code, static_cast<std::size_t>(&slot - program.slots().data()), slice, meeting))
    inexact = "`" + slot.name + "` is reckoned with or compared with other answers and has too many values to try each";
  std::vector<Decimal> constants(more_cuts.begin(), more_cuts.end());
  for (const std::size_t index : slice) {
    const Instruction& step = code.instructions[index];
    if (!cuts_by_constants(step)) inexact = "`" + slot.name + "` is reckoned with and has too many values to try each";
    for (std::size_t i = 0; i < step.count; ++i) {
      const Register operand = code.operands[step.operands + i];
      if (operand < code.slots || operand >= code.first_computed()) continue;
      add_numbers(code.constants[operand - code.slots], constants);
    }
  }
  for (const Decimal point : around(constants, range, is_integer ? Decimal(1) : *Decimal::from_units(1)))
    if (!is_integer)
      points.push_back(Value::of(point));
    else if (point.is_whole())
      points.push_back(Value::of(static_cast<std::int32_t>(*point.to_int64())));
  return points;
}

}  // namespace rung
