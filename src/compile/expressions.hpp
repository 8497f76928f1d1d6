#pragma once

#include "rung/expression/expression.hpp"

namespace rung {

// Expressions that no author wrote, with a text that says the same: names of more than one word stand in double quotes,
// as in CQL, and operands of more than one term in brackets.

Expression name_expression(const std::string& name, const Place& place);
Expression number_expression(Decimal number, const Place& place);   ///< an Integer where it is whole
Expression decimal_expression(Decimal number, const Place& place);  ///< a Decimal, whole or not
Expression negation(Expression operand);
/// A function of the language: `ToDecimal(x)`, `Coalesce(x, 0.5)`.
Expression called(std::string_view function, std::vector<Expression> arguments);
/// @param op  an infix operator: `and`, `or`, `<`
Expression joined(std::string_view op, Expression left, Expression right);

}  // namespace rung
