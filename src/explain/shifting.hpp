#pragma once

#include <array>
#include <map>

#include "on_chart.hpp"

namespace rung {

/// An answer as it is and as it would have to be, in words.
Altered altered(const OnChart& person, std::size_t position, const Value& to);

/// What changes of answers are looked for.
struct Wanted {
  const Chart& chart;        ///< of the levels, or of one rule
  std::uint32_t ends;        ///< one bit for each number of the chart's that will do
  bool may_give = false;     ///< answers that are missing may be given, each as a change
  std::uint64_t budget = 0;  ///< how many nodes may be looked at
};

/// Looks for the smallest changes of a person's answers that bring a chart to some of its ends.
class Shifting {
 public:
  Shifting(const OnChart& person, const Wanted& wanted);
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
  };

  void find_moved(const Wanted& wanted);
  std::vector<bool> that_count(const Chart& chart) const;
  std::vector<std::uint8_t>& costs(std::uint32_t at);
  void tie_changes(const std::vector<bool>& counts);
  void find_sheets();
  void find_real();
  bool varies(std::uint32_t at) const;
  const Value& start(std::size_t at) const;
  bool lower_is_worse(std::size_t at) const;
  const Move& nearest_move(std::uint32_t at, const Way& way);
  bool is_moved(std::uint32_t at, const Way& way) const;
  Shift shift_of(const std::vector<std::size_t>& positions, const Found& found);

  const OnChart& person_;
  Search search_;
  std::uint64_t steps_;
  std::vector<std::size_t> moved_;                      // the positions that may be changed
  std::map<std::array<std::uint32_t, 3>, Move> moves_;  // by position, cell and the cell of what follows it
  std::optional<Ways> ways_;
};

}  // namespace rung
