#pragma once

#include "rung/compile/program.hpp"

namespace rung {

/// Checks everything about a rule set that can be known before a case comes, and compiles it. What is wrong with one
/// part does not keep the next from being checked.
/// @param rules   as parse_rule_set() read it
/// @param faults  what parse_rule_set() already found; the result holds these and its own
/// @errors T01 unknown name | T02 unknown function | T03 types do not fit | T04 condition is not Boolean | T05 number
/// outside the range |
///         T06 text that is not among the answers | T07 nothing but nulls | T08 not what the function takes | T09
///         constant condition | R20 level not on the ladder | R21 source not declared | R24 defines in a circle | R25
///         name taken | R28 too large | R30 profile does not fit the ladder | R31 a floor or a guarantee among
///         requirements | R32 exemption of an unknown name | I20 item not declared | I21 bands outside the score |
///         warnings: R22 unused | T10, T11 a missing answer vanishes
Result<Program> compile(RuleSet rules, Faults faults = {});

/// Compiles one expression without any names: what `rung eval` runs.
struct Formula {
  Code code;             ///< without slots
  Register result = 0;   ///< the register of the whole
  Type type = any_type;  ///< of the result
};
/// @errors those of compile() about expressions
Result<Formula> compile_formula(const Expression& expression);

}  // namespace rung
