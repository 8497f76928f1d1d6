#pragma once

#include "rung/expression/expression.hpp"
#include "rung/expression/keywords.hpp"
#include "rung/parse/document.hpp"

namespace rung {

/// How deep brackets, functions and conditions may stand inside each other in one expression, and how long it may be.
constexpr int max_expression_depth = 100;
/// The longest expression that is read.
constexpr std::size_t max_expression_bytes = 64u << 10;

/// Reads an expression in the subset of CQL 1.5 that `operators()` lists. Total: any text gives an expression or a
/// fault.
/// @param scalar  the text and where it stands
/// @errors E01 empty | E02 a character or word that starts nothing | E03 something else was expected here | E04 text,
/// name or
///         comment never closed | E05 number out of range | E06 unknown escape | E07 too deep or too long | E08 CQL,
///         but not in the subset | E09 spelled as in another language
Result<Expression> parse_expression(const Node& scalar);

/// The same for a text that stands alone, such as a command-line argument.
Result<Expression> parse_expression(const Source& source);

}  // namespace rung
