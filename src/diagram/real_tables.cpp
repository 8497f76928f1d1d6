#include "rung/diagram/real_tables.hpp"

#include <algorithm>
#include <functional>

#include "rung/evaluate/score.hpp"

namespace rung {
namespace {

constexpr double few_sheets = 100'000;  // of an instrument, that are all looked at

class RealTables {
 public:
  RealTables(const Program& program, const CaseSpace& space, const std::function<bool(std::size_t)>& is_asked)
      : program_(program), space_(space), is_asked_(is_asked) {}
  std::vector<RealTable> run() {
    add_stays();
    add_readings();
    for (std::size_t i = 0; i < program_.rules().instruments.size(); ++i) add_sheets(i);
    return std::move(tables_);
  }

 private:
  /// Whether two points of two variables go together.
  using Together = std::function<bool(std::size_t, std::size_t)>;

  void add_stays();
  void add_stays_of(std::size_t a, std::size_t b);
  void add_readings();
  void add_sheets(std::size_t instrument);
  void add(std::size_t a, std::size_t b, const Together& together);
  const Slot& slot(std::size_t variable) const;
  const Variable& variable(std::size_t index) const { return space_.variables[index]; }
  bool asks(std::size_t variable, HistoryQuestion question) const;
  std::int64_t number(std::size_t variable, std::size_t point) const;

  bool is_asked(std::size_t variable) const { return !is_asked_ || is_asked_(variable); }

