#include <Eigen/Dense>
#include <cmath>

#include "blocks.hpp"
#include "newton.hpp"

namespace rung {
namespace {

using Rows = Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

Rows some_rows(const Design& design, std::size_t first, std::size_t last) {
  const auto width = design.columns.size();
  return {design.values.data() + first * width, static_cast<Eigen::Index>(last - first),
          static_cast<Eigen::Index>(width)};
}

Eigen::VectorXd some_weights(const Design& design, std::size_t first, std::size_t last) {
  Eigen::VectorXd weights(static_cast<Eigen::Index>(last - first));
  for (std::size_t at = first; at < last; ++at) weights[static_cast<Eigen::Index>(at - first)] = design.weight(at);
  return weights;
}

std::string quoted(const std::string& name) { return "`" + name + "`"; }

Faults check_numbers(const Design& design) {
  for (std::size_t at = 0; at < design.rows(); ++at) {
    const double weight = design.weight(at);
    if (!std::isfinite(weight) || weight <= 0)
      return {{"S03", "the weight of row " + std::to_string(at + 1) + " is not a number above 0", {}, {}}};
    for (std::size_t column = 0; column < design.columns.size(); ++column)
      if (!std::isfinite(design.row(at)[column]))
        return {{"S03",
                 quoted(design.columns[column].id) + " of row " + std::to_string(at + 1) + " is not a finite number",
                 {},
                 {}}};
  }
  return {};
}

Faults check_levels(const Design& design) {
  if (design.levels.size() < 2 || design.levels.size() > 255)
    return {
        {"S01", "the outcome has " + std::to_string(design.levels.size()) + " levels; a model needs 2 to 255", {}, {}}};
  std::vector<bool> seen(design.levels.size());
  for (const auto level : design.outcome) seen[level] = true;
  Faults faults;
  for (std::size_t level = 0; level < seen.size(); ++level)
    if (!seen[level])
      faults.push_back({"S01",
                        "no row has level " + quoted(design.levels[level]) + ", so nothing can be learned about it",
                        {},
                        "leave the level out, or join it with its neighbor"});
  return faults;
}

// Each column against those before it that stand on their own: what they leave of it, and which of them take part.
Faults check_rank(const Design& design, const Scales& scales) {
  Faults faults;
  std::vector<Eigen::Index> kept;
  for (Eigen::Index column = 0; column < scales.spread.size(); ++column) {
    const std::string& id = design.columns[static_cast<std::size_t>(column)].id;
    if (scales.spread[column] == 0) {
      faults.push_back(
          {"S02", quoted(id) + " is the same in every row, so it tells nothing", {}, "leave the term out"});
      continue;
    }
    Eigen::VectorXd shares = Eigen::VectorXd::Zero(0);
    double left = 1;
    if (!kept.empty()) {
      const Eigen::VectorXd with = scales.correlations(kept, column);
      shares = Eigen::MatrixXd(scales.correlations(kept, kept)).ldlt().solve(with);
      left = 1 - shares.dot(with);
    }
    if (left > 1e-9) {
      kept.push_back(column);
      continue;
    }
    std::string others;
    for (std::size_t i = 0; i < kept.size(); ++i)
      if (std::abs(shares[static_cast<Eigen::Index>(i)]) > 1e-6)
        others += (others.empty() ? "" : ", ") + quoted(design.columns[static_cast<std::size_t>(kept[i])].id);
    faults.push_back(
        {"S02",
         quoted(id) + " says nothing that is not already in " + others + ": the columns depend on one another",
         {},
         "leave one of the terms out"});
  }
  return faults;
}

}  // namespace

Scales scales_of(const Design& design, unsigned threads) {
  const auto width = static_cast<Eigen::Index>(design.columns.size());
  const double total = design.total_weight();
  Scales scales;
  scales.centre = over_blocks(design.rows(), threads, Eigen::VectorXd(Eigen::VectorXd::Zero(width)),
                              [&](std::size_t first, std::size_t last, Eigen::VectorXd& sum) {
                                sum = some_rows(design, first, last).transpose() * some_weights(design, first, last);
                              }) /
                  total;
  const Eigen::MatrixXd products =
      over_blocks(design.rows(), threads, Eigen::MatrixXd(Eigen::MatrixXd::Zero(width, width)),
                  [&](std::size_t first, std::size_t last, Eigen::MatrixXd& sum) {
                    const Eigen::MatrixXd off = some_rows(design, first, last).rowwise() - scales.centre.transpose();
                    const Eigen::MatrixXd weighted = some_weights(design, first, last).asDiagonal() * off;
                    sum.noalias() = off.transpose() * weighted;
                  });
  scales.spread = (products.diagonal() / total).cwiseSqrt();
  for (Eigen::Index i = 0; i < width; ++i)
    if (scales.spread[i] <= 1e-12 * std::abs(scales.centre[i])) scales.spread[i] = 0;
  const Eigen::VectorXd per = scales.spread.unaryExpr([](double one) { return one == 0 ? 0.0 : 1 / one; });
  scales.correlations = per.asDiagonal() * (products / total) * per.asDiagonal();
  return scales;
}

void scaled_rows(const Design& design, const Scales& scales, const std::vector<std::size_t>& columns, std::size_t first,
                 std::size_t rows, Eigen::Ref<Eigen::MatrixXd> into) {
  const auto numbers = some_rows(design, first, first + rows);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto column = static_cast<Eigen::Index>(columns[i]);
    into.col(static_cast<Eigen::Index>(i)).head(static_cast<Eigen::Index>(rows)) =
        (numbers.col(column).array() - scales.centre[column]) * (1 / scales.spread[column]);
  }
}

Faults check_design(const Design& design, unsigned threads) { return check_design(design, threads, nullptr); }

Faults check_design(const Design& design, unsigned threads, Scales* found) {
  Faults faults = check_levels(design);
  const Faults numbers = check_numbers(design);
  faults.insert(faults.end(), numbers.begin(), numbers.end());
  if (!faults.empty()) return faults;
  Scales scales = scales_of(design, threads);
  faults = check_rank(design, scales);
  if (found) *found = std::move(scales);
  return faults;
}

}  // namespace rung
