#include <algorithm>

#include "prover.hpp"

namespace rung {
// A level is open although nothing is missing that could be named.
void Prover::level_or_gap() {
  Finding& finding = add(Property::level_or_gap);
  const Check check = [this](const Decision& a, const Decision&) { return a.level < a.up_to && is_all_answered(a); };
  if (!can_ask({check})) return;
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
  settle(finding, witnessing_->look(open, check));
}

void Prover::span() {
  Finding& finding = add(Property::span);
  const Check check = [](const Decision& a, const Decision&) { return a.level > a.up_to; };
  if (!can_ask({check})) return;
  Diagram crossed = Forest::no;
  for (std::size_t level = 1; level < levels_; ++level)
    for (const bool sure : {true, false}) {
      crossed = forest_.either(crossed, forest_.without(whole_level(level, sure), whole_level(level - 1, sure)));
      crossed = forest_.either(crossed, forest_.without(whole_level(level, true), whole_level(level, false)));
    }
  settle(finding, witnessing_->look(crossed, check));
}

void Prover::settle_by_case(Finding& finding, Diagram found, const Check& check, const std::string& otherwise) {
  settle(finding, turned(witnessing_->look(found, check), otherwise));
}

void Prover::rules_can_hold() {
  for (std::size_t rule = 0; rule < program_.rules().rules.size(); ++rule) {
    const Rule& written = program_.rules().rules[rule];
    Finding& finding = add(Property::rule_can_hold, written.id.text, written.title);
    const Check check = [rule](const Decision& a, const Decision&) { return a.truths[rule] == Truth::yes; };
    const std::string otherwise = "no answers make it hold";
    if (can_ask({check}, otherwise)) settle_by_case(finding, forest_.certain(diagram_.truth(rule)), check, otherwise);
  }
}

void Prover::levels_can_be_reached() {
  if (program_.rules().role == Role::requirements) return;  // they recommend none
  for (std::size_t level = 0; level < levels_; ++level) {
    const Level& written = program_.rules().ladder.levels[level];
    Finding& finding = add(Property::level_can_be_reached, written.id.text, written.name);
    const Check check = [level](const Decision& a, const Decision&) { return a.level == level && a.up_to == level; };
    const std::string otherwise = "no answers lead to it alone";
    if (!can_ask({check}, otherwise)) continue;
    Diagram reached = whole_level(level, true);
    if (level + 1 < levels_) reached = forest_.without(reached, whole_level(level + 1, false));
    settle_by_case(finding, reached, check, otherwise);
  }
}

// Alerts matter by being shown.
void Prover::rules_matter() {
  for (std::size_t rule = 0; rule < program_.rules().rules.size(); ++rule) {
    const Rule& written = program_.rules().rules[rule];
    if (written.effect == Effect::alert) continue;
    Finding& finding = add(Property::rule_matters, written.id.text, written.title);
    const bool is_requirement = program_.rules().role == Role::requirements;
    const Check check = [this, rule](const Decision& a, const Decision&) { return differs_without(a, rule); };
    const std::string otherwise = is_requirement ? "without it the same levels are ruled out in every case"
                                                 : "without it every case gets the same level and span";
    if (!can_ask({check}, otherwise)) continue;
    if (is_requirement) {
      settle(finding, turned(requirement_matters(rule), otherwise));
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
    settle_by_case(finding, other, check, otherwise);
  }
}

bool Prover::differs_without(const Decision& decision, std::size_t rule) {
  Decision other;
  other.truths = decision.truths;
  other.bearings = decision.bearings;
  other.truths[rule] = Truth::no;
  const Outcome outcome = weigh(program_, other);
  if (program_.rules().role == Role::requirements) return outcome.ruled_out != decision.ruled_out;
  return outcome.level != decision.level || outcome.up_to != decision.up_to || outcome.conflict != decision.conflict;
}

// A requirement matters when it alone speaks against some level: such a case is looked for.
Prover::Found Prover::requirement_matters(std::size_t rule) {
  for (const auto& limit : diagram_.limits_of(rule))
    for (std::size_t level = 0; level < levels_; ++level) {
      if (!(limit.levels >> level & 1)) continue;
      Diagram alone = forest_.certain(limit.truth);
      for (const auto& other : diagram_.limits_without(rule))
        if (other.levels >> level & 1) alone = forest_.without(alone, forest_.certain(other.truth));
      const auto check = [&](const Decision& a, const Decision&) { return (a.ruled_out >> level & 1) != 0; };
      Found found = witnessing_->look(alone, check);
      if (found.verdict != Verdict::proved) return found;
    }
  return {};
}

// Looks where a rule surely changes the outcome: a floor that no other rule demands while no limit bears; a limit while
// no other bears, on a level that is known to be the floor. Mostly there is such a case, and it is found at once.
bool Prover::matters_alone(std::size_t rule, const Check& check) {
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

void Prover::guarantees() {
  for (std::size_t i = 0; i < program_.rules().guarantees.size(); ++i) {
    const Guarantee& written = program_.rules().guarantees[i];
    const std::size_t level = program_.compiled_guarantees()[i].level;
    Finding& finding = add(Property::guarantee, written.id.text);
    const Check check = [this, i, level, below = !written.at_most](const Decision& a, const Decision&) {
      return guarantee_applies(i, a) && (below ? a.level < level : a.up_to > level);
    };
    if (!can_ask({check})) continue;
    const Diagram holds = forest_.certain(diagram_.also(i));
    Diagram broken = Forest::no;
    if (!written.at_most)
      broken = forest_.without(holds, whole_level(level, true));
    else if (level + 1 < levels_)
      broken = forest_.both(holds, whole_level(level + 1, false));
    settle(finding, witnessing_->look(broken, check));
  }
}

}  // namespace rung
