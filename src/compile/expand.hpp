#pragma once

#include "rung/compile/program.hpp"

namespace rung {

/// Adds what trees, tables and profiles come to: rules, and defines that the rules name. Of a tree, one define for each
/// node's condition, one for each way of coming to a node, and one rule for each leaf; of a profile, one rule for each
/// end of a band. From then on they are rules like any others.
/// @return one for each tree
/// @errors R30 a profile that does not fit the ladder
std::vector<CompiledTree> expand(RuleSet& rules, Faults& faults);

/// Adds what the scoring model comes to, in the same way. Of each term a define with its value and, for each cut where
/// its coefficients differ, one with what it adds; then the index; and where the model climbs, for each cut the least
/// and most that the index can still come to, and one rule:
///
///     least >= threshold or (most >= threshold and index >= threshold)
///
/// So the rule holds, and is ruled out, as soon as the missing terms can no longer change it. A missing term adds the
/// least, or the most, that its declared range allows; a term without one keeps the rule open.
/// @return what of the rule set belongs to it, or empty when there is no model or it is at fault
/// @errors R20 no level of the ladder | R31 among requirements | R33 levels that are not each there once, or cuts that
/// do not rise | R35 (warning) a coefficient against the direction that its input declares | R36 (warning) cuts that
/// cross
std::optional<CompiledModel> expand_model(RuleSet& rules, Faults& faults);

}  // namespace rung
