#include "rung/diagram/ways.hpp"

#include <algorithm>

namespace rung {

Ways::Ways(const Search& search, std::uint64_t& steps)
    : search_(search), steps_(steps), least_(needed(*search.chart, search.ends)), way_(search.costs.size(), any) {
  for (const Chart* one : search.also) {
    least_also_.push_back(needed(*one, 1u << Chart::number(Chart::yes)));
    also_.push_back(one->root());
  }
}

std::size_t Ways::Hash::operator()(const std::vector<std::uint32_t>& numbers) const {
  std::uint64_t hash = numbers.size();
  for (const std::uint32_t number : numbers) hash = (hash ^ number) * 0x9E3779B97F4A7C15u, hash ^= hash >> 29;
  return hash;
}

// How many changes a chart needs by itself from each node that can be reached. Those changed together count nothing
// here, so this is never too much. One pass from the root and one from the ends.
std::vector<std::uint8_t> Ways::needed(const Chart& chart, std::uint32_t ends) const {
  std::vector<std::uint8_t> least(chart.size(), Search::never);
  if (Chart::is_terminal(chart.root())) return least;
  std::vector<bool> is_reached(chart.size());
  is_reached[chart.root()] = true;
  for (Chart::Node node = chart.root(); node < chart.size(); ++node) {
    if (!is_reached[node]) continue;
    const auto below = chart.children(node);
    const std::uint8_t* const costs = search_.costs[chart.variable(node)].data();
    for (std::size_t cell = 0; cell < below.size(); ++cell)
      if (costs[cell] != Search::never && !Chart::is_terminal(below[cell])) is_reached[below[cell]] = true;
  }
  for (auto node = static_cast<Chart::Node>(chart.size()); node-- > 0;) {
    if (!is_reached[node]) continue;
    const auto below = chart.children(node);
    const std::uint32_t variable = chart.variable(node);
    const std::uint8_t* const costs = search_.costs[variable].data();
    const bool counts = search_.together[variable] == 0;
    unsigned fewest = Search::never;
    for (std::size_t cell = 0; cell < below.size(); ++cell) {
      if (costs[cell] == Search::never) continue;
      const unsigned from = !Chart::is_terminal(below[cell])         ? least[below[cell]]
                            : ends >> Chart::number(below[cell]) & 1 ? 0u
                                                                     : Search::never;
      if (from != Search::never) fewest = std::min(fewest, from + (counts ? costs[cell] : 0u));
    }
    least[node] = static_cast<std::uint8_t>(std::min<unsigned>(fewest, Search::never));
  }
  return least;
}

std::optional<std::size_t> Ways::each_least(const std::function<bool(const Way&)>& each) {
  each_ = &each;
  const Chart::Node root = search_.chart->root();
  const bool ends_at_once = Chart::is_terminal(root) && (search_.ends >> Chart::number(root) & 1);
  if (Chart::is_terminal(root) ? !ends_at_once : least_[root] == Search::never) return std::nullopt;
  for (bound_ = Chart::is_terminal(root) ? 0 : least_[root];; ++bound_) {
    const unsigned outcome = go(root, 0, 0);
    if (gave_up_) return std::nullopt;
    if (outcome & found) return bound_;
    if (!(outcome & cut_off)) return std::nullopt;
  }
}

unsigned Ways::go(Chart::Node node, std::size_t changes, std::uint64_t changed) {
  const Chart& chart = *search_.chart;
  std::size_t least = 0;
  std::uint32_t variable = any;
  if (!Chart::is_terminal(node)) {
    least = least_[node];
    variable = chart.variable(node);
  } else if (!(search_.ends >> Chart::number(node) & 1)) {
    return nothing;
  }
  for (std::size_t i = 0; i < also_.size(); ++i) {
    if (also_[i] == Chart::no) return nothing;
    if (Chart::is_terminal(also_[i])) continue;
    least = std::max<std::size_t>(least, least_also_[i][also_[i]]);
    variable = std::min(variable, search_.also[i]->variable(also_[i]));
  }
  if (least == Search::never) return nothing;
  if (changes + least > bound_) return cut_off;
  if (variable == any) return (*each_)(way_) ? found : found | stopped;
  if (steps_ == 0) return gave_up_ = true, stopped;
  --steps_;
  if (also_.empty()) return branch(node, variable, changes, changed);
  std::vector<std::uint32_t> key = also_;
  key.insert(key.end(), {node, static_cast<std::uint32_t>(changed), static_cast<std::uint32_t>(changed >> 32)});
  const std::size_t left = bound_ - changes;
  if (const auto at = dead_.find(key); at != dead_.end() && at->second >= left)
    return at->second == Search::never ? nothing : cut_off;
  const unsigned outcome = branch(node, variable, changes, changed);
  if (!(outcome & (found | stopped))) dead_[std::move(key)] = outcome == nothing ? Search::never : left;
  return outcome;
}

// Cells that cost nothing first.
unsigned Ways::branch(Chart::Node node, std::uint32_t variable, std::size_t changes, std::uint64_t changed) {
  const Chart& chart = *search_.chart;
  const std::vector<std::uint8_t>& costs = search_.costs[variable];
  const std::uint64_t mask = search_.together[variable] ? std::uint64_t{1} << search_.together[variable] : 0;
  const std::vector<Chart::Node> before = also_;
  unsigned outcome = nothing;
  for (unsigned wanted = 0; wanted <= 1; ++wanted)
    for (std::uint32_t cell = 0; cell < costs.size() && !(outcome & stopped); ++cell) {
      if (costs[cell] != wanted) continue;
      const std::size_t cost = wanted == 1 && !(changed & mask) ? 1 : 0;
      for (std::size_t i = 0; i < also_.size(); ++i) also_[i] = search_.also[i]->child(before[i], variable, cell);
      way_[variable] = cell;
      outcome |= go(chart.child(node, variable, cell), changes + cost, wanted == 1 ? changed | mask : changed);
    }
  way_[variable] = any;
  also_ = before;
  return outcome;
}

}  // namespace rung
