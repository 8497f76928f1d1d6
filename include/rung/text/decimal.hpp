#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rung {

/// Whole numbers of 128 bits, which C++ has no name for.
__extension__ using Int128 = __int128;

/// An exact decimal number as CQL 1.5 has it: up to 28 digits, 8 of them after the point, so a whole number of 10^-8.
/// Range -99999999999999999999.99999999 .. 99999999999999999999.99999999; whatever leaves it is empty, never wrapped or
/// rounded silently. Results with more than 8 places are rounded once, half away from zero (CQL leaves it open).
/// Source: HL7 CQL 1.5.3, Developer's Guide, System-Defined Types; Reference, Arithmetic Operators.
class Decimal {
 public:
  static constexpr int places = 8;                            ///< digits after the point
  static constexpr std::int64_t units_per_one = 100'000'000;  ///< 10 to the power of `places`

  constexpr Decimal() = default;
  /// Every whole number of 64 bits fits.
  constexpr Decimal(std::int64_t whole) : units_(static_cast<Int128>(whole) * units_per_one) {}

  /// @return empty when `units` (of 10^-8) is out of range
  static constexpr std::optional<Decimal> from_units(Int128 units) {
    if (units > limit || units < -limit) return std::nullopt;
    return raw(units);
  }

  /// `-12.50`: an optional sign, digits, optionally a point and digits. Empty for anything else, for more than 8 places
  /// that are not zero, and out of range.
  static std::optional<Decimal> parse(std::string_view text);

  static constexpr Decimal maximum() { return raw(limit); }   ///< the greatest there is
  static constexpr Decimal minimum() { return raw(-limit); }  ///< the least there is

  constexpr Int128 units() const { return units_; }              ///< how many 10^-8
  bool is_whole() const { return units_ % units_per_one == 0; }  ///< nothing after the point

  friend constexpr auto operator<=>(Decimal, Decimal) = default;  ///< by size
  friend constexpr bool operator==(Decimal, Decimal) = default;   ///< the same number

  constexpr Decimal negated() const { return raw(-units_); }                     ///< the other sign
  constexpr Decimal absolute() const { return units_ < 0 ? negated() : *this; }  ///< without its sign

  /// Nearest number with `places_kept` places (0..8; more changes nothing), half away from zero.
  std::optional<Decimal> rounded(int places_kept) const;
  /// Greatest whole number not above, least whole number not below. Within 1 of the ends of the range the answer is
  /// 10^20 or -10^20, one unit outside it: exact, and refused by every operation that comes after.
  Decimal floor() const;
  Decimal ceiling() const;    ///< see floor()
  Decimal truncated() const;  ///< toward zero

  /// The whole part as 64 bits; empty when it does not fit.
  std::optional<std::int64_t> to_int64() const;

  /// As CQL's ToString: at least one place and no zeros beyond (`1.0`, `18.55`, `-0.5`).
  std::string to_string() const;

 private:
  static constexpr Int128 limit = static_cast<Int128>(9'999'999'999'999'999'999ULL) * 1'000'000'000 + 999'999'999;
  static constexpr Decimal raw(Int128 units) {
    Decimal made;
    made.units_ = units;
    return made;
  }
  Int128 units_ = 0;  // of 10^-8
};

/// Empty where the exact result leaves the range; `divide`, `truncated_divide` and `modulo` also where the divisor is
/// zero. Only `multiply` and `divide` can round.
constexpr std::optional<Decimal> add(Decimal left, Decimal right) {
  return Decimal::from_units(left.units() + right.units());  // two numbers below 2^94 each: no overflow
}
/// Exact.
constexpr std::optional<Decimal> subtract(Decimal left, Decimal right) {
  return Decimal::from_units(left.units() - right.units());
}
/// Rounded once.
std::optional<Decimal> multiply(Decimal left, Decimal right);
/// Rounded once.
std::optional<Decimal> divide(Decimal left, Decimal right);
std::optional<Decimal> truncated_divide(Decimal left, Decimal right);  ///< toward zero, no fraction
std::optional<Decimal> modulo(Decimal left, Decimal right);            ///< sign of the left operand

}  // namespace rung
