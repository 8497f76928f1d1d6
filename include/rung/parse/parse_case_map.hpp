#pragma once

#include "rung/model/case_map.hpp"
#include "rung/parse/document.hpp"
#include "rung/text/result.hpp"

namespace rung {

/// Reads a mapping in format 1:
///
///     rung_map: 1
///     missing: [-9, NA]                     # besides a field with nothing in it
///     columns:
///       SITE: text                          # a column is a number unless it is said
///       AGE: {type: number, missing: [99]}  # its own codes, in place of the general ones
///     id: CASEID
///     population: adult                     # or {from: POPULATION}, by the row
///     answers:
///       phq9: {items: [Q1, Q2, Q3, Q4, Q5, Q6, Q7, Q8, Q9], days_ago: 0}
///       risk.plan: PLAN = 1
///     history: [{level: "case SERVICES when 7 then 'weekly' else null end", from_days_ago: LOS}]
///     placed: {level: "case PLACE when 2 then 'php' when 1 then 'iop' else null end"}
///     outcome: PLACE
///
/// Whether the columns exist and the expressions fit is compile_case_map()'s business.
/// @errors F.., Y.. of the text | E.. of an expression | M01-M10 shape | M11 no answers
Result<CaseMap> parse_case_map(const Source& source);

}  // namespace rung
