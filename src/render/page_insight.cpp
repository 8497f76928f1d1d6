#include <bit>

#include "page_parts.hpp"
#include "rung/explain/insight.hpp"
#include "terms.hpp"
#include "text_parts.hpp"

namespace rung {
namespace {

constexpr std::size_t most_on_page = 6;
constexpr std::size_t most_near = 3;

const std::string& name_of_level(const Explanation& explanation, std::size_t level) {
  return explanation.program->rules().ladder.levels[level].name;
}

void write_forced_on_page(Html& html, const std::string& what, const Forced& forced) {
  std::vector<std::string> words;
  for (const Evidence& one : forced.answers) words.push_back(one.words);
  switch (forced.kind) {
    case Forced::Kind::by_answers:
      html.element("li", what + ": " + joined(words, "; ") + ".");
      break;
    case Forced::Kind::always:
      html.element("li", what + ": so for everyone.");
      break;
    case Forced::Kind::not_forced:
      html.element("li", what + ": not sure yet; missing answers decide.");
      break;
    case Forced::Kind::not_found:
      html.element("li", what + ": not found within the budget.");
      break;
  }
}

void write_shifts_on_page(Html& html, const Explanation& explanation, const std::string& where, const Shifts& shifts) {
  if (shifts.kind == Shifts::Kind::none) {
    html.element("p", where + ": no other answers to what was asked would.");
    return;
  }
  if (shifts.kind == Shifts::Kind::not_found) {
    html.element("p", where + ": the smallest change was not found within the budget.");
    return;
  }
  html.element("p", where + ", the smallest changes:").raw("<ul>\n");
  for (std::size_t i = 0; i < shifts.shifts.size() && i < most_on_page; ++i) {
    std::vector<std::string> words;
    for (const Altered& one : shifts.shifts[i].answers) words.push_back(one.words);
    html.element("li", joined(words, "; and ") + ": " + name_of_level(explanation, shifts.shifts[i].level));
  }
  if (shifts.shifts.size() > most_on_page || shifts.kind == Shifts::Kind::some)
    html.element("li", "and more; the text in detail has them.");
  html.raw("</ul>\n");
}

void write_near_on_page(Html& html, const Explanation& explanation) {
  const Insight& insight = *explanation.insight;
  if (insight.near.empty()) return;
  html.element("p", "Not higher: of the rules for " + name_of_level(explanation, insight.near_level) +
                        ", those that lack least:")
      .raw("<ul>\n");
  for (std::size_t i = 0; i < insight.near.size() && i < most_near; ++i)
    html.element("li", lack_in_words(explanation, insight.near[i]));
  html.raw("</ul>\n");
}

void write_ask_on_page(Html& html, const Explanation& explanation) {
  const OpenLevels& open = explanation.insight->open;
  if (open.questions.empty() && std::has_single_bit(open.possible)) return;
  std::vector<std::string> names;
  for (std::size_t level = 0; level < explanation.program->rules().ladder.levels.size(); ++level)
    if (open.possible >> level & 1) names.push_back(name_of_level(explanation, level));
  html.raw("<h4>What to ask next</h4>\n");
  html.element("p",
               (open.is_exact ? "Still possible, exactly: " : "Still possible at most: ") + joined(names, ", ") + ".");
  if (open.questions.empty()) return;
  html.raw("<ul>\n");
  for (const NextQuestion& next : open.questions)
    html.element("li", next.question.words + (next.then_most == 0 ? "; this settles it"
                                              : next.can_settle   ? "; may settle it"
                                                                  : ""));
  html.raw("</ul>\n");
}

}  // namespace

void write_page_insight(Html& html, const Explanation& explanation) {
  if (!explanation.insight) return;
  const Insight& insight = *explanation.insight;
  html.raw("<section><h3>What forces it, and what would change it</h3>\n");
  if (!insight.unavailable.empty()) {
    html.element("p", "This cannot be said: " + insight.unavailable + ".").raw("</section>\n");
    return;
  }
  const std::size_t level = explanation.decision->recommended;
  const std::string& name = name_of_level(explanation, level);
  html.element("p", "The fewest answers that force it, whatever all the others are:").raw("<ul>\n");
  write_forced_on_page(html, "not lower than " + name, insight.not_lower);
  write_forced_on_page(html, "not higher than " + name, insight.not_higher);
  html.raw("</ul>\n");
  write_near_on_page(html, explanation);
  if (level > 0) write_shifts_on_page(html, explanation, "To a lower level", insight.lower);
  if (level + 1 < explanation.program->rules().ladder.levels.size())
    write_shifts_on_page(html, explanation, "To a higher level", insight.higher);
  if (const std::string said = flips_in_short(explanation); !said.empty()) html.element("p", said);
  if (!insight.flips.empty()) {
    html.raw("<ul>\n");
    for (const Flip& flip : insight.flips)
      html.element("li", flip.answer.words + ": " + name_of_level(explanation, flip.level));
    html.raw("</ul>\n");
  }
  write_ask_on_page(html, explanation);
  html.raw("</section>\n");
}

}  // namespace rung
