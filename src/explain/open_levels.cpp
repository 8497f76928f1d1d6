#include <algorithm>

#include "ordering.hpp"

namespace rung {
namespace {

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

}  // namespace

void add_open(const OnChart& person, const Population* population, const InsightBudget& budget, Insight& insight) {
  OpenLevels& open = insight.open;
  const Opening opening(person);
  Pruned pruned(person.chart().level(), opening.cells());
  std::vector<Pruned> parts;
  for (const Chart* one : opening.parts()) parts.emplace_back(*one, opening.cells());
  std::uint64_t steps = budget.open;
  const auto exactly = ends_together(pruned, parts, steps);
  open.is_exact = opening.is_exact() && exactly;
  open.possible = exactly ? *exactly : *ends_together(pruned, {}, steps);
  if (Chart::is_terminal(pruned.root()) || (open.is_exact && (open.possible & (open.possible - 1)) == 0)) {
    if (population) {
      open.likelihood.assign(person.levels(), 0);
      for (std::size_t level = 0; level < person.levels(); ++level) open.likelihood[level] = open.possible >> level & 1;
    }
    return;
  }
  Ordering ordering(person, opening, pruned, parts, budget.order);
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
