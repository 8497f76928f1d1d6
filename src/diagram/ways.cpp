#include "rung/diagram/ways.hpp"

#include <algorithm>

namespace rung {

// One pass from the ends to the root. Those changed together count nothing here, so this is never too much.
Ways::Ways(const Search& search, std::uint64_t& steps)
    : search_(search), steps_(steps), way_(search.costs.size(), any) {
  const Chart& chart = *search.chart;
  least_.resize(chart.size());
  for (std::size_t i = chart.size(); i-- > 0;) {
    const auto node = static_cast<Chart::Node>(i);
    const std::uint32_t variable = chart.variable(node);
    const auto below = chart.children(node);
    const std::uint8_t* const costs = search.costs[variable].data();
    const bool counts = search.together[variable] == 0;
    unsigned least = Search::never;
    for (std::size_t cell = 0; cell < below.size(); ++cell) {
      if (costs[cell] == Search::never) continue;
      const unsigned from = Chart::is_terminal(below[cell])
                                ? (search.ends >> Chart::number(below[cell]) & 1 ? 0u : Search::never)
                                : least_[below[cell]];
      if (from != Search::never) least = std::min(least, from + (counts ? costs[cell] : 0u));
    }
    least_[i] = static_cast<std::uint8_t>(std::min<unsigned>(least, Search::never));
  }
  for (const Chart* one : search.also) also_.push_back(one->root());
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
  if (Chart::is_terminal(node) ? !(search_.ends >> Chart::number(node) & 1) : least_[node] == Search::never)
    return nothing;
  if (changes + (Chart::is_terminal(node) ? 0u : least_[node]) > bound_) return cut_off;
  std::uint32_t variable = Chart::is_terminal(node) ? any : chart.variable(node);
  for (std::size_t i = 0; i < also_.size(); ++i) {
    if (also_[i] == Chart::no) return nothing;
    if (!Chart::is_terminal(also_[i])) variable = std::min(variable, search_.also[i]->variable(also_[i]));
  }
  if (variable == any) return (*each_)(way_) ? found : found | stopped;
  if (steps_ == 0) return gave_up_ = true, stopped;
  --steps_;
  return branch(node, variable, changes, changed);
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
