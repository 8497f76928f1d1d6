#include <algorithm>

#include "page_parts.hpp"
#include "rung/text/utf8.hpp"
#include "scene.hpp"

namespace rung {
namespace {

constexpr double rung_height = 52, left_rail = 16, right_rail = 58, words_at = 74;

class LadderPicture {
 public:
  LadderPicture(Html& html, const Explanation& explanation, std::string id)
      : html_(html), id_(std::move(id)), rungs_(rungs_of(explanation)) {}

  void draw() {
    double width = 340;
    for (const Rung& rung : rungs_)
      width = std::max({width, words_at + 7.4 * double(count_characters(rung.name)),
                        words_at + 6.2 * double(count_characters(rung.beside))});
    const double tall = rung_height * double(rungs_.size()) + 8;
    html_.raw("<svg viewBox=\"0 0 ").number(width).raw(" ").number(tall).raw("\" role=\"img\" aria-labelledby=\"");
    html_.raw(id_).raw("ladder\"><title id=\"").raw(id_).raw("ladder\">").text(in_words()).raw("</title>\n");
    for (const double rail : {left_rail, right_rail}) line("rail", rail, 4, rail, tall - 4);
    for (std::size_t i = 0; i < rungs_.size(); ++i) draw(rungs_[i], middle(i));
    way();
    html_.raw("</svg>\n");
  }

 private:
  static double middle(std::size_t index) { return rung_height * double(index) + 24; }

  void line(std::string_view kind, double x1, double y1, double x2, double y2) {
    html_.raw("<line class=\"").raw(kind).raw("\" x1=\"").number(x1).raw("\" y1=\"").number(y1).raw("\" x2=\"");
    html_.number(x2).raw("\" y2=\"").number(y2).raw("\"/>\n");
  }
  void words(std::string_view kind, double y, const std::string& text) {
    html_.raw("<text class=\"").raw(kind).raw("\" x=\"").number(words_at).raw("\" y=\"").number(y).raw("\">");
    html_.text(text).raw("</text>\n");
  }
  void circle(std::string_view kind, double x, double y) {
    html_.raw("<circle class=\"").raw(kind).raw("\" cx=\"").number(x).raw("\" cy=\"").number(y).raw("\" r=\"6\"/>\n");
  }

  void draw(const Rung& rung, double y) {
    line(rung.is_recommended ? "chosen" : rung.is_possible ? "maybe" : "rung", left_rail, y, right_rail, y);
    if (rung.is_ruled_out) html_.raw("<path class=\"cross\" d=\"M30 ").number(y - 7).raw("l14 14m0 -14l-14 14\"/>\n");
    if (rung.is_now) circle("person", 26, y);
    if (rung.was_before) circle("was", 48, y);
    words(rung.is_recommended ? "bold" : "plain", y - 8, rung.name);
    words("small", y + 7, rung.beside);
    if (const std::string marks = rung.marks(); !marks.empty()) words("small bold", y + 21, marks);
  }

  // An arrow from where the person is to where they are recommended to be.
  void way() {
    const auto now = std::ranges::find(rungs_, true, &Rung::is_now);
    const auto to = std::ranges::find(rungs_, true, &Rung::is_recommended);
    if (now == rungs_.end() || now == to) return;
    const double begin = middle(std::size_t(now - rungs_.begin())), end = middle(std::size_t(to - rungs_.begin()));
    const double down = end > begin ? 1 : -1;
    line("way", 26, begin + down * 6, 26, end - down * 13);
    html_.raw("<path class=\"head\" d=\"M20 ").number(end - down * 13).raw("l12 0l-6 ").number(down * 9).raw("z\"/>\n");
  }

  std::string in_words() const {
    std::string text = "The ladder, most intensive first.";
    for (const Rung& rung : rungs_)
      text += " " + rung.name + ": " + rung.beside + (rung.marks().empty() ? "" : ", " + rung.marks()) + ".";
    return text;
  }

  Html& html_;
  std::string id_;
  std::vector<Rung> rungs_;
};

}  // namespace

void write_ladder_picture(Html& html, const Explanation& explanation, const std::string& id) {
  LadderPicture(html, explanation, id).draw();
}

}  // namespace rung
