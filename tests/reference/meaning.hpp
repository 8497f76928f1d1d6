#pragma once

#include "plain.hpp"
#include "rung/expression/operators.hpp"

namespace rung::reference {

/// What an operator makes of its arguments. Conditions are arguments like others here, for nothing in the language has
/// a side effect. @pre arguments of types that CQL accepts, numbers either all Integers or all Decimals
Plain meaning(const Operator& op, const Elements& arguments);

/// Three-valued comparison. @pre two numbers, strings or Booleans of the same kind, or nulls
Truth equal(const Plain& a, const Plain& b);
Truth less(const Plain& a, const Plain& b);

}  // namespace rung::reference
