#include "page_parts.hpp"
#include "phrases.hpp"
#include "rung/render/render.hpp"
#include "rung/text/version.hpp"
#include "terms.hpp"

namespace rung {
namespace {

std::string short_answer(const Explanation& explanation) {
  const Decision& decision = *explanation.decision;
  return explanation.program->rules().ladder.levels[decision.recommended].name +
         (decision.open_above ? ", or above" : "") + span_in_words(explanation);
}

void write_answer_box(Html& html, const Explanation& explanation) {
  const Level& level = explanation.program->rules().ladder.levels[explanation.decision->recommended];
  html.raw("<div class=\"answer\">").element("h2", "Recommended: " + short_answer(explanation));
  html.element("p", (level.dose().empty() ? "" : level.dose() + ". ") + change_in_words(explanation));
  for (const std::string& caution : cautions(explanation)) html.element("p class=\"caution\"", caution);
  html.raw("</div>\n");
}

void write_notices(Html& html, const Explanation& explanation) {
  if (explanation.notices.empty()) return;
  html.raw("<section><h3>To know before relying on this</h3>\n<ul>\n");
  for (const Notice& notice : explanation.notices) html.element("li", notice.sentence);
  const About& about = explanation.program->rules().about;
  if (!about.out_of_scope.empty()) html.element("li", "Not for: " + about.out_of_scope);
  html.raw("</ul></section>\n");
}

void write_provenance(Html& html, const Explanation& explanation) {
  const RuleSet& rules = explanation.program->rules();
  html.raw("<footer>")
      .element("p", "Rule set " + rules.id.text + " " + rules.version + " (" + std::string(status_id(rules.status)) +
                        "), SHA-256 " + rules.sha256 + ", rung " + std::string(version()) + ", case " +
                        explanation.facts->case_id() + ".");
  html.element("p", "Supports a decision; the clinician decides.").raw("</footer>\n");
}

void write_case_page(Html& html, const Explanation& explanation, const std::string& id) {
  html.raw("<article id=\"").raw(id).raw("case\">\n");
  html.element("p class=\"soft\"",
               "Case " + explanation.facts->case_id() + ", by " + explanation.program->rules().title);
  write_page_alerts(html, explanation);
  write_answer_box(html, explanation);
  html.raw("<div class=\"columns\">\n<section><h3>The ladder</h3>\n");
  write_ladder_picture(html, explanation, id);
  html.raw("</section>\n<div>\n");
  write_page_why(html, explanation);
  write_page_levels(html, explanation);
  html.raw("</div>\n</div>\n");
  write_page_model(html, explanation);
  write_page_insight(html, explanation);
  write_page_questions(html, explanation);
  write_page_since(html, explanation);
  write_page_follow_up(html, explanation);
  write_profile_pictures(html, explanation, id);
  write_course_pictures(html, explanation, id);
  write_page_overlays(html, explanation);
  write_notices(html, explanation);
  write_page_trace(html, explanation);
  write_page_sources(html, explanation);
  write_provenance(html, explanation);
  html.raw("</article>\n");
}

}  // namespace

std::string render_page(std::span<const Explanation* const> explanations, const RenderOptions&) {
  Html html;
  const std::string title = explanations.size() == 1
                                ? "Level of care, case " + explanations[0]->facts->case_id()
                                : "Level of care, " + std::to_string(explanations.size()) + " cases";
  html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
  html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  html.raw("<meta name=\"generator\" content=\"rung ").text(version()).raw("\">\n").element("title", title);
  html.raw("<style>\n").raw(page_style()).raw("</style>\n</head>\n<body>\n<main>\n").element("h1", title);
  if (explanations.size() > 1) {
    html.raw("<nav aria-label=\"Cases\"><ul>\n");
    for (std::size_t i = 0; i < explanations.size(); ++i) {
      html.raw("<li><a href=\"#c").text(std::to_string(i + 1)).raw("-case\">");
      html.text(explanations[i]->facts->case_id()).raw("</a>: ").text(short_answer(*explanations[i])).raw("</li>\n");
    }
    html.raw("</ul></nav>\n");
  }
  for (std::size_t i = 0; i < explanations.size(); ++i)
    write_case_page(html, *explanations[i], "c" + std::to_string(i + 1) + "-");
  html.raw("</main>\n</body>\n</html>\n");
  return html.take();
}

}  // namespace rung
