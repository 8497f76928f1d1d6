#include "line_columns.hpp"

#include <algorithm>

#include "line_reading.hpp"

namespace rung {
namespace {

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
