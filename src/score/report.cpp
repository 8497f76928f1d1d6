#include "rung/score/report.hpp"

#include <algorithm>

namespace rung {

Assessment assess(const Judged& judged, const Study& study) {
  Assessment all{measure(judged), bootstrap(judged), confusion(judged), {}, {}};
  if (!judged.probabilities.empty()) all.calibration = calibrate(judged);
  for (const auto& [column, groups] : study.groups) all.groups.emplace_back(column, by_group(judged, groups));
  return all;
}

Result<FitReport> report_fit(Study study, const Recipe& recipe, double coverage) {
  FitReport report;
  auto chosen = choose(study.design, recipe);
  if (!chosen) return std::move(chosen).error();
  report.chosen = std::move(chosen).value();
  auto fit = fit_by(study.design, recipe, report.chosen);
  if (!fit) return std::move(fit).error();
  report.fit = std::move(fit).value();
  FitOptions options = recipe.fit;
  options.ridge = report.chosen.ridge;
  Design design = chosen_design(study.design, recipe, report.chosen);
  if (!recipe.candidates.empty()) report.idle = idle_terms(report.fit);
  if (!report.idle.empty()) {
    design = design.without(report.idle);
    auto again = fit_cumulative(design, options);
    if (!again) return std::move(again).error();
    report.fit = std::move(again).value();
    for (auto* const names : {&report.chosen.partial, &report.chosen.taken})
      std::erase_if(*names,
                    [&](const std::string& name) { return std::ranges::find(report.idle, name) != report.idle.end(); });
  }
  report.inference = infer(design, report.fit, options);
  if (auto rival = fit_multinomial(study.design.without(recipe.candidates), options))
    report.rival = std::move(rival).value();
  if (!study.folds.empty()) {
    auto cross = cross_validate(study.design, study.folds, recipe);
    if (!cross) return std::move(cross).error();
    report.cross = std::move(cross).value();
    report.assessment = assess(report.cross->model, study);
    if (coverage > 0) {
      auto sets = calibrate_sets(report.cross->model, coverage);
      if (!sets) return std::move(sets).error();
      report.sets = std::move(sets).value();
      if (auto measured = measure_sets_across(report.cross->model, study.folds, coverage))
        report.set_measures = std::move(measured).value();
    }
  }
  report.recipe = recipe;
  report.study = std::move(study);
  return report;
}

}  // namespace rung
