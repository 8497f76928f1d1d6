#include "rung/render/proof.hpp"

#include <algorithm>
#include <cmath>

#include "colophon.hpp"
#include "policy_parts.hpp"

namespace rung {
namespace {

std::string so_many(std::size_t count, std::string_view one, std::string_view more) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : more);
}

// What a property is asked of, one and many.
std::pair<std::string_view, std::string_view> asked_of(Property property) {
  switch (property) {
    case Property::rule_can_hold:
      return {"rule", "rules"};
    case Property::rule_matters:
      return {"floor or limit", "floors and limits"};
    case Property::level_can_be_reached:
      return {"level", "levels"};
    case Property::guarantee:
      return {"requirement", "requirements"};
    default:
      return {"answer", "answers"};
  }
}

/// Writes the page from its head to the line for a signature.
class ProofPage {
 public:
  ProofPage(const Program& program, const ProofReport& report, std::size_t width)
      : program_(program), rules_(program.rules()), report_(report), page_(std::max<std::size_t>(width, 40), false) {}

  std::string run() {
    page_.heading("WHAT HOLDS FOR EVERY CASE");
    page_.paragraph("", rules_.title);
    page_.blank();
    asked();
    section("CLAIMS");
    for (std::size_t p = 0; p <= static_cast<std::size_t>(Property::guarantee); ++p) claim(static_cast<Property>(p));
    if (std::ranges::any_of(report_.findings, [](const Finding& one) { return one.property > Property::guarantee; }))
      to_be_known();
    not_shown();
    conclusion();
    return page_.take();
  }

 private:
  using Findings = std::vector<const Finding*>;

  void section(std::string_view title) {
    page_.blank();
    page_.heading(title);
  }

  Findings of(Property property) const {
    Findings found;
    for (const Finding& finding : report_.findings)
      if (finding.property == property) found.push_back(&finding);
    return found;
  }

  void asked() {
    if (report_.cases == 0)
      return page_.paragraph("",
                             "The cases of this rule set could not all be looked at, so nothing is claimed of them "
                             "but what can be read off the rules.");
    const int digits = static_cast<int>(std::floor(std::log10(std::max(1.0, report_.cases))));
    page_.paragraph(
        "", "Asked of every case at once, with each answer given or missing: the rules ask for " +
                so_many(report_.inputs, "answer", "answers") + " and facts of the history, and can tell " +
                (digits < 6 ? "" : "about ") +
                (digits < 6 ? std::to_string(static_cast<long long>(report_.cases)) : "10^" + std::to_string(digits)) +
                " combinations of them apart. Nothing was sampled. Every case shown below was put through "
                "the engine that decides.");
    page_.blank();
    page_.paragraph(
        "",
        "A floor is a rule that asks for a level or more; a limit is one that rules levels out. The span goes "
        "from the level that is certain to the highest that missing answers still leave possible.");
  }

  void claim(Property property) {
    const Findings findings = of(property);
    if (findings.empty()) return;
    std::size_t counts[5] = {};
    for (const Finding* finding : findings) ++counts[static_cast<std::size_t>(finding->verdict)];
    const auto count = [&](Verdict verdict) { return counts[static_cast<std::size_t>(verdict)]; };
    const Verdict worst = count(Verdict::refuted) > 0     ? Verdict::refuted
                          : count(Verdict::undecided) > 0 ? Verdict::undecided
                          : count(Verdict::proved) > 0    ? Verdict::proved
                                                          : Verdict::exempt;
    std::string text(in_words(property));
    const auto [one, many] = asked_of(property);
    if (findings.size() > 1 || !findings.front()->about.empty())
      text += ": " + std::to_string(count(Verdict::proved)) + " of " + so_many(findings.size(), one, many);
    if (const std::size_t exempt = count(Verdict::exempt); exempt > 0 && worst != Verdict::exempt)
      text += ", " + std::to_string(exempt) + " exempt";
    page_.paragraph("  " + padded(worst), text);
    over(property, findings);
    for (const Finding* finding : findings)
      if (finding->verdict != Verdict::proved) detail(*finding);
  }

  // What a claim was proved of, where its reader cannot know that.
  void over(Property property, const Findings& findings) {
    std::string names;
    for (const Finding* finding : findings) {
      if (finding->verdict != Verdict::proved) continue;
      if (property == Property::guarantee) required(finding->about);
      names += (names.empty() ? "" : "; ") + (finding->words.empty() ? finding->about : finding->words);
    }
    const std::string_view which = property == Property::worse_never_less       ? "that have a better and a worse end: "
                                   : property == Property::answer_stays_in_span ? "that are not optional: "
                                                                                : "";
    const bool tells = !which.empty() || property == Property::protected_never_matters;
    if (tells && !names.empty()) page_.paragraph("             ", std::string(which) + names);
  }

  void required(const std::string& id) {
    const auto is_it = [](const Guarantee& one) -> const std::string& { return one.id.text; };
    const auto found = std::ranges::find(rules_.guarantees, id, is_it);
    const auto index = static_cast<std::size_t>(found - rules_.guarantees.begin());
    const CompiledGuarantee& compiled = program_.compiled_guarantees()[index];
    Saying condition = say(program_, found->when, compiled.condition);
    condition.text.insert(0, std::string(found->at_most ? "at most " : "at least ") +
                                 rules_.ladder.levels[compiled.level].name + " [" + id + "] when ");
    list(page_, "             - ", condition);
  }

