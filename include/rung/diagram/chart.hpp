#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rung/diagram/forest.hpp"

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
  /// yes for these combinations of cells, else no. @param variables  rising  @param widths  their numbers of cells
  Chart(std::vector<std::size_t> variables, std::vector<std::uint32_t> widths,
        std::vector<std::vector<std::uint32_t>> rows);

  /// The first, where all the others come to yes; `elsewhere` where one does not. @pre no two of the others share a
  /// variable
  static Chart within(const Chart& first, std::span<const Chart> others);
  static constexpr Node elsewhere = 31 | (1u << 31);  ///< what within() comes to besides what its first comes to

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
  std::vector<std::uint32_t> support() const;
  /// Where a combination of cells leads. @param cells  one for each variable of the forest
  std::uint32_t at(std::span<const std::uint32_t> cells) const;

 private:
  class Joining;
  static constexpr std::uint32_t terminal_bit = 1u << 31;
  struct Head {
    std::uint32_t variable, first, width;
  };
  Node root_ = no;
  std::vector<Head> heads_;
  std::vector<Node> pool_;
};

}  // namespace rung
