#include "prover.hpp"

#include <algorithm>

namespace rung {

Prover::Prover(const Program& program, const ProofOptions& options)
    : program_(program),
      options_(options),
      levels_(program.rules().ladder.levels.size()),
      diagrams_(drawn(program, options.budget)),
      diagram_(diagrams_.front()),
      forest_(diagram_.forest()) {}

std::vector<ProgramDiagram> Prover::drawn(const Program& program, Budget budget) {
  std::vector<Register> also;
  for (const CompiledGuarantee& one : program.compiled_guarantees()) also.push_back(one.when);
  const Asked asked[] = {{&program, also}};
  return ProgramDiagram::together(asked, budget);
}

ProofReport Prover::run() {
  report_.inputs = diagram_.space().variables.size();
  if (diagram_.fault().empty()) report_.cases = diagram_.space().cells();
  if (!diagram_.fault().empty()) {
    all_undecided(diagram_.fault());
  } else {
    witnessing_ = std::make_unique<Witnessing>(diagrams_);
    find_askers();
    level_or_gap();
    span();
    rules_can_hold();
    levels_can_be_reached();
    rules_matter();
    worse_never_less();
    protected_never_matters();
    answers_stay_in_span();
    guarantees();
    if (!options_.is_quick) fire_together(), conflicts(), stability();
  }
  report_.nodes = forest_.nodes();
  report_.steps = forest_.steps();
  return std::move(report_);
}

void Prover::all_undecided(const std::string& because) {
  for (const Property property : {Property::level_or_gap, Property::span, Property::rule_can_hold,
                                  Property::level_can_be_reached, Property::rule_matters, Property::worse_never_less,
                                  Property::protected_never_matters, Property::answer_stays_in_span}) {
    Finding& finding = add(property);
    if (is_open(finding)) settle(finding, {Verdict::undecided, because, {}});
  }
  for (const Guarantee& one : program_.rules().guarantees)
    settle(add(Property::guarantee, one.id.text), {Verdict::undecided, because, {}});
}

Finding& Prover::add(Property property, std::string about, std::string words) {
  Finding made{.property = property, .about = std::move(about), .words = std::move(words)};
  for (const Exemption& exemption : program_.rules().exemptions) {
    const auto is_it = [&](const Word& of) { return of.text == made.about; };
    if (exemption.from.text != to_text(property)) continue;
    if (!exemption.of.empty() && std::ranges::none_of(exemption.of, is_it)) continue;
    made.verdict = Verdict::exempt;
    made.because = exemption.because;
  }
  report_.findings.push_back(std::move(made));
  return report_.findings.back();
}

void Prover::settle(Finding& finding, Found found) {
  finding.verdict = found.verdict;
  finding.because = std::move(found.because);
  if (found.witness) finding.witnesses.push_back(std::move(*found.witness));
}

Worse Prover::worse(std::size_t v) const {
  const Variable& variable = diagram_.space().variables[v];
  if (variable.slots.empty() || !variable.places.empty()) return Worse::unsaid;
  const Slot& slot = program_.slots()[variable.slots.front()];
  if (slot.kind == Slot::Kind::input) return program_.rules().inputs[slot.input].worse;
  if (slot.kind == Slot::Kind::score) return program_.rules().instruments[slot.instrument].scores[slot.part].worse;
  return Worse::unsaid;
}

bool Prover::is_required(std::size_t v) const {
  const Variable& variable = diagram_.space().variables[v];
  if (variable.kind == Variable::Kind::history || !variable.places.empty()) return false;
  return !program_.slots()[variable.slots.front()].optional;
}

bool Prover::is_all_answered(const Decision& decision) const {
  const auto is_answered = [&](const Variable& variable) {
    return variable.slots.empty() || !decision.values[variable.slots.front()].is_null();
  };
  return std::ranges::all_of(diagram_.space().variables, is_answered) &&
         std::ranges::none_of(decision.bearings, [](Bearing at) { return at.kind == Bearing::Kind::unknown; });
}

// The engine runs only what decides.
bool Prover::guarantee_applies(std::size_t guarantee, const Decision& decision) const {
  const Code& code = program_.code();
  std::vector<Value> values = decision.values;
  Arena arena;
  rung::run(code, values, arena, program_.deciding_instructions(), code.instructions.size());
  return values[program_.compiled_guarantees()[guarantee].when].truth() == Truth::yes;
}

Outcome Prover::without_history(const Decision& decision) const {
  const auto& rules = program_.compiled_rules();
  Decision other;
  other.values = decision.values;
  for (std::size_t slot = 0; slot < program_.slots().size(); ++slot)
    if (program_.slots()[slot].kind == Slot::Kind::history &&
        program_.slots()[slot].question < HistoryQuestion::baseline)
      other.values[slot] = Value{};
  rung::run(program_.code(), other.values, other.arena, 0, program_.deciding_instructions());
  for (const CompiledRule& rule : rules) {
    other.truths.push_back(other.values[rule.when].truth());
    const bool bears = rule.effect == Effect::at_least || rule.effect == Effect::at_most;
    other.bearings.push_back(bears ? bearing_of(rule.target, {}, levels_) : Bearing{});
  }
  return weigh(program_, other);
}

std::vector<Prover::Adjacent> Prover::steps_of(std::size_t v) const {
  const Variable& variable = diagram_.space().variables[v];
  std::vector<Adjacent> steps;
  for (std::size_t p = 1; p + 1 < variable.points.size(); ++p) {
    const std::uint32_t low = variable.cell_of[p], high = variable.cell_of[p + 1];
    if (low == high) continue;
    if (worse(v) == Worse::lower)
      steps.push_back({high, low, p + 1, p});
    else
      steps.push_back({low, high, p, p + 1});
  }
  return steps;
}

void Prover::find_askers() {
  askers_.resize(diagram_.space().variables.size());
  for (std::size_t level = 1; level < levels_; ++level)
    for (const bool sure : {true, false})
      for (const Diagram node : forest_.reached(whole_level(level, sure)))
        askers_[diagram_.variable(forest_.variable(node))].push_back({node, level, sure});
}

ProofReport prove(const Program& program, const ProofOptions& options) { return Prover(program, options).run(); }

std::size_t ProofReport::count(Verdict verdict) const {
  return static_cast<std::size_t>(std::ranges::count(findings, verdict, &Finding::verdict));
}

std::size_t ProofReport::count(Property property, Verdict verdict) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      findings, [&](const Finding& finding) { return finding.property == property && finding.verdict == verdict; }));
}

}  // namespace rung
