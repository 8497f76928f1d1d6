#include <cmath>

#include "fit_parts.hpp"
#include "rung/render/fit.hpp"
#include "rung/text/version.hpp"

namespace rung {
namespace {

// At most 8 places and no zeros at the end: what the exact decimals of rule sets hold.
std::string decimal(double number) {
  std::string text = fixed(number, 8);
  text.erase(text.find_last_not_of('0') + 1);
  return text.back() == '.' ? text + "0" : text;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) (c == '"' || c == '\\' ? out += '\\' : out) += c;
  return out + "\"";
}

std::string by_level(const std::vector<std::string>& levels, std::size_t first, const std::vector<double>& numbers) {
  std::string out = "{";
  for (std::size_t i = 0; i < numbers.size(); ++i)
    out += (i ? ", " : "") + levels[first + i] + ": " + decimal(numbers[i]);
  return out + "}";
}

std::string metrics(const FitReport& report) {
  const FitSummary& summary = report.fit.summary;
  std::string out = "    metrics:\n      log_likelihood: " + quoted(fixed(summary.log_likelihood, 4)) +
                    "\n      parameters: " + quoted(std::to_string(summary.parameters)) + "\n";
  if (!report.cross) return out;
  const Measures& unseen = report.assessment->measures;
  out += "      cross_validation: " +
         quoted(std::to_string(report.cross->chosen.size()) + " folds" +
                (report.study.folds_by.empty() ? "" : " of column " + report.study.folds_by) +
                (report.recipe.chooses() ? ", every choice made within the training folds" : "")) +
         "\n      log_loss: " + quoted(fixed(unseen.log_loss, 3)) +
         "\n      quadratic_weighted_kappa: " + quoted(fixed(unseen.kappa, 3)) +
         "\n      kappa_of_most_probable_level: " + quoted(fixed(unseen.kappa_of_most_probable, 3)) +
         "\n      ranked_probability_score: " + quoted(fixed(unseen.rps, 3)) +
         "\n      accuracy: " + quoted(fixed(unseen.accuracy, 3)) +
         "\n      stated_above_recorded: " + quoted(fixed(unseen.above, 3)) +
         "\n      stated_below_recorded: " + quoted(fixed(unseen.below, 3)) + "\n";
  if (!report.set_measures) return out;
  out += "      sets_covered: " + quoted(fixed(report.set_measures->covered, 3)) +
         "\n      sets_mean_levels: " + quoted(fixed(report.set_measures->size, 2)) + "\n";
  return out;
}

}  // namespace

std::string render_model_yaml(const FitReport& report, const Provenance& provenance) {
  const CumulativeFit& fit = report.fit;
  std::string out = "# Written by rung fit, rung " + std::string(version()) + ".";
  for (const std::string& said : about_model(report)) out += "\n# " + said;
  for (const std::string& said : cautions(report)) out += "\n# Caution: " + said;
  out += "\nmodel:\n  kind: cumulative-logit\n  terms:\n";
  for (std::size_t column = 0; column < fit.columns.size(); ++column) {
    const Design::Column& one = fit.columns[column];
    out += "    - {id: " + quoted(one.id) + ", of: " + quoted(one.of) + ", coefficient: ";
    std::vector<double> each;
    for (std::size_t cut = 0; cut < fit.cuts(); ++cut) each.push_back(fit.coefficient(column, cut));
    out += (one.partial ? by_level(fit.levels, 1, each) : decimal(each[0])) + "}\n";
  }
  out += "  cuts: " +
         by_level(fit.levels, 1,
                  {fit.estimates.begin(), fit.estimates.begin() + static_cast<std::ptrdiff_t>(fit.cuts())}) +
         "\n";
  if (report.sets) {
    std::vector<double> thresholds;
    for (const double one : report.sets->at_least) thresholds.push_back(std::floor(one * 1e8) / 1e8);
    out += "  prediction_set:\n    coverage: " + decimal(report.sets->coverage) +
           "\n    at_least: " + by_level(fit.levels, 0, thresholds) + "\n";
  }
  const std::size_t slash = report.study.data.rfind('/');
  out += "  fitted_to:\n    data: " + quoted(report.study.data.substr(slash == std::string::npos ? 0 : slash + 1)) +
         "\n    n: " + std::to_string(report.study.design.rows()) + "\n    date: " + quoted(provenance.date) + "\n";
  if (!provenance.population.empty()) out += "    population: " + quoted(provenance.population) + "\n";
  if (!provenance.by.empty()) out += "    by: " + quoted(provenance.by) + "\n";
  return out + metrics(report);
}

}  // namespace rung
