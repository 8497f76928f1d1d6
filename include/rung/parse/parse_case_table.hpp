#pragma once

#include "rung/model/case_table.hpp"
#include "rung/parse/document.hpp"
#include "rung/text/result.hpp"

namespace rung {

/// Reads a case table in format 1. Whether it fits a rule set is test_cases()'s business.
/// @errors F.., Y.. of the text | K01-K10 shape | K11 a row that expects nothing | K12 an answer taken away that the
/// base does not give | C03-C11 of the answers, as in a case
Result<CaseTable> parse_case_table(const Source& source);

}  // namespace rung
