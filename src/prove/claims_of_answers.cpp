#include <algorithm>

#include "prover.hpp"

// What another answer to one question must not do.
namespace rung {
namespace {

/// From missing to each answer that the rules tell apart.
std::vector<Adjacent> from_missing(const Variable& variable) {
  std::vector<Adjacent> steps;
  for (std::size_t p = 1; p < variable.points.size(); ++p)
    if (std::ranges::none_of(steps, [&](const Adjacent& step) { return step.worse == variable.cell_of[p]; }))
      steps.push_back({0, variable.cell_of[p], 0, p});
  return steps;
}

}  // namespace

Prover::Found Prover::falls(std::size_t v, const std::vector<Adjacent>& steps, bool narrows) {
  const std::size_t position = diagram_.position(v);
  Found undecided;
  for (const Adjacent& step : steps)
    for (std::size_t level = 1; level < levels_; ++level)
      for (const bool sure : {true, false}) {
        // Of the level, or of how far it can reach: what must not be yes before and no after.
        const bool turned = narrows && !sure;
        const std::uint32_t from = turned ? step.worse : step.better, to = turned ? step.better : step.worse;
        const auto may_fall = [&](const Asker& asker) {
          const auto below = forest_.children(asker.node);
          return asker.level == level && asker.sure == sure && !forest_.implies(below[from], below[to]);
        };
        if (std::ranges::none_of(askers_[v], may_fall)) continue;
        const Diagram whole = whole_level(level, sure);
        const Diagram found = forest_.without(forest_.with(whole, position, from), forest_.with(whole, position, to));
        const auto check = [&](const Decision& a, const Decision& b) {
          const auto of = [&](const Decision& decision) { return sure ? decision.level : decision.up_to; };
          return turned ? of(a) < of(b) : of(a) > of(b);
        };
        Found one = witnessing_->look(found, check, Changed{v, step.from, step.to});
        if (one.verdict == Verdict::refuted) return one;
        if (one.verdict == Verdict::undecided) undecided = std::move(one);
      }
  if (forest_.exhausted()) return {Verdict::undecided, ran_out(forest_.budget()), {}};
  return undecided;
}

void Prover::worse_never_less() {
  for (std::size_t v = 0; v < diagram_.space().variables.size(); ++v) {
    if (worse(v) == Worse::unsaid) continue;
    Finding& finding = add(Property::worse_never_less, id_of(v), words_of(v));
    if (!is_open(finding)) continue;
    if (options_.tiers.polarity && polarity_.never_lowers(v, worse(v) == Worse::higher)) {
      settle(finding, {}, Tier::polarity);
      continue;
    }
    const std::vector<Adjacent> steps = steps_of(v);
    const Check check = [](const Decision& a, const Decision& b) { return a.level > b.level || a.up_to > b.up_to; };
    if (can_ask({check, v, steps})) settle(finding, falls(v, steps, false));
  }
}

// What the two cases of a witness differ in.
std::string Prover::rule_between(const Witness& witness) const {
  Decision decisions[2];
  for (std::size_t i = 0; i < 2; ++i)
    if (const auto facts = rung::bind(program_, witness.cases[i])) decide(program_, *facts, decisions[i]);
  for (std::size_t rule = 0; rule < decisions[0].truths.size(); ++rule)
    if (decisions[0].truths[rule] != decisions[1].truths[rule])
      return "it changes whether the rule `" + program_.rules().rules[rule].id.text + "` holds";
  return {};
}

void Prover::protected_never_matters() {
  for (std::size_t i = 0; i < program_.rules().inputs.size(); ++i) {
    const Input& input = program_.rules().inputs[i];
    if (!input.is_protected) continue;
    Finding& finding = add(Property::protected_never_matters, input.name.text, input.words);
    const std::size_t v = diagram_.space().variable_of[*program_.find_slot(input.name.text)];
    if (!is_open(finding)) continue;
    if (v == CaseSpace::unused) {  // no rule asks for it
      settle(finding, {}, Tier::polarity);
      continue;
    }
    const Variable& variable = diagram_.space().variables[v];
    const Check other = [](const Decision& a, const Decision& b) { return a.truths != b.truths; };
    if (!can_ask({other, v, from_missing(variable), false})) continue;
    const std::size_t position = diagram_.position(v);
    for (std::size_t rule = 0; rule < program_.rules().rules.size() && finding.verdict == Verdict::proved; ++rule)
      for (std::size_t p = 1; p < variable.points.size() && finding.verdict == Verdict::proved; ++p) {
        const Diagram truth = diagram_.truth(rule);
        const Diagram differs =
            forest_.differ(forest_.with(truth, position, 0), forest_.with(truth, position, variable.cell_of[p]));
        const auto check = [&](const Decision& a, const Decision& b) { return a.truths[rule] != b.truths[rule]; };
        settle(finding, witnessing_->look(differs, check, Changed{v, 0, p}));
        if (finding.verdict == Verdict::refuted) finding.because = rule_between(finding.witnesses.front());
      }
  }
}

// From missing to any answer: what is sure stays sure, what cannot be still cannot.
void Prover::answers_stay_in_span() {
  for (std::size_t v = 0; v < diagram_.space().variables.size(); ++v) {
    if (!is_required(v)) continue;
    Finding& finding = add(Property::answer_stays_in_span, id_of(v), words_of(v));
    if (!is_open(finding)) continue;
    if (options_.tiers.polarity && polarity_.only_settles(v)) {
      settle(finding, {}, Tier::polarity);
      continue;
    }
    const std::vector<Adjacent> steps = from_missing(diagram_.space().variables[v]);
    const Check check = [](const Decision& a, const Decision& b) { return b.level < a.level || b.up_to > a.up_to; };
    if (can_ask({check, v, steps})) settle(finding, falls(v, steps, true));
  }
  history_stays_in_span();
}

// The case before is the same without its history, where the engine agrees that the span is left then.
void Prover::show_before(Finding& finding) const {
  if (finding.verdict != Verdict::refuted) return;
  Witness& witness = finding.witnesses.front();
  Case before = witness.cases.front();
  before.history.reset();
  const auto without = rung::bind(program_, before), with = rung::bind(program_, witness.cases.front());
  if (!without || !with) return;
  Decision wide, narrow;
  decide(program_, *without, wide);
  decide(program_, *with, narrow);
  if (narrow.level >= wide.level && narrow.up_to <= wide.up_to) return;
  witness.then = level_in_words(program_, wide) + ", then " + witness.then;
  witness.cases.insert(witness.cases.begin(), std::move(before));
}

// The history is one thing to answer: without it, where a person is and was and how often is all unknown.
void Prover::history_stays_in_span() {
  std::vector<std::size_t> asked;
  for (std::size_t v = 0; v < diagram_.space().variables.size(); ++v) {
    const Variable& variable = diagram_.space().variables[v];
    const bool of_reading = variable.kind == Variable::Kind::history &&
                            program_.slots()[variable.slots.front()].question >= HistoryQuestion::baseline;
    if (!variable.places.empty() || (variable.kind == Variable::Kind::history && !of_reading)) asked.push_back(v);
  }
  if (asked.empty()) return;
  Finding& finding = add(Property::answer_stays_in_span, "history", "history");
  const Check leaves = [this](const Decision& a, const Decision&) {
    const Outcome before = without_history(a);
    return a.level < before.level || a.up_to > before.up_to;
  };
  if (!can_ask({leaves})) return;
  for (std::size_t level = 1; level < levels_ && finding.verdict == Verdict::proved; ++level)
    for (const bool sure : {true, false}) {
      const Diagram whole = whole_level(level, sure);
      Diagram unknown = whole;
      for (const std::size_t v : asked) unknown = forest_.with(unknown, diagram_.position(v), 0);
      const Diagram left = sure ? forest_.without(unknown, whole) : forest_.without(whole, unknown);
      const auto check = [&](const Decision& a, const Decision&) {
        const Outcome before = without_history(a);
        return sure ? a.level < before.level : a.up_to > before.up_to;
      };
      if (finding.verdict == Verdict::proved) settle(finding, witnessing_->look(left, check));
    }
  show_before(finding);
}

}  // namespace rung
