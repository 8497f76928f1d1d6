#pragma once

#include <optional>

#include "rung/diagram/chart.hpp"
#include "rung/diagram/row_set.hpp"

namespace rung {

/// A chart of which some cells are left, reduced again: equal functions are the same node, a node asks a variable only
/// where its answer makes a difference, and cells that nothing tells apart any more are one. Grows as more of it is
/// held.
class Pruned {
 public:
  using Node = Chart::Node;  ///< as of a Chart
  /// @param cells  by variable: those left, rising; at least one each
  Pruned(const Chart& chart, const std::vector<std::vector<std::uint32_t>>& cells);

  Node root() const { return root_; }  ///< the whole function
  /// The variable that a node asks. @pre it is no terminal
  std::uint32_t variable(Node node) const { return rows_[node].front(); }
  /// What becomes of it in the cells left of that variable, those that are one taken together; made before it.
  /// @pre it is no terminal
  RowSet::Row below(Node node) const { return rows_[node].subspan(1); }
  /// What becomes of a node in one of the cells left of a variable, which it may not ask.
  Node child(Node node, std::uint32_t variable, std::uint32_t cell) const {
    return !Chart::is_terminal(node) && this->variable(node) == variable ? below(node)[place(variable, cell)] : node;
  }
  /// The cells left of a variable, rising.
  const std::vector<std::uint32_t>& cells(std::uint32_t variable) const { return cells_[variable]; }
  /// The function with a variable held in one of the cells left.
  Node hold(Node node, std::uint32_t variable, std::uint32_t cell);
  /// The variables that a function asks, rising.
  std::vector<std::uint32_t> support(Node node) const;
  /// The numbers that each node so far comes to, one bit each. @pre they are below 32
  std::vector<std::uint32_t> ends() const;
  /// The weight with which it comes to `number`, when cells are drawn independently. @param weights  by variable and
  /// cell, each variable's left cells summing to 1
  double share(Node node, std::uint32_t number, const std::vector<std::vector<double>>& weights) const;
  std::size_t size() const { return rows_.size(); }  ///< nodes so far

 private:
  void make_all(const Chart& chart, std::span<const Node> nodes, std::vector<Node>& made);
  std::uint32_t place(std::uint32_t variable, std::uint32_t cell) const;
  Node make(RowSet::Row row);
  Node held(Node node, std::uint32_t variable, std::uint32_t place);
  std::vector<Node> reached(Node node) const;

  const std::vector<std::vector<std::uint32_t>>& cells_;
  std::vector<std::vector<std::uint32_t>> place_of_;  // of each cell left, by variable: its place below a node
  Node root_ = Chart::no;
  RowSet rows_;                        // of each node: its variable, and what is below it; those below come first
  RowSet holds_;                       // node, variable and place, of all that was held
  std::vector<Node> made_;             // what each came to
  std::vector<Node> held_;             // of each node, while something is held; `unknown` until it is known
  std::vector<std::uint32_t> making_;  // rows of nodes that are being made
};

/// The numbers that `first` comes to where all the others come to yes, one bit each: exactly, or, when the steps run
/// out, empty. @pre the same cells are left of all  @param steps  how many nodes may be looked at; what is used is
/// taken away
std::optional<std::uint32_t> ends_together(const Pruned& first, std::span<const Pruned> others, std::uint64_t& steps);

}  // namespace rung
