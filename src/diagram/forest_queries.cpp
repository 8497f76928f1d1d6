#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "rung/diagram/forest.hpp"
#include "rung/diagram/row_set.hpp"

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

std::vector<Diagram> Forest::reached(Diagram node) const {
  std::vector<Diagram> found;
  visit({&node, 1}, [&](Diagram one) { found.push_back(one); });
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

bool Forest::implies(Diagram a, Diagram b) {
  if (a == no || b == yes || a == b) return true;
  if (is_terminal(a) && is_terminal(b)) return false;
  if (!spend()) return false;
  Cached& slot = cache_slot(Operation::implies, a, b);
  const auto operation = static_cast<std::uint32_t>(Operation::implies);
  if (slot.a == a && slot.b == b && slot.operation == operation && slot.result != none) return slot.result == yes;
  const Diagram pair[] = {a, b};
  const std::size_t variable = first_variable(pair);
  bool holds = true;
  for (std::uint32_t cell = 0; holds && cell < widths_[variable]; ++cell)
    holds = implies(child(a, variable, cell), child(b, variable, cell));
  slot = {a, b, operation, holds ? yes : no};
  return holds;
}

bool Forest::meet(Diagram a, Diagram b) {
  const Wanted both[] = {{a, is_yes}, {b, is_yes}};
  bool gave_up = false;
  return find(both, nowhere, UINT64_MAX, gave_up).has_value();
}

/// One run of find(): goes down all of them together, and remembers where there was no way.
class Forest::Finding {
 public:
  Finding(Forest& forest, std::span<const Wanted> wanted, std::size_t apart, std::uint64_t steps,
          std::uint32_t first_cell)
      : forest_(forest), wanted_(wanted), apart_(apart), steps_(steps), first_cell_(first_cell) {}

  bool run(const std::vector<Diagram>& at) {
    bool all = true;
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (is_terminal(at[i]) && !(wanted_[i].allowed >> number(at[i]) & 1)) return false;
      all = all && is_terminal(at[i]);
    }
    if (all) return true;
    if (is_contradiction(at) || dead_.contains(at)) return false;
    if (steps_ == 0 || !forest_.spend()) return gave_up = true, false;
    --steps_;
    const std::size_t variable = forest_.first_variable(at);
    std::vector<Diagram> below(at.size());
    const bool is_apart = variable == apart_;
    for (std::uint32_t cell = is_apart ? 0 : first_cell_; cell < (is_apart ? 1 : forest_.width(variable)); ++cell) {
      for (std::size_t i = 0; i < at.size(); ++i)
        below[i] = forest_.child(at[i], variable, is_apart ? wanted_[i].cell : cell);
      if (run(below)) {
        if (variable != apart_) way.push_back({variable, cell, {cell}});
        return true;
      }
    }
    if (!gave_up) dead_.insert(at);
    return false;
  }

  std::vector<Step> way;  // the last step first
  bool gave_up = false;

 private:
  struct Hash {
    std::size_t operator()(const std::vector<Diagram>& nodes) const { return RowSet::hash(nodes); }
  };
  // One function cannot be two things.
  bool is_contradiction(const std::vector<Diagram>& at) const {
    for (std::size_t i = 0; apart_ == nowhere && i < at.size(); ++i)
      for (std::size_t k = i + 1; k < at.size(); ++k)
        if (at[i] == at[k] && (wanted_[i].allowed & wanted_[k].allowed) == 0) return true;
    return false;
  }

  Forest& forest_;
  std::span<const Wanted> wanted_;
  std::size_t apart_;
  std::uint64_t steps_;
  std::uint32_t first_cell_;
  std::unordered_set<std::vector<Diagram>, Hash> dead_;
};

std::optional<std::vector<Forest::Step>> Forest::find(std::span<const Wanted> wanted, std::size_t apart,
                                                      std::uint64_t steps, bool& gave_up, std::uint32_t first_cell) {
  std::vector<Diagram> at;
  for (const Wanted& one : wanted) at.push_back(one.diagram);
  gave_up = std::ranges::find(at, none) != at.end();
  if (gave_up) return std::nullopt;
  Finding finding(*this, wanted, apart, steps, first_cell);
  const bool found = finding.run(at);
  gave_up = finding.gave_up;
  if (!found) return std::nullopt;
  std::ranges::reverse(finding.way);
  return std::move(finding.way);
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
    const std::uint32_t cost = costs[variable(one)][cell];
    return below == never || cost == forbidden ? never : below + cost;
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
