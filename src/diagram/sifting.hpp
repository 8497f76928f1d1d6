#pragma once

#include "rung/diagram/chart.hpp"

namespace rung {

/// Charts over the same variables, put into an order of these in which they are small, all together: each variable is
/// moved past all others, by exchanging neighbours, and left where the nodes were fewest.
/// Source: Rudell 1993, Dynamic Variable Ordering for Ordered Binary Decision Diagrams.
class Sifting {
 public:
  using Node = Chart::Node;  ///< a node of ours, or a terminal

  /// @param widths  the number of cells of each variable
  explicit Sifting(const std::vector<std::uint32_t>& widths);
  void add(const Chart& chart);
  /// Moves each variable that is asked once, those that most nodes ask first. @param steps  how many children may be
  /// looked at: when they are used up, the variable that is being moved is the last
  void run(std::uint64_t steps);

  std::size_t size() const { return size_; }                          ///< how many nodes all charts have
  const std::vector<std::uint32_t>& order() const { return order_; }  ///< the variables, as they are asked now
  std::size_t place(std::uint32_t variable) const { return place_[variable]; }  ///< in that order
  /// One that was added, by the number of those before it; its variables are places in the order.
  Chart chart(std::size_t index) const;

 private:
  static constexpr Node nothing = UINT32_MAX;
  struct Head {
    std::uint32_t variable, first, uses;
    Node next;  // with the same hash
  };
  /// The nodes that ask one variable.
  struct Asking {
    std::uint32_t width = 0;
    std::size_t size = 0;
    std::vector<Node> by_hash = std::vector<Node>(16, nothing);
  };

  std::span<const Node> children(Node node) const {
    return {pool_.data() + heads_[node].first, asking_[heads_[node].variable].width};
  }
  bool asks(Node node, std::uint32_t variable) const {
    return !Chart::is_terminal(node) && heads_[node].variable == variable;
  }
  void use(Node node) {
    if (!Chart::is_terminal(node)) ++heads_[node].uses;
  }
  Node& entry(Asking& all, std::span<const Node> row);
  Node make(std::uint32_t variable, std::span<const Node> row);
  void keep(Node node, std::uint32_t variable, std::span<const Node> row);
  void leave(Node node);
  void drop(Node node);
  void exchange(std::size_t place);
  void move(std::uint32_t variable);

  std::vector<Asking> asking_;  // by variable
  std::vector<std::uint32_t> order_, place_;
  std::vector<Head> heads_;
  std::vector<Node> pool_;
  std::vector<std::vector<std::uint32_t>> free_;  // by width, where children can be written
  std::vector<Node> unused_;                      // heads
  std::vector<Node> roots_;
  std::size_t size_ = 0;
  std::uint64_t steps_ = 0;
};

}  // namespace rung
