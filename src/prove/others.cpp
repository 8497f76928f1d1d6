#include <algorithm>

#include "prover.hpp"
#include "sat.hpp"

// What the diagram left undecided is asked of others.
namespace rung {

// One by one where there are few enough combinations; else the solver, where there is one.
void Prover::ask_others() {
  std::erase_if(left_, [&](const Left& one) { return report_.findings[one.finding].verdict != Verdict::undecided; });
  if (left_.empty()) return;
  if (!options_.tiers.enumeration || diagram_.space().cells() > options_.cells) {
    if (options_.tiers.solver && smt::Sat::is_there()) ask_solver();
    return;
  }
  std::vector<Sought> sought;
  for (const Left& one : left_) sought.push_back(one.sought);
  const std::vector<Found> found = Enumeration(diagram_, *witnessing_).look(sought);
  for (std::size_t i = 0; i < left_.size(); ++i) settle_otherwise(left_[i], found[i], Tier::enumeration);
}

void Prover::settle_otherwise(const Left& left, const Found& found, Tier tier) {
  Finding& finding = report_.findings[left.finding];
  settle(finding, turned(found, left.otherwise), tier);
  if (finding.property == Property::protected_never_matters && finding.verdict == Verdict::refuted)
    finding.because = rule_between(finding.witnesses.front());
  if (finding.property == Property::answer_stays_in_span && !left.sought.variable) show_before(finding);
}

// The same questions as are exported.
void Prover::ask_solver() {
  smt::SmtAsking asking(program_, report_);
  for (const Left& one : left_)
    if (const auto question = asking.question(report_.findings[one.finding]))
      settle_otherwise(one, solved(question->text, one.sought, asking), Tier::solver);
}

Prover::Found Prover::solved(const std::string& script, const Sought& sought, const smt::SmtAsking& asking) {
  constexpr int enough_tries = 32;  // of solutions that cannot be written down as a case
  smt::Sat sat(script);
  if (!sat.is_whole()) return {Verdict::undecided, diagram_.fault() + "; then a sum was too large for the solver", {}};
  for (int tries = 0; tries < enough_tries; ++tries) {
    const auto found = sat.solve(options_.conflicts);
    if (!found)
      return {Verdict::undecided,
              diagram_.fault() + "; then the solver came to " + std::to_string(options_.conflicts) + " conflicts",
              {}};
    if (!*found && tries == 0) return {};
    if (!*found) break;
    const auto cells = asking.cells(sat.solution(), false), after = asking.cells(sat.solution(), true);
    std::optional<Changed> change;
    for (const Adjacent& step : sought.steps)
      if (cells[*sought.variable] == step.better && after[*sought.variable] == step.worse)
        change = Changed{*sought.variable, step.from, step.to};
    Found shown = witnessing_->at(cells, sought.check, change);
    if (shown.verdict == Verdict::refuted) return shown;
    sat.exclude();
  }
  return {Verdict::undecided, std::string(none_written), {}};
}

}  // namespace rung
