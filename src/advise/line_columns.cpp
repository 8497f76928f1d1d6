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

void LineColumns::clear_person() {
  episodes_.clear();
  sheet_age_ = -1;
  stays_[people_] = {};
  people_data_[people_] = {};
}

bool LineColumns::read_new_shape(std::string_view text) {
  for (SlotColumn& column : slots_) column.known[people_ / 64] &= ~(std::uint64_t{1} << (people_ % 64));
  clear_person();
  std::fill(instruments_seen_.begin(), instruments_seen_.end(), false);
  shapes_.begin();
  noted_to_ = text.data();
  LineScanner line(text);
  if (!read_case(line) || !note(line, {LineField::Kind::line_end})) return false;
  shapes_.learn();
  return true;
}

bool LineColumns::note(LineScanner& line, LineField field) {
  shapes_.note(std::string_view(noted_to_, static_cast<std::size_t>(line.place() - noted_to_)), field);
  const bool read = read_field(line, field);
  noted_to_ = line.place();
  return read;
}

// Every value is read by this, whether the shape of its line is known or not. It is inside the loop over a line's
// fields, so that the place in the line stays in a register; what is rare stays outside, with a scanner of its own.
[[gnu::always_inline]] inline bool LineColumns::read_field(LineScanner& line, LineField field) {
  using Kind = LineField::Kind;
  std::string_view text;
  std::int32_t days = 0;
  switch (field.kind) {
    case Kind::id:
      return line.text(text) && is_id(people_data_[people_].id = text);
    case Kind::remark:
      return line.text(text);
    case Kind::whole_answer:
      return line.whole(days) && put(field.of, days) && (put_baselines(field.of), true);
    case Kind::idle_days:
      return read_days(line, days);
    case Kind::episode_level:
      return line.text(text) && (episode(field.of).level = text, true);
    case Kind::episode_from:
      return read_days(line, episode(field.of).from);
    case Kind::episode_to:
      return read_days(line, days) && (episode(field.of).to = days, true);
    case Kind::episode_ended:
      return line.text(text) && is_end_of_stay(text);
    case Kind::history_end:
      return take_episodes();
    case Kind::placed:
      return line.text(text) && take_placed(text);
    case Kind::line_end:
      return line.is_at_end();
    default:
      break;
  }
  LineScanner own = line;
  const bool read = read_rare_field(own, field);
  line = own;
  return read;
}

bool LineColumns::read_rare_field(LineScanner& line, LineField field) {
  using Kind = LineField::Kind;
  switch (field.kind) {
    case Kind::answer:
      return read_value(line, field.of) && (put_baselines(field.of), true);
    case Kind::answer_age:
      return read_answer_age(line, field.of);
    case Kind::part:
      return read_value(line, field.of);
    case Kind::sheet_age:
      return read_days(line, sheet_age_);
    default:
      return put_ages(field.of, std::exchange(sheet_age_, -1)), true;
  }
}

bool LineColumns::read(std::string_view text) {
  clear_person();
  if (!shapes_.follow(LineScanner(text), [&](LineScanner& at, LineField field) { return read_field(at, field); }) &&
      !read_new_shape(text)) {
    for (SlotColumn& column : slots_) column.known[people_ / 64] &= ~(std::uint64_t{1} << (people_ % 64));
    return false;
  }
  ++people_;
  return true;
}

bool LineColumns::read_case(LineScanner& line) {
  static constexpr std::string_view keys[] = {"rung_case", "id", "population", "shows", "answers", "history", "placed"};
  std::uint32_t seen = 0;
  const auto member = [&](std::string_view key) {
    std::size_t which = 0;
    return is_new(key, keys, seen, which) && read_member(line, key);
  };
  return read_object(line, member) && (seen & 7) == 7;
}

bool LineColumns::read_member(LineScanner& line, std::string_view key) {
  std::string_view text;
  std::int32_t format = 0;
  switch (key[0]) {
    case 'r':
      return line.whole(format) && format == case_format;
    case 'i':
      return note(line, {LineField::Kind::id});
    case 's':
      return note(line, {LineField::Kind::remark});
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
  return read_object(line, [&](std::string_view name) {
    const auto found = targets_.find(name);
    if (found == targets_.end()) return false;
    const Target& target = found->second;
    return target.is_instrument ? read_sheet(line, target.index) : read_input(line, target.index);
  });
}

void LineColumns::put_baselines(std::size_t slot) {
  for (const std::size_t asks : slots_[slot].baselines) put_value(asks, value_of(slot));
}

bool LineColumns::read_answer_age(LineScanner& line, std::size_t slot) {
  std::int32_t age = 0;
  if (!read_days(line, age)) return false;
  for (const std::size_t asks : slots_[slot].ages)
    if (!put(asks, age)) return false;
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

void LineColumns::put_value(std::size_t slot, const Value& value) {
  if (SlotColumn& column = slots_[slot]; value.kind() == Value::Kind::decimal) {
    column.values[people_] = value;
    column.mark(people_);
  } else if (value.kind() == Value::Kind::string) {
    const auto& one_of = program_.slots()[slot].one_of;
    put(slot, static_cast<std::int32_t>(std::ranges::find(one_of, value.string()) - one_of.begin()));
  } else if (!value.is_null()) {
    put(slot, value.kind() == Value::Kind::boolean ? value.boolean() : value.integer());
  }
}

bool LineColumns::is_put(std::size_t slot) const { return slots_[slot].known[people_ / 64] >> (people_ % 64) & 1; }

void LineColumns::values_of(std::size_t person, std::vector<Value>& values) const {
  values.assign(slots_.size(), {});
  for (std::size_t slot = 0; slot < slots_.size(); ++slot)
    if (slots_[slot].any) values[slot] = value_of(slot, person);
}

Value LineColumns::value_of(std::size_t slot, std::size_t person) const {
  const SlotColumn& column = slots_[slot];
  if (!(column.known[person / 64] >> (person % 64) & 1)) return {};
  const Slot& described = program_.slots()[slot];
  if (described.type == decimal_type) return column.values[person];
  const std::int32_t number = column.small ? column.narrow[person] : column.wide[person];
  if (described.type == boolean_type) return Value::of(number != 0);
  if (described.type == integer_type) return Value::of(number);
  return Value::of(std::string_view(described.one_of[static_cast<std::size_t>(number)]));
}

}  // namespace rung
