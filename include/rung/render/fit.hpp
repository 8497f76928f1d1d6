#pragma once

#include <string>

#include "rung/score/report.hpp"

namespace rung {

/// Where the numbers of a model come from, besides what its report knows.
struct Provenance {
  std::string date = {};        ///< of the data, YYYY-MM-DD
  std::string population = {};  ///< whose data; may be empty
  std::string by = {};          ///< who fitted it; may be empty
};

/// A report as a page to read.
std::string render_fit_text(const FitReport& report, std::size_t width = 100);
/// The same as one line of JSON, `"rung_fit":1`. A number that there is not is null.
std::string render_fit_json(const FitReport& report);
/// The same as one HTML page that needs nothing else: styles and plots (SVG) inside, no script.
std::string render_fit_html(const FitReport& report);
/// The `model:` part of a rule set. Numbers have at most 8 places, thresholds of sets rounded down.
std::string render_model_yaml(const FitReport& report, const Provenance& provenance);

}  // namespace rung
