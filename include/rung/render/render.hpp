#pragma once

#include <span>
#include <string>
#include <string_view>

#include "rung/explain/explanation.hpp"

namespace rung {

/// How a recommendation is laid out.
struct RenderOptions {
  bool colour = false;     ///< terminal colours; only the text format has any
  std::size_t width = 80;  ///< columns that text is wrapped to, 40 or more
};

/// One way to write an explanation down. `render` ends its text with a line feed.
struct Format {
  std::string_view name;                                                                ///< as `--format` takes it
  std::string_view summary;                                                             ///< a few words for the help
  std::string (*render)(const Explanation& explanation, const RenderOptions& options);  ///< writes one down
};

/// Every format; a new one is a row here and a file beside the others.
std::span<const Format> formats();
/// The format of that name, or null.
const Format* find_format(std::string_view name);

/// For a chart note: plain ASCII apart from the rule set's own words.
std::string render_text(const Explanation& explanation, const RenderOptions& options);

/// The version of the JSON output: the number after `"rung_recommendation":`.
constexpr int recommendation_format = 1;

/// One JSON object on one line: everything in the text, and the whole trace. Its shape is version 1 and only grows:
///
///     rung_recommendation  1
///     engine               "rung 0.1.0"
///     case                 id of the case
///     rule_set             {id, version, title, status, population, sha256}
///     alerts               [reason]  that hold, gravest first
///     possible_alerts      [reason]  that missing answers keep open
///     recommended, level, up_to      ids of levels; the answer lies from `level` to `up_to`
///     possible             [id]  the levels it can still turn out to be
///     or_above             the source of the floor says "this level or above"
///     conflict, conflict_possible    floors and limits cannot all hold, or might not
///     change               "start" | "step_up" | "stay" | "step_down" | "unknown", from `current` (an id, "none", or
///     null: not known) reasons              [reason]  floors that hold, limits that hold, and those that are open and
///     matter levels               [{id, name, dose, standing, for, against, open, would}]  the last four list rule
///     ids;
///                          standing is "too_little" | "meets_every_need" | "may_be_needed" | "left_open" |
///                          "more_than_needed" | "ruled_out"
///     missing              [{name, words, ask, state, could_raise_to, could_alert, rules}]  most useful first
///     review               {level, due_in_days, then_every_days} or null
///     placed               {level, reason, compared: "below" | "as_recommended" | "above"} or null
///     insight              only where it was asked for: {unavailable: null or why not, and then
///                          not_lower, not_higher, settled: {kind: "by_answers" | "always" | "not_forced" | "not_found",
///                          answers: [answer]}, alone: [id of a rule], lower, higher: {kind: "found" | "some" | "none" |
///                          "not_found", changes: [{level, distance, answers: [change]}]}, ratings, flips: [{level,
///                          answer: change}], possible: [id], possible_is_exact, likelihood: {id: share} or null,
///                          not_stated: [name], ask: [{name, words, can_settle, then_most}], ask_is_best_order}
///     change               {name, from, to, words}
///     sources              [{id, instrument, title, date, section, url, note, verify}]  of all reasons; `instrument`
///                          is null for those of the rule set
///     implied              [{tree, level, one_of}]  floors of a tree of which it is not known yet which leaf holds
///     also                 [{rule_set, level, met, requirements: [{asks, met, reason}], alerts, possible_alerts,
///     review,
///                          sources}]  of rule sets laid over; `level` is null when it is not on their ladder
///     trace                {rules: [{id, effect, levels, truth, when, steps}], defines: [{name, value, is, steps}],
///                           answers: [{name, value, days_ago, words, verify}]}
///     reason               {rule, title, effect, levels, holds: "yes" | "unknown", because, sources: [id], draft,
///     rests_on: [answer], lacks: [name]} steps                [[depth, text, value]]  the expression's tree from the
///     top; a step's children follow it, one deeper
///
/// Truths are "yes", "no", "unknown"; values are JSON's own, exact decimals as numbers, and null when missing.
std::string render_json(const Explanation& explanation, const RenderOptions& options);

/// The reference of the rule language: each operator with its types, its sentence, and how an explanation says it.
std::string render_operators(std::size_t width = 80);

}  // namespace rung
