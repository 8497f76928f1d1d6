#include "boundary.hpp"

namespace rung::embed {
namespace {

// Nothing where the number is not one that the slot takes; whether it is in its range is for the binder to say.
std::optional<Value> value_of(const Slot& slot, const rung_value& given) {
  if (given.known == 0) return given.number == 0 ? std::optional(Value{}) : std::nullopt;
  if (given.known != 1) return std::nullopt;
  const std::int64_t number = given.number;
  if (slot.type == boolean_type)
    return number == 0 || number == 1 ? std::optional(Value::of(number == 1)) : std::nullopt;
  if (slot.type == decimal_type) return Value::of(*Decimal::from_units(number));
  if (slot.type == string_type)
    return number >= 0 && static_cast<std::uint64_t>(number) < slot.one_of.size()
               ? std::optional(Value::of(std::string_view(slot.one_of[static_cast<std::size_t>(number)])))
               : std::nullopt;
  return number >= INT32_MIN && number <= INT32_MAX ? std::optional(Value::of(static_cast<std::int32_t>(number)))
                                                    : std::nullopt;
}

// A number that is no place on the ladder or above it is past the end, and the binder refuses it.
Whereabouts place_of(const Ladder& ladder, std::int32_t place) {
  if (place == RUNG_NOT_KNOWN) return {};
  if (place == RUNG_NOWHERE) return {Whereabouts::Kind::none, 0};
  const std::size_t index = place < 0 ? SIZE_MAX : static_cast<std::size_t>(place);
  if (index < ladder.levels.size()) return {Whereabouts::Kind::on_ladder, index};
  return {Whereabouts::Kind::above, index - ladder.levels.size()};
}

void count_alerts(const Program& program, const Decision& decision, rung_outcome& outcome) {
  for (std::size_t i = 0; i < decision.truths.size(); ++i) {
    if (program.compiled_rules()[i].effect != Effect::alert) continue;
    outcome.alerts += decision.truths[i] == Truth::yes;
    outcome.possible_alerts += decision.truths[i] == Truth::unknown;
  }
}

void tell(const Program& program, const Decision& decision, rung_outcome& outcome) {
  outcome.recommended = static_cast<std::int32_t>(decision.recommended);
  outcome.level = static_cast<std::int32_t>(decision.level);
  outcome.up_to = static_cast<std::int32_t>(decision.up_to);
  outcome.conflict = decision.conflict ? 1 : decision.conflict_possible ? 2 : 0;
  outcome.or_above = decision.open_above ? 1 : 0;
  count_alerts(program, decision, outcome);
}

// Writes no more than the caller has room for.
void hand_over(const rung_outcome& made, rung_outcome& outcome) {
  const std::size_t size = outcome.struct_size;
  std::memcpy(&outcome, &made, size < sizeof made ? size : sizeof made);
  outcome.struct_size = size;
}

rung_status decide_into(rung_decider& decider, std::span<const rung_value> values, const rung_stay& stay,
                        rung_outcome& outcome) {
  const Program& program = decider.binder.program();
  const Ladder& ladder = program.rules().ladder;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto value = value_of(program.slots()[i], values[i]);
    outcome.faulty_slot = static_cast<std::int32_t>(i);
    if (!value) return RUNG_FAULTY;
    decider.values[i] = *value;
  }
  outcome.faulty_slot = -1;
  SlotValues person{decider.values};
  person.current = place_of(ladder, stay.current);
  person.previous = place_of(ladder, stay.previous);
  person.days_at_level = stay.days_at_level;
  person.history_known = stay.current != RUNG_NOT_KNOWN;
  if (const auto refused = decider.binder.bind(person)) {
    outcome.faulty_slot = refused->slot ? static_cast<std::int32_t>(*refused->slot) : -1;
    return RUNG_FAULTY;
  }
  decide(program, decider.binder.facts(), decider.decision);
  tell(program, decider.decision, outcome);
  return RUNG_OK;
}

}  // namespace
}  // namespace rung::embed

using namespace rung::embed;

rung_status rung_decider_new(const rung_rules* rules, rung_decider** decider, rung_error** error) {
  return guarded(error, [&] {
    if (decider == nullptr) return misused("`decider` is NULL", error);
    *decider = nullptr;
    if (rules == nullptr) return misused("`rules` is NULL", error);
    const rung::Program& program = rules->advisor.program();
    if (program.rules().role == rung::Role::requirements)
      return fail(
          RUNG_FAULTY,
          rung::Faults{{"R13",
                        "the rule set `" + program.rules().id.text + "` states requirements and recommends no level",
                        rung::Place{}, "lay it over one that does, with `also`"}},
          error);
    *decider = new rung_decider{rung::ValueBinder(program)};
    (*decider)->values.resize(program.slots().size());
    return rung_status{RUNG_OK};
  });
}

rung_status rung_decide(rung_decider* decider, const rung_value* values, size_t count, const rung_stay* stay,
                        rung_outcome* outcome) {
  return guarded(nullptr, [&]() -> rung_status {
    if (decider == nullptr || outcome == nullptr || outcome->struct_size < sizeof outcome->struct_size)
      return RUNG_MISUSED;
    rung_stay taken;
    if (!take(stay, taken) || taken.unused != 0 || count != decider->values.size() || (values == nullptr && count > 0))
      return RUNG_MISUSED;
    if (stay == nullptr) taken.current = taken.previous = RUNG_NOT_KNOWN;
    rung_outcome made{};
    made.recommended = made.level = made.up_to = made.faulty_slot = -1;
    const rung_status status = decide_into(*decider, {values, count}, taken, made);
    hand_over(made, *outcome);
    return status;
  });
}

void rung_decider_free(rung_decider* decider) { delete decider; }
