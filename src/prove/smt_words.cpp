#include "smt_words.hpp"

#include "rung/text/version.hpp"

namespace rung::smt {
namespace {

constexpr std::size_t columns = 110;

// A paragraph as comments, broken at spaces.
std::string commented(std::string text) {
  std::string made;
  for (char& c : text)
    if (c == '\n') c = ' ';
  while (text.size() > columns) {
    std::size_t end = text.rfind(' ', columns);
    if (end == std::string::npos) end = text.find(' ', columns);
    if (end == std::string::npos) break;
    made += "; " + text.substr(0, end) + "\n";
    text.erase(0, end + 1);
  }
  return made + "; " + text + "\n";
}

}  // namespace

std::string expected(const Finding& finding, const Stated& stated) {
  if (finding.verdict == Verdict::undecided) return "unknown";
  return (finding.verdict == Verdict::proved) == stated.shows ? "sat" : "unsat";
}

std::string opening(const Program& program, const Finding& finding, const Stated& stated) {
  const RuleSet& rules = program.rules();
  std::string claim = std::string(in_words(finding.property)) + ".";
  if (!finding.about.empty())
    claim += " Asked of " + finding.about +
             (finding.words.empty() || finding.words == finding.about ? "." : ": " + finding.words + ".");
  std::string text = commented("One question about a rule set, to be checked with an SMT solver such as z3 or cvc5.");
  text += ";\n" + commented("Rule set: " + rules.id.text + " " + rules.version + ", SHA-256 " + rules.sha256);
  text += commented("Claim (" + std::string(to_text(finding.property)) + "): " + claim);
  text += commented("Looked for: a case " + stated.looked_for + ".");
  text += commented(stated.shows ? "sat: there is one, and the claim holds. unsat: there is none, and it does not."
                                 : "unsat: there is none, and the claim holds. sat: there is one, and it does not.");
  text += commented("rung " + std::string(version()) + " found: " + std::string(to_text(finding.verdict)) +
                    ". So it expects: " + expected(finding, stated) + ".");
  text +=
      ";\n" +
      commented(
          "Each answer is a whole number, its cell. Cell 0 means that it is missing; the other cells hold the answers "
          "that "
          "no rule tells apart, and are listed with each answer. Taken from rung as given: these cells, what each step "
          "over one answer comes to in them, and tables of steps that are not logic. Which histories and answer sheets "
          "a case can have is asserted where the question needs it, as far as rung knows it. Everything else is "
          "written "
          "out: the logic of rules, with answers missing, and how floors and limits lead to a level.");
  text += commented(
      "A truth is two names: `yes` (or `holds`) when it is known to be so, `no` (or `does not hold`) when it "
      "is known not to be; neither when it is unknown. `r12` is a step of the compiled rule set. `level is "
      "at least` and `level can be at least` are the two ends of the span that is shown.");
  return text + "\n(set-info :smt-lib-version 2.6)\n(set-logic QF_LIA)\n(set-info :status " +
         expected(finding, stated) + ")\n\n";
}

}  // namespace rung::smt
