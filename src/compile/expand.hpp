#pragma once

#include "rung/compile/program.hpp"

namespace rung {

/// Adds what trees, tables and profiles come to: rules, and defines that the rules name. Of a tree, one define for each
/// node's condition, one for each way of coming to a node, and one rule for each leaf; of a profile, one rule for each end
/// of a band. From then on they are rules like any others.
/// @return one for each tree
/// @errors R30 a profile that does not fit the ladder
std::vector<CompiledTree> expand(RuleSet& rules, Faults& faults);

}  // namespace rung
