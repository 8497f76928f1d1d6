#include "prover.hpp"

#include <algorithm>

namespace rung {

Prover::Prover(const Program& program, const ProofOptions& options)
    : program_(program),
      options_(options),
      levels_(program.rules().ladder.levels.size()),
      diagrams_(drawn(program, options)),
      diagram_(diagrams_.front()),
      forest_(diagram_.forest()),
      witnessing_(std::make_unique<Witnessing>(diagrams_)),
      polarity_(program, diagram_.space()) {}

std::vector<ProgramDiagram> Prover::drawn(const Program& program, const ProofOptions& options) {
  std::vector<Register> also;
  for (const CompiledGuarantee& one : program.compiled_guarantees()) also.push_back(one.when);
  const Asked asked[] = {{&program, also}};
  return ProgramDiagram::together(asked, options.tiers.diagram ? options.budget : Budget{0, 0});
}

ProofReport Prover::run() {
  constexpr std::pair<Property, void (Prover::*)()> questions[] = {
      {Property::level_or_gap, &Prover::level_or_gap},
      {Property::span, &Prover::span},
      {Property::rule_can_hold, &Prover::rules_can_hold},
      {Property::level_can_be_reached, &Prover::levels_can_be_reached},
      {Property::rule_matters, &Prover::rules_matter},
      {Property::worse_never_less, &Prover::worse_never_less},
      {Property::protected_never_matters, &Prover::protected_never_matters},
      {Property::answer_stays_in_span, &Prover::answers_stay_in_span},
      {Property::guarantee, &Prover::guarantees},
      {Property::fire_together, &Prover::fire_together},
      {Property::conflict, &Prover::conflicts},
      {Property::stability, &Prover::stability}};
  report_.inputs = diagram_.space().variables.size();
  if (diagram_.space().inexact().empty()) report_.cases = diagram_.space().cells();
  const bool is_whole = diagram_.fault().empty();
  if (is_whole) find_askers();
  for (const auto& [property, ask] : questions)
    if (is_asked(property) && (property <= Property::guarantee || is_whole)) (this->*ask)();
  if (diagram_.space().inexact().empty()) ask_others();
  report_.nodes = forest_.nodes();
  report_.steps = forest_.steps();
  return std::move(report_);
}

bool Prover::is_asked(Property property) const {
  if (options_.is_quick && property > Property::guarantee) return false;
  return options_.only.empty() || std::ranges::find(options_.only, property) != options_.only.end();
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

bool Prover::can_ask(Sought sought, std::string otherwise) {
  Finding& finding = report_.findings.back();
  if (!is_open(finding)) return false;
  left_.push_back({report_.findings.size() - 1, std::move(sought), std::move(otherwise)});
  settle(finding, {diagram_.fault().empty() ? Verdict::proved : Verdict::undecided, diagram_.fault(), {}});
  return diagram_.fault().empty();
}

Prover::Found Prover::turned(Found found, const std::string& otherwise) {
  if (otherwise.empty() || found.verdict == Verdict::undecided) return found;
  if (found.verdict == Verdict::refuted) return {};
  return {Verdict::refuted, otherwise, {}};
}

void Prover::settle(Finding& finding, Found found, Tier tier) {
  finding.verdict = found.verdict;
  finding.tier = found.verdict == Verdict::undecided ? Tier::none : tier;
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

std::vector<Adjacent> Prover::steps_of(std::size_t v) const {
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
