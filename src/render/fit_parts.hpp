#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json_writer.hpp"
#include "rung/score/report.hpp"
#include "wrap.hpp"

namespace rung {

/// A number with so many digits after the point; `-` for one that there is not.
std::string fixed(double number, int digits);
/// `3.1e-12`.
std::string scientific(double number);
/// `a, b and c`.
std::string all_of(const std::vector<std::string>& names);
/// A share as percent, without digits: `68 %`.
std::string percent(double share);
/// A p-value: `0.032`, `< 0.001`.
std::string p_value(double p);
/// `text` before or after spaces, `width` characters in all.
std::string left(std::string text, std::size_t width);
std::string right(std::string text, std::size_t width);

/// One coefficient as it is shown.
struct CoefficientRow {
  std::string name;  ///< id of its column; of a partial one with the level above the cut
  double estimate = 0, error = 0, low = 0, high = 0;  ///< logits per unit; 95 % interval
  bool held = false;
};
std::vector<CoefficientRow> coefficient_rows(const CumulativeFit& fit);
/// Something that was chosen, in how many folds, and whether it was from all rows too.
struct ChoiceRow {
  std::string name;
  std::size_t folds = 0;
  bool from_all = false;
};
/// What was chosen in most folds first; none where nothing was open.
std::vector<ChoiceRow> choices_by_fold(const FitReport& report);
/// How the model was arrived at, in sentences.
std::vector<std::string> about_model(const FitReport& report);
/// What is to be known before it is believed: cuts that cross, rows left out. None when there is nothing.
std::vector<std::string> cautions(const FitReport& report);

void write_number(JsonWriter& json, double number);
void write_measures(JsonWriter& json, const Measures& measures);
void write_assessment(JsonWriter& json, const Assessment& assessment, const std::vector<std::string>& levels);
void write_levels(JsonWriter& json, const std::vector<std::string>& levels);

void say_measures(Page& page, std::string_view name, const Measures& measures);
void say_assessment(Page& page, const Assessment& assessment, const std::vector<std::string>& levels);

}  // namespace rung
