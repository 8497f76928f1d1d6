#pragma once

#include <set>
#include <string>

#include "rung/model/rule_set.hpp"

namespace rung::reference {

/// Every name of an answer (an input, an instrument's item or score, `history`) whose absence a rule set treats as a
/// fact, so that giving the answer may turn a yes into a no. Those are the names that are declared `optional`, and
/// those from which a value reaches, through defines and scores too,
///   any argument of Coalesce but the last one,  an operand of `is [not] null|true|false`,
///   a condition of `if` or `case`,              the left side of `in` or an element of any list
/// (the elements of a list can only be asked by `in`, `=`, `exists` and the aggregates; of these `=` alone keeps an
/// unknown, and it is excepted with the others for the sake of a plain rule).
std::set<std::string> names_whose_absence_is_tested(const RuleSet& rules);

}  // namespace rung::reference
