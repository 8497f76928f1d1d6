#include <algorithm>

#include "page_parts.hpp"
#include "rung/explain/words.hpp"
#include "scene.hpp"
#include "terms.hpp"

namespace rung {
namespace {

constexpr double course_from = 12, course_to = 206, words_from = 216, curve_top = 20, curve_bottom = 100;
constexpr double stays_at = 110, stay_height = 16, course_height = 146;

class CoursePicture {
 public:
  CoursePicture(Html& html, const Explanation& explanation, std::int32_t days)
      : html_(html), explanation_(explanation), days_(days) {}

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
    for (const Curve::Point& point : curve.points) {
      html_.raw("<circle class=\"mark\" cx=\"").number(x(point.days_ago)).raw("\" cy=\"");
      html_.number(y(slot, point.value)).raw("\" r=\"4.5\"/>\n");
      words("bold", "middle", x(point.days_ago), y(slot, point.value) - 8, plain_number(point.value));
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
    return high > low ? curve_bottom - (curve_bottom - curve_top) * (to_double(value) - low) / (high - low)
                      : curve_bottom;
  }

  void words(std::string_view kind, std::string_view anchor, double at, double down, const std::string& text) {
    html_.raw("<text class=\"").raw(kind).raw("\" text-anchor=\"").raw(anchor).raw("\" x=\"").number(at);
    html_.raw("\" y=\"").number(down).raw("\">").text(text).raw("</text>\n");
  }

  void axis(double at) {
    html_.raw("<line class=\"axis\" x1=\"").number(course_from).raw("\" y1=\"").number(at).raw("\" x2=\"");
    html_.number(course_to + 6).raw("\" y2=\"").number(at).raw("\"/>\n");
  }

  // Where the published bands of a score begin; where they crowd, some go without their words.
  void bands(const Slot& slot) {
    axis(curve_bottom);
    if (slot.kind != Slot::Kind::score) return;
    double last = 1e9;
    for (const Band& band : explanation_.program->rules().instruments[slot.instrument].scores[slot.part].bands) {
      if (band.from <= slot.range->low) continue;
      const double at = y(slot, band.from);
      axis(at);
      if (last - at < 11) continue;
      words("small", "start", words_from, at + 4, band.words);
      last = at;
    }
  }

  void stays(double at) {
    for (const Stay& stay : explanation_.facts->stays()) {
      if (stay.to_days_ago.value_or(0) > days_) continue;
      const double from = x(stay.from_days_ago), to = x(stay.to_days_ago.value_or(0));
      html_.raw("<rect class=\"stay\" x=\"").number(from).raw("\" y=\"").number(at).raw("\" width=\"");
      html_.number(std::max(to - from, 2.0)).raw("\" height=\"").number(stay_height).raw("\"/>\n");
      const std::string name = short_place(explanation_, stay.place);
      if (to - from > 6.6 * double(name.size())) words("small", "start", from + 4, at + 12, name);
    }
    words("small", "start", course_from - 8, at + 32, days_ == 1 ? "1 day ago" : std::to_string(days_) + " days ago");
    words("small", "middle", course_to, at + 32, "today");
  }

  std::string stays_in_words() const {
    std::vector<std::string> parts;
    for (const Stay& stay : explanation_.facts->stays())
      parts.push_back(short_place(explanation_, stay.place) + " from " + std::to_string(stay.from_days_ago) +
                      " days ago " +
                      (stay.to_days_ago ? "to " + std::to_string(*stay.to_days_ago) + " days ago" : "until now"));
    return parts.empty() ? "none." : joined(parts, "; ") + ".";
  }

  std::string in_words(const Slot& slot, const Curve& curve) const {
    std::vector<std::string> parts;
    for (const Curve::Point& point : curve.points)
      parts.push_back(plain_number(point.value) + " " + std::to_string(point.days_ago) + " days ago");
    return name_in_words(*explanation_.program, slot) + ": " + joined(parts, ", ") + ". Stays: " + stays_in_words();
  }

  Html& html_;
  const Explanation& explanation_;
  std::int32_t days_;
};

}  // namespace

void write_course_pictures(Html& html, const Explanation& explanation, const std::string& id) {
  const std::vector<Curve> curves = curves_of(explanation);
  if (curves.empty() && explanation.facts->stays().empty()) return;
  CoursePicture picture(html, explanation, days_of(explanation, curves));
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
