#pragma once

#include "rung/score/cumulative.hpp"

namespace rung {

/// The rival that knows no order: log(P(level k) / P(lowest level)) is a sum of its own for each level.
/// Source: Agresti A. Categorical Data Analysis, 3rd ed. 2013, section 8.1 (baseline-category logit).
struct MultinomialFit {
  std::vector<Design::Column> columns;  ///< as they were fitted
  std::vector<std::string> levels;      ///< lowest first
  /// For each level but the lowest: its intercept, then its coefficient of each column. Logits.
  std::vector<double> estimates;
  std::vector<double> covariance;  ///< of the estimates
  FitSummary summary;              ///< how well it fits

  /// One probability a level, lowest first. @param row one number a column
  void predict(std::span<const double> row, std::span<double> probabilities) const;
};

/// As fit_cumulative(); signs and `partial` are passed over. @errors the same
Result<MultinomialFit> fit_multinomial(const Design& design, const FitOptions& options = {});

}  // namespace rung
