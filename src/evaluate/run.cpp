#include <algorithm>
#include <cstddef>
#include <memory>

#include "rung/evaluate/decision.hpp"

namespace rung {
namespace {

Value call(const Code& code, const Instruction& step, const Value* values, Arena& arena) {
  constexpr std::size_t few = 8;
  alignas(Value) std::byte here[few * sizeof(Value)];  // not Values: making eight takes longer than most meanings do
  Value* const room = step.count <= few ? reinterpret_cast<Value*>(here) : arena.values(step.count).data();
  const Register* const operands = code.operands.data() + step.operands;
  for (std::size_t i = 0; i < step.count; ++i) std::construct_at(room + i, values[operands[i]]);
  return step.meaning(std::span<const Value>(room, step.count), arena);
}

template <class Compare>
Value integers(const Value& a, const Value& b, Compare compare) {
  return a.is_null() || b.is_null() ? Value{} : Value::of(compare(a.integer(), b.integer()));
}

Value coalesce(const Code& code, const Instruction& step, const Value* values) {
  const Register* const operands = code.operands.data() + step.operands;
  for (std::size_t i = 0; i < step.count; ++i)
    if (!values[operands[i]].is_null()) return values[operands[i]];
  return {};
}

}  // namespace

void run(const Code& code, std::span<Value> registers, Arena& arena, std::size_t from, std::size_t to) {
  Value* const values = registers.data();
  Value* result = values + code.first_computed() + from;
  for (std::size_t i = from; i < to; ++i, ++result) {
    const Instruction& step = code.instructions[i];
    const Value &a = values[step.a], &b = values[step.b];
    switch (step.opcode) {
      case Opcode::call: *result = call(code, step, values, arena); break;
      case Opcode::logical_and: *result = Value::of(both(a.truth(), b.truth())); break;
      case Opcode::logical_or: *result = Value::of(either(a.truth(), b.truth())); break;
      case Opcode::logical_not: *result = Value::of(opposite(a.truth())); break;
      case Opcode::equal: *result = integers(a, b, [](auto x, auto y) { return x == y; }); break;
      case Opcode::not_equal: *result = integers(a, b, [](auto x, auto y) { return x != y; }); break;
      case Opcode::less: *result = integers(a, b, [](auto x, auto y) { return x < y; }); break;
      case Opcode::less_or_equal: *result = integers(a, b, [](auto x, auto y) { return x <= y; }); break;
      case Opcode::greater: *result = integers(a, b, [](auto x, auto y) { return x > y; }); break;
      case Opcode::greater_or_equal: *result = integers(a, b, [](auto x, auto y) { return x >= y; }); break;
      case Opcode::is_null: *result = Value::of(a.is_null()); break;
      case Opcode::is_not_null: *result = Value::of(!a.is_null()); break;
      case Opcode::to_long: *result = convert(a, long_type, arena); break;
      case Opcode::to_decimal: *result = convert(a, decimal_type, arena); break;
      case Opcode::choose: *result = a.truth() == Truth::yes ? b : values[step.c]; break;
      case Opcode::coalesce: *result = coalesce(code, step, values); break;
    }
  }
}

void run(const Code& code, std::span<Value> values, Arena& arena) {
  std::copy(code.constants.begin(), code.constants.end(), values.begin() + code.slots);
  run(code, values, arena, 0, code.instructions.size());
}

}  // namespace rung
