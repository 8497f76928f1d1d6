#pragma once

#include <string>
#include <vector>

#include "rung/explain/explanation.hpp"
#include "rung/render/render.hpp"
#include "wrap.hpp"

namespace rung {

struct NearRule;

// What several parts of the text format share.

std::string upper(std::string_view word);

/// What a reason rests on, and its id with its sources.
void write_grounds(Page& page, const Reason& reason);
/// What the scoring model says; nothing where there is none.
void write_model(Page& page, const Explanation& explanation);
void write_review(Page& page, const Ladder& ladder, const Review& review);
void write_sources(Page& page, const std::vector<const Citation*>& sources,
                   const std::vector<InstrumentSource>& of_instruments = {});

void write_headline(Page& page, const Explanation& explanation);
/// What a step down waits for. @pre the explanation has holds
void write_holds(Page& page, const Explanation& explanation);
/// What has changed. @pre the explanation has a since
void write_since(Page& page, const Explanation& explanation);

/// The first screen: what has to be read, on as few lines as brief_lines where its sentences let it.
std::string render_brief(const Explanation& explanation, const RenderOptions& options);
constexpr std::size_t brief_lines = 25;
/// What the whole rule set says of the case: what forces the level, what would move it, what to ask next. Each part by
/// itself, for layouts that show only some. @pre explanation.insight is not null
void write_forced(Page& page, const Explanation& explanation);
void write_shifts(Page& page, const Explanation& explanation);
void write_flips(Page& page, const Explanation& explanation);
void write_open_levels(Page& page, const Explanation& explanation);
void write_insight(Page& page, const Explanation& explanation);
/// One sentence each, for a first screen: how firmly the level stands, and what one step would do to it.
std::string forced_in_short(const Explanation& explanation);
std::string flips_in_short(const Explanation& explanation);
/// "Severe depression: lacks PHQ-9 total 20 of 27 (severe) instead of 15 of 27 (moderately severe)."
std::string lack_in_words(const Explanation& explanation, const NearRule& near);

/// A part of its own under the recommendation.
void write_overlay(Page& page, const Program& recommending, const Decision& decision, const Overlay& overlay);

}  // namespace rung
