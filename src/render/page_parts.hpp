#pragma once

#include <string>

#include "html.hpp"
#include "rung/explain/explanation.hpp"

namespace rung {

// The parts of a page. `id` is a prefix for the ids of one case, so that several can stand in one document.

/// The style sheet: light and dark, screen and print.
std::string_view page_style();

/// The ladder with where the person is, was, is recommended to be, and what is still possible.
void write_ladder_picture(Html& html, const Explanation& explanation, const std::string& id);
/// The answers beside what each level asks for; nothing where no answer has an order.
void write_profile_pictures(Html& html, const Explanation& explanation, const std::string& id);
/// Scales that were measured more than once, over the stays; nothing where there is neither.
void write_course_pictures(Html& html, const Explanation& explanation, const std::string& id);

void write_page_alerts(Html& html, const Explanation& explanation);
void write_page_why(Html& html, const Explanation& explanation);
void write_page_levels(Html& html, const Explanation& explanation);
/// Nothing where the rule set has no scoring model.
void write_page_model(Html& html, const Explanation& explanation);
/// Nothing where it was not asked for.
void write_page_insight(Html& html, const Explanation& explanation);
void write_page_questions(Html& html, const Explanation& explanation);
void write_page_since(Html& html, const Explanation& explanation);
void write_page_follow_up(Html& html, const Explanation& explanation);
void write_page_overlays(Html& html, const Explanation& explanation);
void write_page_trace(Html& html, const Explanation& explanation);
void write_page_sources(Html& html, const Explanation& explanation);

/// One grounds line: the answers, and the rule's id with its sources.
void write_page_grounds(Html& html, const Reason& reason);

}  // namespace rung
