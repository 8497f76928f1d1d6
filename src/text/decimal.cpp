#include "rung/text/decimal.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace rung {
namespace {

__extension__ using Unsigned128 = unsigned __int128;

constexpr std::size_t most_whole_digits = 20;
constexpr Unsigned128 units_per_one = Decimal::units_per_one;

Unsigned128 magnitude(Int128 units) {
  return units < 0 ? -static_cast<Unsigned128>(units) : static_cast<Unsigned128>(units);
}

Int128 with_sign(Unsigned128 units, bool negative) {
  return negative ? -static_cast<Int128>(units) : static_cast<Int128>(units);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Half away from zero. @pre 2 * divisor does not overflow
Unsigned128 divide_rounding(Unsigned128 dividend, Unsigned128 divisor) {
  // Most numbers of a questionnaire are small, and 64-bit division is several times faster.
  if (((dividend | divisor) >> 63) == 0) {
    const auto small = static_cast<std::uint64_t>(dividend);
    const auto by = static_cast<std::uint64_t>(divisor);
    return small / by + (small % by * 2 >= by ? 1 : 0);
  }
  return dividend / divisor + (dividend % divisor * 2 >= divisor ? 1 : 0);
}

// Reads the digits at the front of `text` and takes them off. At most 28 digits reach this, so nothing overflows.
Unsigned128 take_digits(std::string_view& text, std::size_t most) {
  std::uint64_t small = 0;
  std::size_t taken = 0;
  const std::size_t quick = std::min({most, text.size(), std::size_t{19}});  // 19 digits fit 64 bits
  while (taken < quick && is_digit(text[taken])) small = small * 10 + static_cast<std::uint64_t>(text[taken++] - '0');
  Unsigned128 value = small;
  while (taken < most && taken < text.size() && is_digit(text[taken])) {
    value = value * 10 + static_cast<unsigned>(text[taken++] - '0');
  }
  text.remove_prefix(taken);
  return value;
}

// `text` is what stands after the point. Empty when it is not digits only, or says more than 8 places can hold.
std::optional<Unsigned128> read_fraction(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const std::size_t before = text.size();
  Unsigned128 units = take_digits(text, Decimal::places);
  for (std::size_t read = before - text.size(); read < Decimal::places; ++read) units *= 10;
  if (text.find_first_not_of('0') != std::string_view::npos) return std::nullopt;
  return units;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));

  const Unsigned128 whole = take_digits(text, most_whole_digits);
  Unsigned128 fraction = 0;
  if (text.starts_with('.')) {
    const auto read = read_fraction(text.substr(1));
    if (!read) return std::nullopt;
    fraction = *read;
  } else if (!text.empty()) {
    return std::nullopt;
  }
  return from_units(with_sign(whole * rung::units_per_one + fraction, negative));
}

std::optional<Decimal> multiply(Decimal left, Decimal right) {
  const Unsigned128 a = magnitude(left.units());
  const Unsigned128 b = magnitude(right.units());
  const Unsigned128 most = magnitude(Decimal::maximum().units()) * units_per_one;  // below 2^127
  // The exact product, in units of 10^-16, is in range only up to `most`. So 128 bits hold every product that counts,
  // and one that they cannot hold is out of range.
  const bool both_small = ((a | b) >> 63) == 0;
  if (!both_small && a != 0 && b > most / a) return std::nullopt;
  const Unsigned128 product = a * b;
  if (product > most) return std::nullopt;
  return Decimal::from_units(
      with_sign(divide_rounding(product, units_per_one), (left.units() < 0) != (right.units() < 0)));
}

std::optional<Decimal> divide(Decimal left, Decimal right) {
  if (right.units() == 0) return std::nullopt;
  const Unsigned128 dividend = magnitude(left.units()) * units_per_one;  // below 2^94 * 2^27
  const Unsigned128 divisor = magnitude(right.units());
  const Unsigned128 most = magnitude(Decimal::maximum().units());
  const Unsigned128 quotient = dividend / divisor;
  const bool beyond = quotient > most || (quotient == most && dividend % divisor != 0);
  if (beyond) return std::nullopt;
  return Decimal::from_units(with_sign(divide_rounding(dividend, divisor), (left.units() < 0) != (right.units() < 0)));
}

std::optional<Decimal> truncated_divide(Decimal left, Decimal right) {
  if (right.units() == 0) return std::nullopt;
  return Decimal::from_units(left.units() / right.units() * Decimal::units_per_one);
}

std::optional<Decimal> modulo(Decimal left, Decimal right) {
  if (right.units() == 0) return std::nullopt;
  return Decimal::from_units(left.units() % right.units());
}

std::optional<Decimal> Decimal::rounded(int places_kept) const {
  assert(places_kept >= 0);
  Unsigned128 step = 1;
  for (int place = std::max(places_kept, 0); place < places; ++place) step *= 10;
  return from_units(with_sign(divide_rounding(magnitude(units_), step) * step, units_ < 0));
}

Decimal Decimal::floor() const {
  const Decimal toward_zero = truncated();
  return units_ < toward_zero.units_ ? raw(toward_zero.units_ - units_per_one) : toward_zero;
}

Decimal Decimal::ceiling() const { return negated().floor().negated(); }

Decimal Decimal::truncated() const { return raw(units_ - units_ % units_per_one); }

std::optional<std::int64_t> Decimal::to_int64() const {
  const Int128 whole = units_ / units_per_one;
  const auto held = static_cast<std::int64_t>(whole);
  if (held != whole) return std::nullopt;
  return held;
}

std::string Decimal::to_string() const {
  std::array<char, 32> digits{};  // at most a sign, 21 digits, a point and 8 places
  std::size_t start = digits.size();
  Unsigned128 left = magnitude(units_);
  bool started = false;
  for (int written = 0; written <= places || left != 0; ++written) {
    const auto digit = static_cast<char>('0' + static_cast<int>(left % 10));
    left /= 10;
    if (written == places) digits[--start] = '.';
    started = started || written + 1 >= places || digit != '0';  // zeros beyond the first place are left off
    if (started) digits[--start] = digit;
  }
  if (units_ < 0) digits[--start] = '-';
  return {digits.data() + start, digits.size() - start};
}

}  // namespace rung
