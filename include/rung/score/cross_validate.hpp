#pragma once

#include <string>
#include <vector>

#include "rung/score/choose.hpp"
#include "rung/score/measures.hpp"

namespace rung {

/// For each row a fold from 0, its levels spread evenly over the folds; by chance that is the same every time.
/// @pre 2 or more folds
std::vector<std::size_t> spread_folds(const Design& design, std::size_t folds);

/// Predictions for every row by a model that has not seen its fold.
struct CrossValidation {
  Judged model;  ///< by the recipe, all choices made in the other folds
  /// Without candidates, none partial, no penalty; empty where some fold has no fit.
  Judged proportional;
  Judged rival;                ///< multinomial of the same terms, no penalty; empty where some fold has no fit
  std::vector<Chosen> chosen;  ///< for each fold
};

/// @param folds  for each row its fold, from 0
/// @errors S07 a fold without rows, or fewer than two | those of fit_cumulative(), of the rows outside some fold
Result<CrossValidation> cross_validate(const Design& design, const std::vector<std::size_t>& folds,
                                       const Recipe& recipe);

}  // namespace rung
