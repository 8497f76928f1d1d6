#pragma once

#include <string_view>

#include "scalar_trace.hpp"

namespace rung {

/// trace_scalar() for the two spellings that stand on lines of their own, `|` and `>`. Indentation and the end of the
/// scalar are taken from the text, not worked out again.
ScalarTrace trace_literal(std::string_view source, std::size_t start, std::string_view text);
ScalarTrace trace_folded(std::string_view source, std::size_t start, std::string_view text);

}  // namespace rung
