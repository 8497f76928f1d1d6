#pragma once

#include "rung/expression/arena.hpp"
#include "rung/expression/truth.hpp"
#include "rung/expression/value.hpp"

namespace rung {

// Where an interval starts and ends: its bound, the next number inward when the bound is open, the extreme of the type
// when it is closed and null, and null (not known) when it is open and null. Source: HL7 CQL 1.5.3, Reference, Interval
// Operators.
Value start_of(const Interval& interval);
Value end_of(const Interval& interval);

/// The extremes of Integer, Long or Decimal.
Value least(Value::Kind number);
Value greatest(Value::Kind number);

/// One step (1, or 0.00000001) on or back; null beyond the extremes. @pre a number or null
Value successor(const Value& number);
Value predecessor(const Value& number);

/// The point lies in the interval; unknown where an open null bound decides it. @pre neither is null
Truth contains_point(const Interval& interval, const Value& point);

}  // namespace rung
