#pragma once

#include <span>
#include <string>
#include <string_view>

#include "rung/explain/explanation.hpp"

namespace rung {

/// How a recommendation is laid out.
struct RenderOptions {
  bool colour = false;     ///< terminal colours; only text and picture have any
  std::size_t width = 80;  ///< columns that text is wrapped to, 40 or more
  bool detail = false;     ///< text: every reason, level, question and source, and not only the first screen
  bool ascii = false;      ///< picture: only ASCII
};

/// One way to write explanations down, one or more of them in one text that ends with a line feed.
struct Format {
  std::string_view name;     ///< as `--format` takes it
  std::string_view summary;  ///< a few words for the help
  /// Writes them down in their order. @pre none is null, and there is one or more
  std::string (*render)(std::span<const Explanation* const> explanations, const RenderOptions& options);
};

/// Every format; a new one is a row here and a file beside the others.
std::span<const Format> formats();
/// The format of that name, or null.
const Format* find_format(std::string_view name);

/// For a chart note: plain ASCII apart from the rule set's own words. The first screen, which for the built-in rule
/// sets takes at most 25 lines of 100 columns and says less where there is more; or all of it, with options.detail.
std::string render_text(const Explanation& explanation, const RenderOptions& options);

/// The version of the JSON output: the number after `"rung_recommendation":`.
constexpr int recommendation_format = 1;

/// One JSON object on one line: everything in the text, and the whole trace. Its shape is version 1 and only grows;
/// include/rung/recommendation.schema.json, a JSON Schema (draft 2020-12), describes every member of it.
///
/// Truths are "yes", "no", "unknown"; values are JSON's own, exact decimals as numbers, and null when missing.
std::string render_json(const Explanation& explanation, const RenderOptions& options);

/// For a terminal: the same ladder, answers and course as on a page, plainly, no wider than options.width.
std::string render_picture(const Explanation& explanation, const RenderOptions& options);

/// One HTML document for all of them, with nothing outside itself and no script: the ladder with where the person is,
/// was, is recommended to be and could still have to be; reasons for and against each level; the answers beside what
/// the levels ask of them; the course of what was measured; what has changed; the trace, folded; sources. In print each
/// case begins a page and the trace is left out.
std::string render_page(std::span<const Explanation* const> explanations, const RenderOptions& options);

/// The reference of the rule language: each operator with its types, its sentence, and how an explanation says it.
std::string render_operators(std::size_t width = 80);

}  // namespace rung
