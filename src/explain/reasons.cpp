#include <algorithm>

#include "parts.hpp"
#include "rung/explain/explain.hpp"
#include "support.hpp"
#include "words.hpp"

namespace rung {
namespace {

std::string filled_in(const Rule& rule, const CompiledRule& compiled, const Decision& decision) {
  std::string text;
  for (std::size_t i = 0; i < rule.because.pieces.size(); ++i) {
    const auto& piece = rule.because.pieces[i];
    text += piece.value.empty() ? piece.text : spoken(decision.values[compiled.pieces[i].result()]);
  }
  return text;
}

// Rules that hold use only slots that rules use, which are all among the answers.
const Evidence& answer_in(const Explanation& explanation, std::size_t slot) {
  return *std::ranges::lower_bound(explanation.answers, slot, {}, &Evidence::slot);
}

// "One below current" demands nothing of a person at the bottom of the ladder.
bool demands(const CompiledRule& rule, Bearing bearing) {
  if (bearing.kind != Bearing::Kind::level) return bearing.kind == Bearing::Kind::unknown;
  return rule.effect != Effect::at_least || bearing.level > 0 || rule.target.relative == Relative::none;
}

// Floors before limits, what holds before what is open, higher levels before lower, then as in the rule set.
auto rank(const Reason& reason) {
  return std::tuple(reason.truth != Truth::yes, reason.said->effect != Effect::at_least,
                    -static_cast<int>(reason.bearing.level), reason.rule);
}

void add_sources(Explanation& explanation, const std::vector<Reason>& reasons) {
  for (const Reason& one : reasons)
    for (const Citation* const source : one.sources)
      if (std::find(explanation.sources.begin(), explanation.sources.end(), source) == explanation.sources.end())
        explanation.sources.push_back(source);
  for (const Reason& one : reasons)
    for (const Evidence& answer : one.rests_on)
      for (const InstrumentSource& source : scored_by(*explanation.program, *explanation.facts, answer.slot))
        if (std::ranges::find(explanation.instrument_sources, source) == explanation.instrument_sources.end())
          explanation.instrument_sources.push_back(source);
}

}  // namespace

Reason reason_of(const Explanation& explanation, std::size_t index) {
  const Program& program = *explanation.program;
  const Rule& rule = program.rules().rules[index];
  const CompiledRule& compiled = program.compiled_rules()[index];
  Reason made{index, &rule, explanation.decision->truths[index], explanation.decision->bearings[index]};
  if (made.truth == Truth::yes) made.sentence = filled_in(rule, compiled, *explanation.decision);
  for (const Word& source : rule.sources)
    if (const Citation* const citation = program.find_citation(source.text)) made.sources.push_back(citation);
  Support support(program, *explanation.decision);
  support.add(rule.when, compiled.condition);
  for (const std::size_t slot : support.known()) made.rests_on.push_back(answer_in(explanation, slot));
  if (made.truth == Truth::unknown)
    for (const std::size_t slot : support.missing()) made.lacks.push_back(program.slots()[slot].name);
  return made;
}

bool matters(const Explanation& explanation, std::size_t index) {
  const Decision& decision = *explanation.decision;
  const Bearing bearing = decision.bearings[index];
  const CompiledRule& rule = explanation.program->compiled_rules()[index];
  switch (rule.effect) {
    case Effect::alert:
      return true;
    case Effect::at_least:
      return bearing.kind == Bearing::Kind::unknown ||
             (bearing.kind == Bearing::Kind::level && bearing.level > decision.level);
    case Effect::at_most:
      return bearing.kind != Bearing::Kind::none && (decision.conflict_possible || decision.up_to > decision.level);
    case Effect::rules_out:
      return decision.conflict_possible || (decision.possible & rule.rules_out) != 0;
  }
  return true;
}

void add_reasons(Explanation& explanation) {
  const auto& rules = explanation.program->compiled_rules();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const Truth truth = explanation.decision->truths[i];
    const bool bears = rules[i].effect == Effect::alert || rules[i].effect == Effect::rules_out ||
                       demands(rules[i], explanation.decision->bearings[i]);
    if (truth == Truth::no || !bears || (truth == Truth::unknown && !matters(explanation, i))) continue;
    auto& list = rules[i].effect != Effect::alert ? explanation.reasons
                 : truth == Truth::yes            ? explanation.alerts
                                                  : explanation.possible_alerts;
    list.push_back(reason_of(explanation, i));
  }
  std::sort(explanation.reasons.begin(), explanation.reasons.end(),
            [](const Reason& a, const Reason& b) { return rank(a) < rank(b); });
  const auto graver = [](const Reason& a, const Reason& b) { return a.said->alert > b.said->alert; };
  std::stable_sort(explanation.alerts.begin(), explanation.alerts.end(), graver);
  std::stable_sort(explanation.possible_alerts.begin(), explanation.possible_alerts.end(), graver);
  for (const auto* const list : {&explanation.alerts, &explanation.reasons, &explanation.possible_alerts})
    add_sources(explanation, *list);
}

}  // namespace rung
