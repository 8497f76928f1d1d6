#pragma once

#include "rung/model/case.hpp"
#include "rung/parse/document.hpp"
#include "rung/text/result.hpp"

namespace rung {

/// Reads a case in format 1, as YAML or JSON. Whether its answers fit a rule set is bind()'s business.
/// @errors F.., Y.. of the text | C01-C10 shape | C11 stays or readings that contradict each other
Result<Case> parse_case(const Source& source);

}  // namespace rung
