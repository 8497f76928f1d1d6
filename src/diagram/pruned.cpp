#include "rung/diagram/pruned.hpp"

#include <algorithm>

namespace rung {

std::size_t Pruned::Hash::operator()(const std::vector<Node>& nodes) const {
  std::uint64_t hash = nodes.size();
  for (const Node node : nodes) hash = (hash ^ node) * 0x9E3779B97F4A7C15u, hash ^= hash >> 29;
  return hash;
}

// Only what can still be reached, from the root; made from the ends.
Pruned::Pruned(const Chart& chart, const std::vector<std::vector<std::uint32_t>>& cells) : cells_(cells) {
  root_ = chart.root();
  if (Chart::is_terminal(root_)) return;
  std::vector<bool> is_reached(chart.size());
  is_reached[root_] = true;
  for (Node node = root_; node < chart.size(); ++node) {
    if (!is_reached[node]) continue;
    const auto children = chart.children(node);
    for (const std::uint32_t cell : cells[chart.variable(node)])
      if (!Chart::is_terminal(children[cell])) is_reached[children[cell]] = true;
  }
  std::vector<Node> made(chart.size()), below;
  for (Node node = static_cast<Node>(chart.size()); node-- > root_;) {
    if (!is_reached[node]) continue;
    below.clear();
    const auto children = chart.children(node);
    for (const std::uint32_t cell : cells[chart.variable(node)])
      below.push_back(Chart::is_terminal(children[cell]) ? children[cell] : made[children[cell]]);
    made[node] = make(chart.variable(node), below);
  }
  root_ = made[root_];
}

Pruned::Node Pruned::make(std::uint32_t variable, std::span<const Node> below) {
  if (std::ranges::all_of(below, [&](Node one) { return one == below.front(); })) return below.front();
  std::vector<Node> key = {variable};
  key.insert(key.end(), below.begin(), below.end());
  const auto [found, is_new] = known_.emplace(std::move(key), static_cast<Node>(heads_.size()));
  if (is_new) {
    heads_.push_back({variable, static_cast<std::uint32_t>(pool_.size())});
    pool_.insert(pool_.end(), below.begin(), below.end());
  }
  return found->second;
}

// Those that ask later variables come last.
std::vector<Pruned::Node> Pruned::reached(Node node) const {
  std::vector<Node> found;
  if (Chart::is_terminal(node)) return found;
  std::vector<bool> seen(heads_.size());
  found.push_back(node);
  seen[node] = true;
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const Node child : below(found[i]))
      if (!Chart::is_terminal(child) && !seen[child]) seen[child] = true, found.push_back(child);
  std::ranges::stable_sort(found, {}, [&](Node one) { return heads_[one].variable; });
  return found;
}

Pruned::Node Pruned::hold(Node node, std::uint32_t variable, std::uint32_t cell) {
  const std::vector<Node> all = reached(node);
  const auto place = static_cast<std::size_t>(std::ranges::find(cells_[variable], cell) - cells_[variable].begin());
  std::unordered_map<Node, Node> made;
  const auto held = [&](Node one) {
    return Chart::is_terminal(one) || heads_[one].variable > variable ? one : made.at(one);
  };
  for (std::size_t i = all.size(); i-- > 0;) {
    const Node one = all[i];
    if (heads_[one].variable > variable) continue;
    if (heads_[one].variable == variable) {
      made[one] = below(one)[place];
      continue;
    }
    std::vector<Node> children(below(one).begin(), below(one).end());
    for (Node& child : children) child = held(child);
    made[one] = make(heads_[one].variable, children);
  }
  return held(node);
}

std::vector<std::uint32_t> Pruned::support(Node node) const {
  std::vector<std::uint32_t> found;
  for (const Node one : reached(node))
    if (found.empty() || found.back() != heads_[one].variable) found.push_back(heads_[one].variable);
  return found;
}

std::uint32_t Pruned::ends(Node node) const {
  if (Chart::is_terminal(node)) return 1u << Chart::number(node);
  std::uint32_t found = 0;
  for (const Node one : reached(node))
    for (const Node child : below(one))
      if (Chart::is_terminal(child)) found |= 1u << Chart::number(child);
  return found;
}

double Pruned::share(Node node, std::uint32_t number, const std::vector<std::vector<double>>& weights) const {
  std::unordered_map<Node, double> shares;
  const auto of = [&](Node one) {
    return Chart::is_terminal(one) ? (Chart::number(one) == number ? 1.0 : 0.0) : shares.at(one);
  };
  const std::vector<Node> all = reached(node);
  for (std::size_t i = all.size(); i-- > 0;) {
    const std::uint32_t variable = heads_[all[i]].variable;
    double sum = 0;
    for (std::size_t k = 0; k < cells_[variable].size(); ++k)
      sum += weights[variable][cells_[variable][k]] * of(below(all[i])[k]);
    shares[all[i]] = sum;
  }
  return of(node);
}

}  // namespace rung
