#include <cmath>

#include "plots.hpp"
#include "rung/render/fit.hpp"
#include "rung/text/version.hpp"

namespace rung {
namespace {

using Table = std::vector<std::vector<std::string>>;

std::string coefficients(const CumulativeFit& fit) {
  Table rows;
  for (const CoefficientRow& row : coefficient_rows(fit))
    rows.push_back({row.name, fixed(row.estimate, 4), row.held ? "held at 0" : fixed(row.error, 4),
                    row.held ? "" : fixed(row.low, 3) + " to " + fixed(row.high, 3), fixed(std::exp(row.estimate), 2)});
  for (std::size_t cut = 0; cut < fit.cuts(); ++cut)
    rows.push_back(
        {"cut: " + fit.levels[cut + 1] + " or above", fixed(fit.cut(cut), 4), fixed(fit.error(cut), 4), "", ""});
  return "<h2>Coefficients</h2>\n<p class=\"quiet\">Logits per unit; to the right of 0 is a higher level.</p>\n" +
         plot_coefficients(coefficient_rows(fit)) +
         html_table("", {"", "estimate", "std. error", "95 % interval", "odds ratio"}, rows);
}

std::string fit_of(const FitReport& report) {
  const FitSummary& summary = report.fit.summary;
  Table rows = {{"log-likelihood", fixed(summary.log_likelihood, 4)},
                {"parameters", std::to_string(summary.parameters)},
                {"AIC", fixed(summary.aic(), 2)},
                {"BIC", fixed(summary.bic(), 2)},
                {"log-likelihood of proportional odds", fixed(report.inference.proportional_log_likelihood, 4)}};
  if (report.rival)
    rows.push_back({"log-likelihood of the multinomial model", fixed(report.rival->summary.log_likelihood, 4)});
  if (report.inference.by_cut)
    rows.push_back({"largest change of a probability when each cut is fitted alone",
                    fixed(100 * report.inference.by_cut->largest_change, 1) + " points"});
  std::string out = "<h2>Fit</h2>\n" + html_table("", {"", ""}, rows);
  if (report.inference.without.empty()) return out;
  Table tests;
  for (std::size_t i = 0; i < report.inference.without.size(); ++i) {
    const RatioTest& test = report.inference.without[i];
    tests.push_back({test.term, fixed(test.chi_square, 2), std::to_string(test.freedom), p_value(test.p)});
    for (const RatioTest& each : report.inference.proportional)
      if (each.term == test.term)
        tests.back().insert(tests.back().end(), {each.freedom ? fixed(each.chi_square, 2) : "no fit",
                                                 std::to_string(each.freedom), p_value(each.p)});
  }
  return out + "<h2>Likelihood-ratio tests</h2>\n" +
         html_table("Without the term, and with a coefficient for each cut",
                    {"", "without", "df", "p", "each cut", "df", "p"}, tests);
}

std::string choices_of(const FitReport& report) {
  Table rows;
  for (const ChoiceRow& row : choices_by_fold(report))
    rows.push_back({row.name, std::to_string(row.folds), row.from_all ? "yes" : "no"});
  if (rows.empty()) return {};
  return "<h2>Chosen anew in every fold</h2>\n" +
         html_table("", {"", "of " + std::to_string(report.cross->chosen.size()) + " folds", "from all rows"}, rows);
}

std::string sets_of(const FitReport& report) {
  if (!report.sets || !report.set_measures) return {};
  Table rows;
  for (std::size_t level = 0; level < report.fit.levels.size(); ++level)
    rows.push_back({report.fit.levels[level], percent(report.set_measures->covered_by_level[level]),
                    fixed(report.set_measures->size_by_level[level], 2), std::to_string(report.sets->calibrated[level]),
                    fixed(report.sets->at_least[level], 3)});
  return "<h2>Prediction sets</h2>\n" +
         html_table("Asked for: " + percent(report.sets->coverage) +
                        " of the cases of each level; measured on folds that took no part in the thresholds",
                    {"", "covered", "levels in a set", "calibrated on", "from probability"}, rows);
}

}  // namespace

std::string render_fit_html(const FitReport& report) {
  std::string out = html_head("A model of " + report.study.outcome);
  out += "<h1>A model of " + escaped(report.study.outcome) + "</h1>\n<p>Fitted to " + escaped(report.study.data) +
         ": " + std::to_string(report.study.design.rows()) + " of " + std::to_string(report.study.rows_read) +
         " rows. Levels, lowest first: " + escaped(all_of(report.fit.levels)) + ".</p>\n";
  out += paragraphs(about_model(report), "said") + paragraphs(cautions(report), "caution");
  out += coefficients(report.fit) + fit_of(report);
  if (report.cross) {
    Table rows;
    const auto add = [&](const char* name, const Measures& one) {
      rows.push_back({name, fixed(one.log_loss, 3), fixed(one.kappa, 3), fixed(one.kappa_of_most_probable, 3),
                      fixed(one.rps, 3), percent(one.accuracy), percent(one.above), percent(one.below)});
    };
    add("this model", report.assessment->measures);
    if (report.cross->proportional.rows() > 0)
      add("proportional odds, no penalty", measure(report.cross->proportional));
    if (report.cross->rival.rows() > 0) add("multinomial", measure(report.cross->rival));
    out += "<h2>On rows that the model has not seen</h2>\n" +
           html_table(std::to_string(report.cross->chosen.size()) +
                          " folds; stated is the highest level reached with a probability of one half or more",
                      {"", "log loss", "kappa", "by mode", "RPS", "accuracy", "above", "below"}, rows) +
           choices_of(report) + html_assessment(*report.assessment, report.fit.levels) + sets_of(report);
  }
  out += "<p class=\"quiet\">A model says what placements like these have been, not what they should have been. rung " +
         std::string(version()) + ".</p>\n";
  return out + html_foot();
}

}  // namespace rung
