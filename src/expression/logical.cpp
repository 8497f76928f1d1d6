#include "chapters.hpp"

// CQL 1.5.3, Reference, Logical Operators.

namespace rung {
namespace {

using Arguments = std::span<const Value>;

Value and_(Arguments a, Arena&) { return Value::of(both(a[0].truth(), a[1].truth())); }
Value or_(Arguments a, Arena&) { return Value::of(either(a[0].truth(), a[1].truth())); }
Value not_(Arguments a, Arena&) { return Value::of(opposite(a[0].truth())); }
Value implies(Arguments a, Arena&) { return Value::of(either(opposite(a[0].truth()), a[1].truth())); }
Value xor_(Arguments a, Arena&) {
  return a[0].is_null() || a[1].is_null() ? Value{} : Value::of(a[0].boolean() != a[1].boolean());
}

Overload binary(Meaning meaning, Opcode opcode = Opcode::call) {
  return {{boolean_type, boolean_type}, boolean_type, meaning, opcode};
}

}  // namespace

std::vector<Operator> logical_operators() {
  return {
      {"not",
       Fixity::prefix,
       Binding::negation,
       false,
       {{{boolean_type}, boolean_type, not_, Opcode::logical_not}},
       "True becomes false and false true; unknown stays unknown."},
      {"and",
       Fixity::infix,
       Binding::conjunction,
       false,
       {binary(and_, Opcode::logical_and)},
       "True when both are; false when one is false, even if the other is unknown."},
      {"or",
       Fixity::infix,
       Binding::disjunction,
       false,
       {binary(or_, Opcode::logical_or)},
       "True when one is, even if the other is unknown; false when both are false."},
      {"xor",
       Fixity::infix,
       Binding::disjunction,
       false,
       {binary(xor_)},
       "True when exactly one is; unknown when either is unknown."},
      {"implies",
       Fixity::infix,
       Binding::implies,
       false,
       {binary(implies)},
       "False only when the left is true and the right is false."},
  };
}

}  // namespace rung
