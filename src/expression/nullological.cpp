#include "chapters.hpp"

// CQL 1.5.3, Reference, Nullological Operators; Conditional Expressions; the interval and list forms.

namespace rung {
namespace {

using Arguments = std::span<const Value>;

Value is_null(Arguments a, Arena&) { return Value::of(a[0].is_null()); }
Value is_not_null(Arguments a, Arena&) { return Value::of(!a[0].is_null()); }
Value is_true(Arguments a, Arena&) { return Value::of(a[0].truth() == Truth::yes); }
Value is_not_true(Arguments a, Arena&) { return Value::of(a[0].truth() != Truth::yes); }
Value is_false(Arguments a, Arena&) { return Value::of(a[0].truth() == Truth::no); }
Value is_not_false(Arguments a, Arena&) { return Value::of(a[0].truth() != Truth::no); }

Value coalesce(Arguments a, Arena&) {
  for (const Value& candidate : a)
    if (!candidate.is_null()) return candidate;
  return {};
}
Value coalesce_list(Arguments a, Arena& arena) { return a[0].is_null() ? Value{} : coalesce(a[0].list(), arena); }

Value choose(Arguments a, Arena&) { return a[0].truth() == Truth::yes ? a[1] : a[2]; }

// case: condition, result, condition, result, ..., else
Value first_true(Arguments a, Arena&) {
  for (std::size_t i = 0; i + 1 < a.size(); i += 2)
    if (a[i].truth() == Truth::yes) return a[i + 1];
  return a.back();
}

Operator null_test(std::string_view spelling, Type type, Meaning meaning, std::string_view summary,
                   Opcode opcode = Opcode::call) {
  return {spelling, Fixity::postfix, Binding::null_test, false, {{{type}, boolean_type, meaning, opcode}}, summary,
          true};
}

}  // namespace

std::vector<Operator> nullological_operators() {
  return {
      null_test("is null", any_type, is_null, "True when missing; never unknown.", Opcode::is_null),
      null_test("is not null", any_type, is_not_null, "True when known; never unknown.", Opcode::is_not_null),
      null_test("is true", boolean_type, is_true, "True when true; false when false or unknown."),
      null_test("is not true", boolean_type, is_not_true, "True when false or unknown."),
      null_test("is false", boolean_type, is_false, "True when false; false when true or unknown."),
      null_test("is not false", boolean_type, is_not_false, "True when true or unknown."),
      {"Coalesce",
       Fixity::function,
       0,
       true,
       {{{variable_type, variable_type}, variable_type, coalesce, Opcode::coalesce},
        {{list_of(variable_type)}, variable_type, coalesce_list}},
       "The first argument that is known; unknown when none is.",
       true},
  };
}

std::vector<Operator> conditional_operators() {
  return {
      {"if",
       Fixity::form,
       Binding::term,
       false,
       {{{boolean_type, variable_type, variable_type}, variable_type, choose, Opcode::choose}},
       "`if c then a else b`: a when c is true, else b, also when c is unknown.",
       true},
      {"case",
       Fixity::form,
       Binding::term,
       true,
       {{{boolean_type, variable_type, variable_type}, variable_type, first_true}},
       "`case when c then a ... else z end`: the result of the first condition that is true, else z; an unknown one is "
       "passed "
       "over. `case x when v then a ...` compares x with each v.",
       true},
  };
}

}  // namespace rung
