#pragma once

#include <string>
#include <string_view>

#include "rung/explain/insight.hpp"

namespace rung {

// The words of an interview.

/// What may be answered: "0 none, 1 mild, 2 moderate"; "a whole number from 0 to 27"; "yes or no".
std::string allowed_for(const Program& program, const Slot& slot);
/// An answer as a case writes it: `yes` is true, a word of a scale its number; anything else stays.
std::string as_case_writes_it(const Program& program, const Slot& slot, std::string_view answer);
/// The ids of all levels and places: "weekly, iop, php".
std::string places_of(const Ladder& ladder);
/// How far an answer brings the level, and the rules that wait for it.
std::string what_it_settles(const NextQuestion& next, const RuleSet& rules);

}  // namespace rung
