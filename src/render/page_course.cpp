#include <algorithm>
#include <span>

#include "page_parts.hpp"
#include "picture_scale.hpp"
#include "rung/explain/words.hpp"
#include "terms.hpp"

namespace rung {
namespace {

constexpr double course_from = 10, course_to = 330, curve_top = 16, curve_bottom = 96;
constexpr double stays_at = 106, stay_height = 16, course_height = 142;

struct Point {
  std::int32_t days_ago;
  Decimal value;
};

struct Curve {
  std::size_t slot;
  std::vector<Point> points = {};  // oldest first
};

std::vector<Curve> curves_of(const Explanation& explanation) {
  std::vector<Curve> curves;
  const auto& earlier = explanation.facts->earlier();
  for (std::size_t i = 0; i < earlier.size();) {
    const std::size_t slot = earlier[i].slot;
    Curve curve{slot};
    const Slot::Kind kind = explanation.program->slots()[slot].kind;
    const auto add = [&](std::optional<std::int32_t> age, const Value& value) {
      if (const auto number = number_in(value); number && age) curve.points.push_back({*age, *number});
    };
    add(explanation.facts->age_days(slot), explanation.facts->values()[slot]);
    for (; i < earlier.size() && earlier[i].slot == slot; ++i) add(earlier[i].days_ago, earlier[i].value);
    const bool is_measure = kind == Slot::Kind::input || kind == Slot::Kind::score;
    if (!is_measure || curve.points.size() < 2 || !explanation.program->slots()[slot].range) continue;
    std::ranges::reverse(curve.points);
    curves.push_back(std::move(curve));
  }
  return curves;
}

class CoursePicture {
 public:
  CoursePicture(Html& html, const Explanation& explanation, std::int32_t days)
      : html_(html), explanation_(explanation), days_(std::max(days, 1)) {}

  void draw(const Curve& curve, const std::string& id) {
    const Slot& slot = explanation_.program->slots()[curve.slot];
    open(course_height, id, in_words(slot, curve));
    bands(slot);
    html_.raw("<path class=\"curve\" d=\"");
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
      html_.raw(i == 0 ? "M" : " L").number(x(curve.points[i].days_ago)).raw(" ");
      html_.number(y(slot, curve.points[i].value));
    }
    html_.raw("\"/>\n");
    for (const Point& point : curve.points) {
      html_.raw("<circle class=\"mark\" cx=\"").number(x(point.days_ago)).raw("\" cy=\"");
      html_.number(y(slot, point.value)).raw("\" r=\"4.5\"/>\n");
      const double above = y(slot, point.value) - 8;
      words("bold", x(point.days_ago), above < 11 ? above + 24 : above, plain_number(point.value));
    }
    stays(stays_at);
    html_.raw("</svg>");
  }

  void draw_stays(const std::string& id) {
    open(52, id, "Stays: " + stays_in_words());
    stays(14);
    html_.raw("</svg>");
  }

 private:
  void open(double tall, const std::string& id, const std::string& title) {
    html_.raw("<svg viewBox=\"0 0 340 ").number(tall).raw("\" role=\"img\" aria-labelledby=\"").raw(id);
    html_.raw("\"><title id=\"").raw(id).raw("\">").text(title).raw("</title>\n");
  }

  double x(std::int32_t days_ago) const {
    return course_to - (course_to - course_from) * std::min(1.0, double(days_ago) / double(days_));
  }
  static double y(const Slot& slot, Decimal value) {
    const double low = to_double(slot.range->low), high = to_double(slot.range->high);
    return high > low ? curve_bottom - (curve_bottom - curve_top) * (to_double(value) - low) / (high - low) : curve_bottom;
  }

  void words(std::string_view kind, double at, double down, const std::string& text) {
    const std::string_view anchor = at < 50 ? "start" : at > 290 ? "end" : "middle";
    html_.raw("<text class=\"").raw(kind).raw("\" text-anchor=\"").raw(anchor).raw("\" x=\"");
    html_.number(at < 50 ? std::max(2.0, at - 6) : at > 290 ? std::min(338.0, at + 6) : at).raw("\" y=\"");
    html_.number(down).raw("\">").text(text).raw("</text>\n");
  }

