#pragma once

#include "fields.hpp"
#include "rung/model/citation.hpp"
#include "rung/model/input.hpp"

namespace rung {

// Parts that rule sets and instruments write alike.
std::vector<Citation> read_citations(Fields& fields);
std::optional<Range> read_range(Fields& fields, const std::string& key);
Worse read_worse(Fields& fields);

}  // namespace rung
