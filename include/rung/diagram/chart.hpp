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
  using Node = std::uint32_t;
  static constexpr Node terminal(std::uint32_t number) { return number | terminal_bit; }
  static constexpr bool is_terminal(Node node) { return (node & terminal_bit) != 0; }
  static constexpr std::uint32_t number(Node terminal) { return terminal & ~terminal_bit; }
  static constexpr Node yes = 2 | (1u << 31), no = 0 | (1u << 31);

  Chart() = default;
  /// @pre `root` is not Forest::none
  Chart(const Forest& forest, Diagram root);
  /// yes for these combinations of cells, else no. @param variables  rising  @param widths  their numbers of cells
  Chart(std::vector<std::size_t> variables, std::vector<std::uint32_t> widths,
        std::vector<std::vector<std::uint32_t>> rows);

  Node root() const { return root_; }
  std::size_t size() const { return heads_.size(); }
  std::uint32_t variable(Node node) const { return heads_[node].variable; }
  std::span<const Node> children(Node node) const { return {pool_.data() + heads_[node].first, heads_[node].width}; }
  Node child(Node node, std::uint32_t variable, std::uint32_t cell) const {
    return is_terminal(node) || heads_[node].variable != variable ? node : pool_[heads_[node].first + cell];
  }
  /// The variables that it asks, rising.
  std::vector<std::uint32_t> support() const;
  /// Where a combination of cells leads. @param cells  one for each variable of the forest
  std::uint32_t at(std::span<const std::uint32_t> cells) const;

 private:
  static constexpr std::uint32_t terminal_bit = 1u << 31;
  struct Head {
    std::uint32_t variable, first, width;
  };
  Node root_ = no;
  std::vector<Head> heads_;
  std::vector<Node> pool_;
};

}  // namespace rung
