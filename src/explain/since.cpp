#include "rung/explain/since.hpp"

#include <algorithm>

#include "words.hpp"

namespace rung {
namespace {

std::optional<Decimal> in_points(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::boolean:
      return Decimal(value.boolean() ? 1 : 0);
    case Value::Kind::integer:
      return Decimal(value.integer());
    case Value::Kind::decimal:
      return value.decimal();
    default:
      return std::nullopt;
  }
}

const Score* score_of_slot(const Program& program, const Slot& slot) {
  return slot.kind == Slot::Kind::score ? &program.rules().instruments[slot.instrument].scores[slot.part] : nullptr;
}

// Bands follow from their scores and changes from readings; items and lesser scores count where rules ask for them.
bool is_told(const Program& program, const Slot& slot) {
  switch (slot.kind) {
    case Slot::Kind::input:
      return true;
    case Slot::Kind::item:
      return slot.used;
    case Slot::Kind::score:
      return slot.used || !score_of_slot(program, slot)->changes_that_matter.empty() ||
             !score_of_slot(program, slot)->bands.empty();
    case Slot::Kind::band:
      return false;
    case Slot::Kind::history:
      return slot.question == HistoryQuestion::current_level;
  }
  return false;
}

Worse worse_of(const Program& program, const Slot& slot) {
  if (slot.kind == Slot::Kind::input) return program.rules().inputs[slot.input].worse;
  const Score* const score = score_of_slot(program, slot);
  return score ? score->worse : Worse::unsaid;
}

Movement::Course course_of(Worse worse, const Value& before, const Value& now) {
  const auto then = in_points(before), today = in_points(now);
  if (worse == Worse::unsaid || !then || !today) return Movement::Course::other;
  return (*today > *then) == (worse == Worse::higher) ? Movement::Course::worse : Movement::Course::better;
}

bool is_reached(const ImportantChange& change, Decimal before, Decimal now) {
  const auto moved = subtract(now, before);
  if (!moved) return true;  // further than a Decimal reaches
  if (!change.percent) return moved->absolute() >= change.amount;
  const auto share = multiply(moved->absolute(), Decimal(100)), wanted = multiply(before.absolute(), change.amount);
  return share && wanted && *share >= *wanted;
}

std::vector<Milestone> milestones_of(const Program& program, const Slot& slot, const Value& before, const Value& now) {
  std::vector<Milestone> found;
  const Score* const score = score_of_slot(program, slot);
  const auto then = in_points(before), today = in_points(now);
  if (!score || !then || !today) return found;
  for (const ImportantChange& change : score->changes_that_matter)
    if (!change.percent || *then != Decimal(0))  // no per cent of nothing
      found.push_back({&program.rules().instruments[slot.instrument], &change, is_reached(change, *then, *today)});
  return found;
}

// The name under which a case answers for a slot: an input, an instrument; empty for the history.
std::string answered_as(const Program& program, const Slot& slot) {
  if (slot.kind == Slot::Kind::input) return slot.name;
  return slot.kind == Slot::Kind::history ? std::string() : program.rules().instruments[slot.instrument].id.text;
}

bool answers_for(const Answer& answer, const std::string& name) {
  return answer.name.text == name || answer.name.text.starts_with(name + ".");
}

Case with_answer_of(Case now, const Case& then, const std::string& name) {
  if (name.empty()) {
    now.history = then.history;
    return now;
  }
  std::erase_if(now.answers, [&](const Answer& answer) { return answers_for(answer, name); });
  for (const Answer& answer : then.answers)
    if (answers_for(answer, name)) now.answers.push_back(answer);
  return now;
}

std::optional<std::size_t> level_of_case(const Program& program, const Case& answers, std::span<const Program> others) {
  const auto facts = rung::bind(program, answers, others);
  if (!facts) return std::nullopt;  // two answers that are one answer's before and after may contradict each other
  Decision decision;
  decide(program, *facts, decision);
  return decision.recommended;
}

void add_movements(const Program& program, const Decided& then, const Decided& now, std::span<const Program> others,
                   Since& since) {
  for (std::size_t i = 0; i < program.slots().size(); ++i) {
    const Slot& slot = program.slots()[i];
    const Value before = then.facts->values()[i], today = now.facts->values()[i];
    if (!is_told(program, slot) || same(before, today)) continue;
    Movement movement{evidence(program, *then.facts, i), evidence(program, *now.facts, i)};
    movement.course = course_of(worse_of(program, slot), before, today);
    movement.milestones = milestones_of(program, slot, before, today);
    movement.level_without =
        level_of_case(program, with_answer_of(*now.answers, *then.answers, answered_as(program, slot)), others);
    since.movements.push_back(std::move(movement));
  }
}

void add_rules(const Decided& then, const Decided& now, Since& since) {
  for (std::size_t i = 0; i < now.decision->truths.size(); ++i) {
    const Truth before = then.decision->truths[i], today = now.decision->truths[i];
    if (before == today) continue;
    if (today == Truth::yes) since.begun.push_back(i);
    if (before == Truth::yes) since.ended.push_back(i);
    if (before == Truth::no && today == Truth::unknown) since.opened.push_back(i);
  }
}

}  // namespace

Since since(const Program& program, const Decided& then, const Decided& now, std::span<const Program> others) {
  Since since;
  since.recommended = then.decision->recommended;
  since.level = then.decision->level;
  since.up_to = then.decision->up_to;
  add_movements(program, then, now, others, since);
  add_rules(then, now, since);
  return since;
}

std::optional<Case> before_latest_readings(const Case& answers) {
  Case earlier = answers;
  bool any = false;
  for (Answer& answer : earlier.answers) {
    if (answer.readings.size() < 2) continue;
    any = true;
    answer.readings.erase(std::ranges::min_element(answer.readings, {}, &Reading::days_ago));
  }
  return any ? std::optional(std::move(earlier)) : std::nullopt;
}

}  // namespace rung
