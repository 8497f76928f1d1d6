#pragma once

#include "on_chart.hpp"

namespace rung {

/// An answer as it is and as it would have to be, in words.
Altered altered(const OnChart& person, std::size_t position, const Value& to);

/// What changes of answers are looked for.
struct Wanted {
  const Chart& chart;           ///< of the levels, or of one rule
  std::uint32_t ends;           ///< one bit for each number of the chart's that will do
  bool may_give = false;        ///< answers that are missing may be given, each as a change
  std::uint64_t budget = 0;     ///< how many nodes may be looked at
  std::size_t most = SIZE_MAX;  ///< no more changes than that
};

/// The smallest changes of a person's answers that bring a chart to some of its ends.
struct Smallest {
  Shifts shifts;
  bool needs_more = false;  ///< there may be some, with more changes than `most`
};
Smallest smallest_changes(const OnChart& person, const Wanted& wanted);

}  // namespace rung
