#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rung/score/cumulative.hpp"

namespace rung {

/// Twice the difference of two log-likelihoods against the chi-square distribution.
struct RatioTest {
  std::string term;         ///< what one of the two models lacks
  double chi_square = 0;    ///< twice the difference
  std::size_t freedom = 0;  ///< how many parameters apart
  double p = 1;             ///< probability of as much or more where the term has no part in it
};

/// P(chi-square with `freedom` degrees >= value). Exact recurrence from erfc() or exp(). @pre value >= 0, freedom >= 1
double chi_square_tail(double value, std::size_t freedom);

/// Slopes cut by cut beside those that all cuts share: proportional odds as numbers, never as a gate.
struct CutSlopes {
  std::vector<double> slopes;     ///< for each cut, each column's: a logistic regression of "level or above"
  std::vector<double> errors;     ///< their standard errors
  double largest_change = 0;      ///< of P(level or above) of any row, between those regressions and the model
  std::size_t changed_row = 0;    ///< in which row
  std::size_t changed_level = 0;  ///< for which level
};

/// What is said of a fit besides its numbers.
struct Inference {
  std::vector<RatioTest> without;  ///< each term left out
  std::vector<RatioTest>
      proportional;  ///< each term with a coefficient for each cut against one for all; `freedom` 0: no fit
  std::optional<RatioTest> together;       ///< the whole model against cuts alone
  std::optional<CutSlopes> by_cut;         ///< empty where some cut alone has no fit
  double proportional_log_likelihood = 0;  ///< with no term partial; not a number where there is no fit
};

/// @param options  those of the fit. With a penalty or signs, likelihood ratios are no tests: there are none then.
Inference infer(const Design& design, const CumulativeFit& fit, const FitOptions& options);

}  // namespace rung
