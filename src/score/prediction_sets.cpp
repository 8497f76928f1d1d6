#include "rung/score/prediction_sets.hpp"

#include <algorithm>
#include <cmath>

namespace rung {
namespace {

std::span<const double> row_of(const Judged& judged, std::size_t row) {
  return std::span(judged.probabilities).subspan(row * judged.levels.size(), judged.levels.size());
}

// Adds up what sets come to; to be divided by divide().
void count(const PredictionSets& sets, const Judged& judged, SetMeasures& sums, std::vector<double>& cases) {
  for (std::size_t row = 0; row < judged.rows(); ++row) {
    const auto set = sets.of(row_of(judged, row));
    const std::size_t level = judged.recorded[row];
    const auto size = static_cast<double>(set.size());
    cases[level] += 1;
    sums.size += size;
    sums.size_by_level[level] += size;
    if (set.holds(level)) sums.covered += 1, sums.covered_by_level[level] += 1;
    if (level > set.to) sums.above += 1;
    if (level < set.from) sums.below += 1;
  }
}

SetMeasures divide(SetMeasures sums, const std::vector<double>& cases) {
  double all = 0;
  for (std::size_t level = 0; level < cases.size(); ++level) {
    all += cases[level];
    sums.covered_by_level[level] /= cases[level];
    sums.size_by_level[level] /= cases[level];
  }
  for (double* const sum : {&sums.covered, &sums.size, &sums.above, &sums.below}) *sum /= all;
  return sums;
}

SetMeasures nothing(std::size_t levels) {
  return {0, 0, std::vector<double>(levels), std::vector<double>(levels), 0, 0};
}

}  // namespace

PredictionSets::Set PredictionSets::of(std::span<const double> probabilities) const {
  const auto most = static_cast<std::size_t>(std::ranges::max_element(probabilities) - probabilities.begin());
  Set set{most, most};
  bool any = false;
  for (std::size_t level = 0; level < at_least.size(); ++level)
    if (probabilities[level] >= at_least[level]) {
      if (!any) set.from = level;
      set.to = level;
      any = true;
    }
  return set;
}

Result<PredictionSets> calibrate_sets(const Judged& judged, double coverage) {
  PredictionSets sets{coverage, {}, {}};
  Faults faults;
  for (std::size_t level = 0; level < judged.levels.size(); ++level) {
    std::vector<double> own;
    for (std::size_t row = 0; row < judged.rows(); ++row)
      if (judged.recorded[row] == level) own.push_back(judged.probability(row, level));
    std::ranges::sort(own);
    const auto rank = static_cast<std::size_t>(std::floor(static_cast<double>(own.size() + 1) * (1 - coverage) + 1e-9));
    if (rank == 0) {
      const auto needed = static_cast<std::size_t>(std::ceil(1 / (1 - coverage) - 1e-9)) - 1;
      faults.push_back({"S06",
                        "level `" + judged.levels[level] + "` has " + std::to_string(own.size()) +
                            " cases; sets with this coverage need " + std::to_string(needed),
                        {},
                        "ask for less coverage, or bring more cases"});
      continue;
    }
    sets.at_least.push_back(own[rank - 1]);
    sets.calibrated.push_back(own.size());
  }
  if (!faults.empty()) return faults;
  return sets;
}

SetMeasures measure_sets(const PredictionSets& sets, const Judged& judged) {
  SetMeasures sums = nothing(judged.levels.size());
  std::vector<double> cases(judged.levels.size());
  count(sets, judged, sums, cases);
  return divide(std::move(sums), cases);
}

Result<SetMeasures> measure_sets_across(const Judged& judged, std::span<const std::size_t> folds, double coverage) {
  SetMeasures sums = nothing(judged.levels.size());
  std::vector<double> cases(judged.levels.size());
  const std::size_t count_of_folds = *std::ranges::max_element(folds) + 1;
  for (std::size_t fold = 0; fold < count_of_folds; ++fold) {
    std::vector<std::size_t> inside, outside;
    for (std::size_t row = 0; row < judged.rows(); ++row) (folds[row] == fold ? inside : outside).push_back(row);
    auto sets = calibrate_sets(judged.only(outside), coverage);
    if (!sets) return std::move(sets).error();
    count(*sets, judged.only(inside), sums, cases);
  }
  return divide(std::move(sums), cases);
}

}  // namespace rung
