#pragma once

#include <Eigen/Core>
#include <vector>

#include "newton.hpp"

namespace rung {

/// A cumulative-logit model while it is fitted: for each cut an intercept (minus the cut) and the coefficients of
/// partial columns, all after one another; then the coefficients of the rest. Columns per standard deviation from their
/// centre.
class CumulativeLikelihood {
 public:
  CumulativeLikelihood(const Design& design, const Scales& scales, unsigned threads);

  Eigen::Index cuts() const { return cuts_; }
  Eigen::Index size() const { return cuts_ * own_ + static_cast<Eigen::Index>(shared_.size()); }
  Eigen::Index intercept(Eigen::Index cut) const { return cut * own_; }
  /// Where the coefficient of a column for a cut is; for a column that all cuts share, the cut does not matter.
  Eigen::Index place(std::size_t column, Eigen::Index cut) const;

  /// The cuts that tell the levels' shares when no column does.
  Eigen::VectorXd start() const;
  Likelihood operator()(const Eigen::VectorXd& place) const;

 private:
  struct Rows;
  void add(const Eigen::VectorXd& place, std::size_t first, std::size_t last, Likelihood& sum) const;
  void weigh(std::size_t from, Eigen::Index n, Rows& rows, double& value) const;
  void gather(Eigen::Index n, Rows& rows, Likelihood& sum) const;
  void gather_shared(Eigen::Index n, Rows& rows, Likelihood& sum) const;

  const Design& design_;
  const Scales& scales_;
  unsigned threads_;
  Eigen::Index cuts_, own_ = 1;
  std::vector<std::size_t> partial_, shared_;
};

}  // namespace rung
