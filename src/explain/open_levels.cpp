#include <algorithm>
#include <map>
#include <set>

#include "asking.hpp"
#include "on_chart.hpp"
#include "rung/diagram/pruned.hpp"
#include "rung/evaluate/score.hpp"

namespace rung {
namespace {

constexpr std::size_t few_sheets = 5'000, few_rows = 500;

/// What each missing answer can still come to, and the questions that would tell.
class Opening {
 public:
  explicit Opening(const OnChart& person) : person_(person), cells_(person.chart().positions()) {
    for (std::size_t at = 0; at < cells_.size(); ++at) cells_[at] = {person.cell(at)};
    for (const std::uint32_t at : person.chart().asked())
      if (!person.is_known(at)) open(at);
    for (std::size_t i = 0; i < person.program().instruments().size(); ++i) fill_sheet(i);
    for (const Chart& one : sheets_) parts_.push_back(&one);
    for (const Chart* one : person.real())
      if (std::ranges::any_of(one->support(), [&](std::uint32_t at) { return cells_[at].size() > 1; }))
        parts_.push_back(one);
  }

  const std::vector<std::vector<std::uint32_t>>& cells() const { return cells_; }
  const std::vector<const Chart*>& parts() const { return parts_; }
  /// The positions that each question would tell.
  const std::map<Asking, std::vector<std::uint32_t>>& questions() const { return questions_; }
  bool is_exact() const { return is_exact_; }
  bool is_real(std::span<const std::uint32_t> cells, const Chart& part) const {
    return part.at(cells) == Forest::number(Forest::yes);
  }

 private:
  void open(std::uint32_t at);
  void fill_sheet(std::size_t instrument);
  std::vector<std::uint32_t> missing_of(std::size_t instrument) const;
  void add_rows(const std::vector<std::uint32_t>& positions, std::vector<std::vector<std::uint32_t>> rows);
  bool fill_every_way(std::size_t instrument, const std::vector<std::uint32_t>& missing);
  bool fill_sum(std::size_t instrument, std::uint32_t at);

