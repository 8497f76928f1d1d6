#include "cumulative_likelihood.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "blocks.hpp"

namespace rung {
namespace {

// 256 rows of twenty columns and their weighted copy stay in the nearest cache.
constexpr std::size_t stride = 256;

// S(-x) of over = e^-x: what is missing of S(x) to 1, with its digits where S(x) is nearly 1.
double missing_to_one(double over) { return over < 1e100 ? over / (1 + over) : 1; }

}  // namespace

// What some rows come to. For each cut and row: the slope of the log-likelihood by its index, the curvature, and that
// with the next cut's.
struct CumulativeLikelihood::Rows {
  Rows(Eigen::Index cuts, Eigen::Index own, Eigen::Index shared)
      : owned(stride, own),
        all(stride, shared),
        weighted(stride, std::max(own, shared)),
        index(stride, cuts),
        slope(stride, cuts),
        curve(stride, cuts),
        next(stride, cuts) {}
  Eigen::MatrixXd owned, all, weighted, index, slope, curve, next;
};

CumulativeLikelihood::CumulativeLikelihood(const Design& design, const Scales& scales, unsigned threads)
    : design_(design), scales_(scales), threads_(threads), cuts_(static_cast<Eigen::Index>(design.levels.size() - 1)) {
  for (std::size_t column = 0; column < design.columns.size(); ++column)
    (design.columns[column].partial ? partial_ : shared_).push_back(column);
  own_ = 1 + static_cast<Eigen::Index>(partial_.size());
}

Eigen::Index CumulativeLikelihood::place(std::size_t column, Eigen::Index cut) const {
  const bool partial = design_.columns[column].partial;
  const auto& among = partial ? partial_ : shared_;
  const auto at = static_cast<Eigen::Index>(std::ranges::find(among, column) - among.begin());
  return partial ? cut * own_ + 1 + at : cuts_ * own_ + at;
}

Eigen::VectorXd CumulativeLikelihood::start() const {
  Eigen::VectorXd reached = Eigen::VectorXd::Zero(cuts_ + 1);
  for (std::size_t at = 0; at < design_.rows(); ++at) reached[design_.outcome[at]] += design_.weight(at);
  for (Eigen::Index level = cuts_ - 1; level >= 0; --level) reached[level] += reached[level + 1];
  Eigen::VectorXd place = Eigen::VectorXd::Zero(size());
  for (Eigen::Index cut = 0; cut < cuts_; ++cut)
    place[intercept(cut)] = std::log(reached[cut + 1] / (reached[0] - reached[cut + 1]));
  return place;
}

Likelihood CumulativeLikelihood::operator()(const Eigen::VectorXd& place) const {
  Likelihood all =
      over_blocks(design_.rows(), threads_, Likelihood::zero(size()),
                  [&](std::size_t first, std::size_t last, Likelihood& sum) { add(place, first, last, sum); });
  for (Eigen::Index i = 0; i < size(); ++i)  // of what columns share, only the lower half was summed
    for (Eigen::Index j = i + 1; j < size(); ++j) all.information(i, j) = all.information(j, i);
  return all;
}

void CumulativeLikelihood::add(const Eigen::VectorXd& place, std::size_t first, std::size_t last,
                               Likelihood& sum) const {
  Rows rows(cuts_, own_, static_cast<Eigen::Index>(shared_.size()));
  rows.owned.col(0).setOnes();
  for (std::size_t from = first; from < last; from += stride) {
    const std::size_t count = std::min(stride, last - from);
    const auto n = static_cast<Eigen::Index>(count);
    scaled_rows(design_, scales_, partial_, from, count, rows.owned.rightCols(own_ - 1));
    scaled_rows(design_, scales_, shared_, from, count, rows.all);
    for (Eigen::Index cut = 0; cut < cuts_; ++cut)
      rows.index.col(cut).head(n).noalias() = rows.owned.topRows(n) * place.segment(intercept(cut), own_);
    if (!shared_.empty()) {
      const Eigen::VectorXd together = rows.all.topRows(n) * place.tail(rows.all.cols());
      rows.index.topRows(n).colwise() += together;
    }
    weigh(from, n, rows, sum.value);
    gather(n, rows, sum);
  }
}

// With a = index of the cut below the row's level and b of the one above, P = S(a) - S(b) = S(a) S(-b) (1 - e^(b-a)),
// which keeps its digits in both tails; r = 1 / (e^(a-b) - 1).
void CumulativeLikelihood::weigh(std::size_t from, Eigen::Index n, Rows& rows, double& value) const {
  rows.slope.topRows(n).setZero();
  rows.curve.topRows(n).setZero();
  rows.next.topRows(n).setZero();
  for (Eigen::Index i = 0; i < n; ++i) {
    const std::size_t at = from + static_cast<std::size_t>(i);
    const Eigen::Index level = design_.outcome[at];
    const double weight = design_.weight(at);
    double probability = 1, r = 0;
    if (level > 0 && level < cuts_) {
      const double apart = rows.index(i, level - 1) - rows.index(i, level);
      if (!(apart > 0)) return void(value = -std::numeric_limits<double>::infinity());
      r = 1 / std::expm1(apart);
      probability = 1 / (1 + r);
      rows.next(i, level - 1) = -weight * r * (1 + r);
    }
    double logarithm = 0;
    if (level > 0) {
      const double a = rows.index(i, level - 1), over = std::exp(-a), below = missing_to_one(over);
      (over < 1e100 ? probability /= 1 + over : logarithm -= -a);
      rows.slope(i, level - 1) = weight * (below + r);
      rows.curve(i, level - 1) = weight * (below * (1 - below) + r * (1 + r));
    }
    if (level < cuts_) {
      const double b = rows.index(i, level), over = std::exp(b), above = missing_to_one(over);
      (over < 1e100 ? probability /= 1 + over : logarithm -= b);
      rows.slope(i, level) = -weight * (above + r);
      rows.curve(i, level) = weight * (above * (1 - above) + r * (1 + r));
    }
    value += weight * (std::log(probability) + logarithm);
  }
}

void CumulativeLikelihood::gather(Eigen::Index n, Rows& rows, Likelihood& sum) const {
  const auto owned = rows.owned.topRows(n);
  auto weighted = rows.weighted.topRows(n);
  for (Eigen::Index cut = 0; cut < cuts_; ++cut) {
    const Eigen::Index here = intercept(cut);
    sum.gradient.segment(here, own_).noalias() += owned.transpose() * rows.slope.col(cut).head(n);
    weighted.leftCols(own_) = rows.curve.col(cut).head(n).asDiagonal() * owned;
    sum.information.block(here, here, own_, own_).noalias() += owned.transpose() * weighted.leftCols(own_);
    if (cut + 1 < cuts_) {
      weighted.leftCols(own_) = rows.next.col(cut).head(n).asDiagonal() * owned;
      const Eigen::MatrixXd beside = owned.transpose() * weighted.leftCols(own_);
      sum.information.block(here, here + own_, own_, own_) += beside;
      sum.information.block(here + own_, here, own_, own_) += beside.transpose();
    }
  }
  if (!shared_.empty()) gather_shared(n, rows, sum);
}

void CumulativeLikelihood::gather_shared(Eigen::Index n, Rows& rows, Likelihood& sum) const {
  const auto owned = rows.owned.topRows(n);
  const auto all = rows.all.topRows(n);
  const Eigen::Index shared = all.cols(), tail = cuts_ * own_;
  auto weighted = rows.weighted.topRows(n);
  for (Eigen::Index cut = 0; cut + 1 < cuts_; ++cut) {  // from here on, all that a cut's index meets
    rows.curve.col(cut).head(n) += rows.next.col(cut).head(n);
    rows.curve.col(cut + 1).head(n) += rows.next.col(cut).head(n);
  }
  for (Eigen::Index cut = 0; cut < cuts_; ++cut) {
    weighted.leftCols(own_) = rows.curve.col(cut).head(n).asDiagonal() * owned;
    const Eigen::MatrixXd across = weighted.leftCols(own_).transpose() * all;
    sum.information.block(intercept(cut), tail, own_, shared) += across;
    sum.information.block(tail, intercept(cut), shared, own_) += across.transpose();
  }
  sum.gradient.tail(shared).noalias() += all.transpose() * rows.slope.topRows(n).rowwise().sum();
  const Eigen::VectorXd roots = rows.curve.topRows(n).rowwise().sum().cwiseMax(0).cwiseSqrt();
  weighted.leftCols(shared) = roots.asDiagonal() * all;
  auto corner = sum.information.bottomRightCorner(shared, shared);  // its lower half
  corner.selfadjointView<Eigen::Lower>().rankUpdate(weighted.leftCols(shared).transpose());
}

}  // namespace rung
