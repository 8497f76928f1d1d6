#include <algorithm>
#include <span>

#include "model_phrases.hpp"
#include "phrases.hpp"
#include "rung/explain/insight.hpp"
#include "rung/render/render.hpp"
#include "rung/text/version.hpp"
#include "terms.hpp"
#include "text_parts.hpp"
#include "wrap.hpp"

namespace rung {
namespace {

// How much each part may say. The screen is laid out with the next smaller room until it fits.
struct Room {
  bool air;               // blank lines between the parts
  std::size_t reasons;    // those that come first
  bool grounds;           // the answers that they rest on
  std::size_t titles;     // for or against a level; without any, the levels share a line
  std::size_t questions;  // those that come first
  bool alert_sentences;   // else titles
};
constexpr Room rooms[] = {{true, 4, true, 2, 6, true},    {true, 3, true, 1, 4, true},   {false, 3, true, 2, 5, true},
                          {false, 2, true, 1, 4, true},   {false, 3, false, 1, 4, true}, {false, 2, false, 1, 3, false},
                          {false, 1, false, 0, 3, false}, {false, 1, false, 0, 1, false}};

class Screen {
 public:
  Screen(const Explanation& explanation, const RenderOptions& options, const Room& room)
      : explanation_(explanation),
        rules_(explanation.program->rules()),
        decision_(*explanation.decision),
        room_(room),
        page_(std::max<std::size_t>(options.width, 40), options.colour) {}

  bool fits() const { return page_.lines() <= brief_lines; }

  // What other rule sets ask stands apart, in full, after the screen.
  std::string finish() {
    for (const Overlay& overlay : explanation_.also) write_overlay(page_, *explanation_.program, decision_, overlay);
    return page_.take();
  }

  void write() {
    page_.paragraph("", "Case " + explanation_.facts->case_id());
    alerts();
    air();
    write_headline(page_, explanation_);
    page_.paragraph("  ", change_in_words(explanation_));
    for (const std::string& caution : cautions(explanation_)) page_.paragraph("  ", caution);
    air();
    why();
    if (explanation_.prediction) page_.paragraph("  ", model_in_short(explanation_));
    insight();
    air();
    others();
    questions();
    air();
    course();
    provenance();
  }

 private:
  void air() {
    if (room_.air) page_.blank();
  }

  std::vector<std::size_t> rules_of(const std::vector<Reason>& alerts, Alert grave) const {
    std::vector<std::size_t> found;
    for (const Reason& one : alerts)
      if (one.said->alert == grave) found.push_back(one.rule);
    return found;
  }

  // Emergencies are all named, whatever the room.
  void alerts() {
    for (const Alert grave : {Alert::emergency, Alert::urgent, Alert::review}) {
      const std::vector<std::size_t> found = rules_of(explanation_.alerts, grave);
      if (found.empty()) continue;
      const bool emergency = grave == Alert::emergency;
      const std::string name = upper(to_text(grave)) + ": ";
      if (grave == Alert::review || !room_.alert_sentences) {
        page_.call_out("", name + titles_of(rules_, found, emergency ? found.size() : 3) + ".", emergency);
      } else {
        for (const Reason& alert : explanation_.alerts)
          if (alert.said->alert == grave) page_.call_out("", name + alert.sentence, emergency);
      }
      if (emergency) page_.paragraph("  ", "The levels below do not answer this case until this has been dealt with.");
    }
  }

  void why() {
    page_.heading("WHY");
    std::size_t held = 0, told = 0;
    for (const Reason& reason : explanation_.reasons) {
      if (reason.truth != Truth::yes) continue;
      if (++held > room_.reasons) continue;
      ++told;
      const std::string grounds = room_.grounds ? grounds_of(reason) : "";
      page_.paragraph("  * ", effect_in_words(rules_, reason) + ": " + reason.sentence +
                                  (grounds.empty() ? "" : " (" + grounds + ")") +
                                  (room_.grounds ? " [" + reason.said->id.text + "]" : ""));
    }
    for (const ImpliedFloor& implied : decision_.implied)
      page_.paragraph("  * ", "at least " + rules_.ladder.levels[implied.level].short_name + ": " +
                                  implied_in_words(explanation_, implied));
    if (held > told) page_.paragraph("  ", "and " + std::to_string(held - told) + " more.");
    if (held == 0 && decision_.implied.empty())
      page_.paragraph("  * ",
                      "No rule demands more than " + rules_.ladder.levels[0].name + ", the least restrictive level.");
  }

  void insight() {
    if (!explanation_.insight || !explanation_.insight->unavailable.empty()) return;
    for (const std::string& sentence : {forced_in_short(explanation_), flips_in_short(explanation_)})
      if (!sentence.empty()) page_.paragraph("  ", sentence);
  }