  void axis(double at) {
    html_.raw("<line class=\"axis\" x1=\"").number(course_from).raw("\" y1=\"").number(at).raw("\" x2=\"").number(course_to);
    html_.raw("\" y2=\"").number(at).raw("\"/>\n");
  }

  // Where the published bands of a score begin.
  void bands(const Slot& slot) {
    axis(curve_bottom);
    if (slot.kind != Slot::Kind::score) return;
    for (const Band& band : explanation_.program->rules().instruments[slot.instrument].scores[slot.part].bands) {
      if (band.from <= slot.range->low) continue;
      axis(y(slot, band.from));
      words("small", course_from, y(slot, band.from) - 2, band.words);
    }
  }

  void stays(double at) {
    for (const Stay& stay : explanation_.facts->stays()) {
      if (stay.to_days_ago.value_or(0) > days_) continue;
      const double from = x(stay.from_days_ago), to = x(stay.to_days_ago.value_or(0));
      html_.raw("<rect class=\"stay\" x=\"").number(from).raw("\" y=\"").number(at).raw("\" width=\"");
      html_.number(std::max(to - from, 2.0)).raw("\" height=\"").number(stay_height).raw("\"/>\n");
      const std::string name = short_name(stay.place);
      if (to - from > 7.2 * double(name.size())) {
        html_.raw("<text class=\"small\" x=\"").number(from + 4).raw("\" y=\"").number(at + 12).raw("\">");
        html_.text(name).raw("</text>\n");
      }
    }
    words("small", course_from, at + 32, days_ == 1 ? "1 day ago" : std::to_string(days_) + " days ago");
    words("small", course_to, at + 32, "today");
  }

  std::string short_name(Whereabouts place) const {
    const Ladder& ladder = explanation_.program->rules().ladder;
    return place.kind == Whereabouts::Kind::on_ladder ? ladder.levels[place.index].short_name
                                                      : std::string(place_name(ladder, place));
  }

  std::string stays_in_words() const {
    std::vector<std::string> parts;
    for (const Stay& stay : explanation_.facts->stays())
      parts.push_back(short_name(stay.place) + " from " + std::to_string(stay.from_days_ago) + " days ago " +
                      (stay.to_days_ago ? "to " + std::to_string(*stay.to_days_ago) + " days ago" : "until now"));
    return parts.empty() ? "none." : joined(parts, "; ") + ".";
  }

  std::string in_words(const Slot& slot, const Curve& curve) const {
    std::vector<std::string> parts;
    for (const Point& point : curve.points)
      parts.push_back(plain_number(point.value) + " " + std::to_string(point.days_ago) + " days ago");
    return name_in_words(*explanation_.program, slot) + ": " + joined(parts, ", ") + ". Stays: " + stays_in_words();
  }

  Html& html_;
  const Explanation& explanation_;
  std::int32_t days_;
};

std::int32_t span_of_days(const Explanation& explanation, const std::vector<Curve>& curves) {
  std::int32_t days = 0;
  for (const Curve& curve : curves) days = std::max(days, curve.points.front().days_ago);
  for (const Stay& stay : explanation.facts->stays())
    if (curves.empty() || !stay.to_days_ago) days = std::max(days, stay.from_days_ago);
  return days;
}

}  // namespace

void write_course_pictures(Html& html, const Explanation& explanation, const std::string& id) {
  const std::vector<Curve> curves = curves_of(explanation);
  if (curves.empty() && explanation.facts->stays().empty()) return;
  CoursePicture picture(html, explanation, span_of_days(explanation, curves));
  html.raw("<section><h3>The course</h3>\n<ul class=\"strips\">\n");
  for (std::size_t i = 0; i < curves.size(); ++i) {
    const Slot& slot = explanation.program->slots()[curves[i].slot];
    html.raw("<li>").element("span", name_in_words(*explanation.program, slot) + ", " + plain_number(slot.range->low) +
                                         " to " + plain_number(slot.range->high));
    picture.draw(curves[i], id + "course-" + std::to_string(i));
    html.raw("</li>\n");
  }
  if (curves.empty()) {
    html.raw("<li>").element("span", "Stays; no scale was measured more than once");
    picture.draw_stays(id + "stays");
    html.raw("</li>\n");
  }
  html.raw("</ul></section>\n");
}

}  // namespace rung
