#include "rung/score/cumulative.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "cumulative_likelihood.hpp"

namespace rung {
namespace {

// From parameters per standard deviation to those per unit: estimates = turn * place.
Eigen::MatrixXd turn(const CumulativeFit& fit, const CumulativeLikelihood& model, const Scales& scales) {
  Eigen::MatrixXd turned = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(fit.estimates.size()), model.size());
  for (Eigen::Index cut = 0; cut < model.cuts(); ++cut) {
    turned(cut, model.intercept(cut)) = -1;
    for (std::size_t column = 0; column < fit.columns.size(); ++column) {
      const auto c = static_cast<Eigen::Index>(column);
      turned(cut, model.place(column, cut)) = scales.centre[c] / scales.spread[c];
      turned(static_cast<Eigen::Index>(fit.place(column, static_cast<std::size_t>(cut))), model.place(column, cut)) =
          1 / scales.spread[c];
    }
  }
  return turned;
}

// Of the log-likelihood by cuts and coefficients per unit, those held at 0 left out: what other programs report.
double largest_gradient(const CumulativeFit& fit, const CumulativeLikelihood& model, const Scales& scales,
                        const Eigen::VectorXd& slopes) {
  Eigen::VectorXd by = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(fit.estimates.size()));
  for (Eigen::Index cut = 0; cut < model.cuts(); ++cut) {
    const double here = slopes[model.intercept(cut)];
    by[cut] = -here;
    for (std::size_t column = 0; column < fit.columns.size(); ++column) {
      const auto c = static_cast<Eigen::Index>(column);
      double& one = by[static_cast<Eigen::Index>(fit.place(column, static_cast<std::size_t>(cut)))];
      one += scales.centre[c] * here;
      if (fit.columns[column].partial || cut == 0) one += scales.spread[c] * slopes[model.place(column, cut)];
    }
  }
  double most = 0;
  for (Eigen::Index i = 0; i < by.size(); ++i)
    if (!fit.held[static_cast<std::size_t>(i)]) most = std::max(most, std::abs(by[i]));
  return most;
}

void look_for_crossing(const Design& design, CumulativeFit& fit) {
  if (std::ranges::none_of(fit.columns, &Design::Column::partial)) return;
  const auto apart = [&](std::size_t cut, auto&& number) {  // how far the index of a cut is above the next one's
    double gap = fit.cut(cut + 1) - fit.cut(cut);
    for (std::size_t column = 0; column < fit.columns.size(); ++column)
      if (fit.columns[column].partial) {
        const double more = fit.coefficient(column, cut) - fit.coefficient(column, cut + 1);
        gap += more * number(column, more);
      }
    return gap;
  };
  std::vector<double> least(design.row(0).begin(), design.row(0).end()), greatest = least;
  for (std::size_t at = 0; at < design.rows(); ++at) {
    const auto row = design.row(at);
    bool crosses = false;
    for (std::size_t cut = 0; cut + 1 < fit.cuts(); ++cut)
      crosses = crosses || apart(cut, [&](std::size_t column, double) { return row[column]; }) < 0;
    if (crosses) fit.crossing.push_back(at);
    for (std::size_t column = 0; column < row.size(); ++column) {
      least[column] = std::min(least[column], row[column]);
      greatest[column] = std::max(greatest[column], row[column]);
    }
  }
  for (std::size_t cut = 0; cut + 1 < fit.cuts(); ++cut)
    fit.may_cross = fit.may_cross || apart(cut, [&](std::size_t column, double more) {
                                       return more > 0 ? least[column] : greatest[column];
                                     }) < 0;
}

Summit summit_of(const Design& design, const CumulativeLikelihood& model, const FitOptions& options) {
  Summit summit{std::cref(model),
                model.start(),
                Eigen::VectorXd::Zero(model.size()),
                std::vector<Sign>(static_cast<std::size_t>(model.size()), Sign::free),
                options.tolerance * std::sqrt(design.total_weight()),
                options.most_steps};
  for (std::size_t column = 0; column < design.columns.size(); ++column)
    for (Eigen::Index cut = 0; cut < model.cuts(); ++cut) {
      summit.penalty[model.place(column, cut)] = options.ridge;
      summit.signs[static_cast<std::size_t>(model.place(column, cut))] = design.columns[column].sign;
    }
  return summit;
}

