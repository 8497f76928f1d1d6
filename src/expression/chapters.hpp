#pragma once

#include <vector>

#include "rung/expression/operators.hpp"

namespace rung {

// The rows of the operator table, a file for each chapter of the CQL reference. A new operator is a row in its chapter.
std::vector<Operator> logical_operators();
std::vector<Operator> comparison_operators();
std::vector<Operator> arithmetic_operators();
std::vector<Operator> nullological_operators();
std::vector<Operator> conditional_operators();
std::vector<Operator> interval_operators();
std::vector<Operator> list_operators();
std::vector<Operator> aggregate_operators();
std::vector<Operator> history_operators();

constexpr Type variable_type{Base::variable};

/// CQL's `=` on two values of one type: unknown where a null decides it.
Truth equal(const Value& a, const Value& b);

/// The order of two numbers of one kind or two strings. @pre neither is null
std::strong_ordering order(const Value& a, const Value& b);

inline Value to_value(const std::optional<Decimal>& number) { return number ? Value::of(*number) : Value{}; }

}  // namespace rung
