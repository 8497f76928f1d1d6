#pragma once

#include "rung/model/population.hpp"
#include "rung/parse/document.hpp"
#include "rung/text/result.hpp"

namespace rung {

/// Reads a population in format 1:
///
///     rung_population: 1
///     answers:
///       risk.plan: {true: 2, false: 98}
///       phq9.total: {4: 50, 12: 30, 21: 10, missing: 10}
///
/// @errors F.., Y.. of the text | P01-P10 shape | P11 an answer without any weight
Result<Population> parse_population(const Source& source);

}  // namespace rung
