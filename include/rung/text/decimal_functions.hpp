#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "rung/text/decimal.hpp"

namespace rung {

// Functions whose exact results have more than 8 places, or none that ends. A result is the exact real result rounded
// once, half away from zero, to 8 places; it is empty where that is undefined or leaves the range of Decimal. A result
// nearer to zero than half of 10^-8 is 0. Integers do all the work, so every machine gives the same digits.
// Source: HL7 CQL 1.5.3, Reference, Arithmetic Operators (Exp, Ln, Log, Power) and Aggregate Functions (Product,
// GeometricMean, Variance, PopulationVariance, StdDev, PopulationStdDev). CQL leaves the rounding open.

/// e^x; empty from x = 46.0517... (ln 10^20) on.
std::optional<Decimal> exponential(Decimal x);

/// ln x; empty for x <= 0.
std::optional<Decimal> natural_logarithm(Decimal x);

/// ln x / ln base: 3 for x = 8, base = 2. Empty for x <= 0, base <= 0 and base = 1.
std::optional<Decimal> logarithm(Decimal x, Decimal base);

/// base^exponent, CQL's `^`; x^0 is 1 for every x, 0 included. Empty for zero with a negative exponent and for a
/// negative base with an exponent that is not whole. The time does not grow with the exponent.
std::optional<Decimal> power(Decimal base, Decimal exponent);

/// base^exponent in whole numbers, exact; 0^0 is 1. Empty beyond 64 bits. The time does not grow with the exponent.
/// @pre exponent >= 0
std::optional<std::int64_t> whole_power(std::int64_t base, std::int64_t exponent);

/// Of all values, whatever ranges the parts of it pass through. Empty for no values.
std::optional<Decimal> product(std::span<const Decimal> values);

/// The n-th root of the product of n values. Empty for no values and when one is negative, otherwise 0 when one is 0.
std::optional<Decimal> geometric_mean(std::span<const Decimal> values);

/// What the sum of squared deviations from the mean of n values is divided by.
enum class Divisor {
  sample,      ///< n - 1: CQL's Variance and StdDev
  population,  ///< n: CQL's PopulationVariance and PopulationStdDev
};

/// Mean squared deviation from the mean, and its square root (of the exact variance, not of the rounded one, so it can
/// be in range where the variance is not). Empty for no values, and for one value when it is a sample.
std::optional<Decimal> variance(std::span<const Decimal> values, Divisor divisor);
/// The root of the variance.
std::optional<Decimal> standard_deviation(std::span<const Decimal> values, Divisor divisor);

}  // namespace rung