  const OnChart& person_;
  std::vector<std::vector<std::uint32_t>> cells_;
  std::vector<Chart> sheets_;
  std::vector<const Chart*> parts_;
  std::map<Asking, std::vector<std::uint32_t>> questions_;
  bool is_exact_ = true;
};

void Opening::open(std::uint32_t at) {
  const Variable& variable = person_.variable(at);
  std::optional<Asking> asked = Asking{Asking::Kind::history, 0};
  bool may_stay = false;
  if (variable.places.empty()) {
    const Slot& slot = person_.program().slots()[person_.slot(at)];
    asked = asked_for(person_.program(), person_.facts(), person_.slot(at));
    may_stay = slot.kind == Slot::Kind::history ? slot.question != HistoryQuestion::episodes : slot.optional;
  }
  if (!asked) return;  // it stays missing: it does not apply
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
        person_.program().slots()[person_.slot(at)].instrument == instrument)
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

std::vector<Value> answers_of(const Item& item) {
  std::vector<Value> found;
  if (item.type == boolean_type) return {Value::of(false), Value::of(true)};
  for (const std::int32_t value : item.values) found.push_back(Value::of(value));
  if (!found.empty() || !item.range) return found;
  for (std::int64_t value = *item.range->low.to_int64(); value <= *item.range->high.to_int64(); ++value)
    found.push_back(Value::of(static_cast<std::int32_t>(value)));
  return found;
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
  if (ways > static_cast<double>(few_sheets) || ways < 1) return false;
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

/// One question with every answer to it, as cells of the positions that it tells.
struct Unit {
  Asking asked;
  std::vector<std::uint32_t> positions;
  std::vector<std::vector<std::uint32_t>> answers;  ///< empty when they are too many
};

/// Which questions can still change the level, and in which order.
class Ordering {
 public:
  Ordering(const OnChart& person, const Opening& opening, Pruned& pruned, std::uint64_t budget)
      : person_(person), opening_(opening), pruned_(pruned), steps_(budget) {
    for (const auto& [asked, positions] : opening.questions()) units_.push_back(unit(asked, positions));
  }

  void weigh(const std::vector<std::vector<double>>& weights) { weights_ = weights; }

  void run(OpenLevels& open) {
    std::vector<std::pair<Plan, NextQuestion>> found;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (!matters(i)) continue;
      NextQuestion next;
      next.question = worded(person_.program(), units_[i].asked);
      Plan plan = after(i, pruned_.root());
      for (const Pruned::Node node : outcomes(i, pruned_.root())) next.can_settle |= Chart::is_terminal(node);
      next.then_most = plan.most;
      next.then_mean = plan.mean;
      found.emplace_back(plan, std::move(next));
    }
    std::ranges::stable_sort(found, [&](const auto& a, const auto& b) { return better(a.first, b.first); });
    for (auto& [plan, next] : found) open.questions.push_back(std::move(next));
    open.is_best_order = !ran_out_;
  }

 private:
  struct Plan {
    bool is_wide = false;  ///< its answers are too many to look at each
    double mean = 0;
    std::size_t most = 0;
  };
  bool better(const Plan& a, const Plan& b) const {
    if (a.is_wide != b.is_wide) return b.is_wide;
    if (!weights_.empty() && a.mean != b.mean) return a.mean < b.mean;
    return a.most < b.most;
  }

  Unit unit(Asking asked, const std::vector<std::uint32_t>& positions) const;
  bool matters(std::size_t unit);
  std::vector<Pruned::Node> outcomes(std::size_t unit, Pruned::Node node);
  Plan after(std::size_t unit, Pruned::Node node);
  Plan best(Pruned::Node node);
  Plan guess(Pruned::Node node);
  std::vector<std::size_t> asks(Pruned::Node node);
  double weight(std::size_t unit, std::size_t answer) const;

  const OnChart& person_;
  const Opening& opening_;
  Pruned& pruned_;
  std::uint64_t steps_;
  bool ran_out_ = false;
  std::vector<Unit> units_;
  std::vector<std::vector<double>> weights_;
  std::map<Pruned::Node, Plan> plans_;
};

// Every combination of the cells left that can be together, with whatever others come to.
Unit Ordering::unit(Asking asked, const std::vector<std::uint32_t>& positions) const {
  Unit made{asked, positions, {}};
  std::size_t rows = 1;
  for (const std::uint32_t at : positions) {
    rows *= opening_.cells()[at].size();
    if (rows > few_rows) return made;
  }
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<std::uint32_t> answer;
    std::size_t rest = row;
    Search search{.chart = nullptr, .ends = 0};
    for (const std::uint32_t at : positions) {
      answer.push_back(opening_.cells()[at][rest % opening_.cells()[at].size()]);
      rest /= opening_.cells()[at].size();
    }
    const auto can_be = [&](const Chart* part) {
      const auto support = part->support();
      if (std::ranges::none_of(positions, [&](auto at) { return std::ranges::find(support, at) != support.end(); }))
        return true;
      search.chart = part;
      search.ends = 1u << Forest::number(Forest::yes);
      search.together.assign(opening_.cells().size(), 0);
      search.costs.assign(opening_.cells().size(), {});
      for (const std::uint32_t at : support) {
        search.costs[at].assign(person_.variable(at).cells, Search::never);
        for (const std::uint32_t cell : opening_.cells()[at]) search.costs[at][cell] = 0;
      }
      for (std::size_t i = 0; i < positions.size(); ++i) {
        search.costs[positions[i]].assign(person_.variable(positions[i]).cells, Search::never);
        search.costs[positions[i]][answer[i]] = 0;
      }
      std::uint64_t steps = 1'000;
      Ways ways(search, steps);
      return ways.is_there() || ways.gave_up();
    };
    if (std::ranges::all_of(opening_.parts(), can_be)) made.answers.push_back(std::move(answer));
  }
  return made;
}

std::vector<std::size_t> Ordering::asks(Pruned::Node node) {
  const std::vector<std::uint32_t> support = pruned_.support(node);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < units_.size(); ++i)
    if (std::ranges::any_of(units_[i].positions, [&](auto at) { return std::ranges::binary_search(support, at); }))
      found.push_back(i);
  return found;
}

