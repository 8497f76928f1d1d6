#pragma once

#include "rung/explain/explanation.hpp"

namespace rung {

// One part of an explanation each; all read the program, facts and decision that `explanation` names.

/// Every answer that rules use or that was given.
void add_answers(Explanation& explanation);
/// Alerts and reasons: what holds, what is open and matters. @pre the answers are there
void add_reasons(Explanation& explanation);
/// The standing of every level.
void add_standings(Explanation& explanation);
/// What to ask for, most useful first.
void add_questions(Explanation& explanation);
/// How every expression came to its value.
void add_trace(Explanation& explanation);
/// The review clock, and the placement.
void add_course(Explanation& explanation);

/// What has to be known before the recommendation is relied on. @pre reasons and their sources are there
void add_notices(Explanation& explanation);
/// What a step down waits for.
void add_holds(Explanation& explanation);

/// Whether the rule, if it holds, speaks against the level.
bool rules_out(const CompiledRule& rule, Bearing bearing, std::size_t level);

/// When a stay at `level` is to be reviewed; a stay that has not begun begins today.
std::optional<Review> review_of(const Program& program, const Facts& facts, std::size_t level);

/// Whether a rule that is unknown can still change the level or the conflict.
bool matters(const Explanation& explanation, std::size_t rule);

}  // namespace rung
