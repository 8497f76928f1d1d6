#include "rung/score/choose.hpp"

#include <algorithm>
#include <limits>

#include "rung/score/cross_validate.hpp"

namespace rung {
namespace {

constexpr std::size_t inner_folds = 10;
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double least_gain = 1e-9;  // of a criterion per case: less is the noise of where a search ended

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

// What a choice comes to on some rows; designs of the folds within them are made once.
class Trials {
 public:
  Trials(const Design& design, const Recipe& recipe) : design_(design), recipe_(recipe) {
    if (recipe.by == Criterion::bic && !recipe.choose_ridge) return;
    const auto folds = spread_folds(design, inner_folds);
    for (std::size_t fold = 0; fold < inner_folds; ++fold) {
      std::vector<std::size_t> outside, inside;
      for (std::size_t row = 0; row < folds.size(); ++row) (folds[row] == fold ? inside : outside).push_back(row);
      if (!inside.empty()) outside_.push_back(design.only(outside)), inside_.push_back(design.only(inside));
    }
  }

  // Per case; infinite where there is no fit.
  double criterion(const Chosen& chosen) const {
    if (recipe_.by == Criterion::log_loss) return log_loss(chosen);
    const auto fit = fit_by(design_, recipe_, chosen);
    return fit ? fit->summary.bic() / (2 * fit->summary.total_weight) : infinite;
  }

  double log_loss(const Chosen& chosen) const {
    double sum = 0, cases = 0;
    for (std::size_t fold = 0; fold < outside_.size(); ++fold) {
      const auto fit = fit_by(outside_[fold], recipe_, chosen);
      if (!fit) return infinite;
      const Design inside = chosen_design(inside_[fold], recipe_, chosen);
      const Measures measures = measure(judged(inside, predict_rows(*fit, inside)));
      sum += measures.log_loss * measures.cases;
      cases += measures.cases;
    }
    return sum / cases;
  }

  bool crosses(const Chosen& chosen) const {
    if (chosen.partial.empty()) return false;
    const auto fit = fit_by(design_, recipe_, chosen);
    return !fit || fit->may_cross;
  }

 private:
  const Design& design_;
  const Recipe& recipe_;
  std::vector<Design> outside_, inside_;
};

// Everything that is one step away.
std::vector<Chosen> steps_from(const Chosen& chosen, const std::vector<std::string>& terms, const Recipe& recipe) {
  std::vector<Chosen> steps;
  for (const std::string& term : terms) {
    const bool is_in = !has(recipe.candidates, term) || has(chosen.taken, term);
    if (is_in && (!recipe.choose_partial || has(chosen.partial, term))) continue;
    steps.push_back(chosen);
    (is_in ? steps.back().partial : steps.back().taken).push_back(term);
  }
  return steps;
}

void choose_terms(const Design& design, const Recipe& recipe, const Trials& trials, Chosen& chosen) {
  double least = trials.criterion(chosen);
  const std::vector<std::string> terms = design.terms();
  for (bool better = true; better;) {
    better = false;
    Chosen best = chosen;
    for (Chosen& step : steps_from(chosen, terms, recipe)) {
      const double came_to = trials.criterion(step);
      if (!(came_to < least - least_gain) || trials.crosses(step)) continue;
      least = came_to;
      best = std::move(step);
      better = true;
    }
    chosen = best;
  }
}

void choose_penalty(const Trials& trials, Chosen& chosen) {
  double least = infinite;
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

}  // namespace

Result<Chosen> choose(const Design& design, const Recipe& recipe) {
  Chosen chosen{recipe.partial, recipe.fit.ridge, {}};
  if (!recipe.chooses()) return chosen;
  if (recipe.choose_ridge) chosen.ridge = ridges[1];  // so that no fold is without a fit while terms are chosen
  if (auto first = fit_by(design, recipe, chosen); !first) return std::move(first).error();
  const Trials trials(design, recipe);
  if (recipe.choose_partial || !recipe.candidates.empty()) choose_terms(design, recipe, trials, chosen);
  if (recipe.choose_ridge) choose_penalty(trials, chosen);
  return chosen;
}

Design chosen_design(const Design& design, const Recipe& recipe, const Chosen& chosen) {
  std::vector<std::string> out;
  for (const std::string& term : recipe.candidates)
    if (!has(chosen.taken, term)) out.push_back(term);
  return out.empty() ? design.with_partial(chosen.partial) : design.without(out).with_partial(chosen.partial);
}

std::vector<std::string> idle_terms(const CumulativeFit& fit) {
  std::vector<std::string> idle, busy;
  for (std::size_t column = 0; column < fit.columns.size(); ++column)
    for (std::size_t cut = 0; cut < fit.cuts(); ++cut)
      (fit.held[fit.place(column, cut)] ? idle : busy).push_back(fit.columns[column].term);
  std::erase_if(idle, [&](const std::string& term) { return has(busy, term); });
  idle.erase(std::unique(idle.begin(), idle.end()), idle.end());
  return idle;
}

Result<CumulativeFit> fit_by(const Design& design, const Recipe& recipe, const Chosen& chosen) {
  FitOptions options = recipe.fit;
  options.ridge = chosen.ridge;
  return fit_cumulative(chosen_design(design, recipe, chosen), options);
}

}  // namespace rung
