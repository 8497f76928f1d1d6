#include "fit_parts.hpp"

#include <algorithm>
#include <cmath>

#include "rung/text/utf8.hpp"

namespace rung {

std::string fixed(double number, int digits) {
  if (!std::isfinite(number)) return "-";
  char text[64];
  const auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed, digits).ptr;
  std::string out(text, end);
  if (out.find_first_not_of("-0.") == std::string::npos && out.front() == '-') out.erase(0, 1);  // no -0.00
  return out;
}

std::string percent(double share) { return std::isfinite(share) ? fixed(100 * share, 0) + " %" : "-"; }
std::string p_value(double p) { return p < 0.001 ? "< 0.001" : fixed(p, 3); }

std::string left(std::string text, std::size_t width) {
  const std::size_t wide = count_characters(text);
  return text + std::string(width > wide ? width - wide : 0, ' ');
}

std::string right(std::string text, std::size_t width) {
  const std::size_t wide = count_characters(text);
  return std::string(width > wide ? width - wide : 0, ' ') + text;
}

std::string all_of(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i)
    out += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return out;
}

std::string scientific(double number) {
  char text[64];
  return {text, std::to_chars(text, text + sizeof text, number, std::chars_format::scientific, 1).ptr};
}

std::vector<CoefficientRow> coefficient_rows(const CumulativeFit& fit) {
  std::vector<CoefficientRow> rows;
  for (std::size_t column = 0; column < fit.columns.size(); ++column)
    for (std::size_t cut = 0; cut < (fit.columns[column].partial ? fit.cuts() : 1); ++cut) {
      const std::size_t at = fit.place(column, cut);
      CoefficientRow row{fit.columns[column].id, fit.estimates[at], fit.error(at), 0, 0, fit.held[at]};
      if (fit.columns[column].partial) row.name += ", " + fit.levels[cut + 1] + " or above";
      row.low = row.estimate - 1.959964 * row.error;  // 97.5th percentile of the normal distribution
      row.high = row.estimate + 1.959964 * row.error;
      rows.push_back(std::move(row));
    }
  return rows;
}

namespace {

std::string how_chosen(const FitReport& report) {
  const Recipe& recipe = report.recipe;
  std::string said;
  if (!recipe.candidates.empty())
    said = "Of " + std::to_string(recipe.candidates.size()) + " candidates " +
           (report.chosen.taken.empty() ? "none" : all_of(report.chosen.taken)) + " came in. ";
  said += recipe.candidates.empty() ? "Partial terms"
          : recipe.choose_partial   ? "Candidates and partial terms"
                                    : "Candidates";
  return said + " were chosen step by step by " +
         (recipe.by == Criterion::bic ? "Schwarz's criterion (BIC)" : "cross-validated log loss") +
         (report.cross ? "; in the figures on unseen rows, anew within the training rows of every fold." : ".");
}

}  // namespace

std::vector<ChoiceRow> choices_by_fold(const FitReport& report) {
  std::vector<ChoiceRow> rows;
  if (!report.cross || !report.recipe.chooses()) return rows;
  const auto count = [&](const std::vector<std::string>& names, const std::string& what, bool in_all) {
    for (const std::string& name : names) {
      auto row = std::ranges::find(rows, name + what, &ChoiceRow::name);
      if (row == rows.end()) row = rows.insert(rows.end(), {name + what, 0, false});
      in_all ? void(row->from_all = true) : void(++row->folds);
    }
  };
  const auto add = [&](const Chosen& chosen, bool in_all) {
    count(chosen.taken, "", in_all);
    if (report.recipe.choose_partial) count(chosen.partial, ", a coefficient for each cut", in_all);
    if (report.recipe.choose_ridge) count({"ridge penalty " + fixed(chosen.ridge, 0)}, "", in_all);
  };
  add(report.chosen, true);
  for (const Chosen& chosen : report.cross->chosen) add(chosen, false);
  std::ranges::stable_sort(rows, [](const ChoiceRow& a, const ChoiceRow& b) { return a.folds > b.folds; });
  return rows;
}

