#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fit_parts.hpp"

namespace rung {

/// `text` with what HTML would take for itself written as entities.
std::string escaped(std::string_view text);
/// A page from its first tag to its body: styles for light and dark screens and for paper; no script, no network.
std::string html_head(std::string_view title);
std::string html_foot();
std::string paragraphs(const std::vector<std::string>& said, std::string_view style);
/// A table; the first column is left, the rest right but for those that are words. Where the window is narrower it
/// scrolls in a frame of its own.
std::string html_table(std::string_view caption, const std::vector<std::string>& head,
                       const std::vector<std::vector<std::string>>& rows, const std::vector<std::size_t>& words = {});

/// Coefficients with their intervals around a line at 0.
std::string plot_coefficients(const std::vector<CoefficientRow>& rows);
/// P(level or above), predicted against observed, one plot a cut.
std::string plot_calibration(const std::vector<Calibration>& cuts, const std::vector<std::string>& levels);
/// Recorded against stated: each square has its number, shaded by its share of the row.
std::string plot_confusion(const std::vector<double>& table, const std::vector<std::string>& levels);

std::string html_assessment(const Assessment& assessment, const std::vector<std::string>& levels);

}  // namespace rung
