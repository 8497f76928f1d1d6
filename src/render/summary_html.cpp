#include <algorithm>

#include "rung/text/utf8.hpp"
#include "rung/text/version.hpp"
#include "summary_page.hpp"

namespace rung {
namespace {

constexpr const char* head = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What rung says of a batch</title>
<style>
:root { color-scheme: light dark; --ink: #1d2430; --soft: #5a6675; --line: #d8dee6; --page: #fff; --track: #eef1f5; --bar: #2f6fab; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6eaf0; --soft: #a3afbd; --line: #3a4452; --page: #171c23; --track: #252d38; --bar: #6aa9e0; }
}
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; border-top: 1px solid var(--line); padding-top: 1.2rem; margin-top: 2.2rem; }
h3 { font-size: 1rem; margin: 1.6rem 0 0.2rem; } p { margin: 0.2rem 0 0.6rem; } .note { color: var(--soft); font-size: 0.9rem; }
svg { display: block; width: 100%; height: auto; } svg text { font: 13px system-ui, sans-serif; fill: var(--ink); }
svg .track { fill: var(--track); } svg .bar { fill: var(--bar); } svg .number { fill: var(--soft); text-anchor: end; }
svg .aside { fill: var(--soft); }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: 0.9rem; width: 100%; }
th, td { padding: 0.3rem 0.6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
@media print { body { max-width: none; margin: 0; } h3, svg { break-inside: avoid; } }
</style>
</head>
<body>
)";

std::string escaped(std::string_view text) {
  std::string made;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        made += "&amp;";
        break;
      case '<':
        made += "&lt;";
        break;
      case '>':
        made += "&gt;";
        break;
      case '"':
        made += "&quot;";
        break;
      case '\'':
        made += "&#39;";
        break;
      default:
        made += c;
    }
  }
  return made;
}

std::string shortened(const std::string& text, std::size_t most) {
  if (count_characters(text) <= most) return text;
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < most; ++i) at += code_point_at(text, at).bytes;
  return text.substr(0, at) + "…";
}

// A row of the drawing: its label, a track with the bar on it, the count and the share.
std::string drawn(const Bar& bar, std::uint64_t total, std::size_t y) {
  constexpr std::uint64_t left = 300, width = 300;
  const std::uint64_t length = total == 0 ? 0 : bar.count * width / total;
  const auto at = [&](std::size_t x, const char* kind, const std::string& text) {
    return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y + 15) + "\" class=\"" + kind + "\">" + text +
           "</text>";
  };
  const auto box = [&](const char* kind, std::uint64_t wide) {
    return "<rect x=\"" + std::to_string(left) + "\" y=\"" + std::to_string(y + 3) + "\" width=\"" +
           std::to_string(wide) + "\" height=\"16\" rx=\"3\" class=\"" + kind + "\"/>";
  };
  const std::string label = printable(bar.label);
  return "<g><title>" + escaped(bar.label) + ": " + with_commas(bar.count) + "</title>" +
         at(0, "label", escaped(shortened(label, 42))) + box("track", width) +
         (bar.count > 0 ? box("bar", std::max<std::uint64_t>(length, 2)) : "") +
         at(left + width + 75, "number", with_commas(bar.count)) +
         at(left + width + 145, "number", escaped(share_of(bar.count, total))) +
         (bar.note.empty() ? "" : at(left + width + 160, "aside", escaped(bar.note))) + "</g>\n";
}

std::string drawn(const Figure& figure) {
  std::string made = "<h3>" + escaped(figure.title) + "</h3>\n";
  if (!figure.note.empty()) made += "<p class=\"note\">" + escaped(figure.note) + "</p>\n";
  if (figure.bars.empty()) return made + "<p>" + escaped(figure.nothing) + "</p>\n";
  constexpr std::size_t row = 24;
  made += "<svg viewBox=\"0 0 900 " + std::to_string(figure.bars.size() * row) + "\" role=\"img\" aria-label=\"" +
          escaped(figure.title) + "\">\n";
  for (std::size_t i = 0; i < figure.bars.size(); ++i) made += drawn(figure.bars[i], figure.total, i * row);
  return made + "</svg>\n";
}

std::string table_of(const PagePart& part, const std::string& by) {
  if (part.groups.empty()) return "";
  std::string made = "<h3>By " + escaped(by) + "</h3>\n<p class=\"note\">share recommended at each level</p>\n" +
                     "<div class=\"wide\"><table>\n<tr><th>" + escaped(by) + "</th><th>cases</th><th>open</th>";
  for (const std::string& level : part.levels) made += "<th>" + escaped(level) + "</th>";
  made += "<th>at fault</th></tr>\n";
  for (const PagePart::Row& row : part.groups) {
    made += "<tr><td>" + escaped(row.value) + "</td><td>" + with_commas(row.cases) + "</td><td>" +
            escaped(share_of(row.incomplete, row.cases)) + "</td>";
    for (const std::uint64_t count : row.recommended) made += "<td>" + escaped(share_of(count, row.cases)) + "</td>";
    made += "<td>" + with_commas(row.faulty) + "</td></tr>\n";
  }
  return made + "</table></div>\n";
}

}  // namespace

std::string render_summary_html(const SummaryOf& summary) {
  const SummaryPage page = summary_page(summary);
  std::string made = head;
  made += "<h1>What rung says of " + with_commas(page.lines) + " cases</h1>\n<p>" +
          (page.faulty ? with_commas(page.faulty) : std::string("None")) + " of them " +
          (page.faulty == 1 ? "is" : "are") + " at fault and not counted below.</p>\n";
  for (const PagePart& part : page.parts) {
    made += "<h2>Rule set " + escaped(part.title) + ": " + with_commas(part.cases) + " cases</h2>\n";
    for (const Figure& figure : part.figures) made += drawn(figure);
    made += table_of(part, page.by);
  }
  if (!page.faults.bars.empty()) made += "<h2>At fault</h2>\n" + drawn(page.faults);
  return made + "<p class=\"note\">rung " + escaped(version()) +
         ". Supports a decision; the clinician decides.</p>\n</body>\n</html>\n";
}

}  // namespace rung
