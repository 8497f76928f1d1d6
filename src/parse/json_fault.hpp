#pragma once

#include "rung/parse/document.hpp"

namespace rung {

/// Why the byte at `at` cannot follow what stands before it in a JSON text, in our words: Y01.
Fault explain_json_error(const Source& source, std::size_t at);

}  // namespace rung
