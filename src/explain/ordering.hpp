#pragma once

#include "opening.hpp"
#include "rung/diagram/pruned.hpp"

namespace rung {

/// One question with every answer to it, as cells of the positions that it tells.
struct Unit {
  Asking asked;
  std::vector<std::uint32_t> positions;
  std::vector<std::vector<std::uint32_t>> answers;  ///< empty when they are too many
};

/// Which questions can still change the level, and in which order.
class Ordering {
 public:
  /// @param pruned, parts  the chart of the levels and the parts of the opening, of which the open cells are left
  Ordering(const OnChart& person, const Opening& opening, Pruned& pruned, std::vector<Pruned>& parts,
           std::uint64_t budget);

  /// How often each cell is answered, by position.
  void weigh(const std::vector<std::vector<double>>& weights) { weights_ = weights; }

  void run(OpenLevels& open);

 private:
  struct Plan {
    bool is_wide = false;  ///< its answers are too many to look at each
    double mean = 0;
    std::size_t most = 0;
  };
  bool better(const Plan& a, const Plan& b) const {
    if (a.is_wide != b.is_wide) return b.is_wide;
    if (!weights_.empty() && a.mean != b.mean) return a.mean < b.mean;
    return a.most < b.most;
  }

  Question asked(const Unit& unit, std::vector<std::size_t>& slots) const;
  Unit unit(Asking asked, const std::vector<std::uint32_t>& positions);
  bool can_be(const std::vector<std::uint32_t>& positions, const std::vector<std::uint32_t>& answer);
  bool matters(std::size_t unit, const std::vector<Pruned::Node>& left);
  std::uint64_t cost_of(const std::vector<std::size_t>& asked) const;
  std::pair<Plan, NextQuestion> planned(std::size_t unit, const std::vector<Pruned::Node>& left);
  std::vector<Pruned::Node> outcomes(std::size_t unit, Pruned::Node node);
  Plan after(std::size_t unit, Pruned::Node node, const std::vector<Pruned::Node>& left);
  Plan best(Pruned::Node node);
  Plan guess(Pruned::Node node);
  std::span<const std::uint64_t> asks(Pruned::Node node);
  std::vector<std::size_t> asked_by(Pruned::Node node);
  std::size_t count(Pruned::Node node);
  double weight(std::size_t unit, std::size_t answer) const;

  const OnChart& person_;
  const Opening& opening_;
  Pruned& pruned_;
  std::vector<Pruned>& parts_;
  std::vector<std::uint32_t> support_;
  std::uint64_t steps_;
  bool ran_out_ = false;
  std::vector<Unit> units_;
  std::vector<std::size_t> unit_of_;  // of each position
  std::vector<std::uint64_t> asked_;  // of each node, one bit for each unit
  std::vector<std::vector<double>> weights_;
  std::map<Pruned::Node, Plan> plans_;
};

}  // namespace rung
