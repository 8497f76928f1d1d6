#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rung/compile/program.hpp"

namespace rung {

/// `text` between double quotes, as CQL writes an identifier, or between single quotes, as it writes a String.
std::string cql_quoted(std::string_view text, char quote);

/// An expression's text with every name that is no CQL identifier in double quotes, and the rest as it is.
std::string cql_expression(const Program& program, const Expression& expression, const Compiled& compiled);

/// Notes the slots that an expression asks for. @pre `used` has one entry for each slot
void mark_used_slots(const Program& program, const Expression& expression, const Compiled& compiled,
                     std::vector<bool>& used);

}  // namespace rung
