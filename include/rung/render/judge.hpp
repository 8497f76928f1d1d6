#pragma once

#include <string>

#include "rung/score/report.hpp"

namespace rung {

/// A report as a page to read.
std::string render_judge_text(const JudgeReport& report, std::size_t width = 100);
/// The same as one line of JSON, `"rung_judge":1`. A number that there is not is null.
std::string render_judge_json(const JudgeReport& report);
/// The same as one HTML page that needs nothing else: styles and plots (SVG) inside, no script.
std::string render_judge_html(const JudgeReport& report);

}  // namespace rung
