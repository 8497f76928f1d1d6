#include "handles.hpp"

using namespace rung;

namespace {

const Slot* slot_at(const rung_rules* rules, std::size_t slot) {
  return rules != nullptr && slot < rules->advisor.program().slots().size() ? &rules->advisor.program().slots()[slot]
                                                                            : nullptr;
}

const Ladder& ladder_of(const rung_rules* rules) { return rules->advisor.program().rules().ladder; }

const char* place_text(const rung_rules* rules, std::size_t place, bool name) {
  if (place >= rung_place_count(rules)) return "";
  const Ladder& ladder = ladder_of(rules);
  if (place < ladder.levels.size())
    return name ? ladder.levels[place].name.c_str() : ladder.levels[place].id.text.c_str();
  const Setting& above = ladder.above[place - ladder.levels.size()];
  return name ? above.name.c_str() : above.id.text.c_str();
}

std::int32_t kind_of(const Slot& slot) {
  switch (slot.kind) {
    case Slot::Kind::input:
      return RUNG_ANSWER;
    case Slot::Kind::item:
      return RUNG_ITEM;
    case Slot::Kind::score:
      return RUNG_SCORE;
    case Slot::Kind::band:
      return RUNG_BAND;
    case Slot::Kind::history:
      return slot.question <= HistoryQuestion::weeks_at_level ? RUNG_STAY : RUNG_PAST;
  }
  return 0;
}

}  // namespace

size_t rung_slot_count(const rung_rules* rules) {
  return rules != nullptr ? rules->advisor.program().slots().size() : 0;
}
const char* rung_slot_name(const rung_rules* rules, size_t slot) {
  const Slot* const found = slot_at(rules, slot);
  return found != nullptr ? found->name.c_str() : "";
}
int64_t rung_slot_find(const rung_rules* rules, const char* name) {
  if (rules == nullptr || name == nullptr) return -1;
  const auto found = rules->advisor.program().find_slot(name);
  return found ? static_cast<int64_t>(*found) : -1;
}
int32_t rung_slot_type(const rung_rules* rules, size_t slot) {
  const Slot* const found = slot_at(rules, slot);
  if (found == nullptr) return 0;
  if (found->type == boolean_type) return RUNG_BOOLEAN;
  if (found->type == string_type) return RUNG_CHOICE;
  return found->type == decimal_type ? RUNG_DECIMAL : RUNG_INTEGER;
}
int32_t rung_slot_kind(const rung_rules* rules, size_t slot) {
  const Slot* const found = slot_at(rules, slot);
  return found != nullptr ? kind_of(*found) : 0;
}
size_t rung_slot_choice_count(const rung_rules* rules, size_t slot) {
  const Slot* const found = slot_at(rules, slot);
  return found != nullptr ? found->one_of.size() : 0;
}
const char* rung_slot_choice(const rung_rules* rules, size_t slot, size_t choice) {
  return choice < rung_slot_choice_count(rules, slot) ? slot_at(rules, slot)->one_of[choice].c_str() : "";
}
size_t rung_level_count(const rung_rules* rules) { return rules != nullptr ? ladder_of(rules).levels.size() : 0; }
size_t rung_place_count(const rung_rules* rules) {
  return rules != nullptr ? ladder_of(rules).levels.size() + ladder_of(rules).above.size() : 0;
}
const char* rung_place_id(const rung_rules* rules, size_t place) { return place_text(rules, place, false); }
const char* rung_place_name(const rung_rules* rules, size_t place) { return place_text(rules, place, true); }
