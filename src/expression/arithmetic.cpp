#include "chapters.hpp"

// CQL 1.5.3, Reference, Arithmetic Operators: overflow and undefined results are null.

namespace rung {
namespace {

using Arguments = std::span<const Value>;

bool any_null(Arguments arguments) {
  for (const Value& argument : arguments)
    if (argument.is_null()) return true;
  return false;
}

Value narrow(std::int64_t number) {
  const auto narrowed = static_cast<std::int32_t>(number);
  return narrowed == number ? Value::of(narrowed) : Value{};
}

template <class Function>
Value integers(Arguments a, Function function) {
  if (any_null(a)) return {};
  return function(static_cast<std::int64_t>(a[0].integer()), static_cast<std::int64_t>(a[1].integer()));
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
Value concatenate(Arguments a, Arena& arena) {
  if (any_null(a)) return {};
  return Value::of(arena.keep(std::string(a[0].string()) + std::string(a[1].string())));
}

Value negate_integer(Arguments a, Arena&) {
  return any_null(a) ? Value{} : narrow(-static_cast<std::int64_t>(a[0].integer()));
}
Value negate_decimal(Arguments a, Arena&) { return any_null(a) ? Value{} : Value::of(a[0].decimal().negated()); }
Value keep(Arguments a, Arena&) { return a[0]; }

Value absolute_integer(Arguments a, Arena& arena) {
  return !any_null(a) && a[0].integer() < 0 ? negate_integer(a, arena) : a[0];
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
  return to_value(a[0].decimal().rounded(a[1].integer()));
}

std::vector<Overload> numbers(Meaning integers, Meaning decimals) {
  return {{{integer_type, integer_type}, integer_type, integers},
          {{decimal_type, decimal_type}, decimal_type, decimals}};
}
std::vector<Overload> number(Meaning integer, Meaning decimal) {
  return {{{integer_type}, integer_type, integer}, {{decimal_type}, decimal_type, decimal}};
}

}  // namespace

std::vector<Operator> arithmetic_operators() {
  auto plus = numbers(add_integers, decimals<add>);
  plus.push_back({{string_type, string_type}, string_type, concatenate});
  const Overload quotient{{decimal_type, decimal_type}, decimal_type, decimals<divide>};
  const int additive = Binding::additive, multiplicative = Binding::multiplicative;
  return {
      {"+", Fixity::infix, additive, false, plus, "The sum of two numbers, or two strings joined."},
      {"-", Fixity::infix, additive, false, numbers(subtract_integers, decimals<subtract>),
       "The difference of two numbers."},
      {"*", Fixity::infix, multiplicative, false, numbers(multiply_integers, decimals<multiply>),
       "The product of two numbers."},
      {"/", Fixity::infix, multiplicative, false, {quotient}, "The quotient, a Decimal; unknown when divided by zero."},
      {"div", Fixity::infix, multiplicative, false, numbers(divide_integers, decimals<truncated_divide>),
       "The quotient without its fraction; unknown when divided by zero."},
      {"mod", Fixity::infix, multiplicative, false, numbers(modulo_integers, decimals<modulo>),
       "What `div` leaves over, with the sign of the left number; unknown when divided by zero."},
      {"-", Fixity::prefix, Binding::sign, false, number(negate_integer, negate_decimal),
       "The number with its sign changed."},
      {"+", Fixity::prefix, Binding::sign, false, number(keep, keep), "The number itself."},
      {"Abs", Fixity::function, 0, false, number(absolute_integer, absolute_decimal), "The number without its sign."},
      {"Ceiling",
       Fixity::function,
       0,
       false,
       {{{decimal_type}, integer_type, to_whole<&Decimal::ceiling>}},
       "The least Integer not below the number."},
      {"Floor",
       Fixity::function,
       0,
       false,
       {{{decimal_type}, integer_type, to_whole<&Decimal::floor>}},
       "The greatest Integer not above the number."},
      {"Truncate",
       Fixity::function,
       0,
       false,
       {{{decimal_type}, integer_type, to_whole<&Decimal::truncated>}},
       "The number without its fraction, an Integer."},
      {"Round",
       Fixity::function,
       0,
       false,
       {{{decimal_type}, decimal_type, round_whole}, {{decimal_type, integer_type}, decimal_type, round_places}},
       "The nearest number with so many places (none if not said), half away from zero."},
  };
}

}  // namespace rung
