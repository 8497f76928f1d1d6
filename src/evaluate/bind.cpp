#include <algorithm>

#include "binder.hpp"
#include "rung/text/nearest.hpp"
#include "rung/text/utf8.hpp"

namespace rung {
namespace {

std::string shown(const Written& written) {
  return "`" + printable(std::string_view(written.text).substr(0, 60)) + "`";
}

std::string bound_in_words(Decimal number) {
  return number.is_whole() ? std::to_string(*number.to_int64()) : number.to_string();
}

std::string listed_numbers(const std::vector<std::int32_t>& numbers) {
  std::vector<std::string> texts;
  for (const std::int32_t number : numbers) texts.push_back(std::to_string(number));
  return listed(texts);
}

std::string type_in_words(Type type) {
  if (type == boolean_type) return "true or false";
  if (type == integer_type) return "a whole number";
  return type == decimal_type ? "a number" : "text";
}

}  // namespace

std::optional<Value> value_of(const Written& written, const Slot& slot, Faults& faults) {
  const auto refuse = [&](const char* code, const std::string& wanted, std::string hint = {}) {
    faults.push_back(
        {code, "`" + slot.name + "` is " + shown(written) + "; it must be " + wanted, written.place, std::move(hint)});
    return std::nullopt;
  };
  if (slot.type == boolean_type) {
    if (!written.quoted && (written.text == "true" || written.text == "false"))
      return Value::of(written.text == "true");
    return refuse("C22", "true or false",
                  written.quoted ? "without quotes" : "in small letters; yes, no, on, off, 1 and 0 do not count");
  }
  if (slot.type == string_type) {
    for (const std::string& allowed : slot.one_of)  // the rule set's own text, which outlives the case's
      if (allowed == written.text) return Value::of(std::string_view(allowed));
    return refuse("C24", listed(slot.one_of), did_you_mean(written.text, slot.one_of));
  }
  const bool padded =
      written.text.size() > 1 && written.text[0] == '0' && written.text[1] >= '0' && written.text[1] <= '9';
  const auto number = written.quoted || padded ? std::nullopt : Decimal::parse(written.text);
  if (!number || (slot.type == integer_type && !number->is_whole()))
    return refuse("C22", type_in_words(slot.type),
                  written.quoted ? "without quotes"
                  : padded       ? "without zeros in front"
                                 : "");
  if (slot.range && !slot.range->holds(*number))
    return refuse("C23", "from " + bound_in_words(slot.range->low) + " to " + bound_in_words(slot.range->high));
  if (!slot.values.empty() &&
      std::ranges::none_of(slot.values, [&](std::int32_t one) { return *number == Decimal(one); }))
    return refuse("C23", listed_numbers(slot.values));
  if (slot.type == decimal_type) return Value::of(*number);
  const auto whole = number->to_int64();
  if (!whole || *whole > INT32_MAX || *whole < INT32_MIN) return refuse("C23", "from -2147483648 to 2147483647");
  return Value::of(static_cast<std::int32_t>(*whole));
}

Result<Facts> bind(const Program& program, const Case& answers, std::span<const Program> others) {
  return Binder(program, answers, others).run();
}

Result<Facts> Binder::run() {
  facts_.case_id_ = case_.id.text;
  facts_.values_.resize(program_.slots().size());
  facts_.ages_.resize(program_.slots().size());
  facts_.remarks_.resize(program_.slots().size());
  check_population();
  for (const Answer& answer : case_.answers) read_answer(answer);
  read_flat_answers();
  take_latest();
  read_history();
  read_placement();
  answer_history();
  if (!faults_.empty()) return std::move(faults_);
  return std::move(facts_);
}

void Binder::check_population() {
  const std::string& wanted = program_.rules().population.text;
  if (wanted == any_population || case_.population.text == wanted) return;
  fault("C20",
        "the case is of the population `" + case_.population.text + "`; the rule set `" + program_.rules().id.text +
            "` is for `" + wanted + "`",
        case_.population.place, "choose a rule set for that population with `--rules`");
}

std::optional<std::size_t> Binder::find_instrument(std::string_view id) const {
  const auto& instruments = program_.rules().instruments;
  for (std::size_t i = 0; i < instruments.size(); ++i)
    if (instruments[i].id.text == id) return i;
  return std::nullopt;
}

// What is asked of the history stands under `history`, never under its own name.
std::optional<std::size_t> Binder::find_slot(std::string_view name) const {
  const auto slot = program_.find_slot(name);
  return slot && program_.slots()[*slot].kind != Slot::Kind::history ? slot : std::nullopt;
}

bool Binder::is_for_others(std::string_view name) const {
  return std::ranges::any_of(others_, [&](const Program& other) {
    const auto slot = other.find_slot(name);
    return (slot && other.slots()[*slot].kind != Slot::Kind::history) ||
           std::ranges::any_of(other.rules().instruments, [&](const Instrument& one) { return one.id.text == name; });
  });
}

std::vector<std::string> Binder::known_names() const {
  std::vector<std::string> names, instruments;
  for (const std::size_t slot : program_.slots_by_name())
    if (program_.slots()[slot].kind != Slot::Kind::history) names.push_back(program_.slots()[slot].name);
  for (const Instrument& instrument : program_.rules().instruments) instruments.push_back(instrument.id.text);
  std::sort(instruments.begin(), instruments.end());
  names.insert(names.end(), instruments.begin(), instruments.end());
  return names;
}

void Binder::read_answer(const Answer& answer) {
  if (const auto instrument = find_instrument(answer.name.text)) {
    const bool null_only = answer.readings.size() == 1 && answer.readings[0].value && answer.readings[0].value->is_null;
    if (!null_only) read_instrument(answer.name, answer.readings, *instrument);
    return;
  }
  const auto found = find_slot(answer.name.text);
  if (!found) {
    if (is_for_others(answer.name.text)) return;
    return fault(
        "C21", "the rule set `" + program_.rules().id.text + "` does not ask for `" + printable(answer.name.text) + "`",
        answer.name.place, did_you_mean(answer.name.text, known_names()));
  }
  const Slot& slot = program_.slots()[*found];
  if (slot.kind == Slot::Kind::input) return read_input(answer, *found);
  if (slot.kind == Slot::Kind::band)
    return fault("C21", "`" + slot.name + "` follows from its score and is not answered itself", answer.name.place);
  flat_names_.emplace(slot.instrument, answer.name);
  for (const Reading& reading : answer.readings) {
    if (!reading.value || !reading.named.empty() || reading.has_items) {
      fault("C22", "`" + slot.name + "` must be one value, or {value: .., days_ago: ..}", reading.place);
      continue;
    }
    Reading& sheet = flat_[slot.instrument][reading.days_ago];
    sheet.days_ago = reading.days_ago;
    sheet.place = answer.name.place;
    const std::string part = slot.name.substr(slot.name.find('.') + 1);
    sheet.named.emplace_back(Word{part, answer.name.place}, *reading.value);
  }
}

void Binder::read_input(const Answer& answer, std::size_t slot) {
  Readings& readings = inputs_[slot];
  for (const Reading& reading : answer.readings) {
    if (reading.has_items || !reading.named.empty()) {
      const Place& place = reading.named.empty() ? reading.place : reading.named.front().first.place;
      fault("C22", "`" + answer.name.text + "` has no items or scores; it is one value", place,
            "write `" + answer.name.text + ": 3` or {value: 3, days_ago: 2}");
      continue;
    }
    ReadValues read{reading.days_ago};
    if (reading.value) put(*reading.value, slot, read);
    readings.push_back(std::move(read));
  }
}

void Binder::read_instrument(const Word& name, const std::vector<Reading>& readings, std::size_t instrument) {
  Readings& sheets = sheets_[instrument];
  for (const Reading& reading : readings) {
    ReadValues read{reading.days_ago};
    if (reading.value)
      fault("C22", "`" + name.text + "` is an instrument and needs its items or a score", reading.value->place,
            "such as {total: " + (reading.value->text.empty() ? "18" : printable(reading.value->text)) +
                "} or {items: [..]}");
    const std::size_t before = faults_.size();
    read_items(reading, instrument, read);
    read_named(reading, instrument, read);
    if (faults_.size() == before) score_reading(program_, instrument, reading.place, read, faults_);
    sheets.push_back(std::move(read));
  }
}

void Binder::read_items(const Reading& reading, std::size_t instrument, ReadValues& read) {
  if (!reading.has_items) return;
  const Instrument& described = program_.rules().instruments[instrument];
  if (reading.items.size() != described.items.size())
    return fault("C25",
                 "`" + described.id.text + "` has " + std::to_string(described.items.size()) + " items, found " +
                     std::to_string(reading.items.size()),
                 reading.place, "write `null` for an item that was skipped");
  for (std::size_t i = 0; i < reading.items.size(); ++i)
    put(reading.items[i], program_.instruments()[instrument].first_slot + i, read);
}

void Binder::read_named(const Reading& reading, std::size_t instrument, ReadValues& read) {
  const std::string prefix = program_.rules().instruments[instrument].id.text + ".";
  for (const auto& [name, written] : reading.named) {
    const auto found = find_slot(prefix + name.text);
    if (!found || program_.slots()[*found].kind == Slot::Kind::band) {
      std::vector<std::string> known = {"items", "days_ago"};
      for (const std::string& slot : known_names())
        if (slot.starts_with(prefix) && program_.slots()[*find_slot(slot)].kind != Slot::Kind::band)
          known.push_back(slot.substr(prefix.size()));
      const std::string guess = did_you_mean(name.text, known);
      fault("C21",
            "`" + printable(name.text) + "` is not an item or a score of `" + prefix.substr(0, prefix.size() - 1) + "`",
            name.place, guess.empty() ? "it has " + listed(known, 30) : guess);
    } else if (read.values.contains(*found)) {
      fault("C28", "`" + prefix + name.text + "` is answered twice", name.place);
    } else {
      put(written, *found, read);
    }
  }
}

void Binder::read_flat_answers() {
  for (const auto& [instrument, sheets] : flat_) {
    const Word& name = flat_names_.at(instrument);
    const std::string& id = program_.rules().instruments[instrument].id.text;
    if (sheets_.contains(instrument)) {
      fault("C28", "`" + id + "` is answered as a whole and by `" + name.text + "`", name.place,
            "put all of it under `" + id + "`");
      continue;
    }
    if (sheets.size() > 1 && sheets.contains(std::nullopt))
      fault("C28", "one of several readings of `" + id + "` does not say when", name.place, "give each its `days_ago`");
    std::vector<Reading> readings;
    for (const auto& [age, reading] : sheets) readings.push_back(reading);
    read_instrument(name, readings, instrument);
  }
}

void Binder::put(const Written& written, std::size_t slot, ReadValues& read) {
  if (written.is_null) return;
  if (const auto value = value_of(written, program_.slots()[slot], faults_)) read.values[slot] = *value;
}

// The latest reading of each answer is what the rules see.
void Binder::take_latest() {
  const auto take = [&](Readings& readings, std::size_t first_slot, std::size_t slots) {
    std::stable_sort(readings.begin(), readings.end(),
                     [](const ReadValues& a, const ReadValues& b) { return a.days_ago < b.days_ago; });
    const ReadValues& latest = readings.front();
    for (const auto& [slot, value] : latest.values) facts_.values_[slot] = value;
    for (const auto& [slot, remark] : latest.remarks) facts_.remarks_[slot] = remark;
    for (std::size_t slot = first_slot; slot < first_slot + slots; ++slot)
      if (!facts_.values_[slot].is_null()) facts_.ages_[slot] = latest.days_ago;
    for (std::size_t i = 1; i < readings.size(); ++i)
      for (const auto& [slot, value] : readings[i].values)
        if (!value.is_null()) facts_.earlier_.push_back({slot, readings[i].days_ago, value});
  };
  for (auto& [slot, readings] : inputs_)
    if (!readings.empty()) take(readings, slot, 1);
  for (auto& [instrument, readings] : sheets_) {
    if (readings.empty()) continue;
    const std::size_t first = program_.instruments()[instrument].first_slot;
    take(readings, first,
         score_slot(program_, instrument, program_.rules().instruments[instrument].scores.size()) - first);
  }
  std::ranges::stable_sort(facts_.earlier_, {}, &EarlierReading::slot);
}

}  // namespace rung
