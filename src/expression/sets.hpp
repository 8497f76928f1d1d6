#pragma once

#include "chapters.hpp"

namespace rung {

// Meanings behind the operators that intervals and lists share; membership.cpp has the rows.
Value unite_intervals(Arguments arguments, Arena& arena);
Value intersect_intervals(Arguments arguments, Arena& arena);
Value except_intervals(Arguments arguments, Arena& arena);
/// @pre neither is null; `part` an interval or a number
Truth interval_includes(const Value& whole, const Value& part);
Truth interval_includes_properly(const Value& whole, const Value& part);

Value unite_lists(Arguments arguments, Arena& arena);
Value intersect_lists(Arguments arguments, Arena& arena);
Value except_lists(Arguments arguments, Arena& arena);
/// @pre neither is null
bool list_includes(Arguments whole, Arguments part);
bool list_includes_properly(Arguments whole, Arguments part);
bool is_element(const Value& value, Arguments list);

Value character_at(Arguments arguments, Arena& arena);

}  // namespace rung
