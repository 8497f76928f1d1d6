#pragma once

#include <boost/multiprecision/cpp_dec_float.hpp>

#include "chart.hpp"

namespace rung::reference {

/// Wide enough that no rounding of ours can be seen in 8 places.
using Real = boost::multiprecision::cpp_dec_float_50;

/// What a scoring model says of a case, by its definition. What belongs to a cut stands in the order of the levels
/// above the lowest.
struct ModelSays {
  bool whole = true;        ///< no term is missing
  std::vector<Wide> least;  ///< the index of each cut, units of 10^-8, where missing terms make it least
  std::vector<Wide> most;   ///< and where they make it greatest; the same where nothing is missing
  std::vector<Real>
      at_least;  ///< P(need >= level) at `least`, for each cut; where cuts cross, the greatest of those above
  std::vector<Truth> floors;  ///< whether P(need >= level), by itself, reaches `climb_when`; empty without one
};

/// @pre the rule set has a model; each term is the name of an input that is a number, or a condition
ModelSays ask_model(const RuleSet& rules, const Case& person);

}  // namespace rung::reference
