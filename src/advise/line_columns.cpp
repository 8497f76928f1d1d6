#include "line_columns.hpp"

#include <algorithm>

namespace rung {
namespace {

constexpr std::int32_t most_days = 36525;  // as parse_case() has it

constexpr auto id_characters = [] {
  std::array<bool, 256> allowed{};
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789_-"))
    allowed[static_cast<unsigned char>(c)] = true;
  return allowed;
}();

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && text[0] >= 'a' && text[0] <= 'z' &&
         std::ranges::all_of(text, [](char c) { return id_characters[static_cast<unsigned char>(c)]; });
}

bool read_days(LineScanner& line, std::int32_t& days) { return line.whole(days) && days >= 0 && days <= most_days; }

// Each key once. @param seen  one bit for each, in the order of `keys`
template <std::size_t count>
bool is_new(std::string_view key, const std::string_view (&keys)[count], std::uint32_t& seen, std::size_t& which) {
  which = static_cast<std::size_t>(std::find(keys, keys + count, key) - keys);
  if (which == count || (seen >> which & 1)) return false;
  seen |= 1u << which;
  return true;
}

// What is in braces: `member` is asked for each key, and takes the value.
template <class Member>
bool read_object(LineScanner& line, Member member) {
  if (!line.take('{')) return false;
  if (line.take('}')) return true;
  std::string_view key;
  for (bool another = true; another;)
    if (!line.key(key) || !member(key) || !line.more('}', another)) return false;
  return true;
}

template <class Element>
bool read_array(LineScanner& line, Element element) {
  if (!line.take('[')) return false;
  if (line.take(']')) return true;
  for (bool another = true; another;)
    if (!element() || !line.more(']', another)) return false;
  return true;
}

}  // namespace

LineColumns::LineColumns(const Program& program)
    : program_(program),
      slots_(program.slots().size()),
      columns_(program.slots().size()),
      stays_(block_size),
      people_data_(block_size) {
  const auto& instruments = program.rules().instruments;
  parts_.resize(instruments.size());
  instruments_seen_.resize(instruments.size());
  for (std::size_t i = 0; i < instruments.size(); ++i) targets_[instruments[i].id.text] = {true, i};
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    const Slot& slot = program.slots()[i];
    shape(slot, slots_[i]);
    if (slot.kind == Slot::Kind::input) targets_[slot.name] = {false, i};
    if (slot.kind == Slot::Kind::item || slot.kind == Slot::Kind::score)
      parts_[slot.instrument][std::string_view(slot.name).substr(slot.name.find('.') + 1)] = i;
    if (slot.kind != Slot::Kind::history) continue;
    asks_stays_ = true;
    if (slot.question == HistoryQuestion::age_days) slots_[slot.of].ages.push_back(i);
    if (slot.question == HistoryQuestion::baseline) slots_[slot.of].baselines.push_back(i);
    if (slot.question == HistoryQuestion::days_since_discharge || slot.question == HistoryQuestion::episodes)
      counts_.push_back(i);
  }
  for (const CompiledRule& rule : program.compiled_rules())
    asks_stays_ = asks_stays_ || rule.target.relative != Relative::none;
}

// What a slot's column holds, and which numbers.
void LineColumns::shape(const Slot& slot, SlotColumn& column) {
  column.known.resize(block_size / 64);
  column.low = INT32_MIN, column.high = INT32_MAX;
  if (slot.type == boolean_type) column.low = 0, column.high = 1;
  if (slot.type == string_type) column.low = 0, column.high = static_cast<std::int32_t>(slot.one_of.size()) - 1;
  if (slot.type == integer_type && slot.range) {
    column.low = static_cast<std::int32_t>(
        std::max<std::int64_t>(slot.range->low.ceiling().to_int64().value_or(INT32_MIN), INT32_MIN));
    column.high = static_cast<std::int32_t>(
        std::min<std::int64_t>(slot.range->high.floor().to_int64().value_or(INT32_MAX), INT32_MAX));
  }
  using Kind = SlotColumn::Kind;
  column.kind = slot.type == boolean_type   ? Kind::truth
                : slot.type == string_type  ? Kind::text
                : slot.type == decimal_type ? Kind::decimal
                                            : Kind::whole;
  column.has_gaps = !slot.values.empty();
  column.small = slot.type != decimal_type && column.low >= INT8_MIN && column.high <= INT8_MAX;
  if (slot.type == decimal_type)
    column.values.resize(block_size);
  else if (column.small)
    column.narrow.resize(block_size);
  else
    column.wide.resize(block_size);
}