  static std::string padded(Verdict verdict) {
    std::string text(to_text(verdict));
    text.resize(11, ' ');
    return text;
  }

  static std::string named(const Finding& finding) {
    if (finding.about.empty()) return "";
    if (finding.words.empty() || finding.words == finding.about) return finding.about;
    return finding.words + " [" + finding.about + "]";
  }

  void detail(const Finding& finding) {
    std::string text = named(finding);
    if (finding.verdict == Verdict::undecided) text += text.empty() ? "undecided" : " is undecided";
    if (finding.verdict == Verdict::exempt) text += text.empty() ? "exempt" : " is exempt";
    if (!finding.because.empty()) text += (text.empty() ? "" : ": ") + finding.because;
    if (!text.empty()) page_.paragraph("             - ", text);
    for (const Witness& witness : finding.witnesses) show(witness, "               ");
  }

  void show(const Witness& witness, const std::string& indent) {
    for (const std::string& answer : witness.answers) page_.paragraph(indent + "  ", answer);
    page_.paragraph(indent + "  => ", witness.then);
  }

  void to_be_known() {
    section("TO BE KNOWN");
    for (const Finding* finding : of(Property::fire_together)) page_.paragraph("  ", finding->because + ".");
    conflicts();
    stability();
  }

  // One case for each limit; the others are in the JSON and among the case files.
  void conflicts() {
    const Findings findings = of(Property::conflict);
    page_.blank();
    if (findings.empty()) {
      page_.paragraph("  ", "No floor and limit can be in conflict.");
      return;
    }
    page_.paragraph("  ", so_many(findings.size(), "pair", "pairs") +
                              " of a floor and a limit can be in conflict: every level from the floor up is ruled out. "
                              "The floor stands, and the conflict is shown. One case for each limit:");
    std::string limit;
    for (const Finding* finding : findings) {
      if (finding->about == limit) continue;
      limit = finding->about;
      const auto floors = std::ranges::count_if(findings, [&](const Finding* one) { return one->about == limit; });
      page_.paragraph(
          "  - ",
          "limit " + limit + " with floor " + finding->words +
              (floors > 1
                   ? " (and " + so_many(static_cast<std::size_t>(floors - 1), "other floor", "other floors") + ")"
                   : ""));
      if (!finding->because.empty()) page_.paragraph("      ", finding->because);
      for (const Witness& witness : finding->witnesses) show(witness, "    ");
    }
  }

  void stability() {
    page_.blank();
    const Findings findings = of(Property::stability);
    std::size_t longest = 0;
    for (const Finding* finding : findings)
      longest = std::max<std::size_t>(
          longest, finding->because.size() == 1 ? static_cast<std::size_t>(finding->because[0] - '0') : 0);
    page_.paragraph("  ", "How many levels one step on one answer can move a settled recommendation, at most:");
    for (std::size_t move = longest + 1; move-- > 0;) {
      std::string names;
      for (const Finding* finding : findings)
        if (finding->because == std::to_string(move)) names += (names.empty() ? "" : "; ") + finding->words;
      if (!names.empty()) page_.paragraph("  " + std::to_string(move) + "  ", names);
    }
  }

  void not_shown() {
    section("WHAT THIS DOES NOT SHOW");
    for (const std::string_view text :
         {"That the rules are right. Rules that agree with each other in every case can still be bad medicine.",
          "That the answers are right. A proof is about what follows from answers, not about who gives them.",
          "That nobody is treated worse. That an answer such as race changes nothing does not mean that other answers "
          "do not stand in for it; compare the levels of groups on real cases.",
          "That what the rule set requires of itself is what matters; its author chose that."})
      page_.paragraph("  - ", std::string(text));
  }

  void conclusion() {
    page_.blank();
    const std::size_t refuted = report_.count(Verdict::refuted), undecided = report_.count(Verdict::undecided);
    std::string text = refuted + undecided == 0
                           ? "All that was asked holds for every case"
                           : std::to_string(refuted) + " refuted, " + std::to_string(undecided) + " undecided";
    if (const std::size_t exempt = report_.count(Verdict::exempt); exempt > 0)
      text += "; " + so_many(exempt, "claim was", "claims were") + " not asked, for the reasons given above";
    page_.paragraph("", text + ".");
    settled_by();
    colophon(page_, rules_);
    page_.blank();
    page_.paragraph("", "Read by: ______________________________   Date: ______________");
  }

  void settled_by() {
    constexpr std::pair<Tier, std::string_view> tiers[] = {
        {Tier::polarity, "read off the rules"},
        {Tier::diagram, "by decision diagrams"},
        {Tier::enumeration, "by looking at each combination of answers"},
        {Tier::solver, "by the solver CaDiCaL"}};
    std::string text;
    for (const auto& [tier, words] : tiers)
      if (const auto count = std::ranges::count(report_.findings, tier, &Finding::tier); count > 0)
        text += (text.empty() ? "Settled: " : ", ") + std::to_string(count) + " " + std::string(words);
    if (!text.empty()) page_.paragraph("", text + ".");
  }

  const Program& program_;
  const RuleSet& rules_;
  const ProofReport& report_;
  Page page_;
};

}  // namespace

std::string render_proof_text(const Program& program, const ProofReport& report, std::size_t width) {
  return ProofPage(program, report, width).run();
}

}  // namespace rung
