#include <iostream>

#include "commands.hpp"
#include "rung/advise/choose.hpp"
#include "rung/prove/prove.hpp"

namespace rung::cli {
namespace {

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

// What the author must know although the rule set compiles: claims that `rung prove` refutes within a small budget.
void warn_of_refuted(const std::string& name, const Program& program) {
  ProofOptions options;
  options.budget = {1'000'000, 10'000'000};
  options.is_quick = true;
  options.cells = 100'000;
  options.tiers.solver = false;
  const ProofReport report = rung::prove(program, options);
  for (const Finding& finding : report.findings) {
    if (finding.verdict != Verdict::refuted) continue;
    std::cerr << name << ": warning: does not hold for every case: " << in_words(finding.property)
              << (finding.about.empty() ? "" : ", for `" + finding.about + "`")
              << (finding.because.empty() ? "" : ": " + finding.because) << "\n      = `rung prove` has the case\n";
  }
}

Status check_one(const std::string& name) {
  const auto opened = open_rule_set(name);
  std::size_t errors = 0;
  for (const Fault& fault : opened.error()) errors += fault.severity == Severity::error;
  const std::size_t warnings = opened.error().size() - errors;
  std::cerr << describe(opened.error());
  std::cout << name << ": " << (errors > 0 ? counted(errors, "error") : "no errors")
            << (warnings > 0 ? ", " + counted(warnings, "warning") : "");
  if (opened) {
    const RuleSet& rules = opened->program().rules();
    std::cout << "; " << rules.id.text << ' ' << rules.version << ", " << counted(rules.ladder.levels.size(), "level")
              << ", " << counted(rules.inputs.size(), "input") << ", "
              << counted(rules.instruments.size(), "instrument") << ", " << counted(rules.rules.size(), "rule")
              << ", SHA-256 " << rules.sha256;
  }
  std::cout << '\n';
  if (opened) warn_of_refuted(name, opened->program());
  return opened ? done : faulty;
}

}  // namespace

Status check(const options::variables_map& arguments) {
  const auto names = operands(arguments);
  if (names.empty())
    return misuse("`rung check` needs a rule set: a file, or the name of a built-in one", "see `rung help check`");
  Status status = done;
  for (const std::string& name : names) status = std::max(status, check_one(name));
  return flushed(status);
}

}  // namespace rung::cli