void LineColumns::begin() {
  people_ = 0;
  for (SlotColumn& column : slots_) {
    if (column.any) std::ranges::fill(column.known, 0);
    column.any = false;
  }
}

Columns LineColumns::columns() {
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    const SlotColumn& column = slots_[i];
    columns_[i] = {};
    if (!column.any) continue;
    columns_[i].known = column.known;
    if (!column.narrow.empty())
      columns_[i].numbers = std::span(column.narrow).first(people_);
    else if (!column.wide.empty())
      columns_[i].numbers = std::span(column.wide).first(people_);
    else
      columns_[i].numbers = std::span(column.values).first(people_);
  }
  return {people_, columns_, asks_stays_ ? std::span<const InCare>(stays_).first(people_) : std::span<const InCare>()};
}

bool LineColumns::read(std::string_view text) {
  LineScanner line(text);
  touched_.clear();
  episodes_.clear();
  next_expected_ = 0;
  std::fill(instruments_seen_.begin(), instruments_seen_.end(), false);
  stays_[people_] = {};
  people_data_[people_] = {};
  if (read_case(line)) {
    ++people_;
    return true;
  }
  for (const std::size_t slot : touched_) slots_[slot].known[people_ / 64] &= ~(std::uint64_t{1} << (people_ % 64));
  return false;
}

bool LineColumns::read_case(LineScanner& line) {
  static constexpr std::string_view keys[] = {"rung_case", "id", "population", "shows", "answers", "history", "placed"};
  std::uint32_t seen = 0;
  const auto member = [&](std::string_view key) {
    std::size_t which = 0;
    return is_new(key, keys, seen, which) && read_member(line, key);
  };
  return read_object(line, member) && line.is_at_end() && (seen & 7) == 7;
}

bool LineColumns::read_member(LineScanner& line, std::string_view key) {
  Person& person = people_data_[people_];
  std::string_view text;
  std::int32_t format = 0;
  switch (key[0]) {
    case 'r':
      return line.whole(format) && format == case_format;
    case 'i':
      return line.text(person.id) && is_id(person.id);
    case 's':
      return line.text(text);
    case 'a':
      return read_answers(line);
    case 'h':
      return read_history(line);
    default:
      break;
  }
  if (key == "placed") return read_placed(line);
  const std::string& wanted = program_.rules().population.text;
  return line.text(text) && (text == wanted || (wanted == any_population && is_id(text)));
}

bool LineColumns::read_answers(LineScanner& line) {
  if (!line.take('{')) return false;
  if (line.take('}')) return true;
  for (bool another = true; another;) {
    const Target* const target = find_target(line);
    if (!target || !(target->is_instrument ? read_sheet(line, target->index) : read_input(line, target->index)))
      return false;
    if (!line.more('}', another)) return false;
  }
  return true;
}

// Lines of one file mostly have the same answers in the same order.
const LineColumns::Target* LineColumns::find_target(LineScanner& line) {
  const std::size_t at = next_expected_++;
  if (at < expected_.size() && line.take_word(expected_[at].first) && line.take(':')) return expected_[at].second;
  std::string_view name;
  if (!line.key(name)) return nullptr;
  const auto found = targets_.find(name);
  if (found == targets_.end()) return nullptr;
  expected_.resize(std::max(expected_.size(), at + 1));
  expected_[at] = {'"' + std::string(name) + '"', &found->second};
  return &found->second;
}

