#include <algorithm>

#include "prover.hpp"

namespace rung {

// A level is open although nothing is missing that could be named.
void Prover::level_or_gap() {
  Finding& finding = add(Property::level_or_gap);
  if (!is_open(finding)) return;
  bool is_open_somewhere = false;
  for (std::size_t level = 1; level < levels_ && !is_open_somewhere; ++level) {
    const Forest::Wanted open[] = {{whole_level(level, false), Forest::is_yes},
                                   {whole_level(level, true), Forest::is_no}};
    bool gave_up = false;
    is_open_somewhere = forest_.find(open, Forest::nowhere, UINT64_MAX, gave_up, 1).has_value() || gave_up;
  }
  if (!is_open_somewhere) return;
  Diagram open = Forest::no;
  for (std::size_t level = 1; level < levels_; ++level)
    open = forest_.either(open, forest_.without(whole_level(level, false), whole_level(level, true)));
  for (std::size_t position = 0; position < forest_.variables(); ++position) {
    std::vector<Diagram> answered(forest_.width(position), Forest::yes);
    answered[0] = Forest::no;
    open = forest_.both(open, forest_.make(position, answered));
  }
  settle(finding, witnessing_->look(open, [&](const Decision& a, const Decision&) {
    return a.level < a.up_to && is_all_answered(a);
  }));
}

void Prover::span() {
  Finding& finding = add(Property::span);
  Diagram crossed = Forest::no;
  for (std::size_t level = 1; level < levels_; ++level)
    for (const bool sure : {true, false}) {
      crossed = forest_.either(crossed, forest_.without(whole_level(level, sure), whole_level(level - 1, sure)));
      crossed = forest_.either(crossed, forest_.without(whole_level(level, true), whole_level(level, false)));
    }
  settle(finding, witnessing_->look(crossed, [](const Decision& a, const Decision&) { return a.level > a.up_to; }));
}

// A claim that a case exists: proved by one that was replayed, refuted where the diagram has none.
void Prover::settle_by_case(Finding& finding, Diagram found, const Witnessing::Check& check, std::string otherwise) {
  Found one = witnessing_->look(found, check);
  if (one.verdict == Verdict::refuted) return;  // the case is there
  if (one.verdict == Verdict::proved) one = {Verdict::refuted, std::move(otherwise), {}};
  settle(finding, std::move(one));
}

void Prover::rules_can_hold() {
  for (std::size_t rule = 0; rule < program_.rules().rules.size(); ++rule) {
    const Rule& written = program_.rules().rules[rule];
    Finding& finding = add(Property::rule_can_hold, written.id.text, written.title);
    if (!is_open(finding)) continue;
    const auto check = [&](const Decision& a, const Decision&) { return a.truths[rule] == Truth::yes; };
    settle_by_case(finding, forest_.certain(diagram_.truth(rule)), check, "no answers make it hold");
  }
}

void Prover::levels_can_be_reached() {
  if (program_.rules().role == Role::requirements) return;  // they recommend none
  for (std::size_t level = 0; level < levels_; ++level) {
    const Level& written = program_.rules().ladder.levels[level];
    Finding& finding = add(Property::level_can_be_reached, written.id.text, written.name);
    if (!is_open(finding)) continue;
    Diagram reached = whole_level(level, true);
    if (level + 1 < levels_) reached = forest_.without(reached, whole_level(level + 1, false));
    const auto check = [&](const Decision& a, const Decision&) { return a.level == level && a.up_to == level; };
    settle_by_case(finding, reached, check, "no answers lead to it alone");
  }
}

// Alerts matter by being shown.
void Prover::rules_matter() {
  for (std::size_t rule = 0; rule < program_.rules().rules.size(); ++rule) {
    const Rule& written = program_.rules().rules[rule];
    if (written.effect == Effect::alert) continue;
    Finding& finding = add(Property::rule_matters, written.id.text, written.title);
    if (!is_open(finding)) continue;
    const auto check = [&](const Decision& a, const Decision&) { return differs_without(a, rule); };
    if (program_.rules().role == Role::requirements) {
      settle(finding, requirement_matters(rule));
      continue;
    }
    if (matters_alone(rule, check)) continue;
    const auto without = diagram_.weigh(diagram_.floors_without(rule), diagram_.limits_without(rule));
    const auto& with = diagram_.spans();
    Diagram other = forest_.differ(with.conflict, without.conflict);
    for (std::size_t level = 1; level < levels_; ++level) {
      other = forest_.either(other, forest_.differ(with.at_least[level], without.at_least[level]));
      other = forest_.either(other, forest_.differ(with.up_to_at_least[level], without.up_to_at_least[level]));
    }
    settle_by_case(finding, other, check, "without it every case gets the same level and span");
  }
}

bool Prover::differs_without(const Decision& decision, std::size_t rule) {
  Decision other;
  other.truths = decision.truths;
  other.bearings = decision.bearings;
  other.truths[rule] = Truth::no;
  const Outcome outcome = weigh(program_, other);
  return outcome.level != decision.level || outcome.up_to != decision.up_to || outcome.conflict != decision.conflict;
}

// A requirement matters when it alone speaks against some level.
Prover::Found Prover::requirement_matters(std::size_t rule) {
  for (const auto& limit : diagram_.limits_of(rule))
    for (std::size_t level = 0; level < levels_; ++level) {
      if (!(limit.levels >> level & 1)) continue;
      Diagram alone = forest_.certain(limit.truth);
      for (const auto& other : diagram_.limits_without(rule))
        if (other.levels >> level & 1) alone = forest_.without(alone, forest_.certain(other.truth));
      const auto check = [&](const Decision& a, const Decision&) { return (a.ruled_out >> level & 1) != 0; };
      const Found found = witnessing_->look(alone, check);
      if (found.verdict == Verdict::refuted) return {};
      if (found.verdict == Verdict::undecided) return found;
    }
  return {Verdict::refuted, "without it the same levels are ruled out in every case", {}};
}

// Looks where a rule surely changes the outcome: a floor that no other rule demands while no limit bears; a limit while
// no other bears, on a level that is known to be the floor. Mostly there is such a case, and it is found at once.
bool Prover::matters_alone(std::size_t rule, const Witnessing::Check& check) {
  const CompiledRule& compiled = program_.compiled_rules()[rule];
  const bool is_floor = compiled.effect == Effect::at_least;
  const auto found = [&](const std::vector<Forest::Wanted>& wanted) {
    return witnessing_->look(wanted, check).verdict == Verdict::refuted;
  };
  std::vector<Forest::Wanted> open;
  for (const auto& other : is_floor ? diagram_.limits() : diagram_.limits_without(rule))
    open.push_back({other.truth, Forest::is_no});
  for (std::size_t level = levels_; level-- > 0;) {
    std::vector<Forest::Wanted> wanted = open;
    if (is_floor) {
      if (level == 0 || (compiled.target.relative == Relative::none && compiled.target.level != level)) continue;
      wanted.push_back({diagram_.floor_of(rule, level), Forest::is_yes});
      for (const Diagram other : diagram_.other_floors(rule, level)) wanted.push_back({other, Forest::not_yes});
      if (found(wanted)) return true;
      continue;
    }
    if (level > 0) wanted.push_back({diagram_.floors()[level], Forest::is_yes});
    if (level + 1 < levels_) wanted.push_back({diagram_.floors()[level + 1], Forest::is_no});
    for (const auto& limit : diagram_.limits_of(rule)) {
      if (!(limit.levels >> level & 1)) continue;
      wanted.push_back({limit.truth, Forest::is_yes});
      if (found(wanted)) return true;
      wanted.pop_back();
    }
  }
  return false;
}

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
  if (forest_.exhausted()) return {Verdict::undecided, "the budget ran out", {}};
  return undecided;
}

