#include <algorithm>

#include "binder.hpp"
#include "rung/text/nearest.hpp"
#include "rung/text/utf8.hpp"

namespace rung {

std::optional<Whereabouts> Binder::find_place(const Word& level) {
  const Ladder& ladder = program_.rules().ladder;
  if (const auto found = ladder.find(level.text)) return Whereabouts{Whereabouts::Kind::on_ladder, *found};
  for (std::size_t i = 0; i < ladder.above.size(); ++i)
    if (ladder.above[i].id.text == level.text) return Whereabouts{Whereabouts::Kind::above, i};
  std::vector<std::string> known;
  for (const Level& rung : ladder.levels) known.push_back(rung.id.text);
  for (const Setting& setting : ladder.above) known.push_back(setting.id.text);
  const std::string guess = did_you_mean(level.text, known);
  fault("C27", "`" + printable(level.text) + "` is not a level of the rule set `" + program_.rules().id.text + "`", level.place,
        guess.empty() ? "its levels are " + listed(known) : guess);
  return std::nullopt;
}

void Binder::read_history() {
  if (!case_.history) return;
  facts_.history_known_ = true;
  facts_.current_.kind = facts_.previous_.kind = Whereabouts::Kind::none;
  facts_.stays_.reserve(case_.history->size());
  const Episode* last_over = nullptr;
  for (const Episode& stay : *case_.history) {
    const auto place = find_place(stay.level);
    if (!place) continue;
    facts_.stays_.push_back({*place, stay.from_days_ago, stay.to_days_ago});
    if (!stay.to_days_ago) {
      facts_.current_ = *place;
      facts_.days_at_level_ = stay.from_days_ago;
    } else if (!last_over || std::pair(*stay.to_days_ago, stay.from_days_ago) < std::pair(*last_over->to_days_ago, last_over->from_days_ago)) {
      facts_.previous_ = *place;
      last_over = &stay;
    }
  }
}

void Binder::read_placement() {
  if (!case_.placed) return;
  if (const auto level = program_.rules().ladder.find(case_.placed->level.text)) {
    facts_.placed_ = *level;
    facts_.placed_reason_ = case_.placed->reason;
  } else {
    find_place(case_.placed->level);
  }
}

Value name_of(const Ladder& ladder, const Whereabouts& place) {
  switch (place.kind) {
    case Whereabouts::Kind::unknown: return {};
    case Whereabouts::Kind::none: return Value::of(std::string_view("none"));
    case Whereabouts::Kind::on_ladder: return Value::of(std::string_view(ladder.levels[place.index].id.text));
    case Whereabouts::Kind::above: return Value::of(std::string_view(ladder.above[place.index].id.text));
  }
  return {};
}

const Binder::Readings* Binder::readings_of(std::size_t slot) const {
  const Slot& subject = program_.slots()[slot];
  const auto& readings = subject.kind == Slot::Kind::input ? inputs_ : sheets_;
  const auto found = readings.find(subject.kind == Slot::Kind::input ? slot : subject.instrument);
  return found == readings.end() || found->second.empty() ? nullptr : &found->second;
}

// baseline, change and age_days of a slot. The baseline is the last reading at or before the start of the current stay, else the
// earliest; which stay that is must be known when there is more than one reading to choose from.
Value Binder::of_reading(const Slot& slot) const {
  const Readings* const readings = readings_of(slot.of);
  if (!readings) return {};
  const auto value_in = [&](const ReadValues& read) {
    const auto found = read.values.find(slot.of);
    return found == read.values.end() ? Value{} : found->second;
  };
  if (slot.question == HistoryQuestion::age_days)
    return readings->front().days_ago && !value_in(readings->front()).is_null() ? Value::of(*readings->front().days_ago) : Value{};
  if (readings->size() > 1 && !facts_.history_known_) return {};
  const bool in_care = facts_.current_.kind == Whereabouts::Kind::on_ladder || facts_.current_.kind == Whereabouts::Kind::above;
  const ReadValues* baseline = &readings->back();
  for (const ReadValues& read : *readings)
    if (in_care && read.days_ago && *read.days_ago >= facts_.days_at_level_) {
      baseline = &read;
      break;
    }
  const Value before = value_in(*baseline), now = value_in(readings->front());
  if (slot.question == HistoryQuestion::baseline) return before;
  if (baseline == &readings->front() || before.is_null() || now.is_null()) return {};
  if (now.kind() == Value::Kind::integer) {
    const std::int64_t moved = std::int64_t{now.integer()} - before.integer();
    return moved > INT32_MAX || moved < INT32_MIN ? Value{} : Value::of(static_cast<std::int32_t>(moved));
  }
  const auto moved = subtract(now.decimal(), before.decimal());
  return moved ? Value::of(*moved) : Value{};
}

Value Binder::of_stays(const Slot& slot) const {
  if (!case_.history) return {};
  std::int32_t count = 0;
  std::optional<std::int32_t> since;
  for (const Episode& stay : *case_.history) {
    if (stay.level.text != slot.level) continue;
    count += !stay.to_days_ago || *stay.to_days_ago <= slot.days;
    if (stay.to_days_ago && (!since || *stay.to_days_ago < *since)) since = stay.to_days_ago;
  }
  if (slot.question == HistoryQuestion::episodes) return Value::of(count);
  return since ? Value::of(*since) : Value{};
}

void Binder::answer_history() {
  const bool in_care = facts_.current_.kind == Whereabouts::Kind::on_ladder || facts_.current_.kind == Whereabouts::Kind::above;
  for (std::size_t i = 0; i < program_.slots().size(); ++i) {
    const Slot& slot = program_.slots()[i];
    if (slot.kind != Slot::Kind::history) continue;
    Value& value = facts_.values_[i];
    switch (slot.question) {
      case HistoryQuestion::current_level: value = name_of(program_.rules().ladder, facts_.current_); break;
      case HistoryQuestion::previous_level: value = name_of(program_.rules().ladder, facts_.previous_); break;
      case HistoryQuestion::weeks_at_level: value = in_care ? Value::of(facts_.days_at_level_ / 7) : Value{}; break;
      case HistoryQuestion::days_since_discharge:
      case HistoryQuestion::episodes: value = of_stays(slot); break;
      default: value = of_reading(slot);
    }
  }
}

}  // namespace rung
