#pragma once

#include <cstdint>
#include <string>

namespace rung {

/// The scalar types of the language. `any` is the type of `null` and of the elements of `{}`; `variable` stands only in
/// the operator table: one type, the same wherever it appears in an overload.
enum class Base : std::uint8_t { any, boolean, integer, long_integer, decimal, string, variable };

/// A static type: a scalar, an interval of a scalar, or lists of either, nested `lists` deep.
/// List<Interval<Integer>> is {integer, interval = true, lists = 1}.
struct Type {
  Base base = Base::any;   ///< of the scalar, or of what is inside
  bool interval = false;   ///< an interval of `base`
  std::uint8_t lists = 0;  ///< how many lists it is inside

  /// Integer, Long or Decimal.
  bool is_number() const { return is_scalar() && base >= Base::integer && base <= Base::decimal; }
  bool is_scalar() const { return !interval && lists == 0; }   ///< neither an interval nor a list
  friend bool operator==(const Type&, const Type&) = default;  ///< the same type
};

/// The type of null.
constexpr Type any_type{};
/// Yes or no.
constexpr Type boolean_type{Base::boolean};
/// Whole numbers of 32 bits.
constexpr Type integer_type{Base::integer};
/// Whole numbers of 64 bits.
constexpr Type long_type{Base::long_integer};
/// Exact decimals, see Decimal.
constexpr Type decimal_type{Base::decimal};
/// Text.
constexpr Type string_type{Base::string};

/// Lists of it.
constexpr Type list_of(Type element) {
  ++element.lists;
  return element;
}
/// Intervals of it. @pre it is a number or a variable
constexpr Type interval_of(Type point) {
  point.interval = true;
  return point;
}

/// As CQL spells it: `List<Interval<Integer>>`.
std::string to_text(Type type);

}  // namespace rung
