#pragma once

#include "rung/diagram/chart.hpp"

namespace rung {

/// A chart and others that have to come to yes besides, as one chart, ready to be searched often: with what each of
/// them asks there still, and for each node what it can become.
class Joined {
 public:
  using Node = Chart::Node;  ///< as of a Chart
  Joined() = default;
  /// @pre no two of the others share a variable
  Joined(const Chart& first, std::span<const Chart* const> others);

  static constexpr Node elsewhere = Chart::terminal(31);  ///< what whole() comes to where one of the others is not yes

  /// The first where all the others come to yes, and `elsewhere` where one does not.
  const Chart& whole() const { return whole_.chart; }
  /// How many charts it is made of: the first, and the others.
  std::size_t parts() const { return parts_.size(); }
  const Chart& part(std::size_t index) const { return parts_[index].chart; }  ///< 0 is the first
  /// For a node of whole(): a node of each part, from which they come to what whole() comes to from there.
  std::span<const Node> stands(Node node) const {
    return std::span(stands_).subspan(node * parts_.size(), parts_.size());
  }
  /// What a node of whole() becomes in the cells of its variable, each once.
  std::span<const Node> outcomes(Node node) const { return whole_.of(node); }
  /// The same of a part.
  std::span<const Node> outcomes(std::size_t index, Node node) const { return parts_[index].of(node); }

 private:
  class Joining;
  struct Part {
    Part() = default;
    explicit Part(Chart of);
    std::span<const Node> of(Node node) const {
      return std::span(outcomes).subspan(begins[node], begins[node + 1] - begins[node]);
    }
    Chart chart;
    std::vector<Node> outcomes;         // of each node, those before it first
    std::vector<std::uint32_t> begins;  // of each node
  };

  Part whole_;
  std::vector<Part> parts_;
  std::vector<Node> stands_;
};

}  // namespace rung
