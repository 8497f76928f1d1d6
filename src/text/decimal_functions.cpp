#include "rung/text/decimal_functions.hpp"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <cassert>

namespace rung {
namespace {

namespace mp = boost::multiprecision;
using BigInteger = mp::number<mp::cpp_int_backend<>, mp::et_off>;

// A real number as a whole number of 2^-fraction_bits. The widest that occurs is a logarithm shifted for a division,
// below 2^(6 + 2 * 448); a fixed width needs no heap.
constexpr unsigned fraction_bits = 448;
using FixedPoint = mp::number<mp::cpp_int_backend<1024, 1024, mp::signed_magnitude, mp::unchecked, void>>;

// How much of 10^-8 a computed value may stand below the middle of two neighbours and still be taken for it, as
// 2^-this.
//
// The errors are far smaller: below 2^-430 in a logarithm, below 2^-300 of 10^-8 in the worst result (a power near
// 10^20 of a base near 1). What is not a middle is not so near to one: Exp and Ln have no middle at all, being
// transcendental but for Exp(0) and Ln(1). Log has none either: it would need a base that is a 512-th power. Those of
// Power are known (0.25 ^ 4.5), and its 2^187 pairs of arguments would come as near as about 2^-187 if they fell at
// random.
constexpr unsigned tie_bits = 256;

const FixedPoint& fixed_one() {
  static const FixedPoint one = FixedPoint(1) << fraction_bits;
  return one;
}

FixedPoint fixed_product(const FixedPoint& a, const FixedPoint& b) { return (a * b) >> fraction_bits; }

// z + z^3 / 3 + z^5 / 5 + ... @pre 0 <= z <= 1/3
FixedPoint inverse_tanh(const FixedPoint& z) {
  const FixedPoint square = fixed_product(z, z);
  FixedPoint sum = z;
  FixedPoint odd_power = z;
  for (unsigned degree = 3; odd_power != 0; degree += 2) {
    odd_power = fixed_product(odd_power, square);
    sum += odd_power / degree;
  }
  return sum;
}

const FixedPoint& log_of_two() {
  static const FixedPoint value = 2 * inverse_tanh(fixed_one() / 3);
  return value;
}

// Written as 2^k * m with 1 <= m < 2, then ln m = 2 artanh((m - 1) / (m + 1)); for m above 1.4 the same of 2 / m, so
// that the series stays short. @pre whole > 0
FixedPoint log_of(const BigInteger& whole) {
  const auto twos = static_cast<unsigned>(mp::msb(whole));
  const FixedPoint m =
      twos <= fraction_bits ? FixedPoint(whole) << (fraction_bits - twos) : FixedPoint(whole >> (twos - fraction_bits));
  const bool from_above = m * 5 > fixed_one() * 7;
  const FixedPoint near = from_above ? 2 * fixed_one() : fixed_one();
  const FixedPoint z = (mp::abs(m - near) << fraction_bits) / (m + near);
  const FixedPoint part = 2 * inverse_tanh(z);
  return from_above ? (twos + 1) * log_of_two() - part : twos * log_of_two() + part;
}

// @pre x > 0
FixedPoint log_of(Decimal x) {
  static const FixedPoint log_of_units = log_of(BigInteger(Decimal::units_per_one));
  return log_of(BigInteger(x.units())) - log_of_units;
}

// e^y = 2^k * (e^(r / 256))^256 with y = k ln 2 + r. @pre -100 < y < 100, in ones
FixedPoint exponential_of(const FixedPoint& y) {
  constexpr int halvings = 8;
  FixedPoint twos = y / log_of_two();
  if (y < 0) --twos;  // r is never negative
  const FixedPoint step = (y - twos * log_of_two()) >> halvings;
  FixedPoint sum = fixed_one();
  FixedPoint term = fixed_one();
  for (unsigned degree = 1; term != 0; ++degree) {
    term = fixed_product(term, step) / degree;
    sum += term;
  }
  for (int doubled = 0; doubled < halvings; ++doubled) sum = fixed_product(sum, sum);
  const int shift = static_cast<int>(twos);
  return shift < 0 ? sum >> static_cast<unsigned>(-shift) : sum << static_cast<unsigned>(shift);
}

// Empty out of range.
template <typename Whole>
std::optional<Decimal> decimal_from(const Whole& units, bool negative) {
  if (units > Decimal::maximum().units()) return std::nullopt;
  const auto held = static_cast<Int128>(units);
  return Decimal::from_units(negative ? -held : held);
}

std::optional<Decimal> nearest_decimal(const FixedPoint& value) {
  static const FixedPoint half = (FixedPoint(1) << (fraction_bits - 1)) + (FixedPoint(1) << (fraction_bits - tie_bits));
  const FixedPoint units = mp::abs(value) * Decimal::units_per_one;
  return decimal_from((units + half) >> fraction_bits, value < 0);
}

// e^y for every y.
std::optional<Decimal> nearest_exponential(const FixedPoint& y) {
  if (y > 47 * fixed_one()) return std::nullopt;  // ln 10^20 is 46.05
  if (y < -20 * fixed_one()) return Decimal();    // ln (10^-8 / 2) is -19.11
  return nearest_decimal(exponential_of(y));
}

// dividend / divisor units. @pre divisor > 0
std::optional<Decimal> nearest_quotient(const BigInteger& dividend, const BigInteger& divisor) {
  if (dividend == 0) return Decimal();
  const BigInteger size = mp::abs(dividend);
  if (mp::msb(size) > mp::msb(divisor) + 95) return std::nullopt;  // above 2^95, and the range ends below 2^94
  return decimal_from((2 * size + divisor) / (2 * divisor), dividend < 0);
}

BigInteger power_of_units_per_one(std::size_t exponent) {
  return mp::pow(BigInteger(Decimal::units_per_one), static_cast<unsigned>(exponent));
}

// @pre base > 0, exponent small
std::optional<Decimal> exact_power(Decimal base, std::int64_t exponent) {
  const auto times = static_cast<unsigned>(exponent < 0 ? -exponent : exponent);
  const BigInteger raised = mp::pow(BigInteger(base.units()), times);
  const BigInteger one = power_of_units_per_one(times);
  const std::int64_t units = Decimal::units_per_one;
  return exponent < 0 ? nearest_quotient(one * units, raised) : nearest_quotient(raised * units, one);
}

// @pre base > 0
std::optional<Decimal> power_of_positive(Decimal base, Decimal exponent) {
  constexpr std::int64_t largest_exact = 32;  // quicker than a logarithm, and no question of ties
  if (exponent.is_whole() && exponent.absolute() <= Decimal(largest_exact)) {
    return exact_power(base, static_cast<std::int64_t>(exponent.units() / Decimal::units_per_one));
  }
  return nearest_exponential(log_of(base) * FixedPoint(exponent.units()) / Decimal::units_per_one);
}

// Of the units of all values. By halves, because factors of like size are quick to multiply. @pre not empty
BigInteger product_of_units(std::span<const Decimal> values) {
  if (values.size() == 1) return values.front().units();
  const std::size_t half = values.size() / 2;
  return product_of_units(values.first(half)) * product_of_units(values.subspan(half));
}

bool any_is_zero(std::span<const Decimal> values) { return std::ranges::find(values, Decimal()) != values.end(); }

// In squared units: dividend / divisor.
struct ExactVariance {
  BigInteger dividend;
  BigInteger divisor;
};

// (n * sum of squares - square of sum) / (n * (n or n - 1))
std::optional<ExactVariance> exact_variance(std::span<const Decimal> values, Divisor divisor) {
  const std::size_t less = divisor == Divisor::sample ? 1 : 0;
  const std::size_t count = values.size();
  if (count <= less) return std::nullopt;
  BigInteger sum;
  BigInteger squares;
  for (const Decimal value : values) {
    const BigInteger units = value.units();
    sum += units;
    squares += units * units;
  }
  return ExactVariance{count * squares - sum * sum, BigInteger(count) * (count - less)};
}

}  // namespace

std::optional<Decimal> exponential(Decimal x) {
  return nearest_exponential(FixedPoint(x.units()) * fixed_one() / Decimal::units_per_one);
}

std::optional<Decimal> natural_logarithm(Decimal x) {
  if (x <= Decimal()) return std::nullopt;
  return nearest_decimal(log_of(x));
}

std::optional<Decimal> logarithm(Decimal x, Decimal base) {
  if (x <= Decimal() || base <= Decimal() || base == Decimal(1)) return std::nullopt;
  return nearest_decimal((log_of(x) * fixed_one()) / log_of(base));
}

std::optional<Decimal> power(Decimal base, Decimal exponent) {
  const Decimal zero;
  if (exponent == zero) return Decimal(1);
  if (base == zero) return exponent > zero ? std::optional(zero) : std::nullopt;
  if (base > zero) return power_of_positive(base, exponent);
  if (!exponent.is_whole()) return std::nullopt;
  const auto size = power_of_positive(base.negated(), exponent);
  const bool is_odd = exponent.units() / Decimal::units_per_one % 2 != 0;
  return size && is_odd ? size->negated() : size;
}

std::optional<std::int64_t> whole_power(std::int64_t base, std::int64_t exponent) {
  assert(exponent >= 0);
  const bool stays_small = base >= -1 && base <= 1;
  if (stays_small) return exponent == 0 || (base < 0 && exponent % 2 == 0) ? 1 : base;
  std::int64_t result = 1;
  for (std::int64_t times = 0; times < exponent; ++times) {  // at most 63 fit
    if (__builtin_mul_overflow(result, base, &result)) return std::nullopt;
  }
  return result;
}

std::optional<Decimal> product(std::span<const Decimal> values) {
  if (values.empty()) return std::nullopt;
  if (any_is_zero(values)) return Decimal();
  return nearest_quotient(product_of_units(values), power_of_units_per_one(values.size() - 1));
}

std::optional<Decimal> geometric_mean(std::span<const Decimal> values) {
  if (values.empty() || std::ranges::min(values) < Decimal()) return std::nullopt;
  if (any_is_zero(values)) return Decimal();
  const auto count = static_cast<unsigned>(values.size());
  const BigInteger whole = product_of_units(values);  // its root is in units
  const FixedPoint root = exponential_of(log_of(whole) / count);
  // However near the root is to the middle of two neighbours, the exact product tells on which side it is.
  BigInteger units(root >> fraction_bits);
  if (mp::pow(2 * units + 1, count) <= (whole << count)) ++units;
  return decimal_from(units, false);
}

std::optional<Decimal> variance(std::span<const Decimal> values, Divisor divisor) {
  const auto exact = exact_variance(values, divisor);
  if (!exact) return std::nullopt;
  return nearest_quotient(exact->dividend, exact->divisor * Decimal::units_per_one);
}

std::optional<Decimal> standard_deviation(std::span<const Decimal> values, Divisor divisor) {
  const auto exact = exact_variance(values, divisor);
  if (!exact) return std::nullopt;
  const BigInteger doubled = mp::sqrt(4 * exact->dividend / exact->divisor);  // twice the root, rounded down
  return decimal_from((doubled + 1) / 2, false);
}

}  // namespace rung
