#pragma once

#include <unordered_map>

#include "rung/diagram/chart.hpp"

namespace rung {

/// A chart of which some cells are left, reduced again: equal functions are the same node, and a node asks a variable
/// only where its answer makes a difference. Grows as more of it is held.
class Pruned {
 public:
  using Node = Chart::Node;  ///< as of a Chart
  /// @param cells  by variable: those left, rising; at least one each
  Pruned(const Chart& chart, const std::vector<std::vector<std::uint32_t>>& cells);

  Node root() const { return root_; }  ///< the whole function
  /// The function with a variable held in one of the cells left.
  Node hold(Node node, std::uint32_t variable, std::uint32_t cell);
  /// The variables that a function asks, rising.
  std::vector<std::uint32_t> support(Node node) const;
  /// The numbers that a function comes to, one bit each. @pre they are below 32
  std::uint32_t ends(Node node) const;
  /// The weight with which it comes to `number`, when cells are drawn independently. @param weights  by variable and
  /// cell, each variable's left cells summing to 1
  double share(Node node, std::uint32_t number, const std::vector<std::vector<double>>& weights) const;
  std::size_t size() const { return heads_.size(); }  ///< nodes so far

 private:
  struct Head {
    std::uint32_t variable, first;
  };
  struct Hash {
    std::size_t operator()(const std::vector<Node>& nodes) const;
  };
  Node make(std::uint32_t variable, std::span<const Node> below);
  std::span<const Node> below(Node node) const {
    return {pool_.data() + heads_[node].first, cells_[heads_[node].variable].size()};
  }
  std::vector<Node> reached(Node node) const;

  const std::vector<std::vector<std::uint32_t>>& cells_;
  Node root_ = Chart::no;
  std::vector<Head> heads_;
  std::vector<Node> pool_;
  std::unordered_map<std::vector<Node>, Node, Hash> known_;
};

}  // namespace rung
