#include <limits>

#include "chapters.hpp"
#include "interval.hpp"
#include "rung/text/decimal_functions.hpp"

// CQL 1.5.3, Reference, Arithmetic Operators: overflow and undefined results are null.

namespace rung {
namespace {

Value narrow(std::int64_t number) {
  const auto narrowed = static_cast<std::int32_t>(number);
  return narrowed == number ? Value::of(narrowed) : Value{};
}

// Integers in 64 bits, so that only the narrowing can overflow; Longs with the compiler's check.
template <class Function>
Value integers(Arguments a, Function function) {
  if (any_null(a)) return {};
  return function(static_cast<std::int64_t>(a[0].integer()), static_cast<std::int64_t>(a[1].integer()));
}

template <class Checked>
Value longs(Arguments a, Checked checked) {
  std::int64_t result = 0;
  if (any_null(a) || checked(a[0].long_integer(), a[1].long_integer(), &result)) return {};
  return Value::of_long(result);
}

bool indivisible(std::int64_t x, std::int64_t y) {
  return y == 0 || (y == -1 && x == std::numeric_limits<std::int64_t>::min());
}

template <std::optional<Decimal> function(Decimal, Decimal)>
Value decimals(Arguments a, Arena&) {
  return any_null(a) ? Value{} : to_value(function(a[0].decimal(), a[1].decimal()));
}

Value add_integers(Arguments a, Arena&) {
  return integers(a, [](auto x, auto y) { return narrow(x + y); });
}
Value subtract_integers(Arguments a, Arena&) {
  return integers(a, [](auto x, auto y) { return narrow(x - y); });
}
Value multiply_integers(Arguments a, Arena&) {
  return integers(a, [](auto x, auto y) { return narrow(x * y); });
}
Value divide_integers(Arguments a, Arena&) {
  return integers(a, [](auto x, auto y) { return y == 0 ? Value{} : narrow(x / y); });
}
Value modulo_integers(Arguments a, Arena&) {
  return integers(a, [](auto x, auto y) { return y == 0 ? Value{} : narrow(x % y); });
}
Value add_longs(Arguments a, Arena&) {
  return longs(a, [](auto x, auto y, auto* to) { return __builtin_add_overflow(x, y, to); });
}
Value subtract_longs(Arguments a, Arena&) {
  return longs(a, [](auto x, auto y, auto* to) { return __builtin_sub_overflow(x, y, to); });
}
Value multiply_longs(Arguments a, Arena&) {
  return longs(a, [](auto x, auto y, auto* to) { return __builtin_mul_overflow(x, y, to); });
}
Value divide_longs(Arguments a, Arena&) {
  return longs(a, [](auto x, auto y, auto* to) { return indivisible(x, y) || (*to = x / y, false); });
}
Value modulo_longs(Arguments a, Arena&) {  // the remainder by -1 is 0, also of the least Long
  return longs(a, [](auto x, auto y, auto* to) { return y == 0 || (*to = y == -1 ? 0 : x % y, false); });
}

// A negative exponent has no whole result; the compiler gives Integers one only where the exponent is a literal.
Value power_integers(Arguments a, Arena&) {
  if (any_null(a) || a[1].integer() < 0) return {};
  const auto made = whole_power(a[0].integer(), a[1].integer());
  return made ? narrow(*made) : Value{};
}
Value power_longs(Arguments a, Arena&) {
  if (any_null(a) || a[1].long_integer() < 0) return {};
  const auto made = whole_power(a[0].long_integer(), a[1].long_integer());
  return made ? Value::of_long(*made) : Value{};
}

template <std::optional<Decimal> function(Decimal)>
Value of_decimal(Arguments a, Arena&) {
  return any_null(a) ? Value{} : to_value(function(a[0].decimal()));
}

Value concatenate(Arguments a, Arena& arena) {
  if (any_null(a)) return {};
  return Value::of(arena.keep(std::string(a[0].string()) + std::string(a[1].string())));
}

Value negate_integer(Arguments a, Arena&) {
  return any_null(a) ? Value{} : narrow(-static_cast<std::int64_t>(a[0].integer()));
}
Value negate_long(Arguments a, Arena&) {
  std::int64_t result = 0;
  if (any_null(a) || __builtin_sub_overflow(std::int64_t{0}, a[0].long_integer(), &result)) return {};
  return Value::of_long(result);
}
Value negate_decimal(Arguments a, Arena&) { return any_null(a) ? Value{} : Value::of(a[0].decimal().negated()); }
Value keep(Arguments a, Arena&) { return a[0]; }

Value absolute_integer(Arguments a, Arena& arena) {
  return !any_null(a) && a[0].integer() < 0 ? negate_integer(a, arena) : a[0];
}
Value absolute_long(Arguments a, Arena& arena) {
  return !any_null(a) && a[0].long_integer() < 0 ? negate_long(a, arena) : a[0];
}
Value absolute_decimal(Arguments a, Arena&) { return any_null(a) ? Value{} : Value::of(a[0].decimal().absolute()); }

template <Decimal (Decimal::*function)() const>
Value to_whole(Arguments a, Arena&) {
  if (any_null(a)) return {};
  const auto whole = (a[0].decimal().*function)().to_int64();
  return whole ? narrow(*whole) : Value{};
}

Value round_whole(Arguments a, Arena&) { return any_null(a) ? Value{} : to_value(a[0].decimal().rounded(0)); }
Value round_places(Arguments a, Arena& arena) {
  if (a[0].is_null()) return {};
  if (a[1].is_null()) return round_whole(a.first(1), arena);
  return a[1].integer() < 0 ? Value{} : to_value(a[0].decimal().rounded(a[1].integer()));
}

template <Value step(const Value&)>
Value stepped(Arguments a, Arena&) {
  return step(a[0]);
}

template <Value extreme(Value::Kind), Value::Kind number>
Value extent(Arguments, Arena&) {
  return extreme(number);
}

std::vector<Overload> numbers(Meaning integers, Meaning longs, Meaning decimals) {
  return {{{integer_type, integer_type}, integer_type, integers},
          {{long_type, long_type}, long_type, longs},
          {{decimal_type, decimal_type}, decimal_type, decimals}};
}
std::vector<Overload> number(Meaning integer, Meaning long_integer, Meaning decimal) {
  return {{{integer_type}, integer_type, integer},
          {{long_type}, long_type, long_integer},
          {{decimal_type}, decimal_type, decimal}};
}

template <Value extreme(Value::Kind)>
std::vector<Overload> extents() {
  return {{{}, integer_type, extent<extreme, Value::Kind::integer>},
          {{}, long_type, extent<extreme, Value::Kind::long_integer>},
          {{}, decimal_type, extent<extreme, Value::Kind::decimal>}};
}

std::vector<Overload> to_integer(Meaning meaning) { return {{{decimal_type}, integer_type, meaning}}; }

std::vector<Operator> infix_arithmetic() {
  auto plus = numbers(add_integers, add_longs, decimals<add>);
  plus.push_back({{string_type, string_type}, string_type, concatenate});
  const Overload quotient{{decimal_type, decimal_type}, decimal_type, decimals<divide>};
  const int additive = Binding::additive, multiplicative = Binding::multiplicative;
  const auto inside = Absence::of_its_own;
  return {
      infix("^", Binding::power, numbers(power_integers, power_longs, decimals<power>),
            "A power: of Integers an Integer when the exponent is written as a whole number, else a Decimal. Unknown "
            "where there is none.",
            "{0} to the power of {1}", inside),
      infix("*", multiplicative, numbers(multiply_integers, multiply_longs, decimals<multiply>),
            "The product of two numbers.", "{0} times {1}"),
      infix("/", multiplicative, {quotient}, "The quotient, a Decimal; unknown when divided by zero.",
            "{0} divided by {1}", inside),
      infix("div", multiplicative, numbers(divide_integers, divide_longs, decimals<truncated_divide>),
            "The quotient without its fraction; unknown when divided by zero.", "{0} divided by {1}, whole", inside),
      infix("mod", multiplicative, numbers(modulo_integers, modulo_longs, decimals<modulo>),
            "What `div` leaves over, with the sign of the left number; unknown when divided by zero.",
            "the remainder of {0} by {1}", inside),
      infix("+", additive, plus, "The sum of two numbers, or two strings joined.", "{0} plus {1}"),
      infix("-", additive, numbers(subtract_integers, subtract_longs, decimals<subtract>),
            "The difference of two numbers.", "{0} minus {1}"),
  };
}

std::vector<Operator> prefix_arithmetic() {
  const auto inside = Absence::of_its_own;
  Operator minimum{"minimum",
                   Fixity::form,
                   Binding::extent,
                   extents<least>(),
                   "`minimum Integer`: the least Integer, Long or Decimal.",
                   "",
                   Absence::never};
  Operator maximum{"maximum",
                   Fixity::form,
                   Binding::extent,
                   extents<greatest>(),
                   "`maximum Integer`: the greatest Integer, Long or Decimal.",
                   "",
                   Absence::never};
  const auto back = stepped<predecessor>, on = stepped<successor>;
  return {
      prefix("-", Binding::sign, number(negate_integer, negate_long, negate_decimal),
             "The number with its sign changed.", "minus {0}"),
      prefix("+", Binding::sign, number(keep, keep, keep), "The number itself.", "{0}"),
      prefix("predecessor of", Binding::extent, number(back, back, back),
             "One step less: 1, or 0.00000001 of a Decimal; unknown below the least.", "the number just below {0}",
             inside),
      prefix("successor of", Binding::extent, number(on, on, on),
             "One step more: 1, or 0.00000001 of a Decimal; unknown above the greatest.", "the number just above {0}",
             inside),
      std::move(minimum),
      std::move(maximum),
  };
}

}  // namespace

std::vector<Operator> arithmetic_operators() {
  const auto inside = Absence::of_its_own;
  std::vector<Operator> rows = infix_arithmetic();
  for (Operator& row : prefix_arithmetic()) rows.push_back(std::move(row));
  for (Operator& row : std::vector<Operator>{
           function("Abs", number(absolute_integer, absolute_long, absolute_decimal), "The number without its sign.",
                    "the size of {0}"),
           function("Ceiling", to_integer(to_whole<&Decimal::ceiling>), "The least Integer not below the number.",
                    "{0} rounded up", inside),
           function("Floor", to_integer(to_whole<&Decimal::floor>), "The greatest Integer not above the number.",
                    "{0} rounded down", inside),
           function("Truncate", to_integer(to_whole<&Decimal::truncated>),
                    "The number without its fraction, an Integer.", "the whole part of {0}", inside),
           function("Round",
                    {{{decimal_type}, decimal_type, round_whole},
                     {{decimal_type, integer_type}, decimal_type, round_places}},
                    "The nearest number with so many places (none if not said), half away from zero.", "{0} rounded",
                    inside),
           function("Power", numbers(power_integers, power_longs, decimals<power>), "`Power(x, y)` is `x ^ y`.",
                    "{0} to the power of {1}", inside),
           function("Exp", {{{decimal_type}, decimal_type, of_decimal<exponential>}}, "The power of e.",
                    "e to the power of {0}", inside),
           function("Ln", {{{decimal_type}, decimal_type, of_decimal<natural_logarithm>}},
                    "The natural logarithm; unknown of zero and below.", "the natural logarithm of {0}", inside),
           function("Log", {{{decimal_type, decimal_type}, decimal_type, decimals<logarithm>}},
                    "`Log(x, b)`: the logarithm of x to the base b; unknown where there is none.",
                    "the logarithm of {0} to the base {1}", inside),
       })
    rows.push_back(std::move(row));
  return rows;
}

}  // namespace rung
