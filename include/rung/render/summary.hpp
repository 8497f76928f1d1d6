#pragma once

#include <span>
#include <string>

#include "rung/explain/tally.hpp"

namespace rung {

/// What a summary is told of.
struct SummaryOf {
  std::span<const Program> rules;  ///< of the batch, in the order of Summary::Group::tallies
  const Summary& summary;          ///< the counts
  std::string by = {};             ///< what groups the cases; empty: nothing
};

/// What was said of a batch, for people: how many at each level, spans, alerts, the rules that held most, the answers
/// most often missing and mattering, changes, and how placements compare; apart by group. Plain text.
std::string render_summary_text(const SummaryOf& summary);

/// The same as one page of HTML with drawings: no script, nothing loaded, all text escaped, light and dark.
std::string render_summary_html(const SummaryOf& summary);

/// Who moves from `before` to `after`, from where to where, and because of which rules. Plain text.
/// @pre both have the same ladder
std::string render_moves_text(const Program& before, const Program& after, const Moves& moves);

}  // namespace rung
