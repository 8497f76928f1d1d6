#pragma once

#include <string>
#include <vector>

#include "rung/explain/explanation.hpp"

namespace rung {

// Sentences and clauses that text, pictures and pages share.

/// "Intensive outpatient program, 9-12 hours a week"
std::string with_dose(const Level& level);
/// What the headline adds while it is not settled: " - so far; up to Residential treatment"; empty when it is.
std::string span_in_words(const Explanation& explanation);
/// "A step up from Weekly therapy."
std::string change_in_words(const Explanation& explanation);
/// "at least IOP", "rules out PHP, residential"
std::string effect_in_words(const RuleSet& rules, const Reason& reason);
/// "missing answers decide which of these holds, and each demands at least that: path-8, path-9; of the flowchart."
std::string implied_in_words(const Explanation& explanation, const ImpliedFloor& implied);
/// The titles of rules, each once, and how many more there are.
std::string titles_of(const RuleSet& rules, const std::vector<std::size_t>& chosen, std::size_t most);
/// "too little", "meets every need known so far"
std::string standing_in_words(const Explanation& explanation, const Standing& standing);
/// What it says beside the recommendation: ruled out on the way, not cleared, conflict, not settled. Each a paragraph.
std::vector<std::string> cautions(const Explanation& explanation);
/// What a missing answer could do: "could raise the level to PHP; could raise an urgent alert"; may be empty.
std::string reach_in_words(const Explanation& explanation, const Question& question);
/// "Review: due in 60 days, then every 60 days at IOP."
std::string review_in_words(const Ladder& ladder, const Review& review);
/// "Placed: PHP, above what is recommended (reason)." @pre the explanation has a placing
std::string placed_in_words(const Explanation& explanation);
/// "Hold on stepping down: not met. ..." @pre the explanation has holds
std::string holds_in_words(const Explanation& explanation);
/// A source on one line, without its id.
std::string source_in_words(const Citation& source);
/// "[rule-id; source: a, b (verify); draft rule]"
std::string tag_of(const Reason& reason);
/// The answers that a reason rests on, joined.
std::string grounds_of(const Reason& reason);

}  // namespace rung
