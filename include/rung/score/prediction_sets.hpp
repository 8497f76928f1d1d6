#pragma once

#include <span>
#include <string>
#include <vector>

#include "rung/score/measures.hpp"

namespace rung {

/// Sets of levels that hold the recorded one in a stated share of the cases *of each level*: a level is in the set
/// where its probability is its threshold or more; an empty set becomes the most probable level (the lower of two);
/// gaps between the lowest and the highest are filled. Source: Vovk V, Gammerman A, Shafer G. Algorithmic Learning in a
/// Random World, 2005 (label-conditional conformal prediction); Sadinle M, Lei J, Wasserman L. J Am Stat Assoc
/// 2019;114:223-234.
struct PredictionSets {
  double coverage = 0;                  ///< asked for, of each level: between 0 and 1
  std::vector<double> at_least;         ///< for each level
  std::vector<std::size_t> calibrated;  ///< on how many cases of each level

  /// A set: from one level up to another, both in it.
  struct Set {
    std::size_t from = 0;                                                         ///< the lowest level in it
    std::size_t to = 0;                                                           ///< the highest
    bool holds(std::size_t level) const { return from <= level && level <= to; }  ///< whether it is in it
    std::size_t size() const { return to - from + 1; }                            ///< levels in it
  };
  Set of(std::span<const double> probabilities) const;  ///< @param probabilities one a level
};

/// Thresholds from cases that the model was not fitted to: for each level, of its n cases the k-th least probability of
/// it, k = floor((n + 1)(1 - coverage)); so a new case of the level is covered with at least that probability while it
/// is exchangeable with them.
/// @errors S06 a level has fewer than ceil(1 / (1 - coverage)) - 1 cases, too few for any threshold but 0
Result<PredictionSets> calibrate_sets(const Judged& judged, double coverage);

/// What sets came to on some cases.
struct SetMeasures {
  double covered = 0;                    ///< share of all cases
  double size = 0;                       ///< mean levels in a set
  std::vector<double> covered_by_level;  ///< of the cases recorded at each level
  std::vector<double> size_by_level;     ///< the same, mean levels
  double above = 0;                      ///< share whose recorded level lies above the set
  double below = 0;                      ///< share whose recorded level lies below the set
};
/// Sets for all rows. @pre there are probabilities
SetMeasures measure_sets(const PredictionSets& sets, const Judged& judged);

/// Coverage on cases that thresholds were not calibrated on either: each fold by thresholds from all others.
/// @param folds  for each row, its fold
Result<SetMeasures> measure_sets_across(const Judged& judged, std::span<const std::size_t> folds, double coverage);

}  // namespace rung
