#include <algorithm>
#include <unordered_map>

#include "rung/diagram/forest.hpp"

namespace rung {

// Calls each node once, those asked later first.
template <class Visit>
void Forest::visit(std::span<const Diagram> roots, Visit&& each) const {
  std::vector<Diagram> found;
  std::vector<bool> seen(heads_.size());
  for (const Diagram root : roots)
    if (!is_terminal(root) && !seen[root]) seen[root] = true, found.push_back(root);
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const Diagram child : children(found[i]))
      if (!is_terminal(child) && !seen[child]) seen[child] = true, found.push_back(child);
  std::ranges::stable_sort(found, std::greater<>(), [&](Diagram node) { return heads_[node].variable; });
  for (const Diagram node : found) each(node);
}

std::size_t Forest::size(std::span<const Diagram> roots) const {
  std::size_t count = 0;
  visit(roots, [&](Diagram) { ++count; });
  return count;
}

std::vector<std::size_t> Forest::support(Diagram node) const {
  std::vector<bool> asked(widths_.size());
  visit({&node, 1}, [&](Diagram one) { asked[heads_[one].variable] = true; });
  std::vector<std::size_t> found;
  for (std::size_t variable = 0; variable < asked.size(); ++variable)
    if (asked[variable]) found.push_back(variable);
  return found;
}

std::vector<std::uint32_t> Forest::numbers(Diagram node) const {
  std::vector<std::uint32_t> found;
  if (is_terminal(node)) found.push_back(number(node));
  visit({&node, 1}, [&](Diagram one) {
    for (const Diagram child : children(one))
      if (is_terminal(child)) found.push_back(number(child));
  });
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Diagram Forest::with(Diagram node, std::size_t variable, std::uint32_t cell) {
  std::unordered_map<Diagram, Diagram> made;
  const auto held = [&](Diagram one) {
    return is_terminal(one) || heads_[one].variable > variable ? one : made.at(one);
  };
  if (node == none) return none;
  visit({&node, 1}, [&](Diagram one) {
    if (heads_[one].variable == variable) made[one] = children(one)[cell];
    if (heads_[one].variable >= variable) return;
    std::vector<Diagram> below(children(one).begin(), children(one).end());
    for (Diagram& child : below) child = held(child);
    made[one] = make(heads_[one].variable, below);
  });
  return held(node);
}

Diagram Forest::some(Diagram node, std::size_t variable, const std::vector<bool>& cells) {
  Diagram found = no;
  for (std::uint32_t cell = 0; cell < cells.size(); ++cell)
    if (cells[cell]) found = either(found, with(node, variable, cell));
  return found;
}

double Forest::share(Diagram node, std::span<const std::vector<double>> weights) const {
  std::unordered_map<Diagram, double> shares;
  const auto of = [&](Diagram one) { return is_terminal(one) ? (one == yes ? 1.0 : 0.0) : shares.at(one); };
  visit({&node, 1}, [&](Diagram one) {
    double sum = 0;
    for (std::uint32_t cell = 0; cell < width(variable(one)); ++cell)
      sum += weights[variable(one)][cell] * of(children(one)[cell]);
    shares[one] = sum;
  });
  return of(node);
}

std::optional<std::vector<Forest::Step>> Forest::cheapest(Diagram node,
                                                          std::span<const std::vector<std::uint32_t>> costs) const {
  constexpr std::uint64_t never = UINT64_MAX;
  std::unordered_map<Diagram, std::uint64_t> best;
  const auto of = [&](Diagram one) { return is_terminal(one) ? (one == yes ? 0 : never) : best.at(one); };
  const auto through = [&](Diagram one, std::uint32_t cell) {
    const std::uint64_t below = of(children(one)[cell]);
    return below == never ? never : below + costs[variable(one)][cell];
  };
  if (node == none) return std::nullopt;
  visit({&node, 1}, [&](Diagram one) {
    std::uint64_t least = never;
    for (std::uint32_t cell = 0; cell < width(variable(one)); ++cell) least = std::min(least, through(one, cell));
    best[one] = least;
  });
  if (of(node) == never) return std::nullopt;
  std::vector<Step> steps;
  while (!is_terminal(node)) {
    Step step{variable(node), 0, {}};
    while (through(node, step.cell) != best.at(node)) ++step.cell;
    const Diagram next = children(node)[step.cell];
    for (std::uint32_t cell = 0; cell < width(step.variable); ++cell)
      if (children(node)[cell] == next) step.cells.push_back(cell);
    steps.push_back(std::move(step));
    node = next;
  }
  return steps;
}

}  // namespace rung
