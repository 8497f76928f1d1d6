#include "plots.hpp"

#include <algorithm>
#include <cmath>

#include "rung/text/utf8.hpp"

namespace rung {
namespace {

std::string text_at(double x, double y, std::string_view anchor, std::string_view text, std::string_view style = "") {
  return "<text x=\"" + fixed(x, 1) + "\" y=\"" + fixed(y, 1) + "\" text-anchor=\"" + std::string(anchor) + "\"" +
         (style.empty() ? "" : " class=\"" + std::string(style) + "\"") + ">" + escaped(text) + "</text>\n";
}

std::string line_at(double x1, double y1, double x2, double y2, std::string_view style) {
  return "<line x1=\"" + fixed(x1, 1) + "\" y1=\"" + fixed(y1, 1) + "\" x2=\"" + fixed(x2, 1) + "\" y2=\"" +
         fixed(y2, 1) + "\" class=\"" + std::string(style) + "\"/>\n";
}

std::string dot_at(double x, double y, std::string_view style, std::string_view title, double radius = 4) {
  return "<circle cx=\"" + fixed(x, 1) + "\" cy=\"" + fixed(y, 1) + "\" r=\"" + fixed(radius, 1) + "\" class=\"" +
         std::string(style) + "\"><title>" + escaped(title) + "</title></circle>\n";
}

std::string open_plot(double width, double height, std::string_view title) {
  return "<svg role=\"img\" viewBox=\"0 0 " + fixed(width, 0) + " " + fixed(height, 0) + "\" width=\"" +
         fixed(width, 0) + "\" aria-label=\"" + escaped(title) + "\">\n<title>" + escaped(title) + "</title>\n";
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string html_head(std::string_view title) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escaped(title) +
         "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
         "'unsafe-inline'\">\n<style>\n"
         ":root{color-scheme:light "
         "dark;--ink:#1b1f24;--paper:#fff;--quiet:#57606a;--rule:#d0d7de;--mark:#0b5cad;--warn:#8a4b00}\n"
         "@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--quiet:#9da7b1;--rule:#3d444d;--mark:#"
         "6cb6ff;--warn:#f0b35a}}\n"
         "@media print{:root{--ink:#000;--paper:#fff;--quiet:#444;--rule:#bbb;--mark:#000;--warn:#000}}\n"
         "body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:2rem "
         "auto;padding:0 1rem}\n"
         "h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.2rem}\n.quiet{color:var(--quiet)}"
         ".caution{border-left:4px solid var(--warn);padding-left:.8rem}.caution::before{content:\"Caution: "
         "\";font-weight:bold}\n"
         ".wide{overflow-x:auto;margin:1rem 0}.wide svg{min-width:30rem}.grid svg{margin-right:1rem}"
         "body{overflow-wrap:anywhere}td,th{overflow-wrap:normal}td{white-space:nowrap}td.words{white-space:normal}\n"
         "table{border-collapse:collapse;font-variant-numeric:tabular-nums}"
         "caption{text-align:left;color:var(--quiet)}\n"
         "th,td{padding:.2rem .7rem;text-align:right;border-bottom:1px solid "
         "var(--rule)}th:first-child,td:first-child,.words{text-align:left}th:first-child,td:first-child{padding-left:"
         "0}\n"
         "svg{max-width:100%;height:auto;font:13px system-ui,sans-serif}svg text{fill:var(--ink)}svg "
         ".quiet{fill:var(--quiet)}\n"
         ".axis{stroke:var(--rule)}.zero{stroke:var(--quiet);stroke-dasharray:4 "
         "3}.bar{stroke:var(--mark);stroke-width:2}"
         ".dot{fill:var(--mark)}.open{fill:var(--paper);stroke:var(--mark);stroke-width:2}.path{fill:none;stroke:var(--"
         "mark);stroke-width:1.5}"
         ".cell{fill:var(--mark)}.frame{fill:none;stroke:var(--rule)}.same{fill:none;stroke:var(--ink);stroke-width:2}."
         "bold{font-weight:bold}\n"
         "</style>\n</head>\n<body>\n<main>\n";
}

std::string html_foot() { return "</main>\n</body>\n</html>\n"; }

std::string paragraphs(const std::vector<std::string>& said, std::string_view style) {
  std::string out;
  for (const std::string& one : said) out += "<p class=\"" + std::string(style) + "\">" + escaped(one) + "</p>\n";
  return out;
}

std::string html_table(std::string_view caption, const std::vector<std::string>& head,
                       const std::vector<std::vector<std::string>>& rows, const std::vector<std::size_t>& words) {
  const auto style = [&](std::size_t column) {
    return std::ranges::find(words, column) != words.end() ? " class=\"words\"" : "";
  };
  std::string out = "<div class=\"wide\" tabindex=\"0\"><table>\n";
  if (!caption.empty()) out += "<caption>" + escaped(caption) + "</caption>\n";
  out += "<thead><tr>";
  for (std::size_t i = 0; i < head.size(); ++i)
    out +=
        head[i].empty() ? "<td></td>" : "<th scope=\"col\"" + std::string(style(i)) + ">" + escaped(head[i]) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      out += i == 0 ? "<th scope=\"row\">" + escaped(row[i]) + "</th>"
                    : "<td" + std::string(style(i)) + ">" + escaped(row[i]) + "</td>";
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table></div>\n";
}

std::string plot_coefficients(const std::vector<CoefficientRow>& rows) {
  double low = 0, high = 0;
  for (const CoefficientRow& row : rows)
    if (!row.held) low = std::min(low, row.low), high = std::max(high, row.high);
  std::size_t longest = 0;
  for (const CoefficientRow& row : rows) longest = std::max(longest, count_characters(row.name));
  const double start = 30 + 7 * static_cast<double>(longest), wide = 420, step = 26,
               height = 40 + step * static_cast<double>(rows.size());
  const double unit = std::pow(10, std::floor(std::log10(std::max(high - low, 1e-9))));
  const double tick = (high - low) / unit > 5 ? 2 * unit : (high - low) / unit > 2 ? unit : unit / 2;
  const auto x = [&](double value) { return start + wide * (value - low) / std::max(high - low, 1e-9); };
  std::string out = "<div class=\"wide\" tabindex=\"0\">\n" +
                    open_plot(start + wide + 30, height + 10, "Coefficients with 95 % intervals, logits per unit");
  for (double at = std::ceil(low / tick) * tick; at <= high; at += tick)
    out += line_at(x(at), 10, x(at), height - 18, std::abs(at) < tick / 2 ? "zero" : "axis") +
           text_at(x(at), height, "middle",
                   fixed(at, tick < 0.1 ? 2
                             : tick < 1 ? 1
                                        : 0),
                   "quiet");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const CoefficientRow& row = rows[i];
    const double y = 22 + step * static_cast<double>(i);
    out += text_at(start - 12, y + 4, "end", row.name);
    if (!row.held) out += line_at(x(row.low), y, x(row.high), y, "bar");
    out += dot_at(x(row.estimate), y, row.held ? "open" : "dot",
                  row.name + (row.held ? ": held at 0"
                                       : ": " + fixed(row.estimate, 3) + " (" + fixed(row.low, 3) + " to " +
                                             fixed(row.high, 3) + ")"));
  }
  return out + "</svg>\n</div>\n";
}

std::string plot_calibration(const std::vector<Calibration>& cuts, const std::vector<std::string>& levels) {
  std::string all;
  for (const Calibration& cut : cuts) {
    const double side = 220, left_edge = 46, top = 28;
    const auto x = [&](double share) { return left_edge + side * share; };
    const auto y = [&](double share) { return top + side * (1 - share); };
    std::string out =
        open_plot(left_edge + side + 24, top + side + 44, "Calibration of " + levels[cut.level] + " or above");
    out += text_at(2, 16, "start", levels[cut.level] + " or above", "bold");
    out += "<rect x=\"" + fixed(left_edge, 1) + "\" y=\"" + fixed(top, 1) +
           "\" width=\"220\" height=\"220\" class=\"frame\"/>\n";
    out += line_at(x(0), y(0), x(1), y(1), "zero");
    for (const double share : {0.0, 0.5, 1.0})
      out += text_at(x(share), top + side + 16, "middle", fixed(100 * share, 0) + " %", "quiet") +
             text_at(left_edge - 6, y(share) + 4, "end", fixed(100 * share, 0), "quiet");
    out += text_at(x(0.5), top + side + 34, "middle", "predicted; up: observed", "quiet");
    std::string path;
    for (const auto& bin : cut.bins)
      path += (path.empty() ? "M" : "L") + fixed(x(bin.predicted), 1) + " " + fixed(y(bin.observed), 1);
    out += "<path d=\"" + path + "\" class=\"path\"/>\n";
    for (const auto& bin : cut.bins)
      out += dot_at(
          x(bin.predicted), y(bin.observed), "dot",
          fixed(bin.cases, 0) + " cases: predicted " + percent(bin.predicted) + ", observed " + percent(bin.observed));
    all += out + "</svg>\n";
  }
  return "<div class=\"grid\">\n" + all + "</div>\n";
}

std::string plot_confusion(const std::vector<double>& table, const std::vector<std::string>& levels) {
  const double side = 84, left_edge = 170, top = 56, count = static_cast<double>(levels.size());
  std::string out = "<div class=\"wide\" tabindex=\"0\">\n" +
                    open_plot(left_edge + side * count + 10, top + side * count + 10, "Recorded and stated levels");
  std::string same;  // comes last, so that no neighbour's frame lies on it
  out +=
      text_at(left_edge, 16, "start", "stated", "quiet") + text_at(left_edge - 10, top - 8, "end", "recorded", "quiet");
  for (std::size_t row = 0; row < levels.size(); ++row) {
    const double y = top + side * static_cast<double>(row);
    double total = 0;
    for (std::size_t column = 0; column < levels.size(); ++column) total += table[row * levels.size() + column];
    out += text_at(left_edge - 10, y + side / 2 + 4, "end", levels[row]);
    out += text_at(left_edge + side * (static_cast<double>(row) + 0.5), top - 22 + (row % 2 == 0 ? 0 : 14), "middle",
                   levels[row]);
    for (std::size_t column = 0; column < levels.size(); ++column) {
      const double x = left_edge + side * static_cast<double>(column), cases = table[row * levels.size() + column];
      const std::string corner = "x=\"" + fixed(x, 1) + "\" y=\"" + fixed(y, 1) + "\" width=\"84\" height=\"84\"";
      out += "<rect " + corner + " class=\"cell\" fill-opacity=\"" + fixed(total > 0 ? 0.5 * cases / total : 0, 3) +
             "\"/>\n";
      out += "<rect " + corner + " class=\"frame\"/>\n";
      if (row == column) same += "<rect " + corner + " class=\"same\"/>\n";
      out += text_at(x + side / 2, y + side / 2, "middle", fixed(cases, 0), "bold") +
             text_at(x + side / 2, y + side / 2 + 18, "middle", total > 0 ? percent(cases / total) : "", "quiet");
    }
  }
  return out + same + "</svg>\n</div>\n";
}

std::string html_assessment(const Assessment& assessment, const std::vector<std::string>& levels) {
  const MeasureIntervals& by = assessment.intervals;
  const auto between = [](const Spread& spread) { return fixed(spread.low, 3) + " to " + fixed(spread.high, 3); };
  std::vector<std::vector<std::string>> figures = {
      {"accuracy", fixed(assessment.measures.accuracy, 3), between(by.accuracy)},
      {"quadratic-weighted kappa", fixed(assessment.measures.kappa, 3), between(by.kappa)}};
  if (!assessment.calibration.empty())
    figures.insert(figures.end(),
                   {{"the same by the most probable level", fixed(assessment.measures.kappa_of_most_probable, 3), ""},
                    {"log loss", fixed(assessment.measures.log_loss, 3), between(by.log_loss)},
                    {"ranked probability score", fixed(assessment.measures.rps, 3), between(by.rps)}});
  figures.insert(figures.end(), {{"stated above the record", percent(assessment.measures.above), ""},
                                 {"stated below the record", percent(assessment.measures.below), ""}});
  std::string out = html_table("95 % intervals from " + std::to_string(by.resamplings) + " resamplings of the rows",
                               {"", "value", "95 % interval"}, figures);
  out += "<h2>Recorded and stated</h2>\n" + plot_confusion(assessment.confusion, levels);
  out += "<p class=\"quiet\">Each square: cases, and their share of the row. Framed: stated as recorded.</p>\n";
  if (!assessment.calibration.empty()) {
    out += "<h2>Calibration</h2>\n" + plot_calibration(assessment.calibration, levels);
    std::vector<std::vector<std::string>> rows;
    for (const Calibration& cut : assessment.calibration)
      rows.push_back({levels[cut.level] + " or above", fixed(cut.slope, 2), fixed(cut.slope_error, 2),
                      fixed(cut.intercept, 2), fixed(100 * cut.error, 1) + " points"});
    out += html_table("A slope of 1 and an intercept of 0 are right",
                      {"", "slope", "std. error", "intercept", "off by, on average"}, rows);
  }
  for (const auto& [column, groups] : assessment.groups) {
    std::vector<std::vector<std::string>> rows;
    for (const GroupMeasures& one : groups)
      rows.push_back({one.group, fixed(one.measures.cases, 0), fixed(one.need, 2), fixed(one.measures.mean_shift, 2),
                      fixed(one.measures.kappa, 2), fixed(one.measures.log_loss, 3), percent(one.measures.above),
                      percent(one.measures.below), fixed(one.given_equal_severity, 2)});
    out +=
        "<h2>By " + escaped(column) + "</h2>\n" +
        html_table(
            "Levels count from 0. Shift: stated less recorded. Given equal severity: stated less that of all rows with "
            "about the same predicted need.",
            {column, "cases", "mean recorded", "shift", "kappa", "log loss", "above", "below", "given equal severity"},
            rows);
  }
  return out;
}

}  // namespace rung
