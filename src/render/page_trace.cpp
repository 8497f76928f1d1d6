#include "page_parts.hpp"
#include "phrases.hpp"
#include "terms.hpp"
#include "text_parts.hpp"

namespace rung {
namespace {

// Steps are a tree walked from the top: each list holds the steps one deeper than the one it stands in.
void write_steps(Html& html, const Explanation& explanation, const Account& account) {
  html.raw("<ul class=\"steps\">");
  std::uint32_t depth = 0;
  for (std::size_t i = account.first_step; i < account.first_step + account.steps; ++i) {
    const Step& step = explanation.steps[i];
    if (i != account.first_step) {
      if (step.depth > depth) html.raw("<ul>");
      if (step.depth <= depth) html.raw("</li>");
      for (; depth > step.depth; --depth) html.raw("</ul></li>");
    }
    depth = step.depth;
    html.raw("\n<li>").text(std::string(step.text) + " = " + to_text(*step.value));
  }
  if (account.steps > 0) html.raw("</li>");
  for (; depth > 0; --depth) html.raw("</ul></li>");
  html.raw("</ul>");
}

void write_account(Html& html, const Explanation& explanation, const Account& account, const std::string& value) {
  html.raw("<details><summary>").text(std::string(account.name) + ": " + value).raw("</summary>");
  if (account.steps > 0) write_steps(html, explanation, account);
  html.raw("</details>\n");
}

const char* verdict_on(const Requirement& requirement) {
  return requirement.met == Truth::no ? "NOT MET: " : requirement.met == Truth::yes ? "met: " : "open: ";
}

}  // namespace

void write_page_trace(Html& html, const Explanation& explanation) {
  const Program& program = *explanation.program;
  html.raw("<details><summary>The whole trace: every answer, finding and rule</summary>\n<h3>Answers</h3>\n<ul>\n");
  for (const Evidence& answer : explanation.answers)
    html.element("li", answer.words + " [" + std::string(answer.name) + "]");
  html.raw("</ul>\n<h3>Rules</h3>\n");
  for (std::size_t i = 0; i < explanation.rules.size(); ++i)
    write_account(html, explanation, explanation.rules[i], std::string(to_text(explanation.decision->truths[i])));
  if (!explanation.defines.empty()) html.raw("<h3>Findings</h3>\n");
  for (std::size_t i = 0; i < explanation.defines.size(); ++i)
    write_account(html, explanation, explanation.defines[i],
                  to_text(explanation.decision->values[program.compiled_defines()[i].result()]));
  html.raw("</details>\n");
}

void write_page_overlays(Html& html, const Explanation& explanation) {
  for (const Overlay& overlay : explanation.also) {
    const RuleSet& rules = overlay.explanation->program->rules();
    html.raw("<section class=\"apart\">").element("h3", "Apart from the recommendation: " + rules.title);
    if (!overlay.level) html.element("p", "This rule set does not speak of the level recommended.");
    for (const Reason& alert : overlay.explanation->alerts)
      html.element("p class=\"caution\"", upper(to_text(alert.said->alert)) + ": " + alert.sentence);
    html.raw(overlay.requirements.empty() ? "" : "<ul>\n");
    for (const Requirement& one : overlay.requirements) {
      const Rule& rule = *one.reason.said;
      html.raw("<li>").element("p", verdict_on(one) + (rule.asks.empty() ? "not so: " + rule.title : rule.asks) +
                                        (one.met == Truth::no ? ". " + one.reason.sentence : ""));
      write_page_grounds(html, one.reason);
      html.raw("</li>\n");
    }
    html.raw(overlay.requirements.empty() ? "" : "</ul>\n");
    if (overlay.review) html.element("p", review_in_words(rules.ladder, *overlay.review));
    html.element("p class=\"soft\"", "Rule set " + rules.id.text + " " + rules.version + " (" +
                                         std::string(status_id(rules.status)) + "), SHA-256 " + rules.sha256 + ".");
    html.raw("</section>\n");
  }
}

void write_page_sources(Html& html, const Explanation& explanation) {
  html.raw("<section><h3>Sources</h3>\n<ul class=\"from\">\n");
  const auto write = [&](const std::string& name, const Citation& source) {
    html.raw("<li>").text(name + ": " + source_in_words(source));
    if (source.url.starts_with("https://")) {
      html.raw(", <a href=\"").text(source.url).raw("\">").text(source.url).raw("</a>");
    } else if (!source.url.empty()) {
      html.text(", " + source.url);
    }
    html.raw("</li>\n");
  };
  for (const Citation* const source : explanation.sources) write(source->id.text, *source);
  for (const InstrumentSource& source : explanation.instrument_sources)
    write(source.instrument->short_name + ", " + source.citation->id.text, *source.citation);
  if (explanation.sources.empty() && explanation.instrument_sources.empty())
    html.element("li", "No reason rests on a source.");
  html.raw("</ul></section>\n");
}

}  // namespace rung
