#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rung/diagram/forest.hpp"
#include "rung/diagram/row_set.hpp"

namespace rung {

/// One function of a Forest, taken out of it to be walked often: nothing changes it any more, so threads may share it.
/// Nodes stand in the order of the variables that they ask, so one pass over them from the last to the first reckons
/// from the ends to the root. Variables are those of the forest, by their place in its order.
class Chart {
 public:
  using Node = std::uint32_t;  ///< a node, or a terminal: one number everywhere
  /// The terminal of a number.
  static constexpr Node terminal(std::uint32_t number) { return number | terminal_bit; }
  /// Whether a node is one number everywhere.
  static constexpr bool is_terminal(Node node) { return (node & terminal_bit) != 0; }
  /// That number. @pre is_terminal(terminal)
  static constexpr std::uint32_t number(Node terminal) { return terminal & ~terminal_bit; }
  static constexpr Node yes = 2 | (1u << 31);  ///< everywhere
  static constexpr Node no = 0 | (1u << 31);   ///< everywhere

  Chart() = default;
  /// @pre `root` is not Forest::none
  Chart(const Forest& forest, Diagram root);
  /// Of rows, each a variable and what becomes of it in each cell, by place; the variables rising.
  Chart(const RowSet& rows, Node root);
  /// yes for these combinations of cells, else no. @param variables  rising  @param widths  their numbers of cells
  Chart(std::vector<std::size_t> variables, std::vector<std::uint32_t> widths,
        std::vector<std::vector<std::uint32_t>> rows);

  Node root() const { return root_; }  ///< the whole function
  /// How many nodes there are, terminals not counted.
  std::size_t size() const { return heads_.size(); }
  /// The variable that a node asks. @pre it is no terminal
  std::uint32_t variable(Node node) const { return heads_[node].variable; }
  /// What becomes of it in each cell of that variable. @pre it is no terminal
  std::span<const Node> children(Node node) const { return {pool_.data() + heads_[node].first, heads_[node].width}; }
  /// What becomes of a node in one cell of a variable, which it may not ask.
  Node child(Node node, std::uint32_t variable, std::uint32_t cell) const {
    return is_terminal(node) || heads_[node].variable != variable ? node : pool_[heads_[node].first + cell];
  }
  /// The variables that it asks, rising.
  const std::vector<std::uint32_t>& support() const { return support_; }
  /// Where a combination of cells leads. @param cells  one for each variable of the forest
  std::uint32_t at(std::span<const std::uint32_t> cells) const;

 private:
  static constexpr std::uint32_t terminal_bit = 1u << 31;
  struct Head {
    std::uint32_t variable, first, width;
  };
  std::span<Node> add(std::size_t variable, std::size_t width);
  Node root_ = no;
  std::vector<Head> heads_;
  std::vector<Node> pool_;
  std::vector<std::uint32_t> support_;
};

}  // namespace rung
