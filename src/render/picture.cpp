#include <algorithm>

#include "phrases.hpp"
#include "rung/explain/words.hpp"
#include "rung/render/render.hpp"
#include "rung/text/utf8.hpp"
#include "scene.hpp"
#include "terms.hpp"
#include "wrap.hpp"

namespace rung {
namespace {

// The signs of a picture, in UTF-8 or ASCII; each takes one column.
struct Signs {
  std::string_view rail, rung, chosen, maybe, crossed, now, before, way;
  std::string_view line, end, tick, counts, below, bar, room;
};
constexpr Signs utf8_signs = {"│", "─", "━", "╌", "✕", "○", "◌", "◆", "─", "┼", "┴", "◆", "◇", "█", "·"};
constexpr Signs ascii_signs = {"|", "-", "=", ".", "x", "o", "w", "#", "-", "|", "+", "#", "o", "#", "."};

class Picture {
 public:
  Picture(const Explanation& explanation, const RenderOptions& options)
      : explanation_(explanation),
        signs_(options.ascii ? ascii_signs : utf8_signs),
        width_(std::max<std::size_t>(options.width, 40)),
        page_(width_, options.colour) {}

  std::string draw() {
    page_.paragraph("", "Case " + explanation_.facts->case_id());
    for (const Reason& alert : explanation_.alerts)
      if (alert.said->alert == Alert::emergency) page_.call_out("", "EMERGENCY: " + alert.sentence, true);
    page_.blank();
    ladder();
    profile();
    course();
    page_.blank();
    const RuleSet& rules = explanation_.program->rules();
    page_.paragraph("", "Rule set " + rules.id.text + " " + rules.version + " (" +
                            std::string(status_id(rules.status)) +
                            "). A picture leaves out the reasons: see the text. Supports a decision; the clinician "
                            "decides.");
    return page_.take();
  }

 private:
  static std::string repeated(std::string_view sign, std::size_t times) {
    std::string text;
    for (; times > 0; --times) text += sign;
    return text;
  }

  // Nine columns: a rail, seven of rung, a rail.
  std::string rung_of(const Rung& rung) const {
    const std::string_view wood = rung.is_recommended ? signs_.chosen : rung.is_possible ? signs_.maybe : signs_.rung;
    std::string text(signs_.rail);
    for (int column = 0; column < 7; ++column)
      text += column == 1 && rung.is_now           ? signs_.now
              : column == 5 && rung.was_before     ? signs_.before
              : column == 3 && rung.is_recommended ? signs_.way
              : column == 3 && rung.is_ruled_out   ? signs_.crossed
                                                   : wood;
    return text + std::string(signs_.rail);
  }

  void ladder() {
    const std::string rails = std::string(signs_.rail) + "       " + std::string(signs_.rail);
    bool now = false, before = false;
    for (const Rung& rung : rungs_of(explanation_)) {
      const std::string first = " " + rung_of(rung) + "  ";
      if (rung.is_recommended) {
        page_.call_out(first, rung.name, false);
      } else {
        page_.paragraph(first, rung.name);
      }
      const std::string marks = rung.marks();
      page_.paragraph(" " + rails + "    ", rung.beside + (marks.empty() ? "" : "; " + marks));
      now = now || rung.is_now;
      before = before || rung.was_before;
    }
    std::vector<std::string> legend = {std::string(signs_.way) + " recommended"};
    if (now) legend.push_back(std::string(signs_.now) + " is here now");
    if (before) legend.push_back(std::string(signs_.before) + " was here before");
    page_.paragraph(" ", joined(legend, "   "));
    if (explanation_.review)
      page_.paragraph(" ", review_in_words(explanation_.program->rules().ladder, *explanation_.review));
    if (explanation_.placing) page_.paragraph(" ", placed_in_words(explanation_));
  }

  std::string strip(const Measure& measure, std::size_t columns) const {
    const auto place = [&](Decimal value) {
      return static_cast<std::size_t>(gravity(measure, value) * double(columns - 1) + 0.5);
    };
    std::vector<std::string_view> line(columns, signs_.line);
    line.front() = line.back() = signs_.end;
    for (const Demand& one : measure.demands) line[place(one.from)] = signs_.tick;
    line[place(measure.at)] = measure.reaches() ? signs_.counts : signs_.below;
    std::string text;
    for (const std::string_view sign : line) text += sign;
    return text;
  }

  void profile() {
    const std::vector<Measure> all = measures(explanation_);
    if (all.empty()) return;
    page_.blank();
    page_.heading("ANSWERS, WORSE TO THE RIGHT");
    page_.paragraph("  ", std::string(signs_.counts) + " counts towards a level, from a mark " +
                              std::string(signs_.tick) + " on; " + std::string(signs_.below) + " counts towards none");
    for (const Measure& measure : all) {
      page_.paragraph("  ", measure.answer.words);
      page_.paragraph("    " + strip(measure, 25) + "  ", demands_in_words(explanation_, measure));
    }
  }

  void bar(const std::string& words, double share, const std::string& value) {
    constexpr std::size_t columns = 27;
    const auto full = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * double(columns) + 0.5);
    page_.paragraph("  " + std::string(words.size() < 13 ? 13 - words.size() : 0, ' ') + words + "  " +
                        repeated(signs_.bar, full) + repeated(signs_.room, columns - full) + "  ",
                    value);
  }

  void course() {
    const std::vector<Curve> curves = curves_of(explanation_);
    for (const Curve& curve : curves) {
      const Slot& slot = explanation_.program->slots()[curve.slot];
      page_.blank();
      page_.heading(name_in_words(*explanation_.program, slot) + ", " + plain_number(slot.range->low) + " to " +
                    plain_number(slot.range->high));
      const double low = to_double(slot.range->low), high = to_double(slot.range->high);
      for (const Curve::Point& point : curve.points)
        bar(days_ago(point.days_ago), high > low ? (to_double(point.value) - low) / (high - low) : 0,
            plain_number(point.value));
    }
    stays(days_of(explanation_, curves));
  }

  static std::string days_ago(std::int32_t days) {
    return days == 0 ? "today" : days == 1 ? "yesterday" : std::to_string(days) + " days ago";
  }

  void stays(std::int32_t days) {
    if (explanation_.facts->stays().empty()) return;
    page_.blank();
    page_.heading("STAYS, FROM " + std::to_string(days) + " DAYS AGO UNTIL TODAY");
    constexpr std::size_t columns = 27;
    const auto column = [&](std::int32_t ago) {
      return static_cast<std::size_t>(double(columns) * (1 - std::min(1.0, double(ago) / double(days))) + 0.5);
    };
    for (const Stay& stay : explanation_.facts->stays()) {
      const std::size_t from = column(stay.from_days_ago), to = column(stay.to_days_ago.value_or(0));
      page_.paragraph("  " + repeated(signs_.room, from) + repeated(signs_.bar, to - from) +
                          repeated(signs_.room, columns - to) + "  ",
                      short_place(explanation_, stay.place) + ", " + days_ago(stay.from_days_ago) + " to " +
                          (stay.to_days_ago ? days_ago(*stay.to_days_ago) : "now"));
    }
  }

  const Explanation& explanation_;
  const Signs& signs_;
  std::size_t width_;
  Page page_;
};

}  // namespace

std::string render_picture(const Explanation& explanation, const RenderOptions& options) {
  return Picture(explanation, options).draw();
}

}  // namespace rung
