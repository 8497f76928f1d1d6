#pragma once

#include <vector>

#include "rung/model/term.hpp"
#include "rung/text/result.hpp"

namespace rung {

/// Reads the terms of a scoring model, separated by commas, plus signs or spaces:
///
///     age, behav                       numbers as they are
///     ordered(danger)                  a step for each value above the lowest
///     ordered(infl: Low < High)        the same, in this order
///     nominal(type)                    an indicator for each value but the first
///     nominal(type: Tower)             for each value but this one
///     danger:custd                     an interaction: the product
///
/// @errors S10 not written like that, or a term twice
Result<std::vector<TermSpec>> parse_terms(const Source& source);

}  // namespace rung
