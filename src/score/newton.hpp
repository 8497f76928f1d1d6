#pragma once

#include <Eigen/Core>
#include <functional>
#include <vector>

#include "rung/score/cumulative.hpp"

namespace rung {

/// A log-likelihood with its slope and curvature at one place.
struct Likelihood {
  double value = 0;             ///< minus infinity where the parameters are not possible
  Eigen::VectorXd gradient;     ///< by each parameter
  Eigen::MatrixXd information;  ///< minus the second derivatives

  static Likelihood zero(Eigen::Index parameters);
  Likelihood& operator+=(const Likelihood& other);
};

/// What is asked of maximize().
struct Summit {
  std::function<Likelihood(const Eigen::VectorXd&)> likelihood;  ///< concave
  Eigen::VectorXd start;                                         ///< a possible place
  Eigen::VectorXd penalty;  ///< for each parameter: half of it times its square is taken off
  std::vector<Sign> signs;  ///< of each parameter
  double tolerance = 0;     ///< of the largest gradient
  int most_steps = 100;
};

/// Where it was found, or where the search ended.
struct Found {
  Eigen::VectorXd place;
  Likelihood there;        ///< penalized
  double penalty = 0;      ///< that was taken off
  std::vector<bool> held;  ///< parameters that their sign holds at 0
  Eigen::VectorXd step;    ///< the Newton step from there: small at a maximum, long where there is none
  int steps = 0;
  bool converged = false;
};

Found maximize(const Summit& summit);

/// Inverse of the information over what is not held, and its condition.
Eigen::MatrixXd inverse_information(const Found& found, double& condition);

/// Centre and spread of each column, weighted: what parameters are fitted per.
struct Scales {
  Eigen::VectorXd centre;
  Eigen::VectorXd spread;        ///< standard deviation; 0 where a column is the same in every row
  Eigen::MatrixXd correlations;  ///< of the columns
};
Scales scales_of(const Design& design, unsigned threads);
/// As the public check_design(), and what it reckoned on the way.
Faults check_design(const Design& design, unsigned threads, Scales* found);

/// The columns named of some rows, per their standard deviation from their centre; the first column of `into` and
/// after.
void scaled_rows(const Design& design, const Scales& scales, const std::vector<std::size_t>& columns, std::size_t first,
                 std::size_t rows, Eigen::Ref<Eigen::MatrixXd> into);

/// S04: the terms that a step without end runs along.
Fault separation_fault(const Design& design, const std::vector<std::pair<std::size_t, double>>& lengths);
/// S05.
Fault no_maximum_fault(int steps);

}  // namespace rung
