#include "chapters.hpp"

// CQL 1.5.3, Reference, Nullological Operators; Conditional Expressions; the interval and list forms.

namespace rung {
namespace {

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

// case of: comparand, value, result, value, result, ..., else
Value first_equal(Arguments a, Arena&) {
  for (std::size_t i = 1; i + 1 < a.size(); i += 2)
    if (equal(a[0], a[i]) == Truth::yes) return a[i + 1];
  return a.back();
}

Operator null_test(std::string_view spelling, Type type, Meaning meaning, std::string_view summary,
                   std::string_view words, Opcode opcode = Opcode::call) {
  return drops_null({spelling,
                     Fixity::postfix,
                     Binding::null_test,
                     {{{type}, boolean_type, meaning, opcode}},
                     summary,
                     words,
                     Absence::never});
}

Operator test_function(std::string_view name, Type type, Meaning meaning, std::string_view summary,
                       std::string_view words) {
  return drops_null(function(name, {{{type}, boolean_type, meaning}}, summary, words, Absence::never));
}

}  // namespace

std::vector<Operator> nullological_operators() {
  Operator coalesce_row =
      function("Coalesce",
               {{{variable_type, variable_type}, variable_type, coalesce, Opcode::coalesce},
                {{list_of(variable_type)}, variable_type, coalesce_list}},
               "The first of two to five arguments, or of a list, that is known; unknown when none is.",
               "{0}, or {1} when it is not known", Absence::of_all);
  coalesce_row.variadic = true;
  return {
      null_test("is null", any_type, is_null, "True when missing; never unknown.", "{0} is not known", Opcode::is_null),
      null_test("is not null", any_type, is_not_null, "True when known; never unknown.", "{0} is known",
                Opcode::is_not_null),
      null_test("is true", boolean_type, is_true, "True when true; false when false or unknown.",
                "it is known that {0}"),
      null_test("is not true", boolean_type, is_not_true, "True when false or unknown.", "it is not known that {0}"),
      null_test("is false", boolean_type, is_false, "True when false; false when true or unknown.",
                "it is known that not {0}"),
      null_test("is not false", boolean_type, is_not_false, "True when true or unknown.",
                "it is not ruled out that {0}"),
      test_function("IsNull", any_type, is_null, "`IsNull(x)` is `x is null`.", "{0} is not known"),
      test_function("IsTrue", boolean_type, is_true, "`IsTrue(x)` is `x is true`.", "it is known that {0}"),
      test_function("IsFalse", boolean_type, is_false, "`IsFalse(x)` is `x is false`.", "it is known that not {0}"),
      drops_null(std::move(coalesce_row)),
  };
}

std::vector<Operator> conditional_operators() {
  const Type result = variable_type;
  std::vector<Overload> comparisons;
  for (const Type type : {boolean_type, integer_type, long_type, decimal_type, string_type})
    comparisons.push_back({{type, type, result}, result, first_equal});
  return {
      {"if",
       Fixity::form,
       Binding::term,
       {{{boolean_type, result, result}, result, choose, Opcode::choose}},
       "`if c then a else b`: a when c is true, else b, also when c is unknown.",
       "{1} if {0}, else {2}",
       Absence::of_branch,
       false,
       true},
      {"case",
       Fixity::form,
       Binding::term,
       {{{boolean_type, result, result}, result, first_true}},
       "`case when c then a ... else z end`: the result of the first condition that is true, else z; an unknown one is "
       "passed over.",
       "",
       Absence::of_branch,
       true,
       true},
      {"case of", Fixity::form, Binding::term, std::move(comparisons),
       "`case x when v then a ... else z end`: the result of the first v that x equals, else z; so too when x is "
       "unknown.",
       "", Absence::of_branch, true, true},
  };
}

}  // namespace rung
