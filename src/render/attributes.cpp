#include "rung/render/attributes.hpp"

#include <algorithm>

#include "colophon.hpp"
#include "rung/explain/data_use.hpp"

namespace rung {
namespace {

// In the order of DataKind.
constexpr std::string_view kind_titles[] = {"Race",
                                            "Ethnicity",
                                            "Language",
                                            "Sexual orientation",
                                            "Gender identity",
                                            "Sex",
                                            "Date of birth or age",
                                            "Social determinants of health",
                                            "Health status assessments",
                                            "Other data"};

class AttributeSheet {
 public:
  AttributeSheet(const Program& program, std::size_t width)
      : program_(program), rules_(program.rules()), page_(std::max<std::size_t>(width, 40), false) {}

  std::string run() {
    page_.heading("SOURCE ATTRIBUTES");
    page_.paragraph("", rules_.title);
    page_.blank();
    page_.paragraph("",
                    "Made from the rule set itself. The list follows what 45 CFR 170.315(b)(11)(iv) asks of "
                    "evidence-based decision support; it is no claim to meet it. `not stated`: the rule set does not "
                    "say.");
    origin();
    intention();
    data();
    model();
    bibliography();
    page_.blank();
    colophon(page_, rules_);
    return page_.take();
  }

 private:
  void section(std::string_view title) {
    page_.blank();
    page_.heading(title);
  }

  void said(const std::string& what, const std::string& text) {
    page_.paragraph("  " + what + ": ", text.empty() ? "not stated" : text);
  }

  void said(const std::string& what, const std::vector<std::string>& texts) {
    if (texts.size() < 2) return said(what, texts.empty() ? "" : texts.front());
    page_.paragraph("  ", what + ":");
    for (const std::string& text : texts) page_.paragraph("    - ", text);
  }

  void origin() {
    const About& about = rules_.about;
    section("WHO MADE IT, AND WHEN");
    said("Developer", about.developer);
    said("Contact", about.contact);
    said("Funding", about.funding);
    said("Released", about.released);
    said("Revised", about.revised);
  }

  void intention() {
    const About& about = rules_.about;
    section("WHAT IT IS FOR, AND WHERE IT ENDS");
    said("Purpose", rules_.purpose);
    said("Intended use", about.intended_use);
    said("Intended users", about.intended_users);
    said("Intended population", about.intended_population);
    if (rules_.model)
      said("Kind", rules_.model->fitted_to.expert ? "evidence-based; its scoring model has weights set by hand"
                                                  : "predictive; its scoring model was fitted to data, see below");
    said("Population that a case must name", rules_.population.text);
    said("Out of scope", about.out_of_scope);
    said("Known limits", about.known_limits);
    said("Validation", about.validation);
  }

  std::string ids(const std::vector<std::size_t>& rules) const {
    std::string text;
    for (const std::size_t rule : rules) text += (text.empty() ? "" : ", ") + rules_.rules[rule].id.text;
    return text;
  }

  std::string used(const DataUse& use) const {
    std::string text;
    if (!use.conditions.empty())
      text =
          std::string("in the condition of ") + (use.conditions.size() == 1 ? "rule " : "rules ") + ids(use.conditions);
    if (!use.sentences.empty())
      text += (text.empty() ? "" : "; ") + std::string("only in the sentence of ") +
              (use.sentences.size() == 1 ? "rule " : "rules ") + ids(use.sentences);
    if (use.in_model) text += std::string(text.empty() ? "" : "; ") + "in the scoring model";
    if (!text.empty()) return text;
    return use.is_protected ? "recorded, used by no rule" : "not used";
  }

  void list(const DataUse& use) { page_.paragraph("    - ", use.words + " [" + use.name + "]: " + used(use)); }

  // An input that does not say its kind could be of any.
  void kind(std::string_view title, const std::vector<DataUse>& uses, bool all_are_said) {
    const std::string_view none = all_are_said ? ": not used" : ": not stated of any input";
    page_.paragraph("  ", std::string(title).append(uses.empty() ? none : ":"));
    for (const DataUse& use : uses) list(use);
  }

  void data() {
    const DataUses uses = data_uses(program_);
    section("WHICH DATA ABOUT A PERSON IT USES");
    for (std::size_t i = 0; i < uses.of_kind.size(); ++i) kind(kind_titles[i], uses.of_kind[i], uses.unsaid.empty());
    said("History of treatment", used(uses.history));
    if (uses.unsaid.empty()) return;
    page_.paragraph("  ", "Kind of data not stated:");
    for (const DataUse& use : uses.unsaid) list(use);
  }

  void model() {
    if (!rules_.model) return;
    const FittedTo& fitted = rules_.model->fitted_to;
    section("SCORING MODEL");
    if (fitted.expert) return page_.paragraph("  ", "Its weights were set by hand, and fitted to no data.");
    said("Predictive", "yes, a cumulative-logit model");
    said("Fitted to", fitted.data);
    said("Cases", std::to_string(fitted.n));
    said("On", fitted.date);
    said("Population of the data", fitted.population);
    said("By", fitted.by);
    std::vector<std::string> metrics;
    for (const auto& [name, value] : fitted.metrics) metrics.push_back(name + ": " + value);
    said("Measured", metrics);
  }

  void bibliography() {
    section("BIBLIOGRAPHIC CITATIONS");
    if (rules_.citations.empty()) page_.paragraph("  ", "not stated");
    cite(page_, "  ", rules_.citations);
    for (const Instrument& instrument : rules_.instruments) {
      page_.paragraph("  ", instrument.short_name + " [" + instrument.id.text + "], " + instrument.title +
                                (instrument.citations.empty() ? ": not stated" : ":"));
      cite(page_, "    ", instrument.citations);
    }
  }

  const Program& program_;
  const RuleSet& rules_;
  Page page_;
};

}  // namespace

std::string render_attributes_text(const Program& program, std::size_t width) {
  return AttributeSheet(program, width).run();
}

}  // namespace rung
