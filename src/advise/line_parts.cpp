// The parts of a case that are more than one value: sheets of instruments, stays, what was decided in the end.

#include <algorithm>

#include "line_columns.hpp"
#include "line_reading.hpp"

namespace rung {

bool LineColumns::read_sheet(LineScanner& line, std::size_t instrument) {
  if (instruments_seen_[instrument]) return false;
  instruments_seen_[instrument] = true;
  std::int32_t age = -1;
  bool has_items = false;
  const auto member = [&](std::string_view key) {
    if (key == "days_ago") return age < 0 && read_days(line, age);
    if (key != "items") {
      const auto part = parts_[instrument].find(key);
      return part != parts_[instrument].end() && !is_put(part->second) && read_value(line, part->second);
    }
    return !std::exchange(has_items, true) && read_items(line, instrument);
  };
  if (!read_object(line, member)) return false;
  put_ages(instrument, age);
  return true;
}

bool LineColumns::read_items(LineScanner& line, std::size_t instrument) {
  const std::size_t first = program_.instruments()[instrument].first_slot;
  const std::size_t items = program_.rules().instruments[instrument].items.size();
  if (line.is_next('{'))
    return read_object(line, [&](std::string_view key) {
      const auto part = parts_[instrument].find(key);
      return part != parts_[instrument].end() && !is_put(part->second) && read_value(line, part->second);
    });
  std::size_t count = 0;
  const auto element = [&] {
    if (count == items || is_put(first + count)) return false;
    return line.take_word("null") ? ++count > 0 : read_value(line, first + count++);
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
  const auto element = [&] { return read_episode(line, episodes_.emplace_back()); };
  return read_array(line, element) && take_episodes();
}

bool LineColumns::read_episode(LineScanner& line, Episode& episode) {
  static constexpr std::string_view keys[] = {"level", "from_days_ago", "to_days_ago", "ended"};
  static constexpr std::string_view ends[] = {"completed", "left_early", "transferred", "other"};
  std::uint32_t seen = 0;
  std::int32_t to = 0;
  std::string_view ended;
  const auto member = [&](std::string_view key) {
    std::size_t which = 0;
    if (!is_new(key, keys, seen, which)) return false;
    if (which == 0) return line.text(episode.level);
    if (which == 3) return line.text(ended) && std::ranges::find(ends, ended) != std::end(ends);
    return read_days(line, which == 1 ? episode.from : to);
  };
  if (!read_object(line, member) || (seen & 3) != 3) return false;
  if (seen & 4) episode.to = to;
  return seen & 4 ? to <= episode.from : !(seen & 8);
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
    if (!where || (!episode.to && std::exchange(open, true))) return false;
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
  std::string_view level, reason;
  const auto member = [&](std::string_view key) {
    std::size_t which = 0;
    return is_new(key, keys, seen, which) && line.text(which == 0 ? level : reason);
  };
  if (!read_object(line, member)) return false;
  const auto where = place(level);
  if (!where || where->kind != Whereabouts::Kind::on_ladder) return false;
  people_data_[people_].placed = where->index;
  return true;
}

}  // namespace rung
