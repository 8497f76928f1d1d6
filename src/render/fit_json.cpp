#include "fit_parts.hpp"
#include "rung/render/fit.hpp"
#include "rung/text/version.hpp"

namespace rung {
namespace {

void write_tests(JsonWriter& json, std::string_view name, const std::vector<RatioTest>& tests) {
  json.key(name).open('[');
  for (const RatioTest& test : tests) {
    json.open('{');
    json.key("term").text(test.term);
    write_number(json.key("chi_square"),
                 test.freedom == 0 ? std::numeric_limits<double>::quiet_NaN() : test.chi_square);
    json.key("freedom").number(static_cast<std::int64_t>(test.freedom));
    write_number(json.key("p"), test.freedom == 0 ? std::numeric_limits<double>::quiet_NaN() : test.p);
    json.close('}');
  }
  json.close(']');
}

void write_fit(JsonWriter& json, const FitReport& report) {
  const CumulativeFit& fit = report.fit;
  json.key("cuts").open('[');
  for (std::size_t cut = 0; cut < fit.cuts(); ++cut) {
    json.open('{');
    json.key("level").text(fit.levels[cut + 1]);
    write_number(json.key("cut"), fit.cut(cut));
    write_number(json.key("error"), fit.error(cut));
    json.close('}');
  }
  json.close(']');
  json.key("coefficients").open('[');
  for (std::size_t column = 0; column < fit.columns.size(); ++column)
    for (std::size_t cut = 0; cut < (fit.columns[column].partial ? fit.cuts() : 1); ++cut) {
      const std::size_t at = fit.place(column, cut);
      json.open('{');
      json.key("id").text(fit.columns[column].id);
      json.key("term").text(fit.columns[column].term);
      json.key("of").text(fit.columns[column].of);
      if (fit.columns[column].partial) json.key("level").text(fit.levels[cut + 1]);
      write_number(json.key("estimate"), fit.estimates[at]);
      write_number(json.key("error"), fit.error(at));
      json.key("held_at_zero").flag(fit.held[at]);
      json.close('}');
    }
  json.close(']');
  json.key("partial");
  write_levels(json, report.chosen.partial);
  write_number(json.key("ridge"), report.chosen.ridge);
  write_number(json.key("log_likelihood"), fit.summary.log_likelihood);
  json.key("parameters").number(static_cast<std::int64_t>(fit.summary.parameters));
  write_number(json.key("aic"), fit.summary.aic());
  write_number(json.key("bic"), fit.summary.bic());
  json.key("steps").number(fit.summary.steps);
  json.key("rows_where_cuts_cross").number(static_cast<std::int64_t>(fit.crossing.size()));
  json.key("cuts_may_cross").flag(fit.may_cross);
  write_number(json.key("proportional_log_likelihood"), report.inference.proportional_log_likelihood);
  if (report.rival) write_number(json.key("multinomial_log_likelihood"), report.rival->summary.log_likelihood);
}

void write_cut_slopes(JsonWriter& json, const FitReport& report) {
  if (!report.inference.by_cut) return;
  const CutSlopes& by_cut = *report.inference.by_cut;
  json.key("cut_by_cut").open('{');
  json.key("slopes").open('[');
  for (std::size_t i = 0; i < by_cut.slopes.size(); ++i) {
    json.open('{');
    json.key("id").text(report.fit.columns[i % report.fit.columns.size()].id);
    json.key("level").text(report.fit.levels[i / report.fit.columns.size() + 1]);
    write_number(json.key("slope"), by_cut.slopes[i]);
    write_number(json.key("error"), by_cut.errors[i]);
    json.close('}');
  }
  json.close(']');
  write_number(json.key("largest_change"), by_cut.largest_change);
  json.close('}');
}

void write_choices(JsonWriter& json, const FitReport& report) {
  json.key("chosen_in_folds").open('[');
  for (const ChoiceRow& row : choices_by_fold(report)) {
    json.open('{');
    json.key("what").text(row.name);
    json.key("folds").number(static_cast<std::int64_t>(row.folds));
    json.key("from_all_rows").flag(row.from_all);
    json.close('}');
  }
  json.close(']');
}

void write_sets(JsonWriter& json, const FitReport& report) {
  if (!report.sets || !report.set_measures) return;
  json.key("prediction_sets").open('{');
  write_number(json.key("coverage"), report.sets->coverage);
  write_number(json.key("covered"), report.set_measures->covered);
  write_number(json.key("mean_size"), report.set_measures->size);
  write_number(json.key("above"), report.set_measures->above);
  write_number(json.key("below"), report.set_measures->below);
  json.key("levels").open('[');
  for (std::size_t level = 0; level < report.fit.levels.size(); ++level) {
    json.open('{');
    json.key("level").text(report.fit.levels[level]);
    write_number(json.key("at_least"), report.sets->at_least[level]);
    json.key("calibrated_on").number(static_cast<std::int64_t>(report.sets->calibrated[level]));
    write_number(json.key("covered"), report.set_measures->covered_by_level[level]);
    write_number(json.key("mean_size"), report.set_measures->size_by_level[level]);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

}  // namespace

std::string render_fit_json(const FitReport& report) {
  JsonWriter json;
  json.open('{');
  json.key("rung_fit").number(1);
  json.key("engine").text("rung " + std::string(version()));
  json.key("data").text(report.study.data);
  json.key("outcome").text(report.study.outcome);
  json.key("rows_read").number(static_cast<std::int64_t>(report.study.rows_read));
  json.key("rows_used").number(static_cast<std::int64_t>(report.study.design.rows()));
  json.key("levels");
  write_levels(json, report.fit.levels);
  write_fit(json, report);
  write_tests(json, "without", report.inference.without);
  write_tests(json, "coefficient_for_each_cut", report.inference.proportional);
  write_cut_slopes(json, report);
  json.key("cautions");
  write_levels(json, cautions(report));
  if (report.cross) {
    json.key("folds").number(static_cast<std::int64_t>(report.cross->chosen.size()));
    write_choices(json, report);
    write_assessment(json.key("cross_validated"), *report.assessment, report.fit.levels);
    if (report.cross->proportional.rows() > 0)
      write_measures(json.key("proportional_odds"), measure(report.cross->proportional));
    if (report.cross->rival.rows() > 0) write_measures(json.key("multinomial"), measure(report.cross->rival));
    write_sets(json, report);
  }
  json.close('}');
  return json.take() + "\n";
}

}  // namespace rung
