#include "rung/diagram/chart.hpp"

#include <algorithm>

namespace rung {

Chart::Chart(const Forest& forest, Diagram root) {
  std::vector<Diagram> nodes = forest.reached(root);
  std::ranges::reverse(nodes);
  std::vector<Node> named(forest.nodes());
  for (std::size_t i = 0; i < nodes.size(); ++i) named[nodes[i]] = static_cast<Node>(i);
  const auto name = [&](Diagram node) {
    return Forest::is_terminal(node) ? terminal(Forest::number(node)) : named[node];
  };
  root_ = name(root);
  for (const Diagram node : nodes) {
    const auto below = forest.children(node);
    std::ranges::transform(below, add(forest.variable(node), below.size()).begin(), name);
  }
}

Chart::Chart(const RowSet& rows, Node root) : root_(root) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    std::ranges::copy(rows[i].subspan(1), add(rows[i].front(), rows[i].size() - 1).begin());
}

// Comes to no in each cell, so far.
std::span<Chart::Node> Chart::add(std::size_t variable, std::size_t width) {
  heads_.push_back({static_cast<std::uint32_t>(variable), static_cast<std::uint32_t>(pool_.size()),
                    static_cast<std::uint32_t>(width)});
  if (support_.empty() || support_.back() != variable) support_.push_back(heads_.back().variable);
  pool_.resize(pool_.size() + width, no);
  return std::span(pool_).last(width);
}

// A node for each beginning of a row, shortest first, so that nodes stand in order.
Chart::Chart(std::vector<std::size_t> variables, std::vector<std::uint32_t> widths,
             std::vector<std::vector<std::uint32_t>> rows) {
  std::ranges::sort(rows);
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  if (rows.empty() || variables.empty()) {
    root_ = rows.empty() ? no : yes;
    return;
  }
  struct Range {
    std::size_t first, last;
    Node node;
  };
  std::vector<Range> open = {{0, rows.size(), 0}};
  root_ = 0;
  add(variables[0], widths[0]);
  for (std::size_t depth = 0; depth < variables.size(); ++depth) {
    std::vector<Range> next;
    for (const Range& range : open)
      for (std::size_t i = range.first; i < range.last;) {
        const std::uint32_t cell = rows[i][depth];
        std::size_t end = i;
        while (end < range.last && rows[end][depth] == cell) ++end;
        Node child = yes;
        if (depth + 1 < variables.size()) {
          child = static_cast<Node>(size());
          add(variables[depth + 1], widths[depth + 1]);
        }
        pool_[heads_[range.node].first + cell] = child;
        next.push_back({i, end, child});
        i = end;
      }
    open = std::move(next);
  }
}

std::uint32_t Chart::at(std::span<const std::uint32_t> cells) const {
  Node node = root_;
  while (!is_terminal(node)) node = pool_[heads_[node].first + cells[heads_[node].variable]];
  return number(node);
}

}  // namespace rung
