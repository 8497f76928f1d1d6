#include "rung/score/inference.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rung {
namespace {

RatioTest ratio(std::string term, const FitSummary& more, const FitSummary& fewer) {
  RatioTest test{std::move(term), std::max(0.0, 2 * (more.log_likelihood - fewer.log_likelihood)),
                 more.parameters - fewer.parameters, 1};
  if (test.freedom > 0) test.p = chi_square_tail(test.chi_square, test.freedom);
  return test;
}

std::vector<std::string> partial_terms(const Design& design) {
  std::vector<std::string> partial;
  for (const Design::Column& column : design.columns)
    if (column.partial && std::ranges::find(partial, column.term) == partial.end()) partial.push_back(column.term);
  return partial;
}

// The term with its coefficients the other way: one for each cut, or one for all.
RatioTest test_proportional(const Design& design, const CumulativeFit& fit, const std::string& term,
                            const FitOptions& options) {
  std::vector<std::string> partial = partial_terms(design);
  const auto at = std::ranges::find(partial, term);
  const bool was = at != partial.end();
  was ? void(partial.erase(at)) : partial.push_back(term);
  const auto other = fit_cumulative(design.with_partial(partial), options);
  if (!other) return {term, 0, 0, 1};
  return was ? ratio(term, fit.summary, other->summary) : ratio(term, other->summary, fit.summary);
}

std::optional<CutSlopes> cut_by_cut(const Design& design, const CumulativeFit& fit, const FitOptions& options) {
  CutSlopes found;
  std::vector<double> predicted(fit.levels.size()), at_cut(2);
  std::vector<CumulativeFit> cuts;
  for (std::size_t cut = 0; cut < fit.cuts(); ++cut) {
    Design binary = design.with_partial({});
    binary.levels = {"below", "reached"};
    for (std::uint8_t& level : binary.outcome) level = level > cut ? 1 : 0;
    auto alone = fit_cumulative(binary, options);
    if (!alone) return std::nullopt;
    for (std::size_t column = 0; column < fit.columns.size(); ++column) {
      found.slopes.push_back(alone->coefficient(column, 0));
      found.errors.push_back(alone->error(1 + column));
    }
    cuts.push_back(std::move(alone).value());
  }
  for (std::size_t row = 0; row < design.rows(); ++row) {
    fit.predict(design.row(row), predicted);
    double reached = 0;
    for (std::size_t level = fit.cuts(); level > 0; --level) {
      reached += predicted[level];
      cuts[level - 1].predict(design.row(row), at_cut);
      const double change = std::abs(at_cut[1] - reached);
      if (change > found.largest_change)
        found.largest_change = change, found.changed_row = row, found.changed_level = level;
    }
  }
  return found;
}

}  // namespace

double chi_square_tail(double value, std::size_t freedom) {
  const double half = value / 2;
  double a = freedom % 2 == 1 ? 0.5 : 1;
  double tail = freedom % 2 == 1 ? std::erfc(std::sqrt(half)) : std::exp(-half);
  for (; a + 0.75 < static_cast<double>(freedom) / 2; a += 1)  // Q(a + 1, x) = Q(a, x) + x^a e^-x / Gamma(a + 1)
    tail += std::exp(a * std::log(half) - half - std::lgamma(a + 1));
  return std::min(tail, 1.0);
}

Inference infer(const Design& design, const CumulativeFit& fit, const FitOptions& options) {
  Inference found;
  const auto plain = fit_cumulative(design.with_partial({}), options);
  found.proportional_log_likelihood = plain ? plain->summary.log_likelihood : std::numeric_limits<double>::quiet_NaN();
  found.by_cut = cut_by_cut(design, fit, options);
  const bool free = std::ranges::all_of(design.columns, [](const auto& one) { return one.sign == Sign::free; });
  if (options.ridge > 0 || !free) return found;
  const std::vector<std::string> terms = design.terms();
  for (const std::string& term : terms) {
    if (const auto fewer = fit_cumulative(design.without({&term, 1}), options))
      found.without.push_back(ratio(term, fit.summary, fewer->summary));
    if (fit.cuts() > 1) found.proportional.push_back(test_proportional(design, fit, term, options));
  }
  if (const auto none = fit_cumulative(design.without(terms), options))
    found.together = ratio("", fit.summary, none->summary);
  return found;
}

}  // namespace rung
