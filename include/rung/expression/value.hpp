#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "rung/expression/truth.hpp"
#include "rung/text/decimal.hpp"

namespace rung {

struct Interval;

/// One value of the language, or null. Small, trivially copyable and without ownership: text, list elements and
/// intervals are kept by whoever made them (a Program, the Facts of a case, or an Arena) and must outlive the value.
class Value {
 public:
  /// The type of a value, or that it is missing.
  enum class Kind : std::uint8_t { null, boolean, integer, long_integer, decimal, string, list, interval };

  constexpr Value() : number_(0) {}
  static constexpr Value of(bool value) { return {Kind::boolean, value, 0}; }                    ///< yes or no
  static constexpr Value of(std::int32_t value) { return {Kind::integer, value, 0}; }            ///< an Integer
  static constexpr Value of_long(std::int64_t value) { return {Kind::long_integer, value, 0}; }  ///< a Long
  static constexpr Value of(Decimal value) { return Value(value); }                              ///< a Decimal
  static constexpr Value of(std::string_view text) { return {text}; }                            ///< borrows the text
  static constexpr Value of(std::span<const Value> elements) { return {elements}; }  ///< borrows the elements
  static constexpr Value of(const Interval& interval) { return {interval}; }         ///< borrows the interval
  /// Unknown is null.
  static constexpr Value of(Truth truth) { return truth == Truth::unknown ? Value{} : of(truth == Truth::yes); }
  static Value of(const char*) = delete;

  constexpr Kind kind() const { return kind_; }                   ///< the type
  constexpr bool is_null() const { return kind_ == Kind::null; }  ///< missing

  /// @pre kind() is the one asked for (`truth`: boolean or null)
  constexpr bool boolean() const { return number_ != 0; }
  constexpr std::int32_t integer() const { return static_cast<std::int32_t>(number_); }  ///< 32 bits
  constexpr std::int64_t long_integer() const { return number_; }                        ///< also of an integer
  constexpr Decimal decimal() const { return decimal_; }                                 ///< exact
  constexpr std::string_view string() const { return {text_, count_}; }                  ///< borrowed
  constexpr std::span<const Value> list() const { return {elements_, count_}; }          ///< borrowed
  constexpr const Interval& interval() const { return *interval_; }                      ///< borrowed
  /// Of a Boolean or null.
  constexpr Truth truth() const { return kind_ == Kind::null ? Truth::unknown : number_ != 0 ? Truth::yes : Truth::no; }

 private:
  constexpr Value(Kind kind, std::int64_t number, std::uint32_t count) : number_(number), count_(count), kind_(kind) {}
  constexpr explicit Value(Decimal value) : decimal_(value), kind_(Kind::decimal) {}
  constexpr Value(std::string_view text)
      : text_(text.data()), count_(static_cast<std::uint32_t>(text.size())), kind_(Kind::string) {}
  constexpr Value(std::span<const Value> elements)
      : elements_(elements.data()), count_(static_cast<std::uint32_t>(elements.size())), kind_(Kind::list) {}
  constexpr Value(const Interval& interval) : interval_(&interval), kind_(Kind::interval) {}

  // NOLINTBEGIN(readability-identifier-naming): private, which the check does not see of an unnamed union
  union {
    std::int64_t number_;  // boolean 0 or 1, integer, long
    Decimal decimal_;
    const char* text_;
    const Value* elements_;
    const Interval* interval_;
  };
  // NOLINTEND(readability-identifier-naming)
  std::uint32_t count_ = 0;  // bytes of text, elements of a list
  Kind kind_ = Kind::null;
};

static_assert(std::is_trivially_copyable_v<Value>);

/// An interval of numbers. A null bound is unbounded where closed and unknown where open.
/// Source: HL7 CQL 1.5.3, Author's Guide, Interval Values.
struct Interval {
  Value low;                              ///< the lower bound, or null
  Value high;                             ///< the upper bound, or null
  bool low_closed = true;                 ///< the lower bound belongs to it
  bool high_closed = true;                ///< the upper bound belongs to it
  Value::Kind point = Value::Kind::null;  ///< what its numbers are: integer, long_integer or decimal
};

/// The same value of the same kind; lists and intervals by their content. Not CQL's `=`: null is the same as null.
bool same(const Value& a, const Value& b);

/// As a CQL literal: `null`, `true`, `12`, `5000000000L`, `0.5`, `'text'`, `{1, 2}`, `Interval[1, 3)`.
std::string to_text(const Value& value);

/// Appends the same as JSON: `null`, `true`, `12`, `0.5`, `"text"`, `[1,2]`,
/// `{"low":1,"high":3,"lowClosed":true,"highClosed":false}`.
void append_json(std::string& out, const Value& value);

/// Appends `text` as a JSON string, quotes included (RFC 8259: quotes, backslash and controls escaped, the rest as it
/// is).
void append_json(std::string& out, std::string_view text);

}  // namespace rung