  const Program& program_;
  const CaseSpace& space_;
  const std::function<bool(std::size_t)>& is_asked_;
  std::vector<RealTable> tables_;
};

const Slot& RealTables::slot(std::size_t index) const { return program_.slots()[variable(index).slots.front()]; }

bool RealTables::asks(std::size_t index, HistoryQuestion question) const {
  return variable(index).kind == Variable::Kind::history && !variable(index).slots.empty() &&
         slot(index).question == question;
}

std::int64_t RealTables::number(std::size_t index, std::size_t point) const {
  const Value& value = variable(index).points[point].front();
  return value.kind() == Value::Kind::decimal ? value.decimal().to_int64().value_or(0) : value.long_integer();
}

// Nothing where all cells go together.
void RealTables::add(std::size_t a, std::size_t b, const Together& together) {
  if (!is_asked(a) || !is_asked(b)) return;
  std::set<std::vector<std::uint32_t>> rows;
  for (std::size_t p = 0; p < variable(a).points.size(); ++p)
    for (std::size_t q = 0; q < variable(b).points.size(); ++q)
      if (together(p, q)) rows.insert({variable(a).cell_of[p], variable(b).cell_of[q]});
  if (rows.size() < std::size_t{variable(a).cells} * variable(b).cells) tables_.push_back({{a, b}, std::move(rows)});
}

// Where a person is and was, how long and how often: one list of stays answers all of it or none.
void RealTables::add_stays() {
  const auto is_of_stays = [&](std::size_t v) {
    const Variable::Kind kind = variable(v).kind;
    return kind == Variable::Kind::current || kind == Variable::Kind::previous ||
           asks(v, HistoryQuestion::weeks_at_level) || asks(v, HistoryQuestion::episodes) ||
           asks(v, HistoryQuestion::days_since_discharge);
  };
  for (std::size_t a = 0; a < space_.variables.size(); ++a)
    for (std::size_t b = 0; b < space_.variables.size(); ++b)
      if (a != b && is_of_stays(a) && is_of_stays(b)) add_stays_of(a, b);
}

void RealTables::add_stays_of(std::size_t a, std::size_t b) {
  const auto tells_all = [&](std::size_t v) {  // known whenever the history is
    return variable(v).kind != Variable::Kind::history || asks(v, HistoryQuestion::episodes);
  };
  if (tells_all(a) && tells_all(b) && a < b)
    add(a, b, [](std::size_t p, std::size_t q) { return (p == 0) == (q == 0); });
  if (tells_all(a) && !tells_all(b)) add(a, b, [](std::size_t p, std::size_t q) { return p != 0 || q == 0; });
  const auto at = [&](std::size_t v, std::size_t p) -> std::string {
    const Whereabouts where = variable(v).places[p];
    const Ladder& ladder = program_.rules().ladder;
    if (where.kind == Whereabouts::Kind::on_ladder) return ladder.levels[where.index].id.text;
    return where.kind == Whereabouts::Kind::above ? ladder.above[where.index].id.text : "";
  };
  if (variable(a).kind == Variable::Kind::current) {
    if (asks(b, HistoryQuestion::weeks_at_level))
      add(a, b, [&](std::size_t p, std::size_t q) { return at(a, p).empty() == (q == 0); });
    if (asks(b, HistoryQuestion::episodes))
      add(a, b, [&](std::size_t p, std::size_t q) { return q == 0 || at(a, p) != slot(b).level || number(b, q) >= 1; });
  }
  if (variable(a).kind == Variable::Kind::previous) {
    if (asks(b, HistoryQuestion::days_since_discharge))
      add(a, b, [&](std::size_t p, std::size_t q) {
        return at(a, p).empty() ? q == 0 : at(a, p) != slot(b).level || q != 0;
      });
    if (asks(b, HistoryQuestion::episodes))
      add(a, b,
          [&](std::size_t p, std::size_t q) { return p == 0 || q == 0 || !at(a, p).empty() || number(b, q) <= 1; });
  }
  const bool counts = asks(b, HistoryQuestion::episodes) || asks(b, HistoryQuestion::days_since_discharge);
  if (counts && asks(a, HistoryQuestion::episodes) && slot(a).level == slot(b).level) {
    if (asks(b, HistoryQuestion::episodes) && slot(a).days < slot(b).days)
      add(a, b, [&](std::size_t p, std::size_t q) { return p == 0 || q == 0 || number(a, p) <= number(b, q); });
    if (asks(b, HistoryQuestion::days_since_discharge))
      add(a, b, [&](std::size_t p, std::size_t q) {
        if (p == 0) return true;
        return q != 0 && number(b, q) <= slot(a).days ? number(a, p) >= 1 : number(a, p) <= 1;
      });
  }
}

// A change and an age are known only where there is a latest reading; a start also where the latest has no value.
void RealTables::add_readings() {
  for (std::size_t v = 0; v < space_.variables.size(); ++v) {
    const bool changes = asks(v, HistoryQuestion::change);
    if (!changes && !asks(v, HistoryQuestion::age_days)) continue;
    const Slot& of = program_.slots()[slot(v).of];
    const std::size_t subject = space_.variable_of[slot(v).of];
    if (subject != CaseSpace::unused)
      add(v, subject, [&](std::size_t p, std::size_t q) {
        if (p == 0) return true;
        if (q == 0) return false;
        if (!changes || !of.range) return true;
        return of.range->holds(Decimal(number(subject, q) - number(v, p)));
      });
    for (std::size_t other = 0; changes && other < space_.variables.size(); ++other)
      if (variable(other).kind == Variable::Kind::current || variable(other).kind == Variable::Kind::previous ||
          asks(other, HistoryQuestion::episodes))
        add(v, other, [](std::size_t p, std::size_t q) { return p == 0 || q != 0; });
  }
}

// Every sheet of a short instrument, with its scores as they come of it, or as they are given where they do not.
void RealTables::add_sheets(std::size_t index) {
  const Instrument& instrument = program_.rules().instruments[index];
  std::vector<std::size_t> used;
  for (std::size_t v = 0; v < space_.variables.size(); ++v)
    if ((variable(v).kind == Variable::Kind::item || variable(v).kind == Variable::Kind::score) &&
        !variable(v).slots.empty() && slot(v).instrument == index && is_asked(v))
      used.push_back(v);
  double sheets = 1;
  std::vector<std::vector<Value>> answers;
  for (const Item& item : instrument.items) {
    std::vector<Value> one = {Value{}};
    if (item.type == boolean_type)
      one.insert(one.end(), {Value::of(false), Value::of(true)});
    else if (!item.values.empty())
      for (const std::int32_t value : item.values) one.push_back(Value::of(value));
    else
      for (std::int64_t value = *item.range->low.to_int64(); value <= *item.range->high.to_int64(); ++value)
        one.push_back(Value::of(static_cast<std::int32_t>(value)));
    sheets *= static_cast<double>(one.size());
    answers.push_back(std::move(one));
  }
  if (used.size() < 2 || sheets > few_sheets) return;

  std::set<std::vector<std::uint32_t>> rows;  // `anything` where a score may be given freely
  constexpr std::uint32_t anything = RealTable::anything;
  const CompiledInstrument& compiled = program_.instruments()[index];
  ScoredSheet sheet;
  std::vector<std::size_t> at(answers.size());
  std::vector<Value> items(answers.size());
  const auto cell_of = [&](std::size_t v, const Value& value) {
    for (std::size_t p = 0; p < variable(v).points.size(); ++p)
      if (same(variable(v).points[p].front(), value)) return variable(v).cell_of[p];
    return anything;  // a score whose points are samples: not told apart here
  };
  for (bool more = true; more;) {
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = answers[i][at[i]];
    score(instrument, compiled, items, {}, sheet);
    std::vector<std::uint32_t> cells;
    for (const std::size_t v : used) {
      const Value& value =
          variable(v).kind == Variable::Kind::item ? sheet.items[slot(v).part] : sheet.computed[slot(v).part];
      cells.push_back(variable(v).kind == Variable::Kind::score && value.is_null() ? anything : cell_of(v, value));
    }
    rows.insert(std::move(cells));
    more = false;
    for (std::size_t i = 0; i < at.size() && !more; ++i) {
      more = ++at[i] < answers[i].size();
      if (!more) at[i] = 0;
    }
  }
  tables_.push_back({used, std::move(rows)});
}

}  // namespace

std::vector<RealTable> real_tables(const Program& program, const CaseSpace& space,
                                   const std::function<bool(std::size_t)>& is_asked) {
  return RealTables(program, space, is_asked).run();
}

}  // namespace rung
