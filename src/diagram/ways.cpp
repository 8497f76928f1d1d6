#include "rung/diagram/ways.hpp"

#include <algorithm>
#include <utility>

namespace rung {

Costs::Costs(const std::vector<std::vector<std::uint8_t>>& by_cell, std::vector<std::uint8_t> together)
    : together_(std::move(together)) {
  for (const std::vector<std::uint8_t>& costs : by_cell) {
    begins_.push_back(static_cast<std::uint32_t>(choices_.size()));
    for (std::uint8_t cost = 0; cost <= 1; ++cost)
      for (std::uint32_t cell = 0; cell < costs.size(); ++cell)
        if (costs[cell] == cost) choices_.push_back({cell, cost});
  }
  begins_.push_back(static_cast<std::uint32_t>(choices_.size()));
}

Ways::Ways(const Search& search, std::uint64_t& steps)
    : search_(search), steps_(steps), way_(search.costs->variables(), any) {
  least_ = needed(*search.chart, search.ends);
  for (const Chart* one : search.also) {
    least_also_.push_back(needed(*one, 1u << Chart::number(Chart::yes)));
    also_.push_back(one->root());
  }
}

// How many changes a chart needs by itself from each node that can be reached. Those changed together count nothing
// here, so this is never too much. One pass from the root and one from the ends.
std::vector<std::uint8_t> Ways::needed(const Chart& chart, std::uint32_t ends) const {
  constexpr std::uint8_t reached = Costs::never - 1;
  std::vector<std::uint8_t> least(chart.size(), Costs::never);
  if (Chart::is_terminal(chart.root())) return least;
  least[chart.root()] = reached;
  for (Chart::Node node = chart.root(); node < chart.size(); ++node) {
    if (least[node] == Costs::never) continue;
    const auto below = chart.children(node);
    for (const Costs::Choice choice : search_.costs->choices(chart.variable(node)))
      if (const Chart::Node child = below[choice.cell]; !Chart::is_terminal(child)) least[child] = reached;
  }
  for (auto node = static_cast<Chart::Node>(chart.size()); node-- > 0;) {
    if (least[node] == Costs::never) continue;
    const auto below = chart.children(node);
    const std::uint32_t variable = chart.variable(node);
    const unsigned weight = search_.costs->together(variable) == 0 ? 1 : 0;
    unsigned fewest = Costs::never;
    for (const Costs::Choice choice : search_.costs->choices(variable)) {
      const Chart::Node child = below[choice.cell];
      const unsigned from = !Chart::is_terminal(child)         ? least[child]
                            : ends >> Chart::number(child) & 1 ? 0u
                                                               : Costs::never;
      fewest = std::min(fewest, from + weight * choice.cost);
    }
    least[node] = static_cast<std::uint8_t>(std::min<unsigned>(fewest, Costs::never));
  }
  return least;
}

std::optional<std::size_t> Ways::each_least(const std::function<bool(const Way&)>& each, std::size_t most) {
  each_ = &each;
  needs_more_ = false;
  const Chart::Node root = search_.chart->root();
  const bool ends_at_once = Chart::is_terminal(root) && (search_.ends >> Chart::number(root) & 1);
  if (Chart::is_terminal(root) ? !ends_at_once : least_[root] == Costs::never) return std::nullopt;
  bool is_known = also_.empty();
  for (bound_ = Chart::is_terminal(root) ? 0 : least_[root]; bound_ <= most; ++bound_) {
    const unsigned outcome = go(root, 0, 0);
    if (!gave_up_ && (outcome & found)) return bound_;
    if (!gave_up_ && !(outcome & cut_off)) return std::nullopt;
    if (!is_known && !is_any()) return std::nullopt;
    is_known = true;
    if (gave_up_) return std::nullopt;
  }
  needs_more_ = true;
  return std::nullopt;
}

// Whether there is a way with however many changes: what is found dead on the way to it is dead for good, where
// counting changes would come upon it again and again.
bool Ways::is_any() {
  const std::function<bool(const Way&)> enough = [](const Way&) { return false; };
  const auto* const each = std::exchange(each_, &enough);
  const std::size_t bound = std::exchange(bound_, Costs::never - 1);
  const unsigned outcome = go(search_.chart->root(), 0, 0);
  each_ = each;
  bound_ = bound;
  return !gave_up_ && (outcome & found);
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
  if (least == Costs::never) return nothing;
  if (changes + least > bound_) return cut_off;
  if (variable == any) return (*each_)(way_) ? found : found | stopped;
  if (steps_ == 0) return gave_up_ = true, stopped;
  --steps_;
  if (also_.empty()) return branch(node, variable, changes, changed);
  const std::size_t begin = saved_.size();
  const auto key = [&] { return RowSet::Row(saved_).subspan(begin, also_.size() + 3); };
  saved_.insert(saved_.end(), also_.begin(), also_.end());
  for (const std::uint64_t number : {std::uint64_t{node}, changed & UINT32_MAX, changed >> 32})
    saved_.push_back(static_cast<std::uint32_t>(number));
  const auto left = static_cast<std::uint8_t>(std::min<std::size_t>(bound_ - changes, Costs::never - 1));
  const auto at = dead_.find(key());
  unsigned outcome = nothing;
  if (at && dead_with_[*at] >= left) {
    outcome = dead_with_[*at] == Costs::never ? nothing : cut_off;
  } else {
    outcome = branch(node, variable, changes, changed);
    if (!(outcome & (found | stopped))) {
      const std::uint32_t place = dead_.place_of(key());
      dead_with_.resize(dead_.size());
      dead_with_[place] = outcome == nothing ? Costs::never : left;
    }
  }
  saved_.resize(begin);
  return outcome;
}

// Cells that cost nothing first.
unsigned Ways::branch(Chart::Node node, std::uint32_t variable, std::size_t changes, std::uint64_t changed) {
  const Chart& chart = *search_.chart;
  const std::uint64_t mask =
      search_.costs->together(variable) ? std::uint64_t{1} << search_.costs->together(variable) : 0;
  const std::size_t before = saved_.size();
  saved_.insert(saved_.end(), also_.begin(), also_.end());
  unsigned outcome = nothing;
  for (const Costs::Choice choice : search_.costs->choices(variable)) {
    for (std::size_t i = 0; i < also_.size(); ++i)
      also_[i] = search_.also[i]->child(saved_[before + i], variable, choice.cell);
    way_[variable] = choice.cell;
    outcome |= go(chart.child(node, variable, choice.cell), changes + (changed & mask ? 0 : choice.cost),
                  choice.cost == 1 ? changed | mask : changed);
    if (outcome & stopped) break;
  }
  way_[variable] = any;
  std::copy_n(saved_.begin() + static_cast<std::ptrdiff_t>(before), also_.size(), also_.begin());
  saved_.resize(before);
  return outcome;
}

}  // namespace rung
