#pragma once

#include <optional>

#include "rung/expression/value.hpp"

namespace rung {

// Numbers as pictures place them.

inline double to_double(Decimal number) {
  return static_cast<double>(number.units()) / static_cast<double>(Decimal::units_per_one);
}

/// A yes or no is none.
inline std::optional<Decimal> number_in(const Value& value) {
  if (value.kind() == Value::Kind::integer) return Decimal(value.integer());
  return value.kind() == Value::Kind::decimal ? std::optional(value.decimal()) : std::nullopt;
}

}  // namespace rung
