#pragma once

#include <array>
#include <map>

#include "on_chart.hpp"

namespace rung {

/// An answer as it is and as it would have to be, in words.
Altered altered(const OnChart& person, std::size_t position, const Value& to);

/// The answers of a person that may be changed.
class Changeable {
 public:
  /// @param may_give  answers that are missing may be given, each as a change
  Changeable(const OnChart& person, bool may_give);

  const OnChart& person() const { return person_; }
  /// Of each position that the chart of the levels asks.
  const Costs& costs() const { return costs_; }
  bool varies(std::uint32_t at) const { return costs_.choices(at).size() > 1; }  ///< whether it may be another

 private:
  std::vector<std::vector<std::uint8_t>> by_cell(bool may_give) const;
  std::vector<std::uint8_t> sheets() const;

  const OnChart& person_;
  Costs costs_;
};

/// Looks for the smallest changes of a person's answers that bring a chart to some of its ends.
class Shifting {
 public:
  /// @param chart  of the levels, or of one rule  @param ends  one bit for each number of the chart's that will do
  /// @param budget  how many nodes may be looked at
  Shifting(const Changeable& changeable, const Chart& chart, std::uint32_t ends, std::uint64_t budget);
  Shifting(const Shifting&) = delete;

  /// @param most  no more changes than that
  Shifts run(std::size_t most = SIZE_MAX);
  /// Whether there may be some, with more changes than the last run() was to look for.
  bool needs_more() const { return ways_->needs_more(); }

 private:
  struct Found {
    std::uint32_t distance = 0;
    Way way;
  };
  struct Move {
    Value to;
    std::uint32_t distance = 0;
    std::optional<Altered> words = {};  // made when they are told
  };

  std::vector<bool> that_count(const Chart& chart) const;
  const Value& start(std::size_t at) const;
  bool lower_is_worse(std::size_t at) const;
  Move& nearest_move(std::uint32_t at, const Way& way);
  bool is_moved(std::uint32_t at, const Way& way) const;
  Shift shift_of(const std::vector<std::size_t>& positions, const Found& found);

  const OnChart& person_;
  Search search_;
  std::uint64_t steps_;
  std::vector<std::uint32_t> asked_;                    // positions of all charts that are walked
  std::map<std::array<std::uint32_t, 3>, Move> moves_;  // by position, cell and the cell of what follows it
  std::optional<Ways> ways_;
};

}  // namespace rung
