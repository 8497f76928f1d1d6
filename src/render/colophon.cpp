#include "colophon.hpp"

#include "rung/text/version.hpp"
#include "terms.hpp"

namespace rung {

std::string source_in_full(const Citation& source) {
  std::string text = source.title;
  for (const std::string* part : {&source.section, &source.date, &source.url})
    if (!part->empty()) text += ", " + *part;
  if (source.verify) text += " (to be verified: not yet read again in the original)";
  return source.note.empty() ? text : text + ". " + source.note;
}

void cite(Page& page, std::string_view indent, const std::vector<Citation>& sources) {
  for (const Citation& source : sources)
    page.paragraph(std::string(indent) + source.id.text + ": ", source_in_full(source));
}

void colophon(Page& page, const RuleSet& rules) {
  const std::string status(status_id(rules.status));
  page.paragraph("", "Rule set " + rules.id.text + " " + rules.version +
                         (rules.status == Status::active ? "" : " (" + status + ")") + ", SHA-256 " + rules.sha256 +
                         ", rung " + std::string(version()) + ".");
  if (rules.status != Status::active)
    page.paragraph("", "This rule set is " + status + ": it has not been approved for clinical use.");
  page.paragraph("", "Supports a decision; the clinician decides.");
}

}  // namespace rung
