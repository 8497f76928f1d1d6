#include "opening.hpp"

#include <algorithm>
#include <set>

#include "rung/evaluate/score.hpp"

namespace rung {
namespace {

constexpr double few_sheets = 5'000;

std::vector<Value> answers_of(const Item& item) {
  std::vector<Value> found;
  if (item.type == boolean_type) return {Value::of(false), Value::of(true)};
  for (const std::int32_t value : item.values) found.push_back(Value::of(value));
  if (!found.empty() || !item.range) return found;
  for (std::int64_t value = *item.range->low.to_int64(); value <= *item.range->high.to_int64(); ++value)
    found.push_back(Value::of(static_cast<std::int32_t>(value)));
  return found;
}

}  // namespace

void Opening::open(std::uint32_t at) {
  const Variable& variable = person_.variable(at);
  std::optional<Asking> asked = Asking{Asking::Kind::history, 0};
  bool may_stay = false;
  if (variable.places.empty()) {
    const Slot& slot = person_.program().slots()[person_.slot(at)];
    asked = asked_for(person_.program(), person_.facts(), person_.slot(at));
    may_stay = slot.kind == Slot::Kind::history ? slot.question != HistoryQuestion::episodes : slot.optional;
  }
  if (!asked || person_.stays_missing(at)) return;  // it stays missing: it does not apply
  cells_[at].clear();
  for (std::uint32_t cell = may_stay ? 0 : 1; cell < variable.cells; ++cell) cells_[at].push_back(cell);
  if (cells_[at].empty()) cells_[at] = {0};
  questions_[*asked].push_back(at);
}

std::vector<std::uint32_t> Opening::missing_of(std::size_t instrument) const {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t at : person_.chart().asked()) {
    const Variable::Kind kind = person_.variable(at).kind;
    if ((kind == Variable::Kind::score || kind == Variable::Kind::item) && !person_.is_known(at) &&
        person_.program().slots()[person_.slot(at)].instrument == instrument && cells_[at].size() > 1)
      found.push_back(at);
  }
  return found;
}

// Of a sheet that is half filled in, only what the rest of it can make.
void Opening::fill_sheet(std::size_t index) {
  const CompiledInstrument& compiled = person_.program().instruments()[index];
  const auto items = person_.facts().values().subspan(compiled.first_slot, compiled.not_asked.size());
  if (std::ranges::all_of(items, [](const Value& value) { return value.is_null(); })) return;
  const std::vector<std::uint32_t> missing = missing_of(index);
  if (missing.empty() || fill_every_way(index, missing)) return;
  for (const std::uint32_t at : missing)
    if (!fill_sum(index, at)) is_exact_ = false;
  if (missing.size() > 1) is_exact_ = false;
}

void Opening::add_rows(const std::vector<std::uint32_t>& positions, std::vector<std::vector<std::uint32_t>> rows) {
  std::vector<std::uint32_t> widths;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    std::set<std::uint32_t> left;
    for (const auto& row : rows) left.insert(row[i]);
    cells_[positions[i]].assign(left.begin(), left.end());
    widths.push_back(person_.variable(positions[i]).cells);
  }
  if (positions.size() > 1)
    sheets_.emplace_back(std::vector<std::size_t>(positions.begin(), positions.end()), widths, std::move(rows));
}

bool Opening::fill_every_way(std::size_t index, const std::vector<std::uint32_t>& missing) {
  const Instrument& instrument = person_.program().rules().instruments[index];
  const CompiledInstrument& compiled = person_.program().instruments()[index];
  std::vector<std::vector<Value>> answers;
  double ways = 1;
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    const Value& given = person_.facts().values()[compiled.first_slot + i];
    answers.push_back(given.is_null() ? answers_of(instrument.items[i]) : std::vector{given});
    ways *= static_cast<double>(answers.back().size());
  }
  if (ways > few_sheets || ways < 1) return false;
  std::vector<std::vector<std::uint32_t>> rows;
  std::vector<Value> items(answers.size());
  ScoredSheet sheet;
  for (std::size_t way = 0; way < static_cast<std::size_t>(ways); ++way) {
    for (std::size_t i = 0, rest = way; i < items.size(); rest /= answers[i].size(), ++i)
      items[i] = answers[i][rest % answers[i].size()];
    score(instrument, compiled, items, {}, sheet);
    std::vector<std::uint32_t> row;
    for (const std::uint32_t at : missing) {
      const std::size_t part = person_.program().slots()[person_.slot(at)].part;
      const bool is_item = person_.variable(at).kind == Variable::Kind::item;
      row.push_back(cell_of(person_.variable(at), is_item ? sheet.items[part] : sheet.computed[part]));
    }
    rows.push_back(std::move(row));
  }
  add_rows(missing, std::move(rows));
  return true;
}

// The sums that the items left can make, for long forms of which most is missing.
bool Opening::fill_sum(std::size_t index, std::uint32_t at) {
  const Instrument& instrument = person_.program().rules().instruments[index];
  const CompiledInstrument& compiled = person_.program().instruments()[index];
  if (person_.variable(at).kind == Variable::Kind::item) return true;
  const auto& part = compiled.scores[person_.program().slots()[person_.slot(at)].part];
  const bool passes_over =
      std::ranges::any_of(instrument.items, [](const Item& item) { return item.not_asked.has_value(); });
  if (part.summed.empty() || passes_over) return false;
  std::set<std::int32_t> sums = {0};
  for (const CompiledInstrument::Summand& one : part.summed) {
    const Value& given = person_.facts().values()[compiled.first_slot + one.item];
    std::set<std::int32_t> next;
    for (const Value& answer : given.is_null() ? answers_of(instrument.items[one.item]) : std::vector{given}) {
      if (answer.kind() != Value::Kind::integer) return false;
      const std::int32_t points = one.turned ? *one.turned - answer.integer() : answer.integer();
      for (const std::int32_t sum : sums) next.insert(sum + points);
    }
    sums = std::move(next);
  }
  std::vector<std::vector<std::uint32_t>> rows;
  for (const std::int32_t sum : sums) rows.push_back({cell_of(person_.variable(at), Value::of(sum))});
  add_rows({at}, std::move(rows));
  return true;
}

}  // namespace rung
