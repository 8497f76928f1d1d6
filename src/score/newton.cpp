#include "newton.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <cmath>

namespace rung {
namespace {

using Indices = std::vector<Eigen::Index>;

double at_least_zero(double value) { return value > 0 ? value : 0; }

Eigen::VectorXd kept(const Eigen::VectorXd& place, const std::vector<Sign>& signs) {
  Eigen::VectorXd inside = place;
  for (Eigen::Index i = 0; i < place.size(); ++i) {
    const Sign sign = signs[static_cast<std::size_t>(i)];
    if ((sign == Sign::not_negative && place[i] < 0) || (sign == Sign::not_positive && place[i] > 0)) inside[i] = 0;
  }
  return inside;
}

Likelihood penalized(const Summit& summit, const Eigen::VectorXd& place) {
  Likelihood there = summit.likelihood(place);
  there.value -= 0.5 * summit.penalty.dot(place.cwiseAbs2());
  there.gradient -= summit.penalty.cwiseProduct(place);
  there.information.diagonal() += summit.penalty;
  return there;
}

// Held are those at 0 whose slope leads out of what their sign allows: the conditions of Karush, Kuhn and Tucker.
Indices not_held(const Summit& summit, const Eigen::VectorXd& place, const Eigen::VectorXd& gradient) {
  Indices free;
  for (Eigen::Index i = 0; i < place.size(); ++i) {
    const Sign sign = summit.signs[static_cast<std::size_t>(i)];
    const bool out =
        (sign == Sign::not_negative && gradient[i] <= 0) || (sign == Sign::not_positive && gradient[i] >= 0);
    if (place[i] != 0 || !out) free.push_back(i);
  }
  return free;
}

// The curvature can vanish in doubles where a maximum lies at infinity; a little of the diagonal keeps the step finite.
Eigen::VectorXd newton_step(const Likelihood& there, const Indices& free) {
  Eigen::VectorXd step = Eigen::VectorXd::Zero(there.gradient.size());
  if (free.empty()) return step;
  const Eigen::VectorXd slope = there.gradient(free);
  Eigen::MatrixXd curve = there.information(free, free);
  const Eigen::VectorXd diagonal = curve.diagonal();
  for (double more = 0; more < 1e6; more = more == 0 ? 1e-12 : more * 100) {
    curve.diagonal() =
        diagonal + more * (diagonal + Eigen::VectorXd::Constant(diagonal.size(), 1e-8 * diagonal.maxCoeff()));
    const Eigen::LLT<Eigen::MatrixXd> solver(curve);
    if (solver.info() != Eigen::Success) continue;
    const Eigen::VectorXd taken = solver.solve(slope);
    if (!taken.allFinite()) continue;
    step(free) = taken;
    return step;
  }
  return step;
}

double largest(const Eigen::VectorXd& values, const Indices& among) {
  double most = 0;
  for (const Eigen::Index i : among) most = std::max(most, std::abs(values[i]));
  return most;
}

}  // namespace

double FitSummary::bic() const { return static_cast<double>(parameters) * std::log(total_weight) - 2 * log_likelihood; }

Likelihood Likelihood::zero(Eigen::Index parameters) {
  return {0, Eigen::VectorXd::Zero(parameters), Eigen::MatrixXd::Zero(parameters, parameters)};
}

Likelihood& Likelihood::operator+=(const Likelihood& other) {
  value += other.value;
  gradient += other.gradient;
  information += other.information;
  return *this;
}

Found maximize(const Summit& summit) {
  Found found;
  found.place = kept(summit.start, summit.signs);
  found.there = penalized(summit, found.place);
  Indices free;
  for (;; ++found.steps) {
    free = not_held(summit, found.place, found.there.gradient);
    found.step = newton_step(found.there, free);
    found.converged = largest(found.there.gradient, free) <= summit.tolerance;
    if (found.converged || found.steps == summit.most_steps) break;
    bool moved = false;
    for (double length = 1; length > 1e-10 && !moved; length /= 2) {
      const Eigen::VectorXd place = kept(found.place + length * found.step, summit.signs);
      const double gain = found.there.gradient.dot(place - found.place);
      Likelihood there = penalized(summit, place);
      const double noise = 1e-13 * (1 + std::abs(found.there.value));  // sums of many rows agree no better
      if (!std::isfinite(there.value) || there.value < found.there.value + 1e-4 * at_least_zero(gain) - noise) continue;
      moved = place != found.place;
      found.place = place;
      found.there = std::move(there);
    }
    if (!moved) break;
  }
  found.held.assign(static_cast<std::size_t>(found.place.size()), true);
  for (const Eigen::Index i : free) found.held[static_cast<std::size_t>(i)] = false;
  found.penalty = 0.5 * summit.penalty.dot(found.place.cwiseAbs2());
  return found;
}

Eigen::MatrixXd inverse_information(const Found& found, double& condition) {
  Indices free;
  for (std::size_t i = 0; i < found.held.size(); ++i)
    if (!found.held[i]) free.push_back(static_cast<Eigen::Index>(i));
  const Eigen::MatrixXd curve = found.there.information(free, free);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(curve, Eigen::EigenvaluesOnly);
  const auto& values = solver.eigenvalues();
  condition = free.empty() ? 1 : values[values.size() - 1] / values[0];
  Eigen::MatrixXd inverse = Eigen::MatrixXd::Zero(found.place.size(), found.place.size());
  const Eigen::MatrixXd inverted =
      Eigen::LLT<Eigen::MatrixXd>(curve).solve(Eigen::MatrixXd::Identity(curve.rows(), curve.cols()));
  inverse(free, free) = inverted;
  return inverse;
}

Fault separation_fault(const Design& design, const std::vector<std::pair<std::size_t, double>>& lengths) {
  double longest = 0;
  for (const auto& [column, length] : lengths) longest = std::max(longest, std::abs(length));
  std::vector<std::string> named;
  for (const auto& [column, length] : lengths) {
    const std::string& term = design.columns[column].term;
    if (std::abs(length) > 1e-3 * longest && (named.empty() || named.back() != term)) named.push_back(term);
  }
  std::string names;
  for (const std::string& one : named) names += (names.empty() ? "`" : ", `") + one + "`";
  return {"S04",
          names + (named.size() == 1 ? " separates" : " together separate") +
              " the levels in these rows, so the likelihood has no maximum: it rises without end as the "
              "coefficients grow",
          {},
          "leave a term out, join values that few cases have, or fit with a ridge penalty"};
}

Fault no_maximum_fault(int steps) {
  return {"S05",
          "no maximum of the likelihood was reached within " + std::to_string(steps) + " steps",
          {},
          "a ridge penalty, or fewer terms, give the likelihood a maximum that can be reached"};
}

}  // namespace rung
