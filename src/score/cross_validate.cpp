#include "rung/score/cross_validate.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "chance.hpp"
#include "rung/score/multinomial.hpp"

namespace rung {
namespace {

constexpr std::size_t inner_folds = 10;

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

// Designs of the folds within some rows, made once for all that is tried on them.
class Trials {
 public:
  Trials(const Design& design, const FitOptions& options) : options_(options) {
    for (const Split& split : splits(spread_folds(design, inner_folds)))
      if (!split.inside.empty())
        outside_.push_back(design.only(split.outside)), inside_.push_back(design.only(split.inside));
  }

  // Infinite where some fold has no fit.
  double log_loss(const Chosen& chosen) {
    double sum = 0, cases = 0;
    FitOptions options = options_;
    options.ridge = chosen.ridge;
    for (std::size_t fold = 0; fold < outside_.size(); ++fold) {
      const auto fit = fit_cumulative(outside_[fold].with_partial(chosen.partial), options);
      if (!fit) return std::numeric_limits<double>::infinity();
      const Measures measures = measure(judged(inside_[fold], predict_rows(*fit, inside_[fold])));
      sum += measures.log_loss * measures.cases;
      cases += measures.cases;
    }
    return sum / cases;
  }

 private:
  FitOptions options_;
  std::vector<Design> outside_, inside_;
};

void choose_terms(const Design& design, Trials& trials, Chosen& chosen) {
  double least = trials.log_loss(chosen);
  const std::vector<std::string> terms = design.terms();
  for (bool better = true; better;) {
    better = false;
    Chosen best = chosen;
    for (const std::string& term : terms) {
      if (std::ranges::find(chosen.partial, term) != chosen.partial.end()) continue;
      Chosen tried = chosen;
      tried.partial.push_back(term);
      const double loss = trials.log_loss(tried);
      if (loss >= least) continue;
      least = loss;
      best = tried;
      better = true;
    }
    chosen = best;
  }
}

void choose_penalty(Trials& trials, Chosen& chosen) {
  double least = std::numeric_limits<double>::infinity();
  const Chosen base = chosen;
  for (const double ridge : ridges) {
    Chosen tried = base;
    tried.ridge = ridge;
    const double loss = trials.log_loss(tried);
    if (loss >= least) continue;
    least = loss;
    chosen = tried;
  }
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

Result<Chosen> choose(const Design& design, const Recipe& recipe) {
  Chosen chosen{recipe.partial, recipe.fit.ridge};
  if (!recipe.choose_partial && !recipe.choose_ridge) return chosen;
  FitOptions options = recipe.fit;
  if (recipe.choose_ridge) options.ridge = ridges[1];  // so that no fold is without a fit while terms are chosen
  auto first = fit_cumulative(design.with_partial(chosen.partial), options);
  if (!first) return std::move(first).error();
  Trials trials(design, options);
  chosen.ridge = options.ridge;
  if (recipe.choose_partial) choose_terms(design, trials, chosen);
  if (recipe.choose_ridge) choose_penalty(trials, chosen);
  return chosen;
}

Result<CumulativeFit> fit_by(const Design& design, const Recipe& recipe, const Chosen& chosen) {
  FitOptions options = recipe.fit;
  options.ridge = chosen.ridge;
  return fit_cumulative(design.with_partial(chosen.partial), options);
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
    put(predict_rows(*fit, inside), split.inside, levels, model);
    auto plain = fit_cumulative(outside.with_partial({}), {.ridge = 0, .threads = recipe.fit.threads});
    has_plain = has_plain && plain.has_value();
    if (has_plain) put(predict_rows(*plain, inside), split.inside, levels, proportional);
    std::vector<double> predicted;
    has_rival = has_rival && predict_rival(outside, inside, {.ridge = 0, .threads = recipe.fit.threads}, predicted);
    if (has_rival) put(predicted, split.inside, levels, rival);
    all.chosen.push_back(std::move(chosen).value());
  }
  all.model = judged(design, std::move(model));
  if (has_plain) all.proportional = judged(design, std::move(proportional));
  if (has_rival) all.rival = judged(design, std::move(rival));
  return all;
}

}  // namespace rung
