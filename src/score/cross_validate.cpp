#include "rung/score/cross_validate.hpp"

#include <algorithm>
#include <numeric>

#include "chance.hpp"
#include "rung/score/multinomial.hpp"

namespace rung {
namespace {

// The rows outside and inside each fold.
struct Split {
  std::vector<std::size_t> outside, inside;
};

std::vector<Split> splits(const std::vector<std::size_t>& folds) {
  std::vector<Split> each(folds.empty() ? 0 : *std::ranges::max_element(folds) + 1);
  for (std::size_t fold = 0; fold < each.size(); ++fold)
    for (std::size_t row = 0; row < folds.size(); ++row)
      (folds[row] == fold ? each[fold].inside : each[fold].outside).push_back(row);
  return each;
}

void put(const std::vector<double>& predicted, const std::vector<std::size_t>& rows, std::size_t levels,
         std::vector<double>& into) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    std::copy_n(predicted.begin() + static_cast<std::ptrdiff_t>(i * levels), levels,
                into.begin() + static_cast<std::ptrdiff_t>(rows[i] * levels));
}

// Predictions of the rival for the rows of a fold; false where it has no fit.
bool predict_rival(const Design& outside, const Design& inside, const FitOptions& options,
                   std::vector<double>& predicted) {
  const auto fit = fit_multinomial(outside, options);
  if (!fit) return false;
  predicted.resize(inside.rows() * inside.levels.size());
  for (std::size_t row = 0; row < inside.rows(); ++row)
    fit->predict(inside.row(row), std::span(predicted).subspan(row * inside.levels.size(), inside.levels.size()));
  return true;
}

}  // namespace

std::vector<std::size_t> spread_folds(const Design& design, std::size_t folds) {
  std::vector<std::size_t> order(design.rows()), of(design.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Chance chance{20261127};
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[chance.below(i)]);
  std::ranges::stable_sort(order, {}, [&](std::size_t row) { return design.outcome[row]; });
  for (std::size_t i = 0; i < order.size(); ++i) of[order[i]] = i % folds;
  return of;
}

Result<CrossValidation> cross_validate(const Design& design, const std::vector<std::size_t>& folds,
                                       const Recipe& recipe) {
  const auto each = splits(folds);
  if (each.size() < 2 || std::ranges::any_of(each, [](const Split& one) { return one.inside.empty(); }))
    return Faults{{"S07", "cross-validation needs two folds or more, each with a row", {}, {}}};
  const std::size_t levels = design.levels.size();
  std::vector<double> model(design.rows() * levels), proportional = model, rival = model;
  CrossValidation all;
  bool has_plain = true, has_rival = true;
  for (const Split& split : each) {
    const Design outside = design.only(split.outside), inside = design.only(split.inside);
    auto chosen = choose(outside, recipe);
    if (!chosen) return std::move(chosen).error();
    auto fit = fit_by(outside, recipe, *chosen);
    if (!fit) return std::move(fit).error();
    put(predict_rows(*fit, chosen_design(inside, recipe, *chosen)), split.inside, levels, model);
    const Design given = outside.without(recipe.candidates), unseen = inside.without(recipe.candidates);
    auto plain = fit_cumulative(given.with_partial({}), {.ridge = 0, .threads = recipe.fit.threads});
    has_plain = has_plain && plain.has_value();
    if (has_plain) put(predict_rows(*plain, unseen), split.inside, levels, proportional);
    std::vector<double> predicted;
    has_rival = has_rival && predict_rival(given, unseen, {.ridge = 0, .threads = recipe.fit.threads}, predicted);
    if (has_rival) put(predicted, split.inside, levels, rival);
    all.chosen.push_back(std::move(chosen).value());
  }
  all.model = judged(design, std::move(model));
  if (has_plain) all.proportional = judged(design, std::move(proportional));
  if (has_rival) all.rival = judged(design, std::move(rival));
  return all;
}

}  // namespace rung
