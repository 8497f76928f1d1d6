#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rung/score/design.hpp"

namespace rung {

/// What was predicted for some rows beside what was recorded.
struct Judged {
  std::vector<std::string> levels;  ///< lowest first
  std::vector<double>
      probabilities;  ///< rows times levels, a row after the other; none when only levels were predicted
  std::vector<std::uint8_t> predicted;  ///< for each row, the level stated
  std::vector<std::uint8_t> recorded;   ///< for each row, the level recorded
  std::vector<double> weights = {};     ///< for each row; none: 1 each

  std::size_t rows() const { return recorded.size(); }                                 ///< how many
  double weight(std::size_t row) const { return weights.empty() ? 1 : weights[row]; }  ///< how many cases the row is
  /// P(level) of a row. @pre there are probabilities
  double probability(std::size_t row, std::size_t level) const { return probabilities[row * levels.size() + level]; }
  /// P(level or above) of a row. @pre there are probabilities
  double reached(std::size_t row, std::size_t level) const;
  /// The rows named, in that order.
  Judged only(std::span<const std::size_t> chosen) const;
};

/// Rows with these probabilities. The level stated is the greatest that is reached with a probability of one half or
/// more: the median, and the level to which a rule set with `climb_when: 0.5` climbs.
Judged judged(const Design& design, std::vector<double> probabilities);

/// The most probable level of each row, the lower of two: what R's predict(type = "class") gives.
std::vector<std::uint8_t> most_probable(const Judged& judged);

/// How good predictions are. Without probabilities, those that need them are not a number.
struct Measures {
  double cases = 0;                   ///< total weight
  double accuracy = 0;                ///< share whose stated level is the recorded one
  double kappa = 0;                   ///< Cohen's kappa, disagreement weighted by the square of the distance in levels
  double kappa_of_most_probable = 0;  ///< the same where the most probable level is stated; needs probabilities
  double log_loss = 0;    ///< mean of -log(P(recorded level)), natural; a probability below 1e-15 counts as 1e-15
  double rps = 0;         ///< mean over rows of the sum over cuts of (P(level <= k) - [recorded <= k])^2
  double above = 0;       ///< share stated one level or more above the recorded one
  double below = 0;       ///< share stated one level or more below
  double two_above = 0;   ///< share stated two levels or more above
  double two_below = 0;   ///< share stated two levels or more below
  double mean_shift = 0;  ///< mean of stated minus recorded, in levels
};

/// Kappa: Cohen J. Psychol Bull 1968;70(4):213-220. RPS: Epstein ES. J Appl Meteorol 1969;8(6):985-987.
Measures measure(const Judged& judged);

/// Total weight of the rows recorded at one level (first) and stated at another (second): levels times levels.
std::vector<double> confusion(const Judged& judged);

/// How well P(level or above) agrees with what was recorded at one cut.
struct Calibration {
  std::size_t level = 0;  ///< the one above the cut
  double intercept = 0;   ///< of a logistic regression of "level or above" on the logit predicted; 0 is right
  double slope = 0;  ///< of the same; 1 is right, below 1 predictions are too extreme; not a number where there is none
  double slope_error = 0;  ///< its standard error
  /// A tenth of the rows by rising prediction, ties kept together.
  struct Bin {
    double predicted = 0;  ///< mean P(level or above)
    double observed = 0;   ///< share recorded at the level or above
    double cases = 0;      ///< total weight
  };
  std::vector<Bin> bins;  ///< ten or fewer
  double error = 0;       ///< mean of |predicted - observed| over bins, by their cases
};

/// One for each cut. Source: Cox DR. Biometrika 1958;45:562-565. @pre there are probabilities
std::vector<Calibration> calibrate(const Judged& judged);

/// Between which values a measure lies in 95 of 100 resamplings of the rows.
struct Spread {
  double low = 0;   ///< the 2.5th percentile
  double high = 0;  ///< the 97.5th
};

/// Intervals of measures.
struct MeasureIntervals {
  Spread accuracy;      ///< of Measures::accuracy
  Spread kappa;         ///< of Measures::kappa
  Spread log_loss;      ///< of Measures::log_loss
  Spread rps;           ///< of Measures::rps
  int resamplings = 0;  ///< how many
};

/// Percentile bootstrap over rows with a generator of our own (SplitMix64), so the same rows give the same intervals.
/// Source: Efron B, Tibshirani R. An Introduction to the Bootstrap, 1993.
MeasureIntervals bootstrap(const Judged& judged, int resamplings = 1000, std::uint64_t seed = 20261127);

/// One group of a column, such as sex.
struct GroupMeasures {
  std::string group;  ///< as written in the column
  Measures measures;  ///< of its rows
  double need = 0;    ///< mean recorded level, 0 the lowest
  /// Mean of the stated level minus that of all rows with about the same predicted need (the same fifth by mean
  /// predicted level), in levels: what the group is given beside others as severe. Not a number without probabilities.
  double given_equal_severity = 0;
};

/// Each group by name. @pre one text for each row
std::vector<GroupMeasures> by_group(const Judged& judged, std::span<const std::string> groups);

}  // namespace rung
