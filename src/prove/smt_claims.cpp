#include <algorithm>

#include "smt_asking.hpp"

namespace rung::smt {
Term SmtAsking::changed(std::size_t variable, Script& script) const {
  return script.variable(name_of(variable) + then, space_.variables[variable].cells, {"the same answer, changed"});
}

bool SmtAsking::is_of_second_history(const Finding& finding) const {
  if (finding.property != Property::answer_stays_in_span || finding.about != "history") return false;
  return std::ranges::any_of(report_.findings, [&](const Finding& other) {
    return &other < &finding && other.property == finding.property && other.about == finding.about;
  });
}

bool SmtAsking::is_of_history(const Finding& finding) const {
  if (finding.about != "history") return false;
  const std::size_t v = variable_named(finding.about);
  const bool is_asked = v != CaseSpace::unused && !program_.slots()[space_.variables[v].slots.front()].optional;
  return !is_asked || is_of_second_history(finding);
}

Stated SmtAsking::state(const Finding& finding, Script& script) const {
  const RuleSet& rules = program_.rules();
  const auto rule = [&] {
    const auto is_it = [&](const Rule& one) { return one.id.text == finding.about; };
    return static_cast<std::size_t>(std::ranges::find_if(rules.rules, is_it) - rules.rules.begin());
  };
  switch (finding.property) {
    case Property::level_or_gap:
      return level_or_gap();
    case Property::span:
      return {{any_level([&](std::size_t level) {
                return all_of({outcomes_.level_from[level], opposite(outcomes_.up_to_from[level])});
              })},
              "in which the level is above what it can still turn out to be, or no level can be"};
    case Property::rule_can_hold:
      return {{outcomes_.rules[rule()].yes}, "in which the rule holds", true};
    case Property::level_can_be_reached: {
      const std::size_t level = *rules.ladder.find(finding.about);
      const Term above = level + 1 < levels_ ? outcomes_.up_to_from[level + 1] : "false";
      return {{outcomes_.level_from[level], opposite(above)}, "whose level is this one and no other", true};
    }
    case Property::rule_matters:
      return rule_matters(rule(), script);
    case Property::worse_never_less:
      return worse_never_less(variable_named(finding.about), script);
    case Property::protected_never_matters:
      return protected_never_matters(finding.about, script);
    case Property::answer_stays_in_span:
      return is_of_history(finding) ? history_stays_in_span(script)
                                    : stays_in_span(variable_named(finding.about), script);
    default: {
      const auto is_it = [&](const Guarantee& one) { return one.id.text == finding.about; };
      return guarantee(
          static_cast<std::size_t>(std::ranges::find_if(rules.guarantees, is_it) - rules.guarantees.begin()));
    }
  }
}

Term SmtAsking::any_level(const std::function<Term(std::size_t)>& term) const {
  std::vector<Term> terms;
  for (std::size_t level = 0; level < levels_; ++level) terms.push_back(term(level));
  return any_of(std::move(terms));
}

Stated SmtAsking::level_or_gap() const {
  std::vector<Term> terms = {any_level([&](std::size_t level) {
    return all_of({outcomes_.up_to_from[level], opposite(outcomes_.level_from[level])});
  })};
  for (const Term& variable : variables_) terms.push_back("(>= " + variable + " 1)");
  return {terms, "in which nothing is missing and the level is still open"};
}

// Without the rule is as if it never held.
Stated SmtAsking::rule_matters(std::size_t rule, Script& script) const {
  const Copy without = script.copied({{outcomes_.rules[rule].yes, "false"}, {outcomes_.rules[rule].no, "true"}},
                                     ", without the rule", false);
  const auto differs = [&](const Term& term) {
    const Term other = in(without, term);
    return other == term ? Term("false") : "(distinct " + term + " " + other + ")";
  };
  if (program_.rules().role == Role::requirements)
    return {{any_level([&](std::size_t level) { return differs(outcomes_.ruled_out[level]); })},
            "in which, without the rule, another level would be ruled out or not",
            true};
  return {{any_of({differs(outcomes_.conflict), any_level([&](std::size_t level) {
                     return any_of({differs(outcomes_.level_from[level]), differs(outcomes_.up_to_from[level])});
                   })})},
          "in which, without the rule, the level, its span or a conflict would be another",
          true};
}

Stated SmtAsking::worse_never_less(std::size_t v, Script& script) const {
  const Variable& variable = space_.variables[v];
  const Slot& slot = program_.slots()[variable.slots.front()];
  const Worse worse = slot.kind == Slot::Kind::input
                          ? program_.rules().inputs[slot.input].worse
                          : program_.rules().instruments[slot.instrument].scores[slot.part].worse;
  const Term after = changed(v, script);
  const Copy copy = script.copied({{variables_[v], after}}, then, true);
  std::vector<Term> steps;
  for (std::size_t p = 1; p + 1 < variable.points.size(); ++p) {
    const std::uint32_t low = variable.cell_of[p], high = variable.cell_of[p + 1];
    if (low == high) continue;
    steps.push_back(all_of(
        {equal(variables_[v], worse == Worse::lower ? high : low), equal(after, worse == Worse::lower ? low : high)}));
  }
  return {{any_of(steps), any_level([&](std::size_t level) {
             const Term &from = outcomes_.level_from[level], &up_to = outcomes_.up_to_from[level];
             return any_of({all_of({from, opposite(in(copy, from))}), all_of({up_to, opposite(in(copy, up_to))})});
           })},
          "whose level, or what it can still turn out to be, falls when this answer gets one step worse"};
}

Stated SmtAsking::protected_never_matters(const std::string& input, Script& script) const {
  const std::size_t v = variable_named(input);
  if (v == CaseSpace::unused) return {{"false"}, "in which the answer matters; no rule asks for it, so there is none"};
  const Term after = changed(v, script);
  const Copy copy = script.copied({{variables_[v], after}}, then, true);
  std::vector<Term> differs;
  for (const Outcomes::Holds& rule : outcomes_.rules)
    for (const Term& term : {rule.yes, rule.no})
      if (const Term other = in(copy, term); other != term) differs.push_back("(distinct " + term + " " + other + ")");
  return {{equal(variables_[v], 0), "(>= " + after + " 1)", any_of(std::move(differs))},
          "in which some rule holds, does not hold or is unknown only until this answer is given"};
}

Stated SmtAsking::stays_in_span(std::size_t v, Script& script) const {
  const Term after = changed(v, script);
  const Copy copy = script.copied({{variables_[v], after}}, then, true);
  return {{equal(variables_[v], 0), "(>= " + after + " 1)", any_level([&](std::size_t level) {
             const Term &from = outcomes_.level_from[level], &up_to = outcomes_.up_to_from[level];
             return any_of({all_of({from, opposite(in(copy, from))}), all_of({in(copy, up_to), opposite(up_to)})});
           })},
          "that lacks this answer and whose level, when it is given, is outside the span shown before"};
}

// The case before is the one without its history; what is left of it need not hang together.
Stated SmtAsking::history_stays_in_span(Script& script) const {
  Copy changes;
  for (std::size_t v = 0; v < variables_.size(); ++v) {
    const Variable& variable = space_.variables[v];
    const bool of_reading = variable.kind == Variable::Kind::history &&
                            program_.slots()[variable.slots.front()].question >= HistoryQuestion::baseline;
    if (!variable.places.empty() || (variable.kind == Variable::Kind::history && !of_reading))
      changes.emplace(variables_[v], "0");
  }
  const Copy before = script.copied(std::move(changes), ", history unknown", false);
  return {{any_level([&](std::size_t level) {
            const Term &from = outcomes_.level_from[level], &up_to = outcomes_.up_to_from[level];
            return any_of({all_of({in(before, from), opposite(from)}), all_of({up_to, opposite(in(before, up_to))})});
          })},
          "whose level is outside the span that is shown while its history is unknown"};
}

Stated SmtAsking::guarantee(std::size_t index) const {
  const Guarantee& written = program_.rules().guarantees[index];
  const std::size_t level = program_.compiled_guarantees()[index].level;
  if (!guarantees_[index]) return {};
  const Term above = level + 1 < levels_ ? outcomes_.up_to_from[level + 1] : "false";
  return {{guarantees_[index]->yes, written.at_most ? above : opposite(outcomes_.level_from[level])},
          std::string("in which the condition holds and the level can be ") + (written.at_most ? "above " : "below ") +
              written.level.text};
}

}  // namespace rung::smt
