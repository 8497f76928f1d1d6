#include "rung/score/measures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "chance.hpp"
#include "rung/score/cumulative.hpp"

namespace rung {
namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

std::uint8_t median_level(const Judged& judged, std::size_t row) {
  std::size_t level = judged.levels.size() - 1;
  while (level > 0 && judged.reached(row, level) < 0.5) --level;
  return static_cast<std::uint8_t>(level);
}

double squared_kappa(const std::vector<double>& table, std::size_t levels, double cases) {
  double seen = 0, by_chance = 0;
  for (std::size_t i = 0; i < levels; ++i)
    for (std::size_t j = 0; j < levels; ++j) {
      double row = 0, column = 0;
      for (std::size_t k = 0; k < levels; ++k) row += table[i * levels + k], column += table[k * levels + j];
      const double apart = static_cast<double>(i) - static_cast<double>(j);
      seen += apart * apart * table[i * levels + j];
      by_chance += apart * apart * row * column / cases;
    }
  return by_chance == 0 ? no_number : 1 - seen / by_chance;
}

std::vector<double> table_of(const Judged& judged, const std::vector<std::uint8_t>& stated) {
  std::vector<double> table(judged.levels.size() * judged.levels.size());
  for (std::size_t row = 0; row < judged.rows(); ++row)
    table[judged.recorded[row] * judged.levels.size() + stated[row]] += judged.weight(row);
  return table;
}

double row_rps(const Judged& judged, std::size_t row) {
  double sum = 0;
  for (std::size_t level = 1; level < judged.levels.size(); ++level) {
    const double off = judged.reached(row, level) - (judged.recorded[row] >= level ? 1 : 0);
    sum += off * off;
  }
  return sum;
}

double logit(double p) {
  const double inside = std::clamp(p, 1e-12, 1 - 1e-12);
  return std::log(inside / (1 - inside));
}

std::vector<std::size_t> rising(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t at) { return values[at]; });
  return order;
}

Calibration calibrate_cut(const Judged& judged, std::size_t level) {
  std::vector<double> predicted(judged.rows());
  Design binary{{"below", "reached"}, {{"logit", "logit", "logit"}}, {}, {}, judged.weights};
  for (std::size_t row = 0; row < judged.rows(); ++row) {
    predicted[row] = judged.reached(row, level);
    binary.values.push_back(logit(predicted[row]));
    binary.outcome.push_back(judged.recorded[row] >= level ? 1 : 0);
  }
  Calibration found{level, no_number, no_number, no_number, {}, 0};
  if (const auto fit = fit_cumulative(binary))
    found.intercept = -fit->cut(0), found.slope = fit->coefficient(0, 0), found.slope_error = fit->error(1);
  const auto order = rising(predicted);
  double total = 0, past = 0;
  for (std::size_t row = 0; row < judged.rows(); ++row) total += judged.weight(row);
  for (std::size_t i = 0; i < order.size();) {
    Calibration::Bin bin;
    const double until = (std::floor(past / total * 10 + 1e-9) + 1) * total / 10;
    do {
      const double weight = judged.weight(order[i]);
      bin.predicted += weight * predicted[order[i]];
      bin.observed += weight * binary.outcome[order[i]];
      bin.cases += weight;
      ++i;
    } while (i < order.size() && (past + bin.cases < until - 1e-9 || predicted[order[i]] == predicted[order[i - 1]]));
    past += bin.cases;
    bin.predicted /= bin.cases;
    bin.observed /= bin.cases;
    found.error += bin.cases / total * std::abs(bin.predicted - bin.observed);
    found.bins.push_back(bin);
  }
  return found;
}

Spread middle(std::vector<double> values) {
  std::ranges::sort(values);
  const auto at = [&](double share) {
    const double place = share * static_cast<double>(values.size() - 1);
    const auto low = static_cast<std::size_t>(place);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (place - static_cast<double>(low)) * (values[high] - values[low]);
  };
  return {at(0.025), at(0.975)};
}

double mean_predicted(const Judged& judged, std::size_t row) {
  double mean = 0;
  for (std::size_t level = 1; level < judged.levels.size(); ++level) mean += judged.reached(row, level);
  return mean;
}

// For each row the mean stated level of the fifth that it is in by predicted need.
std::vector<double> stated_as_severe(const Judged& judged) {
  std::vector<double> need(judged.rows()), stated(judged.rows());
  for (std::size_t row = 0; row < judged.rows(); ++row) need[row] = mean_predicted(judged, row);
  const auto order = rising(need);
  for (std::size_t fifth = 0; fifth < 5; ++fifth) {
    const std::size_t from = fifth * order.size() / 5, to = (fifth + 1) * order.size() / 5;
    double sum = 0, weight = 0;
    for (std::size_t i = from; i < to; ++i) {
      sum += judged.weight(order[i]) * judged.predicted[order[i]];
      weight += judged.weight(order[i]);
    }
    for (std::size_t i = from; i < to; ++i) stated[order[i]] = sum / weight;
  }
  return stated;
}

}  // namespace

