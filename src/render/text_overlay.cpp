#include "terms.hpp"
#include "text_parts.hpp"

namespace rung {
namespace {

std::string counted(std::size_t count, std::string_view verb_one, std::string_view verb_many) {
  return std::to_string(count) + " of its requirements " + std::string(count == 1 ? verb_one : verb_many);
}

std::size_t count(const Overlay& overlay, Truth met) {
  std::size_t found = 0;
  for (const Requirement& one : overlay.requirements) found += one.met == met;
  return found;
}

std::string verdict(const Overlay& overlay) {
  if (overlay.requirements.empty()) return "asks nothing of it";
  const std::size_t unmet = count(overlay, Truth::no), open = count(overlay, Truth::unknown);
  if (unmet == 0 && open == 0) return "every requirement is met";
  std::string text;
  if (unmet > 0) text = "NOT MET: " + counted(unmet, "is not met", "are not met");
  if (open > 0)
    text += (text.empty() ? "OPEN: " : ", ") +
            (text.empty() ? counted(open, "is not known", "are not known") : std::to_string(open) + " not known");
  return text;
}

// What is asked; a rule that does not say it in words of its own is named by what would break it.
std::string asked(const Rule& rule) { return rule.asks.empty() ? "not so: " + rule.title : rule.asks; }

void write_requirement(Page& page, const Requirement& requirement) {
  const Rule& rule = *requirement.reason.said;
  if (requirement.met == Truth::no)
    page.paragraph("  x NOT MET  ", asked(rule) + ". " + requirement.reason.sentence);
  else
    page.paragraph(requirement.met == Truth::yes ? "  + met      " : "  ? open     ", asked(rule));
  const auto& lacks = requirement.reason.lacks;
  if (requirement.met == Truth::unknown && !lacks.empty())
    page.paragraph("    not known: ", joined({lacks.begin(), lacks.end()}, ", "));
  write_grounds(page, requirement.reason);
}

}  // namespace

void write_overlay(Page& page, const Program& recommending, const Decision& decision, const Overlay& overlay) {
  const RuleSet& rules = overlay.explanation->program->rules();
  const Level& recommended = recommending.rules().ladder.levels[decision.recommended];
  page.blank();
  page.heading("APART FROM THE RECOMMENDATION: " + rules.title);
  if (!overlay.level) {
    page.paragraph("  ", "This rule set does not speak of the level recommended, " + recommended.name + ".");
  } else {
    const Level& level = rules.ladder.levels[*overlay.level];
    page.call_out("  ", level.name + (level.dose().empty() ? "" : ", " + level.dose()) + ": " + verdict(overlay) + ".",
                  false);
  }
  for (const Reason& alert : overlay.explanation->alerts) {
    page.paragraph("  ! ", upper(to_text(alert.said->alert)) + ": " + alert.sentence);
    write_grounds(page, alert);
  }
  for (const Requirement& requirement : overlay.requirements) write_requirement(page, requirement);
  for (const Reason& alert : overlay.explanation->possible_alerts) {
    page.paragraph("  ! ", "not known whether: " + alert.said->title +
                               "; not known: " + joined({alert.lacks.begin(), alert.lacks.end()}, ", "));
  }
  if (overlay.review) write_review(page, rules.ladder, *overlay.review);
  write_sources(page, overlay.sources);
  page.paragraph("", "Rule set " + rules.id.text + " " + rules.version +
                         (rules.status == Status::active ? "" : " (" + std::string(status_id(rules.status)) + ")") +
                         ", SHA-256 " + rules.sha256 + ".");
}

}  // namespace rung
