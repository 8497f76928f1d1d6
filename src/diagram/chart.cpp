#include "rung/diagram/chart.hpp"

#include <algorithm>

#include "rung/diagram/row_set.hpp"

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
    heads_.push_back({static_cast<std::uint32_t>(forest.variable(node)), static_cast<std::uint32_t>(pool_.size()),
                      static_cast<std::uint32_t>(below.size())});
    for (const Diagram child : below) pool_.push_back(name(child));
  }
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
  const auto add = [&](std::size_t depth) {
    heads_.push_back(
        {static_cast<std::uint32_t>(variables[depth]), static_cast<std::uint32_t>(pool_.size()), widths[depth]});
    pool_.resize(pool_.size() + widths[depth], no);
    return static_cast<Node>(heads_.size() - 1);
  };
  add(0);
  for (std::size_t depth = 0; depth < variables.size(); ++depth) {
    std::vector<Range> next;
    for (const Range& range : open)
      for (std::size_t i = range.first; i < range.last;) {
        const std::uint32_t cell = rows[i][depth];
        std::size_t end = i;
        while (end < range.last && rows[end][depth] == cell) ++end;
        const Node child = depth + 1 < variables.size() ? add(depth + 1) : yes;
        pool_[heads_[range.node].first + cell] = child;
        next.push_back({i, end, child});
        i = end;
      }
    open = std::move(next);
  }
}

/// Walks several charts side by side, and keeps where it was: each combination of their nodes is one node.
class Chart::Joining {
 public:
  Joining(const Chart& first, std::span<const Chart> others) : first_(first), others_(others) {}

  Chart run() {
    std::vector<Node> at = {first_.root()};
    for (const Chart& one : others_) at.push_back(one.root());
    const Node root = join(at);
    return in_order(root);
  }

 private:
  const Chart& chart(std::size_t i) const { return i == 0 ? first_ : others_[i - 1]; }

  Node join(const std::vector<Node>& at) {
    std::uint32_t variable = UINT32_MAX, width = 0;
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (i > 0 && at[i] == no) return elsewhere;
      if (is_terminal(at[i]) || chart(i).variable(at[i]) >= variable) continue;
      variable = chart(i).variable(at[i]);
      width = static_cast<std::uint32_t>(chart(i).children(at[i]).size());
    }
    if (variable == UINT32_MAX) return at[0];
    if (const auto found = seen_.find(at)) return made_[*found];
    std::vector<std::uint32_t> row = {variable};
    std::vector<Node> below = at;
    for (std::uint32_t cell = 0; cell < width; ++cell) {
      for (std::size_t i = 0; i < at.size(); ++i) below[i] = chart(i).child(at[i], variable, cell);
      row.push_back(join(below));
    }
    const bool is_one = std::ranges::all_of(row.begin() + 1, row.end(), [&](Node one) { return one == row[1]; });
    const Node node = is_one ? row[1] : rows_.place_of(row);
    seen_.place_of(at);
    made_.push_back(node);
    return node;
  }

  // By variable, as charts stand.
  Chart in_order(Node root) const {
    std::vector<Node> order(rows_.size()), named(rows_.size());
    for (Node node = 0; node < order.size(); ++node) order[node] = node;
    std::ranges::stable_sort(order, {}, [&](Node node) { return rows_[node].front(); });
    for (Node name = 0; name < order.size(); ++name) named[order[name]] = name;
    const auto name = [&](Node node) { return is_terminal(node) ? node : named[node]; };
    Chart made;
    made.root_ = name(root);
    for (const Node node : order) {
      const RowSet::Row row = rows_[node];
      made.heads_.push_back(
          {row[0], static_cast<std::uint32_t>(made.pool_.size()), static_cast<std::uint32_t>(row.size() - 1)});
      for (const Node child : row.subspan(1)) made.pool_.push_back(name(child));
    }
    return made;
  }

  const Chart& first_;
  std::span<const Chart> others_;
  RowSet seen_, rows_;      // combinations of nodes; each new node with its variable first
  std::vector<Node> made_;  // of each combination
};

Chart Chart::within(const Chart& first, std::span<const Chart> others) { return Joining(first, others).run(); }

std::vector<std::uint32_t> Chart::support() const {
  std::vector<std::uint32_t> found;
  for (const Head& head : heads_)
    if (found.empty() || found.back() != head.variable) found.push_back(head.variable);
  return found;
}

std::uint32_t Chart::at(std::span<const std::uint32_t> cells) const {
  Node node = root_;
  while (!is_terminal(node)) node = pool_[heads_[node].first + cells[heads_[node].variable]];
  return number(node);
}

}  // namespace rung
