#include <algorithm>
#include <charconv>

#include "chapters.hpp"
#include "rung/text/letter_case.hpp"

// CQL 1.5.3, Reference, Type Operators: what cannot be converted is null.

namespace rung {
namespace {

using Kind = Value::Kind;

Value keep_value(Arguments a, Arena&) { return a[0]; }
Value is_known(Arguments a, Arena&) { return Value::of(!a[0].is_null()); }
Value never(Arguments, Arena&) { return Value::of(false); }

Value text_of(Arguments a, Arena& arena) {
  if (any_null(a) || a[0].kind() == Kind::string) return a[0];
  std::string text = rung::to_text(a[0]);
  if (a[0].kind() == Kind::long_integer) text.pop_back();
  return Value::of(arena.keep(text));
}

// An optional sign and digits, nothing else.
template <class Number>
std::optional<Number> read_whole(std::string_view text) {
  const bool has_plus = text.starts_with('+');
  if (has_plus) text.remove_prefix(1);
  const std::size_t digits = !has_plus && text.starts_with('-') ? 1 : 0;
  if (text.size() <= digits || text[digits] < '0' || text[digits] > '9') return std::nullopt;
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Value integer_of(Arguments a, Arena&) {
  if (any_null(a)) return {};
  if (a[0].kind() == Kind::boolean) return Value::of(a[0].boolean() ? 1 : 0);
  if (a[0].kind() == Kind::long_integer) {
    const auto narrowed = static_cast<std::int32_t>(a[0].long_integer());
    return narrowed == a[0].long_integer() ? Value::of(narrowed) : Value{};
  }
  if (a[0].kind() == Kind::integer) return a[0];
  const auto number = read_whole<std::int32_t>(a[0].string());
  return number ? Value::of(*number) : Value{};
}

Value long_of(Arguments a, Arena&) {
  if (any_null(a)) return {};
  if (a[0].kind() != Kind::string) return Value::of_long(a[0].long_integer());
  const auto number = read_whole<std::int64_t>(a[0].string());
  return number ? Value::of_long(*number) : Value{};
}

Value decimal_of(Arguments a, Arena&) {
  if (any_null(a) || a[0].kind() == Kind::decimal) return a[0];
  return a[0].kind() == Kind::string ? to_value(Decimal::parse(a[0].string()))
                                     : Value::of(Decimal(a[0].long_integer()));
}

Value boolean_of_text(std::string_view text) {
  const auto among = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return equal_but_for_case(word, text); });
  };
  if (among({"true", "t", "yes", "y", "1"})) return Value::of(true);
  return among({"false", "f", "no", "n", "0"}) ? Value::of(false) : Value{};
}

Value boolean_of(Arguments a, Arena&) {
  if (any_null(a) || a[0].kind() == Kind::boolean) return a[0];
  if (a[0].kind() == Kind::string) return boolean_of_text(a[0].string());
  const Decimal number = a[0].kind() == Kind::decimal ? a[0].decimal() : Decimal(a[0].long_integer());
  if (number == Decimal(1)) return Value::of(true);
  return number == Decimal(0) ? Value::of(false) : Value{};
}

template <Value convert_to(Arguments, Arena&)>
Value converts(Arguments a, Arena& arena) {
  return any_null(a) ? Value{} : Value::of(!convert_to(a, arena).is_null());
}

std::vector<Overload> from(std::initializer_list<Type> types, Type result, Meaning meaning) {
  std::vector<Overload> rows;
  for (const Type type : types) rows.push_back({{type}, result, meaning});
  return rows;
}

}  // namespace

std::vector<Operator> type_operators() {
  const std::initializer_list<Type> any_scalar = {string_type, boolean_type, integer_type, long_type, decimal_type};
  const std::initializer_list<Type> no_decimal = {string_type, boolean_type, integer_type, long_type};
  const auto inside = Absence::of_its_own;
  const auto converts_row = [&](std::string_view name, std::initializer_list<Type> types, Meaning meaning,
                                std::string_view summary) {
    return function(name, from(types, boolean_type, meaning), summary, "{0} can be converted");
  };
  Operator is{"is",
              Fixity::form,
              Binding::type_test,
              {{{any_type}, boolean_type, is_known}, {{any_type}, boolean_type, never}},
              "`x is Integer`: the value is known and of that type; never unknown.",
              "",
              Absence::never};
  Operator as{"as",
              Fixity::form,
              Binding::type_test,
              {{{variable_type}, variable_type, keep_value}},
              "`null as Integer`: the same value, its type said; only for a value of that type or null.",
              "{0}"};
  return {
      drops_null(std::move(is)),
      std::move(as),
      function("ToString", from(any_scalar, string_type, text_of), "The value as text: `'12'`, `'0.5'`, `'true'`.",
               "{0} as text"),
      function("ToBoolean", from(any_scalar, boolean_type, boolean_of),
               "From true t yes y 1 and false f no n 0 in any letter case, or the numbers 1 and 0; else unknown.",
               "{0} as yes or no", inside),
      function(
          "ToInteger", from(no_decimal, integer_type, integer_of),
          "From an optional sign and digits, from true and false as 1 and 0, or from a Long in range; else unknown.",
          "{0} as an Integer", inside),
      function("ToLong", from(no_decimal, long_type, long_of),
               "From an optional sign and digits, or from true and false as 1 and 0; else unknown.", "{0} as a Long",
               inside),
      function("ToDecimal", from(any_scalar, decimal_type, decimal_of),
               "From an optional sign, digits and optionally a point and digits; from true and false; else unknown.",
               "{0} as a Decimal", inside),
      converts_row("ConvertsToString", any_scalar, converts<text_of>, "`ToString` knows a result."),
      converts_row("ConvertsToBoolean", any_scalar, converts<boolean_of>, "`ToBoolean` knows a result."),
      converts_row("ConvertsToInteger", no_decimal, converts<integer_of>, "`ToInteger` knows a result."),
      converts_row("ConvertsToLong", no_decimal, converts<long_of>, "`ToLong` knows a result."),
      converts_row("ConvertsToDecimal", any_scalar, converts<decimal_of>, "`ToDecimal` knows a result."),
  };
}

}  // namespace rung
