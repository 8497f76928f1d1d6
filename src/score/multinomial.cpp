#include "rung/score/multinomial.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "blocks.hpp"
#include "newton.hpp"

namespace rung {
namespace {

constexpr std::size_t rows_at_once = 256;

// For each level but the lowest an intercept and the coefficients of all columns, after one another; columns per
// standard deviation from their centre.
class MultinomialLikelihood {
 public:
  MultinomialLikelihood(const Design& design, const Scales& scales, unsigned threads)
      : design_(design),
        scales_(scales),
        threads_(threads),
        own_(1 + static_cast<Eigen::Index>(design.columns.size())),
        above_(static_cast<Eigen::Index>(design.levels.size()) - 1) {
    for (std::size_t column = 0; column < design.columns.size(); ++column) columns_.push_back(column);
  }

  Eigen::Index own() const { return own_; }
  Eigen::Index size() const { return own_ * above_; }

  Likelihood operator()(const Eigen::VectorXd& place) const {
    const Eigen::MatrixXd slopes = Eigen::Map<const Eigen::MatrixXd>(place.data(), own_, above_);
    return over_blocks(design_.rows(), threads_, Likelihood::zero(size()),
                       [&](std::size_t first, std::size_t last, Likelihood& sum) {
                         for (std::size_t from = first; from < last; from += rows_at_once)
                           add(slopes, from, std::min(rows_at_once, last - from), sum);
                       });
  }

 private:
  void add(const Eigen::MatrixXd& slopes, std::size_t from, std::size_t count, Likelihood& sum) const {
    const auto n = static_cast<Eigen::Index>(count);
    Eigen::MatrixXd numbers(n, own_), probable(n, above_), left = Eigen::MatrixXd::Zero(n, above_);
    Eigen::VectorXd weights(n);
    numbers.col(0).setOnes();
    scaled_rows(design_, scales_, columns_, from, count, numbers.rightCols(own_ - 1));
    const Eigen::MatrixXd index = numbers * slopes;
    for (Eigen::Index i = 0; i < n; ++i) {
      const std::size_t at = from + static_cast<std::size_t>(i);
      const Eigen::Index level = design_.outcome[at];
      weights[i] = design_.weight(at);
      const double most = std::max(0.0, index.row(i).maxCoeff());
      probable.row(i) = (index.row(i).array() - most).exp();
      const double all = probable.row(i).sum() + std::exp(-most);
      sum.value += weights[i] * ((level > 0 ? index(i, level - 1) : 0) - most - std::log(all));
      probable.row(i) /= all;
      left.row(i) = -probable.row(i);
      if (level > 0) left(i, level - 1) += 1;
    }
    for (Eigen::Index k = 0; k < above_; ++k) {
      sum.gradient.segment(k * own_, own_) += numbers.transpose() * weights.cwiseProduct(left.col(k));
      for (Eigen::Index l = k; l < above_; ++l) {
        Eigen::VectorXd curve = -probable.col(k).cwiseProduct(probable.col(l));
        if (k == l) curve += probable.col(k);
        const Eigen::MatrixXd part = numbers.transpose() * weights.cwiseProduct(curve).asDiagonal() * numbers;
        sum.information.block(k * own_, l * own_, own_, own_) += part;
        if (k != l) sum.information.block(l * own_, k * own_, own_, own_) += part.transpose();
      }
    }
  }

  const Design& design_;
  const Scales& scales_;
  unsigned threads_;
  Eigen::Index own_, above_;
  std::vector<std::size_t> columns_;
};

// From parameters per standard deviation to those per unit.
Eigen::MatrixXd per_unit(const MultinomialLikelihood& model, const Scales& scales) {
  Eigen::MatrixXd turned = Eigen::MatrixXd::Identity(model.size(), model.size());
  for (Eigen::Index first = 0; first < model.size(); first += model.own())
    for (Eigen::Index column = 0; column + 1 < model.own(); ++column) {
      turned(first + 1 + column, first + 1 + column) = 1 / scales.spread[column];
      turned(first, first + 1 + column) = -scales.centre[column] / scales.spread[column];
    }
  return turned;
}

}  // namespace

void MultinomialFit::predict(std::span<const double> row, std::span<double> probabilities) const {
  double most = 0;
  probabilities[0] = 0;
  for (std::size_t level = 1; level < levels.size(); ++level) {
    const double* const own = estimates.data() + (level - 1) * (columns.size() + 1);
    double index = own[0];
    for (std::size_t column = 0; column < columns.size(); ++column) index += own[column + 1] * row[column];
    probabilities[level] = index;
    most = std::max(most, index);
  }
  double all = 0;
  for (double& one : probabilities) all += one = std::exp(one - most);
  for (double& one : probabilities) one /= all;
}

Result<MultinomialFit> fit_multinomial(const Design& design, const FitOptions& options) {
  Scales scales;
  if (Faults faults = check_design(design, options.threads, &scales); !faults.empty()) return faults;
  const MultinomialLikelihood model(design, scales, options.threads);
  Summit summit{std::cref(model),
                Eigen::VectorXd::Zero(model.size()),
                Eigen::VectorXd::Constant(model.size(), options.ridge),
                std::vector<Sign>(static_cast<std::size_t>(model.size()), Sign::free),
                options.tolerance * std::sqrt(design.total_weight()),
                options.most_steps};
  for (Eigen::Index first = 0; first < model.size(); first += model.own()) summit.penalty[first] = 0;
  const Found found = maximize(summit);
  std::vector<std::pair<std::size_t, double>> lengths;
  for (std::size_t column = 0; column < design.columns.size(); ++column)
    for (Eigen::Index first = 0; first < model.size(); first += model.own())
      lengths.emplace_back(column, found.step[first + 1 + static_cast<Eigen::Index>(column)]);
  if (std::ranges::any_of(lengths, [](const auto& one) { return std::abs(one.second) > 0.01; }))
    return Faults{separation_fault(design, lengths)};
  if (!found.converged && found.there.gradient.cwiseAbs().maxCoeff() > 1e-6 * std::sqrt(design.total_weight()))
    return Faults{no_maximum_fault(options.most_steps)};
  MultinomialFit fit{design.columns, design.levels, {}, {}, {}};
  const Eigen::MatrixXd turned = per_unit(model, scales);
  const Eigen::VectorXd estimates = turned * found.place;
  fit.estimates.assign(estimates.begin(), estimates.end());
  const Eigen::MatrixXd covariance = turned * inverse_information(found, fit.summary.condition) * turned.transpose();
  fit.covariance.assign(covariance.data(), covariance.data() + covariance.size());
  fit.summary.log_likelihood = found.there.value + found.penalty;
  fit.summary.penalty = found.penalty;
  fit.summary.total_weight = design.total_weight();
  fit.summary.parameters = fit.estimates.size();
  fit.summary.steps = found.steps;
  fit.summary.largest_gradient = found.there.gradient.cwiseAbs().maxCoeff();
  return fit;
}

}  // namespace rung