// A step is tiny at a maximum; a long one at a place that is as good as flat runs along terms that separate the levels.
Faults check_summit(const Design& design, const CumulativeLikelihood& model, const Found& found, int most_steps) {
  std::vector<std::pair<std::size_t, double>> lengths;
  double longest = 0;
  for (std::size_t column = 0; column < design.columns.size(); ++column) {
    double length = 0;
    for (Eigen::Index cut = 0; cut < model.cuts(); ++cut)
      length = std::max(length, std::abs(found.step[model.place(column, cut)]));
    lengths.emplace_back(column, length);
    longest = std::max(longest, length);
  }
  if (longest > 0.01) return {separation_fault(design, lengths)};
  if (!found.converged && found.there.gradient.cwiseAbs().maxCoeff() > 1e-6 * std::sqrt(design.total_weight()))
    return {no_maximum_fault(most_steps)};
  return {};
}

CumulativeFit fit_of(const Design& design, const CumulativeLikelihood& model, const Scales& scales,
                     const Found& found) {
  CumulativeFit fit;
  fit.columns = design.columns;
  fit.levels = design.levels;
  const std::size_t last = fit.columns.empty() ? fit.cuts() : fit.place(fit.columns.size() - 1, fit.cuts() - 1) + 1;
  fit.estimates.assign(last, 0);
  const Eigen::MatrixXd turned = turn(fit, model, scales);
  const Eigen::VectorXd estimates = turned * found.place;
  std::ranges::copy(estimates, fit.estimates.begin());
  fit.held.assign(last, false);
  for (std::size_t column = 0; column < fit.columns.size(); ++column)
    for (std::size_t cut = 0; cut < fit.cuts(); ++cut)
      fit.held[fit.place(column, cut)] =
          found.held[static_cast<std::size_t>(model.place(column, static_cast<Eigen::Index>(cut)))];
  const Eigen::MatrixXd covariance = turned * inverse_information(found, fit.summary.condition) * turned.transpose();
  fit.covariance.assign(covariance.data(), covariance.data() + covariance.size());
  fit.summary.log_likelihood = found.there.value + found.penalty;
  fit.summary.penalty = found.penalty;
  fit.summary.total_weight = design.total_weight();
  fit.summary.parameters = static_cast<std::size_t>(std::ranges::count(fit.held, false));
  fit.summary.steps = found.steps;
  fit.summary.largest_gradient = largest_gradient(fit, model, scales, found.there.gradient);
  look_for_crossing(design, fit);
  return fit;
}

}  // namespace

std::size_t CumulativeFit::place(std::size_t column, std::size_t cut) const {
  std::size_t at = cuts();
  for (std::size_t before = 0; before < column; ++before) at += columns[before].partial ? cuts() : 1;
  return columns[column].partial ? at + cut : at;
}

double CumulativeFit::error(std::size_t estimate) const {
  return held[estimate] ? std::numeric_limits<double>::quiet_NaN()
                        : std::sqrt(covariance[estimate * estimates.size() + estimate]);
}

void CumulativeFit::predict(std::span<const double> row, std::span<double> probabilities) const {
  double above = 0;  // P(level >= k + 1)
  for (std::size_t level = cuts(); level > 0; --level) {
    double index = -cut(level - 1);
    std::size_t at = cuts();
    for (std::size_t column = 0; column < columns.size(); ++column) {
      index += row[column] * estimates[columns[column].partial ? at + level - 1 : at];
      at += columns[column].partial ? cuts() : 1;
    }
    const double reached = std::max(above, 1 / (1 + std::exp(-index)));
    probabilities[level] = reached - above;
    above = reached;
  }
  probabilities[0] = 1 - above;
}

std::vector<double> predict_rows(const CumulativeFit& fit, const Design& design) {
  std::vector<double> predicted(design.rows() * fit.levels.size());
  for (std::size_t at = 0; at < design.rows(); ++at)
    fit.predict(design.row(at), std::span(predicted).subspan(at * fit.levels.size(), fit.levels.size()));
  return predicted;
}

Result<CumulativeFit> fit_cumulative(const Design& design, const FitOptions& options) {
  Scales scales;
  if (Faults faults = check_design(design, options.threads, &scales); !faults.empty()) return faults;
  const CumulativeLikelihood model(design, scales, options.threads);
  const Found found = maximize(summit_of(design, model, options));
  if (Faults faults = check_summit(design, model, found, options.most_steps); !faults.empty()) return faults;
  return fit_of(design, model, scales, found);
}

}  // namespace rung
