#include <algorithm>
#include <map>

#include "page_parts.hpp"
#include "picture_scale.hpp"
#include "rung/explain/demands.hpp"
#include "rung/explain/words.hpp"
#include "terms.hpp"

namespace rung {
namespace {

constexpr double strip_from = 16, strip_to = 324, strip_at = 26;

// Worse is always to the right.
double across(const Measure& measure, Decimal value) {
  const double low = to_double(measure.low), high = to_double(measure.high);
  const double share = high > low ? (to_double(value) - low) / (high - low) : 0;
  const double right = measure.worse_is_higher ? share : 1 - share;
  return strip_from + (strip_to - strip_from) * std::clamp(right, 0.0, 1.0);
}

std::string end_in_words(const Explanation& explanation, const Measure& measure, Decimal value) {
  const Slot& slot = explanation.program->slots()[measure.answer.slot];
  if (slot.type == boolean_type) return value == Decimal(0) ? "no" : "yes";
  return plain_number(value);
}

// Levels that ask from the same value on share a mark.
std::map<double, std::string> marks_of(const Explanation& explanation, const Measure& measure) {
  std::map<double, std::string> marks;
  for (const Demand& one : measure.demands) {
    std::string& mark = marks[across(measure, one.from)];
    mark += (mark.empty() ? "" : ", ") + explanation.program->rules().ladder.levels[one.level].short_name;
  }
  return marks;
}

std::string strip_in_words(const Explanation& explanation, const Measure& measure) {
  std::vector<std::string> parts;
  for (const Demand& one : measure.demands)
    parts.push_back(explanation.program->rules().ladder.levels[one.level].short_name + " from " +
                    end_in_words(explanation, measure, one.from));
  return measure.answer.words + ". Counts towards " + joined(parts, ", ") + ".";
}

void text_at(Html& html, std::string_view kind, double x, double y, const std::string& words) {
  const std::string_view anchor = x < 60 ? "start" : x > 280 ? "end" : "middle";
  const double at = x < 60 ? std::max(2.0, x - 8) : x > 280 ? std::min(338.0, x + 8) : x;
  html.raw("<text class=\"").raw(kind).raw("\" text-anchor=\"").raw(anchor).raw("\" x=\"").number(at).raw("\" y=\"");
  html.number(y).raw("\">").text(words).raw("</text>\n");
}

void strip(Html& html, const Explanation& explanation, const Measure& measure, const std::string& id) {
  html.raw("<svg viewBox=\"0 0 340 52\" role=\"img\" aria-labelledby=\"").raw(id).raw("\"><title id=\"").raw(id);
  html.raw("\">").text(strip_in_words(explanation, measure)).raw("</title>\n<line class=\"axis\" x1=\"");
  html.number(strip_from).raw("\" y1=\"26\" x2=\"").number(strip_to).raw("\" y2=\"26\"/>\n");
  for (const auto& [x, levels] : marks_of(explanation, measure)) {
    html.raw("<line class=\"tick\" x1=\"").number(x).raw("\" y1=\"15\" x2=\"").number(x).raw("\" y2=\"33\"/>\n");
    text_at(html, "small", x, 11, levels);
  }
  const double x = across(measure, measure.at);
  html.raw("<path class=\"").raw(measure.reaches() ? "mark" : "below").raw("\" d=\"M").number(x).raw(" ");
  html.number(strip_at - 8).raw("l8 8l-8 8l-8 -8z\"/>\n");
  const Decimal mild = measure.worse_is_higher ? measure.low : measure.high;
  const Decimal grave = measure.worse_is_higher ? measure.high : measure.low;
  if (x > strip_from + 34) text_at(html, "small", strip_from, 48, end_in_words(explanation, measure, mild));
  if (x < strip_to - 34) text_at(html, "small", strip_to, 48, end_in_words(explanation, measure, grave));
  text_at(html, "bold", x, 48, end_in_words(explanation, measure, measure.at));
  html.raw("</svg>");
}

}  // namespace

void write_profile_pictures(Html& html, const Explanation& explanation, const std::string& id) {
  const std::vector<Measure> all = measures(explanation);
  if (all.empty()) return;
  html.raw("<section><h3>The answers, and from where on they count towards a level</h3>\n");
  html.element(
      "p class=\"soft\"",
      "Worse is to the right. A mark above a line: from there on, this answer counts towards that level, alone or "
      "together with others. A filled diamond is an answer that counts, an open one counts towards no level.");
  html.raw("<ul class=\"strips\">\n");
  for (std::size_t i = 0; i < all.size(); ++i) {
    html.raw("<li>").element("span", all[i].answer.words);
    strip(html, explanation, all[i], id + "strip-" + std::to_string(i));
    html.raw("</li>\n");
  }
  html.raw("</ul></section>\n");
}

}  // namespace rung
