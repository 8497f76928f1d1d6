#pragma once

#include <string>
#include <vector>

#include "rung/explain/explanation.hpp"

namespace rung {

// What has changed, in words; for explanations that have a `since`.

/// "The level was Weekly therapy then and is Intensive outpatient program now."
std::string since_in_words(const Explanation& explanation);
/// "PHQ-9 total: from 16 of 27 (moderately severe), 70 days ago, to 10 of 27 (moderate), 2 days ago - better"
std::string movement_in_words(const Explanation& explanation, const Movement& movement);
/// Whether each published change that matters is reached, and what the level would be without the movement.
std::vector<std::string> movement_remarks(const Explanation& explanation, const Movement& movement);
/// Rules that have begun or ceased to hold, a line for each kind.
std::vector<std::string> rules_moved_in_words(const Explanation& explanation);

}  // namespace rung
