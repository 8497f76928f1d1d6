#pragma once

#include "rung/advise/test_cases.hpp"
#include "rung/explain/explanation.hpp"

namespace rung {

// Every fault in what the rows of a table expect: a level, a rule or a name that the rule set does not have.
void check_expected(const Program& program, const CaseTable& table, Faults& faults);

// Where one row did not come out as expected.
std::vector<Difference> differences_of(const Explanation& explanation, const Expected& expected);

// `Weekly therapy (weekly)`
std::string level_in_words(const Ladder& ladder, std::size_t level);

}  // namespace rung
