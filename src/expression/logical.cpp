#include "chapters.hpp"

// CQL 1.5.3, Reference, Logical Operators.

namespace rung {
namespace {

Value and_(Arguments a, Arena&) { return Value::of(both(a[0].truth(), a[1].truth())); }
Value or_(Arguments a, Arena&) { return Value::of(either(a[0].truth(), a[1].truth())); }
Value not_(Arguments a, Arena&) { return Value::of(opposite(a[0].truth())); }
Value implies(Arguments a, Arena&) { return Value::of(either(opposite(a[0].truth()), a[1].truth())); }
Value xor_(Arguments a, Arena&) { return any_null(a) ? Value{} : Value::of(a[0].boolean() != a[1].boolean()); }

std::vector<Overload> binary(Meaning meaning, Opcode opcode = Opcode::call) {
  return {{{boolean_type, boolean_type}, boolean_type, meaning, opcode}};
}

}  // namespace

std::vector<Operator> logical_operators() {
  return {
      prefix("not", Binding::negation, {{{boolean_type}, boolean_type, not_, Opcode::logical_not}},
             "True becomes false and false true; unknown stays unknown.", "not {0}"),
      infix("and", Binding::conjunction, binary(and_, Opcode::logical_and),
            "True when both are; false when one is false, even if the other is unknown.", "{0} and {1}"),
      infix("or", Binding::disjunction, binary(or_, Opcode::logical_or),
            "True when one is, even if the other is unknown; false when both are false.", "{0} or {1}"),
      infix("xor", Binding::disjunction, binary(xor_), "True when exactly one is; unknown when either is unknown.",
            "either {0} or {1}, not both"),
      infix("implies", Binding::implies, binary(implies), "False only when the left is true and the right is false.",
            "if {0} then {1}"),
  };
}

}  // namespace rung
