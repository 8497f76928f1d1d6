#pragma once

#include <string>
#include <vector>

#include "rung/score/cumulative.hpp"
#include "rung/score/measures.hpp"

namespace rung {

/// How a model is arrived at: what is given, and what is chosen by the data that it is fitted to.
struct Recipe {
  std::vector<std::string> partial = {};  ///< terms with a coefficient for each cut
  bool choose_partial = false;            ///< choose them instead: see choose()
  bool choose_ridge = false;              ///< choose the penalty instead: see choose()
  FitOptions fit = {};                    ///< everything else
};

/// Penalties that are tried, from the least.
inline constexpr double ridges[] = {0, 1, 2, 4, 8, 16, 32};

/// What a recipe came to on some data.
struct Chosen {
  std::vector<std::string> partial;  ///< in the order in which they were taken
  double ridge = 0;                  ///< see FitOptions
};

/// For each row a fold from 0, its levels spread evenly over the folds; by chance that is the same every time.
/// @pre 2 or more folds
std::vector<std::size_t> spread_folds(const Design& design, std::size_t folds);

/// Chooses what the recipe leaves open, from these rows alone, by the log loss of a ten-fold cross-validation within
/// them: term after term the one that lowers it most becomes partial, while one does; then the penalty with the lowest.
/// @errors those of fit_cumulative() for what the recipe gives
Result<Chosen> choose(const Design& design, const Recipe& recipe);

/// Chooses and fits. @errors those of fit_cumulative()
Result<CumulativeFit> fit_by(const Design& design, const Recipe& recipe, const Chosen& chosen);

/// Predictions for every row by a model that has not seen its fold.
struct CrossValidation {
  Judged model;                ///< by the recipe, all choices made in the other folds
  Judged proportional;         ///< the same terms, none partial, no penalty; empty where some fold has no fit
  Judged rival;                ///< multinomial, no penalty; empty where some fold has no fit
  std::vector<Chosen> chosen;  ///< for each fold
};

/// @param folds  for each row its fold, from 0
/// @errors S07 a fold without rows, or fewer than two | those of fit_cumulative(), of the rows outside some fold
Result<CrossValidation> cross_validate(const Design& design, const std::vector<std::size_t>& folds,
                                       const Recipe& recipe);

}  // namespace rung