double Judged::reached(std::size_t row, std::size_t level) const {
  double sum = 0;
  for (std::size_t above = levels.size(); above-- > level;) sum += probability(row, above);
  return level == 0 ? 1 : sum;
}

Judged Judged::only(std::span<const std::size_t> chosen) const {
  Judged some{levels, {}, {}, {}, {}};
  for (const std::size_t row : chosen) {
    if (!probabilities.empty())
      for (std::size_t level = 0; level < levels.size(); ++level) some.probabilities.push_back(probability(row, level));
    some.predicted.push_back(predicted[row]);
    some.recorded.push_back(recorded[row]);
    if (!weights.empty()) some.weights.push_back(weights[row]);
  }
  return some;
}

Judged judged(const Design& design, std::vector<double> probabilities) {
  Judged all{design.levels, std::move(probabilities), {}, design.outcome, design.weights};
  for (std::size_t row = 0; row < all.rows(); ++row) all.predicted.push_back(median_level(all, row));
  return all;
}

std::vector<std::uint8_t> most_probable(const Judged& judged) {
  std::vector<std::uint8_t> most(judged.rows(), 0);
  for (std::size_t row = 0; row < judged.rows(); ++row)
    for (std::size_t level = 1; level < judged.levels.size(); ++level)
      if (judged.probability(row, level) > judged.probability(row, most[row]))
        most[row] = static_cast<std::uint8_t>(level);
  return most;
}

std::vector<double> confusion(const Judged& judged) { return table_of(judged, judged.predicted); }

Measures measure(const Judged& judged) {
  Measures sums;
  for (std::size_t row = 0; row < judged.rows(); ++row) {
    const double weight = judged.weight(row);
    const int shift = judged.predicted[row] - judged.recorded[row];
    sums.cases += weight;
    if (shift == 0) sums.accuracy += weight;
    if (shift >= 1) sums.above += weight;
    if (shift >= 2) sums.two_above += weight;
    if (shift <= -1) sums.below += weight;
    if (shift <= -2) sums.two_below += weight;
    sums.mean_shift += weight * shift;
    if (judged.probabilities.empty()) continue;
    sums.log_loss -= weight * std::log(std::max(judged.probability(row, judged.recorded[row]), 1e-15));
    sums.rps += weight * row_rps(judged, row);
  }
  for (double* const sum : {&sums.accuracy, &sums.above, &sums.two_above, &sums.below, &sums.two_below,
                            &sums.mean_shift, &sums.log_loss, &sums.rps})
    *sum /= sums.cases;
  const auto kappa = [&](const std::vector<std::uint8_t>& stated) {
    return squared_kappa(table_of(judged, stated), judged.levels.size(), sums.cases);
  };
  sums.kappa = kappa(judged.predicted);
  if (judged.probabilities.empty())
    sums.log_loss = sums.rps = sums.kappa_of_most_probable = no_number;
  else
    sums.kappa_of_most_probable = kappa(most_probable(judged));
  return sums;
}

std::vector<Calibration> calibrate(const Judged& judged) {
  std::vector<Calibration> cuts;
  for (std::size_t level = 1; level < judged.levels.size(); ++level) cuts.push_back(calibrate_cut(judged, level));
  return cuts;
}

MeasureIntervals bootstrap(const Judged& judged, int resamplings, std::uint64_t seed) {
  Chance chance{seed};
  std::vector<double> accuracy, kappa, log_loss, rps;
  std::vector<std::size_t> chosen(judged.rows());
  for (int again = 0; again < resamplings; ++again) {
    for (std::size_t& row : chosen) row = chance.below(judged.rows());
    const Measures measures = measure(judged.only(chosen));
    accuracy.push_back(measures.accuracy);
    if (!std::isnan(measures.kappa)) kappa.push_back(measures.kappa);
    log_loss.push_back(measures.log_loss);
    rps.push_back(measures.rps);
  }
  const auto of = [](std::vector<double> values) {
    return values.empty() || std::isnan(values.front()) ? Spread{no_number, no_number} : middle(std::move(values));
  };
  return {of(accuracy), of(kappa), of(log_loss), of(rps), resamplings};
}

std::vector<GroupMeasures> by_group(const Judged& judged, std::span<const std::string> groups) {
  std::map<std::string, std::vector<std::size_t>> rows;
  for (std::size_t row = 0; row < judged.rows(); ++row) rows[groups[row]].push_back(row);
  const auto equal = judged.probabilities.empty() ? std::vector<double>{} : stated_as_severe(judged);
  std::vector<GroupMeasures> found;
  for (const auto& [group, chosen] : rows) {
    GroupMeasures one{group, measure(judged.only(chosen)), 0, equal.empty() ? no_number : 0};
    for (const std::size_t row : chosen) {
      const double weight = judged.weight(row) / one.measures.cases;
      one.need += weight * judged.recorded[row];
      if (!equal.empty()) one.given_equal_severity += weight * (judged.predicted[row] - equal[row]);
    }
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace rung