// What is left after each answer, each once.
std::vector<Pruned::Node> Ordering::outcomes(std::size_t index, Pruned::Node node) {
  std::vector<Pruned::Node> found;
  for (const auto& answer : units_[index].answers) {
    Pruned::Node left = node;
    for (std::size_t i = 0; i < answer.size(); ++i) left = pruned_.hold(left, units_[index].positions[i], answer[i]);
    found.push_back(left);
  }
  return found;
}

bool Ordering::matters(std::size_t index) {
  const std::vector<std::size_t> asked = asks(pruned_.root());
  if (std::ranges::find(asked, index) == asked.end()) return false;
  if (units_[index].answers.empty()) return true;
  const auto left = outcomes(index, pruned_.root());
  return std::ranges::any_of(left, [&](Pruned::Node node) { return node != left.front(); });
}

double Ordering::weight(std::size_t index, std::size_t answer) const {
  if (weights_.empty()) return 0;
  const Unit& one = units_[index];
  return weights_[one.positions.front()][one.answers[answer].front()];
}

Ordering::Plan Ordering::after(std::size_t index, Pruned::Node node) {
  Plan made;
  if (units_[index].answers.empty()) {
    made.is_wide = true;
    made.most = asks(node).size() - 1;
    return made;
  }
  const auto left = outcomes(index, node);
  for (std::size_t i = 0; i < left.size(); ++i) {
    const Plan plan = best(left[i]);
    made.most = std::max(made.most, plan.most);
    made.mean += weight(index, i) * plan.mean;
  }
  return made;
}

// With the budget gone: all that still counts may have to be asked.
Ordering::Plan Ordering::guess(Pruned::Node node) {
  const std::size_t count = asks(node).size();
  return {false, static_cast<double>(count), count};
}

Ordering::Plan Ordering::best(Pruned::Node node) {
  if (Chart::is_terminal(node)) return {};
  if (const auto found = plans_.find(node); found != plans_.end()) return found->second;
  const std::vector<std::size_t> asked = asks(node);
  std::uint64_t cost = 0;
  for (const std::size_t unit : asked) cost += units_[unit].answers.size() * asked.size();
  if (asked.size() > 1 && (ran_out_ || steps_ < cost)) {
    ran_out_ = true;
    return guess(node);
  }
  std::optional<Plan> least;
  if (asked.size() == 1) {
    least = Plan{};  // whatever is answered settles it
  } else {
    steps_ -= cost;
    for (const std::size_t unit : asked)
      if (const Plan plan = after(unit, node); !least || better(plan, *least)) least = plan;
  }
  const Plan made{false, 1 + least->mean, 1 + least->most};
  plans_.emplace(node, made);
  return made;
}

/// The weight of each cell, by position; names what nobody says.
class Weighting {
 public:
  Weighting(const OnChart& person, const Opening& opening, const Population& population)
      : person_(person), opening_(opening), population_(population) {}

  std::vector<std::vector<double>> run(const std::vector<std::uint32_t>& support,
                                       std::vector<std::string>& not_stated) {
    std::vector<std::vector<double>> weights(opening_.cells().size());
    for (const std::uint32_t at : support) {
      weights[at] = of(at);
      const auto& question = *std::ranges::find_if(
          opening_.questions(), [&](const auto& one) { return std::ranges::find(one.second, at) != one.second.end(); });
      const auto together = std::ranges::count_if(
          question.second, [&](auto other) { return std::ranges::find(support, other) != support.end(); });
      if (weights[at].empty() || together > 1) not_stated.push_back(name(at));
    }
    return weights;
  }

