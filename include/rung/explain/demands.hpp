#pragma once

#include <optional>
#include <vector>

#include "rung/explain/explanation.hpp"

namespace rung {

/// From where on an answer counts towards a level: the mildest value that a rule for that level asks for, alone or
/// together with other answers.
struct Demand {
  std::size_t level = 0;  ///< position on the ladder
  Decimal from;           ///< counts itself
};

/// One answer with an order, beside what the levels ask of it. No is 0 and yes is 1.
struct Measure {
  Evidence answer;                   ///< what was answered
  Decimal low;                       ///< the low end of its range
  Decimal high;                      ///< the high end
  bool worse_is_higher = true;       ///< which end means a greater need
  Decimal at;                        ///< the answer
  std::vector<Demand> demands = {};  ///< one for each level that asks for it, least intensive first; never empty
  /// The highest level that the answer counts towards; empty when it counts towards none.
  std::optional<std::size_t> reaches() const;
};

/// Every answer that was given, has an order and counts towards a level by a comparison with a fixed number; those that
/// count towards the highest levels first. Comparisons within sums and other arithmetic are not among them.
std::vector<Measure> measures(const Explanation& explanation);

}  // namespace rung
