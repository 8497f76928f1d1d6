#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rung/expression/truth.hpp"

/// The plain evaluator that the fast one is held to: slow, obvious, and written from the definition of the formats and
/// of CQL 1.5.3, not from the engine. It shares the engine's parser, its nouns and `Truth`, and nothing else: not its
/// values, not its decimals, not its operators. It takes a rule set that compiles and a case that binds.
namespace rung::reference {

/// A whole number wide enough for every product of two Decimals, exactly.
using Wide = boost::multiprecision::int256_t;

/// A Decimal: a whole number of 10^-8, at most 28 digits. CQL 1.5.3, Developer's Guide, System-Defined Types.
struct Exact {
  Wide units = 0;
  friend bool operator==(const Exact&, const Exact&) = default;
};

struct Plain;
using Elements = std::vector<Plain>;

/// An interval of numbers with its bounds, each closed or open.
struct Span {
  std::vector<Plain> bounds;  ///< low, high
  bool low_closed = true;
  bool high_closed = true;
};

/// One value of the language, or null (`std::monostate`).
struct Plain {
  std::variant<std::monostate, bool, std::int64_t, Exact, std::string, Elements, Span> of = {};

  bool is_null() const { return of.index() == 0; }
  template <class T>
  const T* as() const {
    return std::get_if<T>(&of);
  }
};

/// Null where `number` leaves the range of CQL's Integer (32 bits) or Decimal (28 digits).
Plain integer(const Wide& number);
Plain decimal(const Wide& units);
Plain boolean(Truth truth);
inline Plain text(std::string_view words) { return {std::string(words)}; }

/// @pre a Boolean or null
Truth truth_of(const Plain& value);

/// A number's units of 10^-8, be it an Integer or a Decimal. @pre a number
Wide units_of(const Plain& number);

/// An Integer as a Decimal, also inside lists and intervals; anything else as it is.
Plain as_decimal(const Plain& value);

/// `-12.50` as units of 10^-8; `number` has no more than 8 places.
Wide units_from(std::string_view number);

/// numerator / denominator to the nearest whole number, half away from zero. @pre denominator is not 0
Wide nearest(const Wide& numerator, const Wide& denominator);

/// As CQL writes it, for messages of failed tests: `null`, `12`, `1.5`, `'text'`.
std::string to_text(const Plain& value);

}  // namespace rung::reference
