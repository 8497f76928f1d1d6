#pragma once

#include <functional>
#include <optional>

#include "rung/diagram/chart.hpp"
#include "rung/diagram/row_set.hpp"

namespace rung {

/// What each cell of each variable costs: 0 where it costs nothing, 1 where it is a change, or `never`.
class Costs {
 public:
  static constexpr std::uint8_t never = 255;  ///< a cost: never that cell

  /// @param by_cell  by variable and cell; empty for variables that nobody asks; else some cell costs nothing
  /// @param together  by variable: 0, or 1 to 63 for those that are changed at one go
  Costs(const std::vector<std::vector<std::uint8_t>>& by_cell, std::vector<std::uint8_t> together);

  /// A cell that may be, and what it costs.
  struct Choice {
    std::uint32_t cell;  ///< of the variable
    std::uint8_t cost;   ///< 0 or 1
  };
  std::size_t variables() const { return together_.size(); }  ///< how many there are
  /// The cells of a variable that may be, those that cost nothing first.
  std::span<const Choice> choices(std::uint32_t variable) const {
    return std::span(choices_).subspan(begins_[variable], begins_[variable + 1] - begins_[variable]);
  }
  std::uint8_t together(std::uint32_t variable) const { return together_[variable]; }  ///< as given

 private:
  std::vector<Choice> choices_;
  std::vector<std::uint32_t> begins_;  // of each variable
  std::vector<std::uint8_t> together_;
};

/// What is looked for: ways through a chart to some of its ends, along which as little as possible is changed.
struct Search {
  const Chart* chart = nullptr;         ///< borrowed
  std::uint32_t ends = 0;               ///< one bit for each number of the chart's that will do
  const Costs* costs = nullptr;         ///< borrowed
  std::vector<const Chart*> also = {};  ///< what has to come to yes besides
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
  /// @param most  no way with more changes is looked for
  /// @return how many changes; empty when there is no such way, or when the steps ran out
  std::optional<std::size_t> each_least(const std::function<bool(const Way&)>& each, std::size_t most = SIZE_MAX);
  /// Whether there is one. Not known when it gave up.
  bool is_there() {
    return each_least([](const Way&) { return false; }).has_value();
  }
  bool gave_up() const { return gave_up_; }        ///< whether the steps ran out
  bool needs_more() const { return needs_more_; }  ///< whether only ways with more than `most` changes were left

 private:
  enum Outcome : unsigned { nothing = 0, found = 1, cut_off = 2, stopped = 4 };
  bool is_any();
  unsigned go(Chart::Node node, std::size_t changes, std::uint64_t changed);
  unsigned branch(Chart::Node node, std::uint32_t variable, std::size_t changes, std::uint64_t changed);
  std::vector<std::uint8_t> needed(const Chart& chart, std::uint32_t ends) const;
  const Search& search_;
  std::uint64_t& steps_;
  bool gave_up_ = false, needs_more_ = false;
  std::vector<std::uint8_t> least_;  // of each node of the chart: changes needed from there, or `never`
  std::vector<std::vector<std::uint8_t>> least_also_;  // the same of the others
  std::vector<Chart::Node> also_;                      // where each of the others stands
  // Where there is no way: the nodes, and what was changed before; with how many changes left; `never` for any number.
  RowSet dead_;
  std::vector<std::uint8_t> dead_with_;
  std::vector<std::uint32_t> saved_;  // also_ as it was, of each branch that is being looked at; and rows to be found
  std::size_t bound_ = 0;
  Way way_;
  const std::function<bool(const Way&)>* each_ = nullptr;
};

}  // namespace rung
