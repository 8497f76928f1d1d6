// The parts of a case that are more than one value: answers with their age, sheets of instruments, stays, what was
// decided in the end.

#include <algorithm>

#include "line_columns.hpp"
#include "line_reading.hpp"

namespace rung {

// `3`, or `{"value": 3, "days_ago": 2}`, in either order.
bool LineColumns::read_input(LineScanner& line, std::size_t slot) {
  if (is_put(slot)) return false;  // answered twice
  static constexpr std::string_view keys[] = {"value", "days_ago"};
  std::uint32_t seen = 0;
  using Kind = LineField::Kind;
  const auto of = static_cast<std::uint32_t>(slot);
  const LineField answer = {slots_[slot].kind == SlotColumn::Kind::whole ? Kind::whole_answer : Kind::answer, of};
  const LineField age = {slots_[slot].ages.empty() ? Kind::idle_days : Kind::answer_age, of};
  if (!line.is_next('{')) return note(line, answer);
  const auto member = [&](std::string_view key) {
    std::size_t which = 0;
    return is_new(key, keys, seen, which) && note(line, which == 0 ? answer : age);
  };
  return read_object(line, member) && (seen & 1);
}

bool LineColumns::read_sheet(LineScanner& line, std::size_t instrument) {
  if (instruments_seen_[instrument]) return false;
  instruments_seen_[instrument] = true;
  const auto of = static_cast<std::uint32_t>(instrument);
  bool has_items = false, has_age = false;
  const auto member = [&](std::string_view key) {
    if (key == "days_ago") return !std::exchange(has_age, true) && note(line, {LineField::Kind::sheet_age, of});
    if (key != "items") return read_part(line, instrument, key);
    return !std::exchange(has_items, true) && read_items(line, instrument);
  };
  return read_object(line, member) && note(line, {LineField::Kind::sheet_end, of});
}

bool LineColumns::read_part(LineScanner& line, std::size_t instrument, std::string_view key) {
  const auto part = parts_[instrument].find(key);
  return part != parts_[instrument].end() && !is_put(part->second) &&
         note(line, {LineField::Kind::part, static_cast<std::uint32_t>(part->second)});
}

bool LineColumns::read_items(LineScanner& line, std::size_t instrument) {
  const std::size_t first = program_.instruments()[instrument].first_slot;
  const std::size_t items = program_.rules().instruments[instrument].items.size();
  if (line.is_next('{'))
    return read_object(line, [&](std::string_view key) { return read_part(line, instrument, key); });
  std::size_t count = 0;
  const auto element = [&] {
    if (count == items || is_put(first + count)) return false;
    if (line.take_word("null")) return ++count > 0;
    return note(line, {LineField::Kind::part, static_cast<std::uint32_t>(first + count++)});
  };
  return read_array(line, element) && count == items;
}

// How old a score is, and what it was at first, is known only of one that is there.
void LineColumns::put_ages(std::size_t instrument, std::int32_t age) {
  const Instrument& described = program_.rules().instruments[instrument];
  const CompiledInstrument& compiled = program_.instruments()[instrument];
  const bool asked = std::ranges::any_of(parts_[instrument], [&](const auto& part) {
    return !slots_[part.second].ages.empty() || !slots_[part.second].baselines.empty();
  });
  if (!asked) return;
  items_.clear(), given_.clear();
  for (std::size_t i = 0; i < described.items.size(); ++i) items_.push_back(value_of(compiled.first_slot + i));
  for (const Score& one : described.scores) given_.push_back(value_of(parts_[instrument].at(one.id.text)));
  score(described, compiled, items_, given_, sheet_);
  const auto follow = [&](std::size_t slot, const Value& value) {
    if (value.is_null()) return;
    for (const std::size_t asks : slots_[slot].ages)
      if (age >= 0) put(asks, age);
    for (const std::size_t asks : slots_[slot].baselines) put_value(asks, value);
  };
  for (std::size_t i = 0; i < items_.size(); ++i) follow(compiled.first_slot + i, sheet_.items[i]);
  for (std::size_t i = 0; i < given_.size(); ++i)
    follow(parts_[instrument].at(described.scores[i].id.text), sheet_.scores[i]);
}

bool LineColumns::read_history(LineScanner& line) {
  std::uint32_t count = 0;
  return read_array(line, [&] { return read_episode(line, count++); }) && note(line, {LineField::Kind::history_end});
}

bool LineColumns::read_episode(LineScanner& line, std::uint32_t index) {
  static constexpr std::string_view keys[] = {"level", "from_days_ago", "to_days_ago", "ended"};
  using Kind = LineField::Kind;
  static constexpr Kind kinds[] = {Kind::episode_level, Kind::episode_from, Kind::episode_to, Kind::episode_ended};
  std::uint32_t seen = 0;
  const auto member = [&](std::string_view key) {
    std::size_t which = 0;
    return is_new(key, keys, seen, which) && note(line, {kinds[which], index});
  };
  return read_object(line, member) && (seen & 3) == 3 && ((seen & 4) || !(seen & 8));
}

LineColumns::Episode& LineColumns::episode(std::uint32_t index) {
  if (episodes_.size() <= index) episodes_.resize(index + 1);
  return episodes_[index];
}

// As bind() reads stays.
bool LineColumns::take_episodes() {
  InCare& stay = stays_[people_];
  stay.history_known = true;
  stay.current.kind = stay.previous.kind = Whereabouts::Kind::none;
  const Episode* last_over = nullptr;
  bool open = false;
  for (const Episode& episode : episodes_) {
    const auto where = place(episode.level);
    if (!where || (episode.to && *episode.to > episode.from)) return false;
    if (!episode.to && std::exchange(open, true)) return false;
    if (!episode.to) {
      stay.current = *where;
      stay.days_at_level = episode.from;
    } else if (!last_over || std::pair(*episode.to, episode.from) < std::pair(*last_over->to, last_over->from)) {
      stay.previous = *where;
      last_over = &episode;
    }
  }
  for (const std::size_t slot : counts_) {
    const Slot& asks = program_.slots()[slot];
    std::int32_t count = 0, since = INT32_MAX;
    for (const Episode& episode : episodes_) {
      if (episode.level != asks.level) continue;
      count += !episode.to || *episode.to <= asks.days;
      if (episode.to) since = std::min(since, *episode.to);
    }
    if (asks.question == HistoryQuestion::episodes)
      put(slot, count);
    else if (since != INT32_MAX)
      put(slot, since);
  }
  return true;
}

std::optional<Whereabouts> LineColumns::place(std::string_view level) const {
  const Ladder& ladder = program_.rules().ladder;
  for (std::size_t i = 0; i < ladder.levels.size(); ++i)
    if (ladder.levels[i].id.text == level) return Whereabouts{Whereabouts::Kind::on_ladder, i};
  for (std::size_t i = 0; i < ladder.above.size(); ++i)
    if (ladder.above[i].id.text == level) return Whereabouts{Whereabouts::Kind::above, i};
  return std::nullopt;
}

bool LineColumns::read_placed(LineScanner& line) {
  static constexpr std::string_view keys[] = {"level", "reason"};
  std::uint32_t seen = 0;
  const auto member = [&](std::string_view key) {
    std::size_t which = 0;
    return is_new(key, keys, seen, which) &&
           note(line, {which == 0 ? LineField::Kind::placed : LineField::Kind::remark});
  };
  return read_object(line, member) && (seen & 1);
}

bool LineColumns::take_placed(std::string_view level) {
  const auto where = place(level);
  if (!where || where->kind != Whereabouts::Kind::on_ladder) return false;
  people_data_[people_].placed = where->index;
  return true;
}

}  // namespace rung