void Prover::worse_never_less() {
  for (std::size_t v = 0; v < diagram_.space().variables.size(); ++v) {
    if (worse(v) == Worse::unsaid) continue;
    Finding& finding = add(Property::worse_never_less, id_of(v), words_of(v));
    if (is_open(finding)) settle(finding, falls(v, steps_of(v), false));
  }
}

void Prover::protected_never_matters() {
  for (std::size_t i = 0; i < program_.rules().inputs.size(); ++i) {
    const Input& input = program_.rules().inputs[i];
    if (!input.is_protected) continue;
    Finding& finding = add(Property::protected_never_matters, input.name.text, input.words);
    const std::size_t v = diagram_.space().variable_of[*program_.find_slot(input.name.text)];
    if (!is_open(finding) || v == CaseSpace::unused) continue;  // no rule asks for it
    const Variable& variable = diagram_.space().variables[v];
    const std::size_t position = diagram_.position(v);
    for (std::size_t rule = 0; rule < program_.rules().rules.size() && finding.verdict == Verdict::proved; ++rule)
      for (std::size_t p = 1; p < variable.points.size() && finding.verdict == Verdict::proved; ++p) {
        const Diagram truth = diagram_.truth(rule);
        const Diagram differs =
            forest_.differ(forest_.with(truth, position, 0), forest_.with(truth, position, variable.cell_of[p]));
        const auto check = [&](const Decision& a, const Decision& b) { return a.truths[rule] != b.truths[rule]; };
        settle(finding, witnessing_->look(differs, check, Changed{v, 0, p}));
        if (finding.verdict == Verdict::refuted)
          finding.because = "it changes whether the rule `" + program_.rules().rules[rule].id.text + "` holds";
      }
  }
}

// From missing to any answer: what is sure stays sure, what cannot be still cannot.
void Prover::answers_stay_in_span() {
  for (std::size_t v = 0; v < diagram_.space().variables.size(); ++v) {
    if (!is_required(v)) continue;
    Finding& finding = add(Property::answer_stays_in_span, id_of(v), words_of(v));
    if (!is_open(finding)) continue;
    const Variable& variable = diagram_.space().variables[v];
    std::vector<Adjacent> steps;
    for (std::size_t p = 1; p < variable.points.size(); ++p)
      if (std::ranges::none_of(steps, [&](const Adjacent& step) { return step.worse == variable.cell_of[p]; }))
        steps.push_back({0, variable.cell_of[p], 0, p});
    settle(finding, falls(v, steps, true));
  }
  history_stays_in_span();
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
  if (!is_open(finding)) return;
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
}

void Prover::guarantees() {
  for (std::size_t i = 0; i < program_.rules().guarantees.size(); ++i) {
    const Guarantee& written = program_.rules().guarantees[i];
    const std::size_t level = program_.compiled_guarantees()[i].level;
    Finding& finding = add(Property::guarantee, written.id.text);
    const Diagram holds = forest_.certain(diagram_.also(i));
    Diagram broken = Forest::no;
    if (!written.at_most)
      broken = forest_.without(holds, whole_level(level, true));
    else if (level + 1 < levels_)
      broken = forest_.both(holds, whole_level(level + 1, false));
    settle(finding, witnessing_->look(broken, [&](const Decision& a, const Decision&) {
      return guarantee_applies(i, a) && (written.at_most ? a.up_to > level : a.level < level);
    }));
  }
}

}  // namespace rung
