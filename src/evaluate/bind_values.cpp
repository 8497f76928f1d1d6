#include "rung/evaluate/bind_values.hpp"

#include <algorithm>

#include "binder.hpp"

namespace rung {
namespace {

bool is_filled_in(const Slot& slot) {
  if (slot.kind != Slot::Kind::history) return slot.kind == Slot::Kind::band;
  return slot.question == HistoryQuestion::current_level || slot.question == HistoryQuestion::previous_level ||
         slot.question == HistoryQuestion::weeks_at_level;
}

bool counts_stays(const Slot& slot) {
  return slot.kind == Slot::Kind::history &&
         (slot.question == HistoryQuestion::days_since_discharge || slot.question == HistoryQuestion::episodes);
}

bool is_in_care(const Whereabouts& place) {
  return place.kind == Whereabouts::Kind::on_ladder || place.kind == Whereabouts::Kind::above;
}

}  // namespace

ValueBinder::ValueBinder(Program program) : program_(std::move(program)) {
  const std::size_t slots = program_.slots().size();
  facts_.values_.resize(slots);
  facts_.ages_.resize(slots);
  facts_.remarks_.resize(slots);
  for (std::size_t i = 0; i < slots; ++i)
    if (program_.slots()[i].kind == Slot::Kind::history && is_filled_in(program_.slots()[i])) stays_.push_back(i);
}

bool ValueBinder::accept_place(const Whereabouts& place) const {
  const Ladder& ladder = program_.rules().ladder;
  if (place.kind == Whereabouts::Kind::on_ladder) return place.index < ladder.levels.size();
  return place.kind != Whereabouts::Kind::above || place.index < ladder.above.size();
}

bool ValueBinder::accept_stays(const SlotValues& person) const {
  for (const Whereabouts& place : {person.current, person.previous})
    if (!accept_place(place) || person.history_known == (place.kind == Whereabouts::Kind::unknown)) return false;
  return person.days_at_level >= 0 && (person.days_at_level == 0 || is_in_care(person.current));
}

std::optional<Value> accepted(const Slot& slot, const Value& given) {
  if (slot.type == boolean_type) return given.kind() == Value::Kind::boolean ? std::optional(given) : std::nullopt;
  if (slot.type == string_type) {
    if (given.kind() != Value::Kind::string) return std::nullopt;
    for (const std::string& allowed : slot.one_of)
      if (allowed == given.string()) return Value::of(std::string_view(allowed));
    return std::nullopt;
  }
  const bool whole = slot.type == integer_type;
  if (given.kind() != (whole ? Value::Kind::integer : Value::Kind::decimal)) return std::nullopt;
  const Decimal number = whole ? Decimal(given.integer()) : given.decimal();
  if (slot.range && !slot.range->holds(number)) return std::nullopt;
  if (counts_stays(slot) && given.integer() < 0) return std::nullopt;
  const bool in_a_gap = !slot.values.empty() && std::ranges::find(slot.values, given.integer()) == slot.values.end();
  return in_a_gap ? std::nullopt : std::optional(given);
}

std::optional<ValueBinder::Refusal> ValueBinder::bind(const SlotValues& person) {
  const auto& slots = program_.slots();
  if (!accept_stays(person)) return Refusal{};
  facts_.history_known_ = person.history_known;
  facts_.current_ = person.current;
  facts_.previous_ = person.previous;
  facts_.days_at_level_ = person.days_at_level;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    facts_.values_[i] = Value{};
    if (person.values[i].is_null()) continue;
    const auto value = accepted(slots[i], person.values[i]);
    if (!value || is_filled_in(slots[i]) || (counts_stays(slots[i]) && !person.history_known)) return Refusal{i};
    facts_.values_[i] = *value;
  }
  for (std::size_t i = 0; i < program_.instruments().size(); ++i)
    if (const auto refused = score_sheet(i)) return refused;
  for (const std::size_t slot : stays_) answer_stay(slot);
  return std::nullopt;
}

std::optional<ValueBinder::Refusal> ValueBinder::score_sheet(std::size_t instrument) {
  const Instrument& described = program_.rules().instruments[instrument];
  const CompiledInstrument& compiled = program_.instruments()[instrument];
  const auto items = std::span(facts_.values_).subspan(compiled.first_slot, described.items.size());
  const std::size_t first_score = compiled.first_slot + items.size();
  given_.clear();
  for (std::size_t i = 0, slot = first_score; i < described.scores.size(); ++i) {
    given_.push_back(facts_.values_[slot]);
    slot += described.scores[i].bands.empty() ? 1 : 2;
  }
  const auto is_answered = [](const Value& value) { return !value.is_null(); };
  if (std::ranges::none_of(items, is_answered) && std::ranges::none_of(given_, is_answered)) return std::nullopt;
  score(described, compiled, items, given_, sheet_);
  std::ranges::copy(sheet_.items, items.begin());
  for (std::size_t i = 0, slot = first_score; i < given_.size(); ++i, ++slot) {
    const Value& computed = sheet_.computed[i];
    if (is_answered(given_[i]) && is_answered(computed) && !same(given_[i], computed)) return Refusal{slot};
    facts_.values_[slot] = sheet_.scores[i];
    if (!described.scores[i].bands.empty()) facts_.values_[++slot] = sheet_.bands[i];
  }
  return std::nullopt;
}

void ValueBinder::answer_stay(std::size_t slot) {
  const HistoryQuestion question = program_.slots()[slot].question;
  Value& value = facts_.values_[slot];
  if (question == HistoryQuestion::current_level) value = name_of(program_.rules().ladder, facts_.current_);
  if (question == HistoryQuestion::previous_level) value = name_of(program_.rules().ladder, facts_.previous_);
  if (question == HistoryQuestion::weeks_at_level && is_in_care(facts_.current_))
    value = Value::of(facts_.days_at_level_ / 7);
}

}  // namespace rung
