#pragma once

#include "rung/explain/explanation.hpp"

namespace rung {

/// Explains a decision. Total, and deterministic in what it is given.
/// @pre `decision` was made by decide(program, facts, decision)
Explanation explain(const Program& program, const Facts& facts, const Decision& decision);

}  // namespace rung
