#include "rung/evaluate/case_maker.hpp"

#include <algorithm>

#include "rung/evaluate/decision.hpp"
#include "rung/text/utf8.hpp"

namespace rung {
namespace {

constexpr std::int32_t most_days = 36525;  // a hundred years, as in cases

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// `-9` is also `-9.0`: codes that are numbers are compared as numbers.
bool means(std::string_view text, const std::string& code) {
  if (text == code) return true;
  const auto number = Decimal::parse(text);
  return number && number == Decimal::parse(code);
}

// A number as tables have it. Programs write doubles with 17 digits; the language counts in 8 places, so the rest is
// rounded, half away from zero.
std::optional<Decimal> number_in(std::string_view text) {
  if (const auto number = Decimal::parse(text)) return number;
  const auto point = text.find('.');
  constexpr std::size_t kept = Decimal::places + 1;
  if (point == std::string_view::npos || text.size() <= point + kept) return std::nullopt;
  const std::string_view rest = text.substr(point + kept);
  if (rest.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const auto cut = Decimal::parse(text.substr(0, point + kept));
  if (!cut || rest.front() < '5') return cut;
  return Decimal::from_units(cut->units() + (text.starts_with('-') ? -1 : 1));
}

std::string plain_text(const Value& value) {
  if (value.kind() == Value::Kind::string) return std::string(value.string());
  if (value.kind() == Value::Kind::decimal && value.decimal().is_whole())
    if (const auto whole = value.decimal().to_int64()) return std::to_string(*whole);
  return to_text(value);
}

// A cell that answers by itself: its text, or the number in it with no more places than a case may have.
std::string as_written(const Cell& cell) {
  const std::string_view text = trimmed(cell.text);
  const bool long_number = text.size() > Decimal::places && !Decimal::parse(text);
  if (const auto number = long_number ? number_in(text) : std::nullopt) return number->to_string();
  return std::string(text);
}

}  // namespace

CaseMaker::CaseMaker(const CompiledCaseMap& map) : map_(map), values_(map.code.registers()) {}

void CaseMaker::fault(const char* code, std::string message, const Place& place, std::string hint) {
  faults_.push_back({code, std::move(message), place, std::move(hint)});
}

const std::string* CaseMaker::column_at(const Place& place) const {
  for (std::size_t i = 0; i < row_->cells.size() && i < map_.columns.size(); ++i)
    if (row_->cells[i].place.line == place.line && row_->cells[i].place.column == place.column)
      return &map_.columns[i].name;
  return nullptr;
}

bool CaseMaker::is_missing(const Cell& cell, const CompiledColumn& column) const {
  const std::string_view text = trimmed(cell.text);
  return text.empty() ||
         std::ranges::any_of(column.missing, [&](const std::string& code) { return means(text, code); });
}

// Only cells that an expression computes with must be of their column's type; the rest are read as what they answer.
void CaseMaker::read_cells() {
  for (std::size_t i = 0; i < map_.columns.size(); ++i) {
    const CompiledColumn& column = map_.columns[i];
    const Cell& cell = row_->cells[i];
    values_[i] = {};
    if (!column.computed_with || is_missing(cell, column)) continue;
    const std::string_view text = trimmed(cell.text);
    if (column.type == string_type) {
      values_[i] = Value::of(cell.text);
    } else if (column.type == boolean_type) {
      if (text == "true" || text == "false")
        values_[i] = Value::of(text == "true");
      else
        fault("V08", "the column `" + column.name + "` holds true or false, and here `" + printable(text) + "`",
              cell.place, "in small letters; other codes are compared: `" + column.name + " = 1`");
    } else if (const auto number = number_in(text)) {
      values_[i] = Value::of(*number);
    } else {
      fault("V08", "the column `" + column.name + "` holds numbers, and here `" + printable(text.substr(0, 60)) + "`",
            cell.place, "a code for missing is listed under `missing`, a column of text under `columns`");
    }
  }
}

Written CaseMaker::written(const Mapped& mapped) const {
  const Place place = mapped.columns.empty() ? row_->place : row_->cells[mapped.columns.front()].place;
  Written made{"", false, true, place};
  if (mapped.kind == Mapped::Kind::cell) {
    const Cell& cell = row_->cells[mapped.columns.front()];
    if (!is_missing(cell, map_.columns[mapped.columns.front()])) made = {as_written(cell), false, false, place};
  } else if (mapped.kind == Mapped::Kind::computed && !values_[mapped.result].is_null()) {
    const Value& value = values_[mapped.result];
    made = {plain_text(value), value.kind() == Value::Kind::string, false, place};
  }
  return made;
}

std::optional<std::int32_t> CaseMaker::days(const Mapped& mapped, const char* what) {
  const Written day = written(mapped);
  if (day.is_null) return std::nullopt;
  const auto number = Decimal::parse(day.text);
  if (number && number->is_whole() && *number >= Decimal(0) && *number <= Decimal(most_days))
    return static_cast<std::int32_t>(*number->to_int64());
  fault("V08",
        "`" + std::string(what) + "` must be a whole number from 0 to " + std::to_string(most_days) + ", found `" +
            printable(day.text) + "`",
        day.place, "days are counted back from the day of the case");
  return std::nullopt;
}

// Nothing, when none of its values is there: a form that nobody filled in is no reading.
std::optional<Reading> CaseMaker::reading(const CompiledReading& mapped) {
  Reading made;
  made.place = row_->place;
  bool any = false;
  if (mapped.value.kind != Mapped::Kind::nothing) {
    made.value = written(mapped.value);
    made.place = made.value->place;
    any = !made.value->is_null;
  }
  made.has_items = mapped.has_items;
  for (const Mapped& item : mapped.items) made.items.push_back(written(item));
  for (const auto& [name, part] : mapped.named) made.named.emplace_back(name, written(part));
  for (const Written& item : made.items) any = any || !item.is_null;
  for (const auto& [name, part] : made.named) any = any || !part.is_null;
  if (!made.items.empty()) made.place = made.items.front().place;
  for (auto& [name, part] : made.named) name.place = part.place;  // faults of a row point into the row
  made.days_ago = days(mapped.days_ago, "days_ago");
  return any ? std::optional(std::move(made)) : std::nullopt;
}

std::optional<Episode> CaseMaker::episode(const CompiledStay& mapped, bool& known) {
  const Written level = written(mapped.level);
  known = known && !level.is_null;
  if (level.is_null || level.text == "none") return std::nullopt;
  Episode made{.level = {level.text, level.place}, .place = level.place};
  const std::size_t before = faults_.size();
  const auto from = days(mapped.from_days_ago, "from_days_ago");
  made.to_days_ago = days(mapped.to_days_ago, "to_days_ago");
  made.from_days_ago = from.value_or(0);
  if (!from && faults_.size() == before)
    fault("V09", "a stay at `" + printable(level.text) + "` does not say when it began", level.place,
          "`from_days_ago` is missing in this row");
  if (from && made.to_days_ago && *made.to_days_ago > *from) fault("V09", "a stay ends before it begins", level.place);
  const Written ended = written(mapped.ended);
  if (!ended.is_null && made.to_days_ago) made.ended = ended.text;
  return made;
}

// A level that is missing in a row leaves its history unknown: it cannot be told from no stay.
void CaseMaker::add_history(Case& made) {
  if (!map_.history) return;
  bool known = true;
  std::vector<Episode> stays;
  for (const CompiledStay& stay : *map_.history)
    if (auto found = episode(stay, known)) stays.push_back(std::move(*found));
  if (std::ranges::count_if(stays, [](const Episode& stay) { return !stay.to_days_ago; }) > 1)
    fault("V09", "two stays are open at once", row_->place, "give the one that is over its `to_days_ago`");
  if (known) made.history = std::move(stays);
}

Result<Case> CaseMaker::make(const Row& row) {
  row_ = &row;
  faults_.clear();
  arena_.clear();
  outcome_.reset();
  id_.clear();
  read_cells();
  run(map_.code, values_, arena_);
  Case made;
  const Written id = written(map_.id);
  id_ = id.text;
  made.id = {id.text, id.place};
  if (id.is_null) fault("V09", "the row has no id", id.place);
  const Written from = written(map_.population_from);
  made.population = {map_.population.empty() ? from.text : map_.population, from.place};
  if (made.population.text.empty()) fault("V09", "the row does not say its population", from.place);
  for (const CompiledAnswer& mapped : map_.answers) {
    Answer answer{{mapped.name.text, row.place}, {}};
    for (const CompiledReading& one : mapped.readings)
      if (auto found = reading(one)) answer.readings.push_back(std::move(*found));
    if (answer.readings.empty()) continue;
    answer.name.place = answer.readings.front().place;
    made.answers.push_back(std::move(answer));
  }
  add_history(made);
  const Written placed = written(map_.placed);
  if (!placed.is_null) made.placed = Placement{{placed.text, placed.place}, written(map_.placed_reason).text};
  if (const Written outcome = written(map_.outcome); !outcome.is_null) outcome_ = outcome;
  if (!faults_.empty()) return std::move(faults_);
  return made;
}

}  // namespace rung
