#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace rung {

/// Three-valued logic, ordered no < unknown < yes, so that `and` is the least and `or` the greatest of two.
/// Source: HL7 CQL 1.5.3, Reference, Logical Operators (Kleene's strong logic).
enum class Truth : std::uint8_t { no, unknown, yes };

/// `and`: no where either is no.
constexpr Truth both(Truth a, Truth b) { return std::min(a, b); }
/// `or`: yes where either is yes.
constexpr Truth either(Truth a, Truth b) { return std::max(a, b); }
/// `not`: unknown stays unknown.
constexpr Truth opposite(Truth a) { return static_cast<Truth>(2 - static_cast<int>(a)); }

/// `yes`, `no` or `unknown`.
constexpr std::string_view to_text(Truth truth) {
  constexpr std::string_view words[] = {"no", "unknown", "yes"};
  return words[static_cast<std::size_t>(truth)];
}

}  // namespace rung
