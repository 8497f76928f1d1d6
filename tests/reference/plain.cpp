#include "plain.hpp"

namespace rung::reference {
namespace {

const Wide one = 100'000'000;                             // units of the Decimal 1
const Wide limit = Wide("9999999999999999999999999999");  // units of the greatest Decimal
const Wide least_integer = -2147483648LL, most_integer = 2147483647;

}  // namespace

Plain integer(const Wide& number) {
  if (number < least_integer || number > most_integer) return {};
  return {static_cast<std::int64_t>(number)};
}

Plain decimal(const Wide& units) {
  if (units < -limit || units > limit) return {};
  return {Exact{units}};
}

Plain boolean(Truth truth) {
  if (truth == Truth::unknown) return {};
  return {truth == Truth::yes};
}

Truth truth_of(const Plain& value) {
  if (value.is_null()) return Truth::unknown;
  return std::get<bool>(value.of) ? Truth::yes : Truth::no;
}

Wide units_of(const Plain& number) {
  if (const auto* whole = number.as<std::int64_t>()) return Wide(*whole) * one;
  return std::get<Exact>(number.of).units;
}

Plain as_decimal(const Plain& value) {
  if (value.as<std::int64_t>() != nullptr) return {Exact{units_of(value)}};
  if (const auto* elements = value.as<Elements>()) {
    Elements raised;
    for (const Plain& element : *elements) raised.push_back(as_decimal(element));
    return {raised};
  }
  if (const auto* span = value.as<Span>()) {
    return {Span{{as_decimal(span->bounds[0]), as_decimal(span->bounds[1])}, span->low_closed, span->high_closed}};
  }
  return value;
}

Wide units_from(std::string_view number) {
  const bool negative = number.starts_with('-');
  if (negative) number.remove_prefix(1);
  Wide units = 0;
  int places = -1;  // behind the point; -1 before there is one
  for (const char c : number) {
    if (c == '.') {
      places = 0;
    } else {
      units = units * 10 + (c - '0');
      if (places >= 0) ++places;
    }
  }
  for (int place = std::max(places, 0); place < 8; ++place) units *= 10;
  return negative ? Wide(-units) : units;
}

Wide nearest(const Wide& numerator, const Wide& denominator) {
  const bool negative = (numerator < 0) != (denominator < 0);
  const Wide top = abs(numerator), bottom = abs(denominator);
  const Wide whole = (2 * top + bottom) / (2 * bottom);
  return negative ? Wide(-whole) : whole;
}

std::string to_text(const Plain& value) {
  if (value.is_null()) return "null";
  if (const auto* truth = value.as<bool>()) return *truth ? "true" : "false";
  if (const auto* whole = value.as<std::int64_t>()) return std::to_string(*whole);
  if (const auto* words = value.as<std::string>()) return "'" + *words + "'";
  if (const auto* exact = value.as<Exact>()) {
    std::string digits = Wide(abs(exact->units)).str();
    digits.insert(0, digits.size() < 9 ? 9 - digits.size() : 0, '0');
    digits.insert(digits.size() - 8, ".");
    while (digits.ends_with('0') && !digits.ends_with(".0")) digits.pop_back();
    return (exact->units < 0 ? "-" : "") + digits;
  }
  return "a list or interval";
}

}  // namespace rung::reference