  std::string because(const Standing& standing) const {
    if (!standing.against_it.empty()) return titles_of(rules_, standing.against_it, room_.titles);
    if (!standing.open.empty()) return "not known: " + titles_of(rules_, standing.open, room_.titles);
    if (standing.kind != Standing::Kind::more_than_needed || !standing.for_it.empty()) return {};
    return "nothing demands it" +
           (standing.would.empty() ? "" : "; it would be if " + titles_of(rules_, standing.would, room_.titles));
  }

  void others() {
    page_.heading("OTHER LEVELS");
    std::vector<std::string> line;
    for (const Standing& one : explanation_.standings) {
      if (one.kind == Standing::Kind::meets_every_need) continue;
      const std::string words =
          rules_.ladder.levels[one.level].short_name + ": " + standing_in_words(explanation_, one);
      line.push_back(words);
      if (room_.titles == 0) continue;
      const std::string why = because(one);
      page_.paragraph("  ", words + (why.empty() ? "" : " - " + why));
    }
    if (room_.titles == 0) page_.paragraph("  ", joined(line, "; "));
  }

  // In the best order where that is known, then what could still raise an alert.
  std::vector<std::string> asked_next() const {
    std::vector<std::string> asked;
    const bool is_exact = explanation_.insight && explanation_.insight->unavailable.empty();
    const auto add = [&](const Question& one) {
      if (std::find(asked.begin(), asked.end(), one.words) == asked.end()) asked.push_back(one.words);
    };
    if (is_exact)
      for (const NextQuestion& next : explanation_.insight->open.questions) add(next.question);
    for (const Question& one : explanation_.questions)
      if (!is_exact || one.could_alert) add(one);
    return asked;
  }

  void questions() {
    const std::vector<std::string> asked = asked_next();
    if (asked.empty()) return;
    std::string text;
    for (std::size_t i = 0; i < std::min(room_.questions, asked.size()); ++i) text += (i == 0 ? "" : "; ") + asked[i];
    if (asked.size() > room_.questions) text += "; and " + std::to_string(asked.size() - room_.questions) + " more";
    air();
    page_.paragraph("Ask next: ", text + ".");
    const std::vector<std::size_t> open = rules_of(explanation_.possible_alerts, Alert::emergency);
    if (!open.empty()) page_.paragraph("Not cleared: ", titles_of(rules_, open, 6) + ".");
  }

  void course() {
    if (explanation_.since) page_.paragraph("", since_in_brief());
    if (explanation_.review) write_review(page_, rules_.ladder, *explanation_.review);
    if (explanation_.holds && explanation_.holds->without < explanation_.holds->level)
      page_.paragraph("", holds_in_words(explanation_));
    if (explanation_.placing) page_.paragraph("", placed_in_words(explanation_));
    for (const Notice& notice : explanation_.notices)
      if (notice.kind == Notice::Kind::old_answers) page_.paragraph("Note: ", notice.sentence);
  }

  std::string since_in_brief() const;

  void provenance() {
    const bool active = rules_.status == Status::active;
    page_.paragraph(
        "", "Rule set " + rules_.id.text + " " + rules_.version +
                (active ? "" : " (" + std::string(status_id(rules_.status)) + ", not approved for clinical use)") +
                ", SHA-256 " + rules_.sha256 + ", rung " + std::string(version()) +
                ". Supports a decision; the clinician decides.");
  }

  const Explanation& explanation_;
  const RuleSet& rules_;
  const Decision& decision_;
  const Room& room_;
  Page page_;
};

std::string Screen::since_in_brief() const {
  const Since& since = *explanation_.since;
  std::size_t better = 0, worse = 0;
  for (const Movement& movement : since.movements) {
    better += movement.course == Movement::Course::better;
    worse += movement.course == Movement::Course::worse;
  }
  return "Since " + (!since.earlier ? "the readings before" : "case " + *since.earlier) + ": " +
         (since.movements.size() == 1 ? "1 answer has" : std::to_string(since.movements.size()) + " answers have") +
         " changed, " + std::to_string(better) + " better, " + std::to_string(worse) + " worse; " +
         rules_.ladder.levels[since.recommended].short_name + " was recommended.";
}

}  // namespace

std::string render_brief(const Explanation& explanation, const RenderOptions& options) {
  for (const Room& room : std::span(rooms).first(std::size(rooms) - 1)) {
    Screen screen(explanation, options, room);
    screen.write();
    if (screen.fits()) return screen.finish();
  }
  Screen screen(explanation, options, rooms[std::size(rooms) - 1]);
  screen.write();
  return screen.finish();
}

}  // namespace rung
