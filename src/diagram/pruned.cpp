#include "rung/diagram/pruned.hpp"

#include <algorithm>

namespace rung {

namespace {

constexpr Pruned::Node unknown = UINT32_MAX;

}  // namespace

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
  std::vector<Node> made(chart.size()), row;
  for (Node node = static_cast<Node>(chart.size()); node-- > root_;) {
    if (!is_reached[node]) continue;
    row.assign(1, chart.variable(node));
    const auto children = chart.children(node);
    for (const std::uint32_t cell : cells[chart.variable(node)])
      row.push_back(Chart::is_terminal(children[cell]) ? children[cell] : made[children[cell]]);
    made[node] = make(row);
  }
  root_ = made[root_];
}

Pruned::Node Pruned::make(RowSet::Row row) {
  const auto below = row.subspan(1);
  if (std::ranges::all_of(below, [&](Node one) { return one == below.front(); })) return below.front();
  return rows_.place_of(row);
}

// From the root down: a node comes after those below it.
std::vector<Pruned::Node> Pruned::reached(Node node) const {
  std::vector<Node> found;
  if (Chart::is_terminal(node)) return found;
  std::vector<bool> is_found(rows_.size());
  found.push_back(node);
  is_found[node] = true;
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const Node child : below(found[i]))
      if (!Chart::is_terminal(child) && !is_found[child]) is_found[child] = true, found.push_back(child);
  std::ranges::sort(found, std::greater<>());
  return found;
}

Pruned::Node Pruned::hold(Node node, std::uint32_t variable, std::uint32_t cell) {
  held_.assign(rows_.size(), unknown);
  return held(node, variable,
              static_cast<std::uint32_t>(std::ranges::find(cells_[variable], cell) - cells_[variable].begin()));
}

Pruned::Node Pruned::held(Node node, std::uint32_t variable, std::uint32_t place) {
  if (Chart::is_terminal(node) || this->variable(node) > variable) return node;
  if (this->variable(node) == variable) return below(node)[place];
  if (held_[node] != unknown) return held_[node];
  const std::size_t begin = making_.size(), width = rows_[node].size();
  making_.push_back(this->variable(node));
  for (std::size_t i = 1; i < width; ++i) {  // the rows move when new ones come
    const Node child = held(rows_[node][i], variable, place);
    making_.push_back(child);
  }
  const Node made = make(RowSet::Row(making_).subspan(begin));
  making_.resize(begin);
  return held_[node] = made;
}

std::vector<std::uint32_t> Pruned::support(Node node) const {
  std::vector<bool> is_asked(cells_.size());
  for (const Node one : reached(node)) is_asked[variable(one)] = true;
  std::vector<std::uint32_t> found;
  for (std::uint32_t at = 0; at < is_asked.size(); ++at)
    if (is_asked[at]) found.push_back(at);
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
  std::vector<double> shares(rows_.size());
  const auto of = [&](Node one) {
    return Chart::is_terminal(one) ? (Chart::number(one) == number ? 1.0 : 0.0) : shares[one];
  };
  const std::vector<Node> all = reached(node);
  for (std::size_t i = all.size(); i-- > 0;) {
    const std::uint32_t asked = variable(all[i]);
    double sum = 0;
    for (std::size_t k = 0; k < cells_[asked].size(); ++k)
      sum += weights[asked][cells_[asked][k]] * of(below(all[i])[k]);
    shares[all[i]] = sum;
  }
  return of(node);
}

}  // namespace rung