std::vector<std::string> about_model(const FitReport& report) {
  std::vector<std::string> said;
  const auto& partial = report.chosen.partial;
  said.push_back(partial.empty()
                     ? "Proportional odds: each coefficient is the same for every cut between levels."
                     : "Partial proportional odds: " + all_of(partial) + (partial.size() == 1 ? " has" : " have") +
                           " a coefficient for each cut, the rest one for all.");
  if (report.recipe.choose_partial || !report.recipe.candidates.empty()) said.push_back(how_chosen(report));
  if (!report.idle.empty())
    said.push_back("Left out, since a worse answer may not count for less and their coefficients were held at 0: " +
                   all_of(report.idle) + ".");
  if (report.chosen.ridge > 0)
    said.push_back("Ridge penalty " + fixed(report.chosen.ridge, 2) + " on coefficients per standard deviation" +
                   (report.recipe.choose_ridge ? ", chosen in the same way" : "") + ".");
  std::vector<std::string> held;
  for (const CoefficientRow& row : coefficient_rows(report.fit))
    if (row.held) held.push_back(row.name);
  if (std::ranges::any_of(report.fit.columns, [](const auto& one) { return one.sign != Sign::free; }))
    said.push_back("Signs of coefficients are constrained" +
                   (held.empty() ? "; none is held at 0." : ", which holds at 0: " + all_of(held) + "."));
  return said;
}

std::vector<std::string> cautions(const FitReport& report) {
  std::vector<std::string> said;
  for (const auto& [column, rows] : report.study.missing)
    said.push_back(std::to_string(rows) + " rows lack `" + column + "` and were left out.");
  if (!report.fit.crossing.empty())
    said.push_back(
        "Cuts cross in " + std::to_string(report.fit.crossing.size()) + " of the rows, the first in line " +
        std::to_string(report.study.lines[report.fit.crossing.front()]) +
        " of the table: there a higher level would be reached more often than a lower one. Predictions take the "
        "greater probability for both; make fewer terms partial.");
  else if (report.fit.may_cross)
    said.push_back(
        "Cuts cross in no row, but they would for some values between the least and the greatest of the partial "
        "terms. Predictions take the greater probability for both there.");
  return said;
}

