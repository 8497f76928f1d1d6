#include "rung/render/fit.hpp"

#include <cmath>

#include "fit_parts.hpp"
#include "rung/text/utf8.hpp"
#include "rung/text/version.hpp"

namespace rung {
namespace {

void say_coefficients(Page& page, const CumulativeFit& fit) {
  page.heading("COEFFICIENTS (logits per unit; above 0 is a higher level)");
  page.line("  " + left("", 44) + right("estimate", 11) + right("std. error", 12) + right("95 % interval", 21) +
            right("odds", 9));
  for (const CoefficientRow& row : coefficient_rows(fit))
    page.line("  " + left(row.name, 44) + right(fixed(row.estimate, 4), 11) +
              right(row.held ? "held at 0" : fixed(row.error, 4), 12) +
              right(row.held ? "" : fixed(row.low, 3) + " to " + fixed(row.high, 3), 21) +
              right("x " + fixed(std::exp(row.estimate), 2), 9));
  page.blank();
  page.heading("CUTS (logits; P(level or above) is one half where the index is the cut)");
  for (std::size_t cut = 0; cut < fit.cuts(); ++cut)
    page.line("  " + left(fit.levels[cut + 1] + " or above", 44) + right(fixed(fit.cut(cut), 4), 11) +
              right(fixed(fit.error(cut), 4), 12));
}

void say_tests(Page& page, const Inference& found) {
  if (found.without.empty()) return;
  page.blank();
  page.heading("LIKELIHOOD-RATIO TESTS");
  page.line("  " + left("", 30) + right("without it", 32) + right("a coefficient for each cut", 36));
  for (std::size_t i = 0; i < found.without.size(); ++i) {
    const RatioTest& out = found.without[i];
    std::string line =
        "  " + left(out.term, 30) +
        right(fixed(out.chi_square, 2) + " on " + std::to_string(out.freedom) + ", p " + p_value(out.p), 32);
    for (const RatioTest& test : found.proportional)
      if (test.term == out.term)
        line += right(test.freedom == 0 ? "no fit"
                                        : fixed(test.chi_square, 2) + " on " + std::to_string(test.freedom) + ", p " +
                                              p_value(test.p),
                      36);
    page.line(line);
  }
  if (found.together)
    page.line("  " + left("all of them", 30) +
              right(fixed(found.together->chi_square, 2) + " on " + std::to_string(found.together->freedom) + ", p " +
                        p_value(found.together->p),
                    32));
}

void say_cut_slopes(Page& page, const FitReport& report) {
  const auto& by_cut = report.inference.by_cut;
  if (!by_cut || report.fit.cuts() < 2) return;
  page.blank();
  page.heading("CUT BY CUT (coefficients of a regression of each cut alone, with 95 % intervals)");
  const std::size_t columns = report.fit.columns.size();
  std::size_t first = 20, wide = 26;
  for (const Design::Column& column : report.fit.columns) first = std::max(first, count_characters(column.id) + 1);
  for (const std::string& level : report.fit.levels) wide = std::max(wide, count_characters(level) + 11);
  std::string head = "  " + left("", first);
  for (std::size_t cut = 0; cut < report.fit.cuts(); ++cut)
    head += right(report.fit.levels[cut + 1] + " or above", wide);
  page.line(head);
  for (std::size_t column = 0; column < columns; ++column) {
    std::string line = "  " + left(report.fit.columns[column].id, first);
    for (std::size_t cut = 0; cut < report.fit.cuts(); ++cut) {
      const double slope = by_cut->slopes[cut * columns + column],
                   half = 1.959964 * by_cut->errors[cut * columns + column];
      line += right(std::isfinite(half)
                        ? fixed(slope, 2) + " (" + fixed(slope - half, 2) + " to " + fixed(slope + half, 2) + ")"
                        : "held at 0",
                    wide);
    }
    page.line(line);
  }
  page.paragraph("  ", "The largest change that these make to a probability is " +
                           fixed(100 * by_cut->largest_change, 1) +
                           " points: " + report.fit.levels[by_cut->changed_level] + " or above, line " +
                           std::to_string(report.study.lines[by_cut->changed_row]) + " of the table.");
}

void say_choices(Page& page, const FitReport& report) {
  const auto rows = choices_by_fold(report);
  if (rows.empty()) return;
  page.blank();
  page.heading("CHOSEN ANEW IN EVERY FOLD");
  for (const ChoiceRow& row : rows)
    page.line("  " + left(row.name, 60) + right(std::to_string(row.folds), 3) + " of " +
              std::to_string(report.cross->chosen.size()) + (row.from_all ? ", and from all rows" : ""));
}

void say_cross(Page& page, const FitReport& report) {
  if (!report.cross) return;
  page.blank();
  const std::size_t folds = report.cross->chosen.size();
  page.heading("ON ROWS THAT THE MODEL HAS NOT SEEN (" + std::to_string(folds) + " folds" +
               (report.study.folds_by.empty() ? "" : ", column " + report.study.folds_by) + ")");
  page.line("  " + left("", 34) + right("log loss", 9) + right("kappa", 9) + right("by mode", 9) + right("RPS", 9) +
            right("accuracy", 10) + right("above", 9) + right("below", 9));
  say_measures(page, "this model", report.assessment->measures);
  if (report.cross->proportional.rows() > 0)
    say_measures(page, "proportional odds, no penalty", measure(report.cross->proportional));
  if (report.cross->rival.rows() > 0) say_measures(page, "multinomial (knows no order)", measure(report.cross->rival));
  page.paragraph(
      "  ",
      "Stated is the highest level reached with a probability of one half or more. Kappa weighs by squared "
      "distance, by mode where the most probable level is stated instead; RPS is the ranked probability score. Above, "
      "below: stated above or below what was recorded." +
          std::string(report.recipe.candidates.empty() ? "" : " The other two have the terms without candidates."));
  say_assessment(page, *report.assessment, report.fit.levels);
  say_choices(page, report);
  if (!report.sets || !report.set_measures) return;
  page.blank();
  page.heading("PREDICTION SETS (" + percent(report.sets->coverage) + " of the cases of each level)");
  for (std::size_t level = 0; level < report.fit.levels.size(); ++level)
    page.line("  " + left(report.fit.levels[level], 24) + " covered " +
              right(percent(report.set_measures->covered_by_level[level]), 6) + " of " +
              right(std::to_string(report.sets->calibrated[level]), 5) + " cases, " +
              fixed(report.set_measures->size_by_level[level], 2) + " levels in a set");
  page.paragraph("  ", "In all " + percent(report.set_measures->covered) + " with " +
                           fixed(report.set_measures->size, 2) + " levels in a set; the level lies above the set in " +
                           percent(report.set_measures->above) + " and below it in " +
                           percent(report.set_measures->below) +
                           ". Measured on folds that took no part in their thresholds. It holds for cases like these, "
                           "not for another place or time.");
}

}  // namespace

std::string render_fit_text(const FitReport& report, std::size_t width) {
  Page page(std::max<std::size_t>(width, 40), false);
  page.heading("A MODEL OF " + report.study.outcome + ", FITTED TO " + report.study.data);
  page.paragraph("", std::to_string(report.study.design.rows()) + " of " + std::to_string(report.study.rows_read) +
                         " rows, levels " + all_of(report.fit.levels) + ", lowest first.");
  for (const std::string& said : about_model(report)) page.paragraph("", said);
  for (const std::string& said : cautions(report)) page.call_out("! ", said, true);
  page.blank();
  say_coefficients(page, report.fit);
  const FitSummary& summary = report.fit.summary;
  page.blank();
  page.heading("FIT");
  page.line("  log-likelihood " + fixed(summary.log_likelihood, 4) + ", " + std::to_string(summary.parameters) +
            " parameters, AIC " + fixed(summary.aic(), 2) + ", BIC " + fixed(summary.bic(), 2));
  page.line("  proportional odds " + fixed(report.inference.proportional_log_likelihood, 4) + "; multinomial " +
            (report.rival
                 ? fixed(report.rival->summary.log_likelihood, 4) + ", AIC " + fixed(report.rival->summary.aic(), 2)
                 : "has no fit"));
  page.line("  " + std::to_string(summary.steps) + " Newton steps; largest gradient " +
            scientific(summary.largest_gradient) + "; condition of the information " + fixed(summary.condition, 0));
  say_tests(page, report.inference);
  say_cut_slopes(page, report);
  say_cross(page, report);
  page.blank();
  page.paragraph("", "A model says what placements like these have been, not what they should have been. rung " +
                         std::string(version()) + ".");
  return page.take();
}

}  // namespace rung
