#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rung/text/decimal.hpp"

// Decimals written as text, for tests.

inline rung::Decimal number(const std::string& text) {
  const auto parsed = rung::Decimal::parse(text);
  REQUIRE(parsed.has_value());
  return *parsed;
}

inline std::vector<rung::Decimal> numbers(const std::vector<std::string>& texts) {
  std::vector<rung::Decimal> values;
  for (const std::string& text : texts) values.push_back(number(text));
  return values;
}

inline std::string text(const std::optional<rung::Decimal>& value) { return value ? value->to_string() : "empty"; }

inline constexpr const char* greatest = "99999999999999999999.99999999";

/// How many units of 10^-8 lie between them.
inline rung::Int128 distance(const std::optional<rung::Decimal>& a, const std::optional<rung::Decimal>& b) {
  REQUIRE(a.has_value());
  REQUIRE(b.has_value());
  const rung::Int128 apart = a->units() - b->units();
  return apart < 0 ? -apart : apart;
}
