#include <algorithm>

#include "policy_parts.hpp"
#include "rung/explain/words.hpp"
#include "terms.hpp"

namespace rung {
namespace {

void guarantee(Page& page, const Program& program, std::size_t index) {
  const Guarantee& required = program.rules().guarantees[index];
  const CompiledGuarantee& compiled = program.compiled_guarantees()[index];
  page.blank();
  page.paragraph("  * ", (required.at_most ? "At most " : "At least ") +
                             program.rules().ladder.levels[compiled.level].name + " [" + required.id.text + "]");
  Saying condition = say(program, required.when, compiled.condition);
  condition.text.insert(0, "When ");
  list(page, "    ", condition);
  page.paragraph("    Exactly: ", exactly(required.when));
  if (!required.because.empty()) page.paragraph("    Because: ", required.because);
  if (!required.sources.empty()) page.paragraph("    ", "Source: " + ids_of(required.sources));
}

// What an exemption names, as a clinician calls it, with the id.
std::string exempted(const Program& program, ExemptibleProperty::Of kind, const std::string& name) {
  const RuleSet& rules = program.rules();
  std::string words = name;
  if (kind == ExemptibleProperty::Of::rule) {
    const auto rule = std::ranges::find(rules.rules, name, [](const Rule& one) { return one.id.text; });
    if (rule != rules.rules.end()) words = rule->title;
  } else if (kind == ExemptibleProperty::Of::level) {
    if (const auto level = rules.ladder.find(name)) words = rules.ladder.levels[*level].name;
  } else if (const auto slot = program.find_slot(name)) {
    words = name_in_words(program, program.slots()[*slot]);
  }
  return words + " [" + name + "]";
}

void exemption(Page& page, const Program& program, const Exemption& exemption) {
  const auto property =
      std::ranges::find(exemptible_properties, std::string_view(exemption.from.text), &ExemptibleProperty::id);
  page.blank();
  page.paragraph("  * ", std::string(property->words) + " [" + exemption.from.text + "]");
  std::vector<std::string> names;
  for (const Word& name : exemption.of) names.push_back(exempted(program, property->of, name.text));
  page.paragraph("    ", names.empty() ? "Not asked at all." : "Not asked of: " + joined(names, "; "));
  page.paragraph("    Because: ", exemption.because);
}

}  // namespace

void policy_guarantees(Page& page, const Program& program) {
  const RuleSet& rules = program.rules();
  if (!rules.guarantees.empty()) {
    page.blank();
    page.heading("WHAT MUST HOLD FOR EVERY CASE");
    page.paragraph("  ",
                   "None of this decides. It is what the level must keep to in every case that there can be, and "
                   "`rung prove` shows that the rules keep to it, or a case in which they do not.");
    for (std::size_t i = 0; i < rules.guarantees.size(); ++i) guarantee(page, program, i);
  }
  if (rules.exemptions.empty()) return;
  page.blank();
  page.heading("NOT ASKED OF THIS RULE SET, AND WHY");
  for (const Exemption& one : rules.exemptions) exemption(page, program, one);
}

}  // namespace rung
