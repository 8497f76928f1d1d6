#include <algorithm>

#include "chapters.hpp"
#include "interval.hpp"
#include "rung/text/letter_case.hpp"

// CQL 1.5.3, Reference, Comparison Operators.

namespace rung {
namespace {

using Kind = Value::Kind;

Truth equal_lists(Arguments a, Arguments b) {
  if (a.size() != b.size()) return Truth::no;
  Truth all = Truth::yes;  // null elements equal each other; a null against a value leaves it open
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!a[i].is_null() || !b[i].is_null()) all = both(all, equal(a[i], b[i]));
  return all;
}

// How many places a number says, zeros at its end not counted.
int places_of(Decimal number) {
  int places = Decimal::places;
  for (Int128 units = number.units(); places > 0 && units % 10 == 0; units /= 10) --places;
  return places;
}

// Both rounded to the places of the one with fewer.
bool equivalent_numbers(Decimal a, Decimal b) {
  const int places = std::min(places_of(a), places_of(b));
  return a.rounded(places) == b.rounded(places);
}

template <Truth compare(const Value&, const Value&), bool swapped>
Value ordered(Arguments a, Arena&) {
  return Value::of(swapped ? compare(a[1], a[0]) : compare(a[0], a[1]));
}
constexpr Meaning at_most = ordered<less_or_equal, false>, at_least = ordered<less_or_equal, true>,
                  below = ordered<less, false>, above = ordered<less, true>;

Value equals(Arguments a, Arena&) { return Value::of(equal(a[0], a[1])); }
Value differs(Arguments a, Arena&) { return Value::of(opposite(equal(a[0], a[1]))); }
Value is_equivalent(Arguments a, Arena&) { return Value::of(equivalent(a[0], a[1])); }
Value is_not_equivalent(Arguments a, Arena&) { return Value::of(!equivalent(a[0], a[1])); }

// `x between a and b` is `x >= a and x <= b`, null bounds included (Author's Guide, Comparison Operators).
Value between(Arguments a, Arena&) { return Value::of(both(less_or_equal(a[1], a[0]), less_or_equal(a[0], a[2]))); }
Value properly_between(Arguments a, Arena&) { return Value::of(both(less(a[1], a[0]), less(a[0], a[2]))); }

constexpr Type ordered_types[] = {integer_type, long_type, decimal_type, string_type};

std::vector<Overload> pairs_in_order(Meaning meaning, Opcode integers) {
  std::vector<Overload> rows;
  for (const Type type : ordered_types)
    rows.push_back({{type, type}, boolean_type, meaning, type == integer_type ? integers : Opcode::call});
  return rows;
}

std::vector<Overload> triples_in_order(Meaning meaning) {
  std::vector<Overload> rows;
  for (const Type type : ordered_types) rows.push_back({{type, type, type}, boolean_type, meaning});
  return rows;
}

std::vector<Overload> any_pair(Meaning meaning, Opcode integers) {
  return {{{integer_type, integer_type}, boolean_type, meaning, integers},
          {{variable_type, variable_type}, boolean_type, meaning}};
}
std::vector<Overload> any_pair(Meaning meaning) { return {{{variable_type, variable_type}, boolean_type, meaning}}; }

}  // namespace

std::strong_ordering order(const Value& a, const Value& b) {
  if (a.kind() == Kind::string) return a.string().compare(b.string()) <=> 0;  // UTF-8 keeps the order of code points
  if (a.kind() == Kind::decimal) return a.decimal() <=> b.decimal();
  return a.long_integer() <=> b.long_integer();
}

Truth less(const Value& a, const Value& b) {
  return a.is_null() || b.is_null() ? Truth::unknown : order(a, b) < 0 ? Truth::yes : Truth::no;
}

Truth less_or_equal(const Value& a, const Value& b) { return opposite(less(b, a)); }

Truth equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Truth::unknown;
  if (a.kind() == Kind::list) return equal_lists(a.list(), b.list());
  if (a.kind() == Kind::interval)
    return both(equal(start_of(a.interval()), start_of(b.interval())),
                equal(end_of(a.interval()), end_of(b.interval())));
  if (a.kind() == Kind::boolean) return a.boolean() == b.boolean() ? Truth::yes : Truth::no;
  return order(a, b) == 0 ? Truth::yes : Truth::no;
}

bool equivalent(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  switch (a.kind()) {
    case Kind::string:
      return equal_but_for_case(a.string(), b.string());
    case Kind::decimal:
      return equivalent_numbers(a.decimal(), b.decimal());
    case Kind::list:
      return std::equal(a.list().begin(), a.list().end(), b.list().begin(), b.list().end(), equivalent);
    case Kind::interval:
      return equivalent(start_of(a.interval()), start_of(b.interval())) &&
             equivalent(end_of(a.interval()), end_of(b.interval()));
    default:
      return equal(a, b) == Truth::yes;
  }
}

std::vector<Operator> comparison_operators() {
  const int inequality = Binding::inequality;
  Operator between_form{"between",
                        Fixity::form,
                        Binding::between,
                        triples_in_order(between),
                        "`x between a and b`: from a to b, both included.",
                        "{0} is from {1} to {2}"};
  Operator properly{"properly between",
                    Fixity::form,
                    Binding::between,
                    triples_in_order(properly_between),
                    "`x properly between a and b`: above a and below b.",
                    "{0} is above {1} and below {2}"};
  return {
      infix("=", Binding::equality, any_pair(equals, Opcode::equal), "The same value; unknown when either is unknown.",
            "{0} is {1}"),
      infix("!=", Binding::equality, any_pair(differs, Opcode::not_equal),
            "A different value; unknown when either is unknown.", "{0} is not {1}"),
      drops_null(infix("~", Binding::equality, any_pair(is_equivalent),
                       "Alike: strings but for letter case and kind of white space, Decimals to the places of the one "
                       "with fewer; two missing values are alike; never unknown.",
                       "{0} and {1} are alike or both not known", Absence::never)),
      drops_null(infix("!~", Binding::equality, any_pair(is_not_equivalent), "Not alike; never unknown.",
                       "{0} and {1} are neither alike nor both not known", Absence::never)),
      infix("<", inequality, pairs_in_order(below, Opcode::less), "Less than, of numbers or strings.",
            "{0} is below {1}"),
      infix("<=", inequality, pairs_in_order(at_most, Opcode::less_or_equal), "At most, of numbers or strings.",
            "{0} is at most {1}"),
      infix(">", inequality, pairs_in_order(above, Opcode::greater), "More than, of numbers or strings.",
            "{0} is above {1}"),
      infix(">=", inequality, pairs_in_order(at_least, Opcode::greater_or_equal), "At least, of numbers or strings.",
            "{0} is at least {1}"),
      std::move(between_form),
      std::move(properly),
  };
}

}  // namespace rung
