#pragma once

#include <string>
#include <vector>

#include "rung/score/cumulative.hpp"

namespace rung {

/// By what choices are made.
enum class Criterion {
  log_loss,  ///< of a ten-fold cross-validation within the rows
  bic,       ///< Schwarz's criterion of a fit to the rows. Source: Schwarz G. Ann Stat 1978;6(2):461-464
};

/// How a model is arrived at: what is given, and what is chosen by the data that it is fitted to.
struct Recipe {
  std::vector<std::string> partial = {};     ///< terms with a coefficient for each cut
  bool choose_partial = false;               ///< choose them instead: see choose()
  bool choose_ridge = false;                 ///< choose the penalty instead: see choose(); by log loss only
  std::vector<std::string> candidates = {};  ///< terms of the design that are in the model only where they are chosen
  Criterion by = Criterion::log_loss;        ///< of the choice of terms
  FitOptions fit = {};                       ///< everything else

  bool chooses() const { return choose_partial || choose_ridge || !candidates.empty(); }  ///< whether anything is open
};

/// Penalties that are tried, from the least.
inline constexpr double ridges[] = {0, 1, 2, 4, 8, 16, 32};

/// What a recipe came to on some data.
struct Chosen {
  std::vector<std::string> partial;     ///< in the order in which they were taken
  double ridge = 0;                     ///< see FitOptions
  std::vector<std::string> taken = {};  ///< of the candidates, in the order in which they were taken
};

/// Chooses what the recipe leaves open, from these rows alone. Step after step, whichever lowers the criterion most is
/// done, while one does: a term becomes partial, or a candidate comes in. Never where cuts would then cross for some
/// values within the ranges of the columns. Then the penalty with the lowest log loss.
/// @errors those of fit_cumulative() for what the recipe gives
Result<Chosen> choose(const Design& design, const Recipe& recipe);

/// The design with what was chosen: candidates that were not taken are out, partial terms are partial.
Design chosen_design(const Design& design, const Recipe& recipe, const Chosen& chosen);

/// Terms of a fit whose coefficients are all held at 0: without them it predicts the same.
std::vector<std::string> idle_terms(const CumulativeFit& fit);

/// Chooses and fits. @errors those of fit_cumulative()
Result<CumulativeFit> fit_by(const Design& design, const Recipe& recipe, const Chosen& chosen);

}  // namespace rung
