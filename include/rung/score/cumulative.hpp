#pragma once

#include <limits>
#include <span>
#include <string>
#include <vector>

#include "rung/score/design.hpp"

namespace rung {

/// How a model is fitted.
struct FitOptions {
  /// Weight of the penalty: half of it times the square of each coefficient per standard deviation of its column is
  /// taken off the log-likelihood. 0: plain maximum likelihood. Cuts are never penalized.
  double ridge = 0;
  unsigned threads = 1;      ///< how many may work at once; changes no bit of the result
  int most_steps = 100;      ///< Newton steps; more is fault S05
  double tolerance = 1e-10;  ///< of the gradient per standard deviation of a column, times the root of the total weight
};

/// What is common to every fit.
struct FitSummary {
  double log_likelihood = 0;    ///< natural, without the penalty
  double penalty = 0;           ///< what `ridge` takes off
  double total_weight = 0;      ///< cases
  std::size_t parameters = 0;   ///< estimated freely: those held at 0 by their sign are not counted
  int steps = 0;                ///< Newton steps taken
  double largest_gradient = 0;  ///< of the penalized log-likelihood, by its parameters, those held at 0 left out
  double condition = 0;  ///< of the information matrix per standard deviation; 1e12 or more is as good as singular

  double aic() const { return 2 * static_cast<double>(parameters) - 2 * log_likelihood; }  ///< Akaike's criterion
  double bic() const;  ///< Schwarz's criterion, of the total weight
};

/// A cumulative-logit model: P(level >= k) = 1 / (1 + e^(cut_k - index_k)), where index_k is a sum of coefficients
/// times columns. A column that is not partial has one coefficient for all cuts (proportional odds). Source: McCullagh
/// P. J R Stat Soc B 1980;42(2):109-142; Peterson B, Harrell FE. Appl Stat 1990;39(2):205-217 (partial).
struct CumulativeFit {
  std::vector<Design::Column> columns;  ///< as they were fitted
  std::vector<std::string> levels;      ///< lowest first
  /// First the cuts, in logits, one for each level but the lowest; then for each column its coefficient, or, where it
  /// is partial, one for each cut. Logits per unit.
  std::vector<double> estimates;
  std::vector<double> covariance;  ///< of the estimates: inverse of the observed information; 0 for those held at 0
  std::vector<bool> held;          ///< for each estimate: its sign holds it at 0
  std::vector<std::size_t>
      crossing;            ///< rows of the data where cuts cross: a higher level was more likely reached than a lower
  bool may_cross = false;  ///< whether they cross for any values between the least and greatest of each column
  FitSummary summary;      ///< how well it fits

  std::size_t cuts() const { return levels.size() - 1; }         ///< how many
  std::size_t place(std::size_t column, std::size_t cut) const;  ///< of a coefficient among the estimates
  double cut(std::size_t at) const { return estimates[at]; }     ///< logits
  /// Logits per unit of the column. @param cut from 0: between the lowest level and the next
  double coefficient(std::size_t column, std::size_t cut) const { return estimates[place(column, cut)]; }
  /// Standard error of an estimate; not a number where it is held at 0.
  double error(std::size_t estimate) const;

  /// One probability a level, lowest first; between 0 and 1, together 1. Where cuts cross, P(level >= k) is the
  /// greatest of those at k and above, so that no need is understated.
  /// @param row one number a column
  void predict(std::span<const double> row, std::span<double> probabilities) const;
};

/// Maximum likelihood by Newton's method with step halving, exact gradient and Hessian. Rows are summed in blocks of a
/// fixed size and the blocks in order, so the result is the same bits for any number of threads.
/// @errors those of check_design() | S04 some terms separate the levels, so their coefficients would grow without end
/// (named; not with a ridge) | S05 no maximum within `most_steps`
Result<CumulativeFit> fit_cumulative(const Design& design, const FitOptions& options = {});

/// Predictions for each row, levels() after one another.
std::vector<double> predict_rows(const CumulativeFit& fit, const Design& design);

}  // namespace rung
