#include "rung/diagram/joined.hpp"

#include <algorithm>
#include <numeric>

namespace rung {

/// Walks several charts side by side, and keeps where it was: each combination of their nodes is one node.
class Joined::Joining {
 public:
  explicit Joining(Joined& joined) : joined_(joined) {}

  void run() {
    std::vector<Node> at;
    for (const Part& one : joined_.parts_) at.push_back(one.chart.root());
    put_in_order(join(at));
  }

 private:
  const Chart& part(std::size_t i) const { return joined_.parts_[i].chart; }

  Node join(const std::vector<Node>& at) {
    std::uint32_t variable = UINT32_MAX, width = 0;
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (i > 0 && at[i] == Chart::no) return elsewhere;
      if (Chart::is_terminal(at[i]) || part(i).variable(at[i]) >= variable) continue;
      variable = part(i).variable(at[i]);
      width = static_cast<std::uint32_t>(part(i).children(at[i]).size());
    }
    if (variable == UINT32_MAX) return at[0];
    if (const auto found = seen_.find(at)) return made_[*found];
    std::vector<std::uint32_t> row = {variable};
    std::vector<Node> below = at;
    for (std::uint32_t cell = 0; cell < width; ++cell) {
      for (std::size_t i = 0; i < at.size(); ++i) below[i] = part(i).child(at[i], variable, cell);
      row.push_back(join(below));
    }
    const bool is_one = std::ranges::all_of(row.begin() + 1, row.end(), [&](Node one) { return one == row[1]; });
    const std::size_t before = rows_.size();
    const Node node = is_one ? row[1] : rows_.place_of(row);
    if (rows_.size() > before) stands_.insert(stands_.end(), at.begin(), at.end());
    seen_.place_of(at);
    made_.push_back(node);
    return node;
  }

  // By variable, as charts stand.
  void put_in_order(Node root) {
    std::vector<Node> order(rows_.size()), named(rows_.size());
    std::iota(order.begin(), order.end(), Node{0});
    std::ranges::stable_sort(order, {}, [&](Node node) { return rows_[node].front(); });
    for (Node name = 0; name < order.size(); ++name) named[order[name]] = name;
    const auto name = [&](Node node) { return Chart::is_terminal(node) ? node : named[node]; };
    RowSet rows;
    std::vector<Node> row;
    for (const Node node : order) {
      row.assign(1, rows_[node].front());
      for (const Node child : rows_[node].subspan(1)) row.push_back(name(child));
      rows.place_of(row);
      const auto stands = std::span(stands_).subspan(node * joined_.parts(), joined_.parts());
      joined_.stands_.insert(joined_.stands_.end(), stands.begin(), stands.end());
    }
    joined_.whole_ = Part(Chart(rows, name(root)));
  }

  Joined& joined_;
  RowSet seen_, rows_;        // combinations of nodes; each new node with its variable first
  std::vector<Node> made_;    // of each combination
  std::vector<Node> stands_;  // of each new node, the combination
};

Joined::Part::Part(Chart of) : chart(std::move(of)) {
  for (Node node = 0; node < chart.size(); ++node) {
    begins.push_back(static_cast<std::uint32_t>(outcomes.size()));
    for (const Node child : chart.children(node))
      if (std::find(outcomes.begin() + begins.back(), outcomes.end(), child) == outcomes.end())
        outcomes.push_back(child);
  }
  begins.push_back(static_cast<std::uint32_t>(outcomes.size()));
}

Joined::Joined(const Chart& first, std::span<const Chart* const> others) {
  parts_.emplace_back(first);
  for (const Chart* one : others) parts_.emplace_back(*one);
  Joining(*this).run();
}

}  // namespace rung