// `3`, or `{"value": 3, "days_ago": 2}`, in either order.
bool LineColumns::read_input(LineScanner& line, std::size_t slot) {
  if (is_put(slot)) return false;  // answered twice
  if (!line.take('{')) return read_value(line, slot);
  std::int32_t age = -1;
  if (line.take_key("\"value\"")) {
    if (!read_value(line, slot)) return false;
    if (line.take(',') && !(line.take_key("\"days_ago\"") && read_days(line, age))) return false;
  } else if (!line.take_key("\"days_ago\"") || !read_days(line, age) || !line.take(',') ||
             !line.take_key("\"value\"") || !read_value(line, slot)) {
    return false;
  }
  if (!line.take('}')) return false;
  for (const std::size_t asks : slots_[slot].ages)
    if (age >= 0 && !put(asks, age)) return false;
  for (const std::size_t asks : slots_[slot].baselines) put_value(asks, value_of(slot));
  return true;
}

bool LineColumns::read_value(LineScanner& line, std::size_t slot) {
  std::string_view text;
  std::int32_t number = 0;
  switch (slots_[slot].kind) {
    case SlotColumn::Kind::whole:
      return line.whole(number) && put(slot, number);
    case SlotColumn::Kind::truth:
      return line.take_word("true") ? put(slot, 1) : line.take_word("false") && put(slot, 0);
    case SlotColumn::Kind::text: {
      const auto& one_of = program_.slots()[slot].one_of;
      return line.text(text) && put(slot, static_cast<std::int32_t>(std::ranges::find(one_of, text) - one_of.begin()));
    }
    case SlotColumn::Kind::decimal:
      break;
  }
  const auto& range = program_.slots()[slot].range;
  const auto decimal = line.number(text) ? Decimal::parse(text) : std::nullopt;
  if (!decimal || (range && !range->holds(*decimal))) return false;
  put_value(slot, Value::of(*decimal));
  return true;
}

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

bool LineColumns::put(std::size_t slot, std::int32_t number) {
  SlotColumn& column = slots_[slot];
  if (number < column.low || number > column.high) return false;
  if (column.has_gaps) {
    const auto& values = program_.slots()[slot].values;
    if (std::ranges::find(values, number) == values.end()) return false;
  }
  if (column.small)
    column.narrow[people_] = static_cast<std::int8_t>(number);
  else
    column.wide[people_] = number;
  mark(slot);
  return true;
}

void LineColumns::put_value(std::size_t slot, const Value& value) {
  SlotColumn& column = slots_[slot];
  if (value.kind() == Value::Kind::decimal) {
    column.values[people_] = value;
    mark(slot);
  } else if (value.kind() == Value::Kind::string) {
    const auto& one_of = program_.slots()[slot].one_of;
    put(slot, static_cast<std::int32_t>(std::ranges::find(one_of, value.string()) - one_of.begin()));
  } else if (!value.is_null()) {
    put(slot, value.kind() == Value::Kind::boolean ? value.boolean() : value.integer());
  }
}

void LineColumns::mark(std::size_t slot) {
  slots_[slot].known[people_ / 64] |= std::uint64_t{1} << (people_ % 64);
  slots_[slot].any = true;
  touched_.push_back(slot);
}

bool LineColumns::is_put(std::size_t slot) const { return slots_[slot].known[people_ / 64] >> (people_ % 64) & 1; }

Value LineColumns::value_of(std::size_t slot) const {
  const SlotColumn& column = slots_[slot];
  if (!is_put(slot)) return {};
  const Slot& described = program_.slots()[slot];
  if (described.type == decimal_type) return column.values[people_];
  const std::int32_t number = column.small ? column.narrow[people_] : column.wide[people_];
  if (described.type == boolean_type) return Value::of(number != 0);
  if (described.type == integer_type) return Value::of(number);
  return Value::of(std::string_view(described.one_of[static_cast<std::size_t>(number)]));
}

}  // namespace rung
