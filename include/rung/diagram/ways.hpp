#pragma once

#include <functional>
#include <optional>
#include <unordered_map>

#include "rung/diagram/chart.hpp"

namespace rung {

/// What is looked for: ways through a chart to some of its ends, along which as little as possible is changed.
struct Search {
  const Chart* chart = nullptr;  ///< borrowed
  std::uint32_t ends = 0;        ///< one bit for each number of the chart's that will do
  /// By variable and cell: 0 where it costs nothing, 1 where it is a change, or `never`. @pre some cell costs nothing
  std::vector<std::vector<std::uint8_t>> costs = {};
  static constexpr std::uint8_t never = 255;  ///< a cost: never that cell
  std::vector<std::uint8_t> together = {};    ///< by variable: 0, or 1 to 63 for those that are changed at one go
  std::vector<const Chart*> also = {};        ///< what has to come to yes besides
};

/// A way: a cell for each variable; `any` where it did not matter.
using Way = std::vector<std::uint32_t>;

/// Finds ways with the fewest changes. Exact: by iterative deepening on their number, with what the chart alone needs
/// as the bound.
class Ways {
 public:
  static constexpr std::uint32_t any = UINT32_MAX;  ///< in place of a cell: whichever

  /// @param steps  how many nodes may be looked at; what is used is taken away
  Ways(const Search& search, std::uint64_t& steps);

  /// Calls `each` with ways of the fewest changes until it returns false.
  /// @return how many changes; empty when there is no way, or when the steps ran out: `gave_up` tells them apart
  std::optional<std::size_t> each_least(const std::function<bool(const Way&)>& each);
  /// Whether there is one. Not known when it gave up.
  bool is_there() {
    return each_least([](const Way&) { return false; }).has_value();
  }
  bool gave_up() const { return gave_up_; }  ///< whether the steps ran out

 private:
  enum Outcome : unsigned { nothing = 0, found = 1, cut_off = 2, stopped = 4 };
  unsigned go(Chart::Node node, std::size_t changes, std::uint64_t changed);
  unsigned branch(Chart::Node node, std::uint32_t variable, std::size_t changes, std::uint64_t changed);
  std::vector<std::uint8_t> needed(const Chart& chart, std::uint32_t ends) const;
  struct Hash {
    std::size_t operator()(const std::vector<std::uint32_t>& numbers) const;
  };

  const Search& search_;
  std::uint64_t& steps_;
  bool gave_up_ = false;
  std::vector<std::uint8_t> least_;  // of each node of the chart: changes needed from there, or `never`
  std::vector<std::vector<std::uint8_t>> least_also_;  // the same of the others
  std::vector<Chart::Node> also_;                      // where each of the others stands
  // Where there is no way with so many changes left; `never` for none at all.
  std::unordered_map<std::vector<std::uint32_t>, std::size_t, Hash> dead_;
  std::size_t bound_ = 0;
  Way way_;
  const std::function<bool(const Way&)>* each_ = nullptr;
};

}  // namespace rung