 private:
  std::string name(std::size_t at) const {
    const Variable& variable = person_.variable(at);
    if (variable.kind == Variable::Kind::current) return "current_level";
    if (variable.kind == Variable::Kind::previous) return "previous_level";
    return person_.program().slots()[person_.slot(at)].name;
  }

  std::vector<double> of(std::size_t at) const {
    const Variable& variable = person_.variable(at);
    const auto found = std::ranges::find(population_.marginals, name(at),
                                         [](const Population::Marginal& one) { return one.name.text; });
    if (found == population_.marginals.end()) return {};
    std::vector<double> stated(variable.cells), left(variable.cells);
    stated[0] = weight_of(found->missing);
    for (const auto& [written, weight] : found->weights) {
      Faults faults;
      const auto value = variable.places.empty()
                             ? value_of(written, person_.program().slots()[person_.slot(at)], faults)
                             : std::optional(Value::of(std::string_view(written.text)));
      if (value) stated[cell_of(variable, *value)] += weight_of(weight);
    }
    double sum = 0;
    for (const std::uint32_t cell : opening_.cells()[at]) sum += left[cell] = stated[cell];
    if (sum <= 0) return {};
    for (double& one : left) one /= sum;
    return left;
  }

  static double weight_of(Decimal number) {
    return static_cast<double>(number.units()) / static_cast<double>(Decimal::units_per_one);
  }

  const OnChart& person_;
  const Opening& opening_;
  const Population& population_;
};

// With parts that have to be real, each level is looked for by itself.
std::uint32_t possible_levels(const OnChart& person, const Opening& opening, const Pruned& pruned, std::uint64_t steps,
                              bool& is_exact) {
  const std::uint32_t at_most = pruned.ends(pruned.root());
  if (opening.parts().empty() || (at_most & (at_most - 1)) == 0) return at_most;
  Search search{.chart = &person.chart().level(), .ends = 0, .also = opening.parts()};
  search.together.resize(opening.cells().size());
  for (std::size_t at = 0; at < opening.cells().size(); ++at) {
    search.costs.emplace_back(person.variable(at).cells, Search::never);
    for (const std::uint32_t cell : opening.cells()[at]) search.costs[at][cell] = 0;
  }
  std::uint32_t possible = 0;
  for (std::size_t level = 0; level < person.levels(); ++level) {
    if (!(at_most >> level & 1)) continue;
    search.ends = 1u << level;
    Ways ways(search, steps);
    const bool is_there = ways.is_there();
    if (is_there || ways.gave_up()) possible |= 1u << level;
    is_exact = is_exact && !ways.gave_up();
  }
  return possible;
}

}  // namespace

void add_open(const OnChart& person, const Population* population, const InsightBudget& budget, Insight& insight) {
  OpenLevels& open = insight.open;
  const Opening opening(person);
  Pruned pruned(person.chart().level(), opening.cells());
  open.is_exact = opening.is_exact();
  open.possible = possible_levels(person, opening, pruned, budget.open, open.is_exact);
  if (Chart::is_terminal(pruned.root()) || (open.is_exact && (open.possible & (open.possible - 1)) == 0)) {
    if (population) {
      open.likelihood.assign(person.levels(), 0);
      for (std::size_t level = 0; level < person.levels(); ++level) open.likelihood[level] = open.possible >> level & 1;
    }
    return;
  }
  Ordering ordering(person, opening, pruned, budget.order);
  if (population) {
    const auto weights = Weighting(person, opening, *population).run(pruned.support(pruned.root()), open.not_stated);
    if (open.not_stated.empty()) {
      for (std::size_t level = 0; level < person.levels(); ++level)
        open.likelihood.push_back(pruned.share(pruned.root(), static_cast<std::uint32_t>(level), weights));
      ordering.weigh(weights);
    }
  }
  ordering.run(open);
}

}  // namespace rung
