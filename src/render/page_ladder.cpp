#include <algorithm>

#include "page_parts.hpp"
#include "phrases.hpp"
#include "rung/text/utf8.hpp"
#include "terms.hpp"

namespace rung {
namespace {

constexpr double rung_height = 52, left_rail = 16, right_rail = 58, words_at = 74;

// One line of the picture, from the top: a level, or a place above the ladder that the person is or was in.
struct Rung {
  Whereabouts place;
  std::string name, dose;
  const Standing* standing = nullptr;  // null above the ladder
};

bool is_at(Whereabouts where, const Rung& rung) {
  return where.kind == rung.place.kind && where.index == rung.place.index;
}

std::vector<Rung> rungs_of(const Explanation& explanation) {
  const Ladder& ladder = explanation.program->rules().ladder;
  std::vector<Rung> rungs;
  for (std::size_t i = ladder.above.size(); i-- > 0;) {
    const Rung rung{{Whereabouts::Kind::above, i}, ladder.above[i].name, "above the ladder"};
    if (is_at(explanation.facts->current(), rung) || is_at(explanation.facts->previous(), rung)) rungs.push_back(rung);
  }
  for (std::size_t i = ladder.levels.size(); i-- > 0;)
    rungs.push_back(
        {{Whereabouts::Kind::on_ladder, i}, ladder.levels[i].name, ladder.levels[i].dose(), &explanation.standings[i]});
  return rungs;
}

class LadderPicture {
 public:
  LadderPicture(Html& html, const Explanation& explanation, std::string id)
      : html_(html), explanation_(explanation), id_(std::move(id)), rungs_(rungs_of(explanation)) {}

  void draw() {
    double width = 340;
    for (const Rung& rung : rungs_) width = std::max(width, words_at + 7.4 * double(count_characters(rung.name)));
    const double height = rung_height * double(rungs_.size()) + 8;
    html_.raw("<svg viewBox=\"0 0 ").number(width).raw(" ").number(height).raw("\" role=\"img\" aria-labelledby=\"");
    html_.raw(id_).raw("ladder\"><title id=\"").raw(id_).raw("ladder\">").text(in_words()).raw("</title>\n");
    for (const double rail : {left_rail, right_rail}) line("rail", rail, 4, rail, height - 4);
    for (std::size_t i = 0; i < rungs_.size(); ++i) rung(rungs_[i], middle(i));
    way();
    html_.raw("</svg>\n");
  }

 private:
  double middle(std::size_t index) const { return rung_height * double(index) + 24; }

  void line(std::string_view kind, double x1, double y1, double x2, double y2) {
    html_.raw("<line class=\"").raw(kind).raw("\" x1=\"").number(x1).raw("\" y1=\"").number(y1).raw("\" x2=\"");
    html_.number(x2).raw("\" y2=\"").number(y2).raw("\"/>\n");
  }
  void words(std::string_view kind, double x, double y, const std::string& text) {
    html_.raw("<text class=\"").raw(kind).raw("\" x=\"").number(x).raw("\" y=\"").number(y).raw("\">");
    html_.text(text).raw("</text>\n");
  }
  void circle(std::string_view kind, double x, double y, double radius) {
    html_.raw("<circle class=\"").raw(kind).raw("\" cx=\"").number(x).raw("\" cy=\"").number(y).raw("\" r=\"");
    html_.number(radius).raw("\"/>\n");
  }

  bool is_recommended(const Rung& rung) const {
    return rung.standing && rung.standing->level == explanation_.decision->recommended;
  }
  bool is_possible(const Rung& rung) const {
    return rung.standing && (explanation_.decision->possible >> rung.standing->level & 1) != 0;
  }

  std::vector<std::string> marks(const Rung& rung) const {
    std::vector<std::string> found;
    if (is_recommended(rung)) found.emplace_back("RECOMMENDED");
    if (is_at(explanation_.facts->current(), rung)) found.emplace_back("is here now");
    if (is_at(explanation_.facts->previous(), rung)) found.emplace_back("was here before");
    if (rung.standing && explanation_.facts->placed() == rung.standing->level) found.emplace_back("placed here");
    if (!is_recommended(rung) && is_possible(rung)) found.emplace_back("still possible");
    return found;
  }

  std::string second_line(const Rung& rung) const {
    std::string text = rung.dose;
    if (rung.standing) text += (text.empty() ? "" : "; ") + standing_in_words(explanation_, *rung.standing);
    return text;
  }

  void rung(const Rung& rung, double y) {
    const bool chosen = is_recommended(rung);
    line(chosen ? "chosen" : is_possible(rung) ? "maybe" : "rung", left_rail, y, right_rail, y);
    if (rung.standing && rung.standing->kind == Standing::Kind::ruled_out) {
      html_.raw("<path class=\"cross\" d=\"M30 ").number(y - 7).raw("l14 14m0 -14l-14 14\"/>\n");
    }
    if (is_at(explanation_.facts->current(), rung)) circle("person", 26, y, 6);
    if (is_at(explanation_.facts->previous(), rung)) circle("was", 48, y, 6);
    words(chosen ? "bold" : "", words_at, y - 8, rung.name);
    words("small", words_at, y + 7, second_line(rung));
    const std::vector<std::string> found = marks(rung);
    if (!found.empty()) words("small bold", words_at, y + 21, joined(found, ", "));
  }

  // An arrow from where the person is to where they are recommended to be.
  void way() {
    std::optional<double> from, to;
    for (std::size_t i = 0; i < rungs_.size(); ++i) {
      if (is_at(explanation_.facts->current(), rungs_[i])) from = middle(i);
      if (is_recommended(rungs_[i])) to = middle(i);
    }
    if (!from || !to || *from == *to) return;
    const double down = *to > *from ? 1 : -1;
    line("way", 26, *from + down * 6, 26, *to - down * 11);
    html_.raw("<path class=\"head\" d=\"M20 ").number(*to - down * 12).raw("l12 0l-6 ").number(down * 9).raw("z\"/>\n");
  }

  std::string in_words() const {
    std::string text = "The ladder, most intensive first.";
    for (const Rung& rung : rungs_) {
      text += " " + rung.name + ": " + (rung.standing ? standing_in_words(explanation_, *rung.standing) : rung.dose);
      for (const std::string& mark : marks(rung)) text += ", " + mark;
      text += ".";
    }
    return text;
  }

  Html& html_;
  const Explanation& explanation_;
  std::string id_;
  std::vector<Rung> rungs_;
};

}  // namespace

void write_ladder_picture(Html& html, const Explanation& explanation, const std::string& id) {
  LadderPicture(html, explanation, id).draw();
}

}  // namespace rung
