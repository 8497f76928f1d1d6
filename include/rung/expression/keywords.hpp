#pragma once

#include <string_view>

namespace rung {

/// True for the words that CQL 1.5 reserves, and those that CQL 2.0 adds: no name of a rule set may be one of them.
bool is_cql_keyword(std::string_view word);

}  // namespace rung
