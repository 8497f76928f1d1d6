#include <algorithm>
#include <map>

#include "page_parts.hpp"
#include "rung/text/utf8.hpp"
#include "scene.hpp"

namespace rung {
namespace {

constexpr double strip_from = 16, strip_to = 324;

// Worse is always to the right.
double across(const Measure& measure, Decimal value) {
  return strip_from + (strip_to - strip_from) * gravity(measure, value);
}

struct Mark {
  double x;
  std::string levels;
  bool raised = false;  // above its neighbour, which it would run into
};

// Levels that ask from the same value on share a mark.
std::vector<Mark> marks_of(const Explanation& explanation, const Measure& measure) {
  std::map<double, std::string> at;
  for (const Demand& one : measure.demands) {
    std::string& mark = at[across(measure, one.from)];
    mark += (mark.empty() ? "" : ", ") + explanation.program->rules().ladder.levels[one.level].short_name;
  }
  std::vector<Mark> marks;
  double taken = -1e9;  // the right end of the last mark that is not raised
  for (const auto& [x, levels] : at) {
    const double half = 3.2 * double(count_characters(levels));
    const double begin = x > 280 ? x - 2 * half : x < 60 ? x - 8 : x - half;
    const bool raised = begin < taken + 6 && !(marks.empty() || marks.back().raised);
    marks.push_back({x, levels, raised});
    if (!raised) taken = x > 280 ? x : x < 60 ? x + 2 * half : x + half;
  }
  return marks;
}

void text_at(Html& html, std::string_view kind, double x, double y, const std::string& words) {
  const std::string_view anchor = x < 60 ? "start" : x > 280 ? "end" : "middle";
  const double at = x < 60 ? std::max(2.0, x - 8) : x > 280 ? std::min(338.0, x + 8) : x;
  html.raw("<text class=\"").raw(kind).raw("\" text-anchor=\"").raw(anchor).raw("\" x=\"").number(at).raw("\" y=\"");
  html.number(y).raw("\">").text(words).raw("</text>\n");
}

void strip(Html& html, const Explanation& explanation, const Measure& measure, const std::string& id) {
  const std::vector<Mark> marks = marks_of(explanation, measure);
  const double lower = std::ranges::any_of(marks, &Mark::raised) ? 13 : 0, line = 26 + lower;
  html.raw("<svg viewBox=\"0 0 340 ").number(52 + lower).raw("\" role=\"img\" aria-labelledby=\"").raw(id);
  html.raw("\"><title id=\"").raw(id).raw("\">");
  html.text(measure.answer.words + ". Counts towards " + demands_in_words(explanation, measure) + ".");
  html.raw("</title>\n<line class=\"axis\" x1=\"").number(strip_from).raw("\" y1=\"").number(line).raw("\" x2=\"");
  html.number(strip_to).raw("\" y2=\"").number(line).raw("\"/>\n");
  for (const Mark& mark : marks) {
    html.raw("<line class=\"tick\" x1=\"").number(mark.x).raw("\" y1=\"").number(line - (mark.raised ? 24 : 11));
    html.raw("\" x2=\"").number(mark.x).raw("\" y2=\"").number(line + 7).raw("\"/>\n");
    text_at(html, "small", mark.x, mark.raised ? 11 : line - 15, mark.levels);
  }
  const double x = across(measure, measure.at);
  html.raw("<path class=\"").raw(measure.reaches() ? "mark" : "below").raw("\" d=\"M").number(x).raw(" ");
  html.number(line - 8).raw("l8 8l-8 8l-8 -8z\"/>\n");
  const Decimal mild = measure.worse_is_higher ? measure.low : measure.high;
  const Decimal grave = measure.worse_is_higher ? measure.high : measure.low;
  if (x > strip_from + 34) text_at(html, "small", strip_from, line + 22, measured(explanation, measure, mild));
  if (x < strip_to - 34) text_at(html, "small", strip_to, line + 22, measured(explanation, measure, grave));
  text_at(html, "bold", x, line + 22, measured(explanation, measure, measure.at));
  html.raw("</svg>");
}

}  // namespace

void write_profile_pictures(Html& html, const Explanation& explanation, const std::string& id) {
  const std::vector<Measure> all = measures(explanation);
  if (all.empty()) return;
  html.raw("<section><h3>The answers, and from where on they count towards a level</h3>\n");
  html.element("p class=\"soft\"",
               "Worse is to the right. A mark above a line: from there on, this answer counts towards that level, "
               "alone or together with others. A filled diamond is an answer that counts; an open one counts towards "
               "no level.");
  html.raw("<ul class=\"strips\">\n");
  for (std::size_t i = 0; i < all.size(); ++i) {
    html.raw("<li>").element("span", all[i].answer.words);
    strip(html, explanation, all[i], id + "strip-" + std::to_string(i));
    html.raw("</li>\n");
  }
  html.raw("</ul></section>\n");
}

}  // namespace rung
