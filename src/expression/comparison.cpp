#include "chapters.hpp"

// CQL 1.5.3, Reference, Comparison Operators.

namespace rung {
namespace {

using Arguments = std::span<const Value>;
using Kind = Value::Kind;

Truth equal_lists(std::span<const Value> a, std::span<const Value> b) {
  if (a.size() != b.size()) return Truth::no;
  Truth all = Truth::yes;  // null elements equal each other; a null against a value leaves it open
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!a[i].is_null() || !b[i].is_null()) all = both(all, equal(a[i], b[i]));
  return all;
}

// Whether one order holds; `want` tells which orders are a yes.
template <class Want>
Value compare(Arguments a, Want want) {
  if (a[0].is_null() || a[1].is_null()) return {};
  return Value::of(want(order(a[0], a[1])));
}

Value less(Arguments a, Arena&) {
  return compare(a, [](auto o) { return o < 0; });
}
Value less_or_equal(Arguments a, Arena&) {
  return compare(a, [](auto o) { return o <= 0; });
}
Value greater(Arguments a, Arena&) {
  return compare(a, [](auto o) { return o > 0; });
}
Value greater_or_equal(Arguments a, Arena&) {
  return compare(a, [](auto o) { return o >= 0; });
}
Value equals(Arguments a, Arena&) { return Value::of(equal(a[0], a[1])); }
Value differs(Arguments a, Arena&) { return Value::of(opposite(equal(a[0], a[1]))); }

// `x between a and b` is `x >= a and x <= b`, null bounds included (Author's Guide, Comparison Operators).
Value between(Arguments a, Arena& arena) {
  const Value low[] = {a[0], a[1]};
  const Value high[] = {a[0], a[2]};
  return Value::of(both(greater_or_equal(low, arena).truth(), less_or_equal(high, arena).truth()));
}

std::vector<Overload> ordered(Meaning meaning, Opcode integers) {
  return {{{integer_type, integer_type}, boolean_type, meaning, integers},
          {{decimal_type, decimal_type}, boolean_type, meaning},
          {{string_type, string_type}, boolean_type, meaning}};
}

std::vector<Overload> any_pair(Meaning meaning, Opcode integers) {
  return {{{integer_type, integer_type}, boolean_type, meaning, integers},
          {{variable_type, variable_type}, boolean_type, meaning}};
}

}  // namespace

std::strong_ordering order(const Value& a, const Value& b) {
  if (a.kind() == Kind::integer) return a.integer() <=> b.integer();
  if (a.kind() == Kind::decimal) return a.decimal() <=> b.decimal();
  return a.string().compare(b.string()) <=> 0;  // UTF-8 keeps the order of code points
}

Truth equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Truth::unknown;
  const auto known = [](bool yes) { return yes ? Truth::yes : Truth::no; };
  switch (a.kind()) {
    case Kind::boolean:
      return known(a.boolean() == b.boolean());
    case Kind::list:
      return equal_lists(a.list(), b.list());
    case Kind::interval:
      return known(same(a, b));
    default:
      return known(order(a, b) == 0);
  }
}

std::vector<Operator> comparison_operators() {
  const int inequality = Binding::inequality;
  return {
      {"=", Fixity::infix, Binding::equality, false, any_pair(equals, Opcode::equal),
       "The same value; unknown when either is unknown."},
      {"!=", Fixity::infix, Binding::equality, false, any_pair(differs, Opcode::not_equal),
       "A different value; unknown when either is unknown."},
      {"<", Fixity::infix, inequality, false, ordered(less, Opcode::less), "Less than, of numbers or strings."},
      {"<=", Fixity::infix, inequality, false, ordered(less_or_equal, Opcode::less_or_equal),
       "At most, of numbers or strings."},
      {">", Fixity::infix, inequality, false, ordered(greater, Opcode::greater), "More than, of numbers or strings."},
      {">=", Fixity::infix, inequality, false, ordered(greater_or_equal, Opcode::greater_or_equal),
       "At least, of numbers or strings."},
      {"between",
       Fixity::form,
       Binding::between,
       false,
       {{{integer_type, integer_type, integer_type}, boolean_type, between},
        {{decimal_type, decimal_type, decimal_type}, boolean_type, between},
        {{string_type, string_type, string_type}, boolean_type, between}},
       "`x between a and b`: from a to b, both included."},
  };
}

}  // namespace rung
