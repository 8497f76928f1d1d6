#include "phrases.hpp"
#include "since_phrases.hpp"
#include "text_parts.hpp"

namespace rung {

void write_headline(Page& page, const Explanation& explanation) {
  const Decision& decision = *explanation.decision;
  page.call_out("",
                "RECOMMENDED: " + with_dose(explanation.program->rules().ladder.levels[decision.recommended]) +
                    (decision.open_above ? ", or above" : "") + span_in_words(explanation),
                false);
}

void write_holds(Page& page, const Explanation& explanation) {
  page.paragraph("", holds_in_words(explanation));
  const RuleSet& rules = explanation.program->rules();
  for (const Hold& hold : explanation.holds->rules) {
    const Rule& rule = rules.rules[hold.rule];
    if (hold.truth == Truth::no) {
      page.paragraph("  met: ", "not so that " + rule.title);
    } else {
      page.paragraph(hold.truth == Truth::yes ? "  missing: " : "  not known: ",
                     rule.title + "; it holds while " + hold.condition);
    }
  }
}

void write_since(Page& page, const Explanation& explanation) {
  const Since& since = *explanation.since;
  page.blank();
  page.heading(!since.earlier ? "SINCE THE READINGS BEFORE" : "SINCE CASE " + *since.earlier);
  page.paragraph("  ", since_in_words(explanation));
  for (const Movement& movement : since.movements) {
    page.paragraph("  * ", movement_in_words(explanation, movement));
    for (const std::string& more : movement_remarks(explanation, movement)) page.paragraph("      ", more);
  }
  for (const std::string& line : rules_moved_in_words(explanation)) page.paragraph("  ", line);
}

}  // namespace rung
