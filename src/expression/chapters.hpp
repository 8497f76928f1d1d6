#pragma once

#include <vector>

#include "rung/expression/operators.hpp"

namespace rung {

// The rows of the operator table, a file for each chapter of the CQL reference. A new operator is a row in its chapter.
std::vector<Operator> logical_operators();
std::vector<Operator> comparison_operators();
std::vector<Operator> nullological_operators();
std::vector<Operator> conditional_operators();
std::vector<Operator> type_operators();
std::vector<Operator> arithmetic_operators();
std::vector<Operator> interval_operators();
std::vector<Operator> list_operators();
std::vector<Operator> membership_operators();  // what intervals and lists share
std::vector<Operator> aggregate_operators();
std::vector<Operator> string_operators();
std::vector<Operator> history_operators();

using Arguments = std::span<const Value>;

constexpr Type variable_type{Base::variable};

inline Operator infix(std::string_view spelling, int binding, std::vector<Overload> overloads, std::string_view summary,
                      std::string_view words, Absence absence = Absence::passed_on) {
  return {spelling, Fixity::infix, binding, std::move(overloads), summary, words, absence};
}
inline Operator prefix(std::string_view spelling, int binding, std::vector<Overload> overloads,
                       std::string_view summary, std::string_view words, Absence absence = Absence::passed_on) {
  return {spelling, Fixity::prefix, binding, std::move(overloads), summary, words, absence};
}
inline Operator function(std::string_view spelling, std::vector<Overload> overloads, std::string_view summary,
                         std::string_view words, Absence absence = Absence::passed_on) {
  return {spelling, Fixity::function, 0, std::move(overloads), summary, words, absence};
}

/// The same operator, one whose missing arguments can vanish without a word.
inline Operator drops_null(Operator op) {
  op.drops_null = true;
  return op;
}

inline bool any_null(Arguments arguments) {
  for (const Value& argument : arguments)
    if (argument.is_null()) return true;
  return false;
}

inline Value to_value(const std::optional<Decimal>& number) { return number ? Value::of(*number) : Value{}; }

/// True for elements of a list that count as one: equal, or both missing.
inline bool same_element(const Value& a, const Value& b) {
  return a.is_null() && b.is_null() ? true : equal(a, b) == Truth::yes;
}

/// CQL's `~`: never unknown.
bool equivalent(const Value& a, const Value& b);

/// The order of two numbers of one kind or two strings. @pre neither is null
std::strong_ordering order(const Value& a, const Value& b);

/// Unknown when either is missing.
Truth less(const Value& a, const Value& b);
Truth less_or_equal(const Value& a, const Value& b);

}  // namespace rung