void write_number(JsonWriter& json, double number) {
  const auto exact = std::isfinite(number) && std::abs(number) < 1e18
                         ? Decimal::from_units(static_cast<Int128>(std::llround(number * 1e4)) * 10'000)
                         : std::nullopt;
  if (!exact) return json.null();
  if (std::abs(number) < 9e10)  // all eight places
    return json.value(Value::of(*Decimal::from_units(std::llround(number * 1e8))));
  json.value(Value::of(*exact));
}

void write_levels(JsonWriter& json, const std::vector<std::string>& levels) {
  json.open('[');
  for (const std::string& level : levels) json.text(level);
  json.close(']');
}

void write_measures(JsonWriter& json, const Measures& measures) {
  json.open('{');
  const std::pair<const char*, double> all[] = {{"cases", measures.cases},
                                                {"accuracy", measures.accuracy},
                                                {"quadratic_weighted_kappa", measures.kappa},
                                                {"kappa_of_most_probable_level", measures.kappa_of_most_probable},
                                                {"log_loss", measures.log_loss},
                                                {"ranked_probability_score", measures.rps},
                                                {"above", measures.above},
                                                {"below", measures.below},
                                                {"two_above", measures.two_above},
                                                {"two_below", measures.two_below},
                                                {"mean_shift", measures.mean_shift}};
  for (const auto& [name, number] : all) write_number(json.key(name), number);
  json.close('}');
}

namespace {

void write_interval(JsonWriter& json, std::string_view name, const Spread& spread) {
  json.key(name).open('[');
  write_number(json, spread.low);
  write_number(json, spread.high);
  json.close(']');
}

void write_calibration(JsonWriter& json, const Calibration& cut, const std::vector<std::string>& levels) {
  json.open('{');
  json.key("level").text(levels[cut.level]);
  write_number(json.key("intercept"), cut.intercept);
  write_number(json.key("slope"), cut.slope);
  write_number(json.key("slope_error"), cut.slope_error);
  write_number(json.key("error"), cut.error);
  json.key("bins").open('[');
  for (const auto& bin : cut.bins) {
    json.open('{');
    write_number(json.key("predicted"), bin.predicted);
    write_number(json.key("observed"), bin.observed);
    write_number(json.key("cases"), bin.cases);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

std::string between(const Spread& spread) {
  return std::isfinite(spread.low) ? fixed(spread.low, 3) + " to " + fixed(spread.high, 3) : "";
}

}  // namespace

void write_assessment(JsonWriter& json, const Assessment& assessment, const std::vector<std::string>& levels) {
  json.open('{');
  write_measures(json.key("measures"), assessment.measures);
  json.key("intervals_95").open('{');
  write_interval(json, "accuracy", assessment.intervals.accuracy);
  write_interval(json, "quadratic_weighted_kappa", assessment.intervals.kappa);
  write_interval(json, "log_loss", assessment.intervals.log_loss);
  write_interval(json, "ranked_probability_score", assessment.intervals.rps);
  json.key("resamplings").number(assessment.intervals.resamplings);
  json.close('}');
  json.key("confusion").open('[');
  for (std::size_t row = 0; row < levels.size(); ++row) {
    json.open('[');
    for (std::size_t column = 0; column < levels.size(); ++column)
      write_number(json, assessment.confusion[row * levels.size() + column]);
    json.close(']');
  }
  json.close(']');
  json.key("calibration").open('[');
  for (const Calibration& cut : assessment.calibration) write_calibration(json, cut, levels);
  json.close(']');
  json.key("groups").open('[');
  for (const auto& [column, groups] : assessment.groups)
    for (const GroupMeasures& group : groups) {
      json.open('{');
      json.key("column").text(column);
      json.key("group").text(group.group);
      write_number(json.key("mean_recorded"), group.need);
      write_number(json.key("given_equal_severity"), group.given_equal_severity);
      write_measures(json.key("measures"), group.measures);
      json.close('}');
    }
  json.close(']');
  json.close('}');
}

void say_measures(Page& page, std::string_view name, const Measures& measures) {
  page.line("  " + left(std::string(name), 34) + right(fixed(measures.log_loss, 3), 9) +
            right(fixed(measures.kappa, 3), 9) + right(fixed(measures.kappa_of_most_probable, 3), 9) +
            right(fixed(measures.rps, 3), 9) + right(percent(measures.accuracy), 10) +
            right(percent(measures.above), 9) + right(percent(measures.below), 9));
}

void say_assessment(Page& page, const Assessment& assessment, const std::vector<std::string>& levels) {
  const MeasureIntervals& by = assessment.intervals;
  page.paragraph("  ", "95 % intervals from " + std::to_string(by.resamplings) + " resamplings: " +
                           (std::isfinite(by.log_loss.low) ? "log loss " + between(by.log_loss) +
                                                                 ", ranked probability score " + between(by.rps) + ", "
                                                           : std::string()) +
                           "kappa " + between(by.kappa) + ", accuracy " + between(by.accuracy) + ".");
  page.blank();
  page.heading("RECORDED (down) AND STATED (across)");
  std::string head = "  " + left("", 24);
  for (const std::string& level : levels) head += right(level, std::max<std::size_t>(11, count_characters(level) + 2));
  page.line(head);
  for (std::size_t row = 0; row < levels.size(); ++row) {
    std::string line = "  " + left(levels[row], 24);
    for (std::size_t column = 0; column < levels.size(); ++column)
      line += right(fixed(assessment.confusion[row * levels.size() + column], 0),
                    std::max<std::size_t>(11, count_characters(levels[column]) + 2));
    page.line(line);
  }
  if (!assessment.calibration.empty()) {
    page.blank();
    page.heading("CALIBRATION (a slope of 1 and an intercept of 0 are right)");
    for (const Calibration& cut : assessment.calibration)
      page.line("  " + left(levels[cut.level] + " or above", 34) + " slope " + fixed(cut.slope, 2) +
                " (standard error " + fixed(cut.slope_error, 2) + "), intercept " + fixed(cut.intercept, 2) +
                ", off by " + fixed(100 * cut.error, 1) + " points on average");
  }
  for (const auto& [column, groups] : assessment.groups) {
    page.blank();
    page.heading("BY " + column);
    page.line("  " + left("", 20) + right("cases", 8) + right("recorded", 10) + right("shift", 8) + right("kappa", 8) +
              right("log loss", 10) + right("above", 8) + right("below", 8) + right("given equal severity", 22));
    for (const GroupMeasures& one : groups)
      page.line("  " + left(one.group, 20) + right(fixed(one.measures.cases, 0), 8) + right(fixed(one.need, 2), 10) +
                right(fixed(one.measures.mean_shift, 2), 8) + right(fixed(one.measures.kappa, 2), 8) +
                right(fixed(one.measures.log_loss, 3), 10) + right(percent(one.measures.above), 8) +
                right(percent(one.measures.below), 8) + right(fixed(one.given_equal_severity, 2), 22));
  }
}

}  // namespace rung
