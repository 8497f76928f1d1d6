#include <algorithm>

#include "colophon.hpp"
#include "phrases.hpp"
#include "rung/explain/insight.hpp"
#include "rung/render/render.hpp"
#include "terms.hpp"
#include "text_parts.hpp"
#include "wrap.hpp"

namespace rung {
namespace {

// All of it, for --detail; brief.cpp has the first screen.
class Writer {
 public:
  Writer(const Explanation& explanation, const RenderOptions& options)
      : explanation_(explanation),
        rules_(explanation.program->rules()),
        decision_(*explanation.decision),
        page_(std::max<std::size_t>(options.width, 40), options.colour) {}

  std::string run() {
    page_.paragraph("", "Case " + explanation_.facts->case_id());
    alerts();
    page_.blank();
    recommendation();
    why();
    write_model(page_, explanation_);
    levels();
    if (explanation_.insight) write_insight(page_, explanation_);
    questions();
    uncleared();
    course();
    if (explanation_.since) write_since(page_, explanation_);
    notices();
    write_sources(page_, explanation_.sources, explanation_.instrument_sources);
    page_.blank();
    colophon(page_, rules_);
    for (const Overlay& overlay : explanation_.also) write_overlay(page_, *explanation_.program, decision_, overlay);
    return page_.take();
  }

 private:
  const Level& level(std::size_t index) const { return rules_.ladder.levels[index]; }

  void alerts() {
    for (const Reason& alert : explanation_.alerts) {
      page_.blank();
      const bool grave = alert.said->alert == Alert::emergency;
      page_.call_out("", upper(to_text(alert.said->alert)) + ": " + alert.sentence, grave);
      if (grave) page_.paragraph("  ", "The levels below do not answer this case until this has been dealt with.");
      write_grounds(page_, alert);
    }
  }

  void recommendation() {
    write_headline(page_, explanation_);
    page_.paragraph("  ", change_in_words(explanation_));
    for (const std::string& caution : cautions(explanation_)) page_.paragraph("  ", caution);
  }

  bool is_exact() const { return explanation_.insight && explanation_.insight->unavailable.empty(); }

  void why() {
    page_.blank();
    page_.heading("WHY");
    bool any = false;
    for (const Reason& reason : explanation_.reasons) {
      if (reason.truth != Truth::yes) continue;
      any = true;
      page_.paragraph("  * ", effect_in_words(rules_, reason) + ": " + reason.sentence);
      write_grounds(page_, reason);
    }
    for (const ImpliedFloor& implied : decision_.implied) {
      any = true;
      page_.paragraph("  * ",
                      "at least " + level(implied.level).short_name + ": " + implied_in_words(explanation_, implied));
    }
    if (!any) page_.paragraph("  * ", "No rule demands more than " + level(0).name + ", the least restrictive level.");
  }

  void standing(const Standing& standing) {
    page_.paragraph(standing.kind == Standing::Kind::meets_every_need ? "> " : "  ",
                    level(standing.level).name + ": " + standing_in_words(explanation_, standing));
    if (!standing.for_it.empty()) page_.paragraph("      for      ", titles_of(rules_, standing.for_it, 6));
    if (!standing.against_it.empty()) page_.paragraph("      against  ", titles_of(rules_, standing.against_it, 6));
    if (!standing.open.empty()) page_.paragraph("      open     ", titles_of(rules_, standing.open, 6));
    if (standing.kind == Standing::Kind::left_open)
      page_.paragraph("      open     ",
                      "what demands " + level(decision_.floor).name + " says `or above`; a clinician chooses");
    if (standing.kind == Standing::Kind::more_than_needed && standing.for_it.empty()) {
      page_.paragraph("      against  ", "nothing demands it");
      if (!standing.would.empty()) page_.paragraph("      if       ", titles_of(rules_, standing.would, 4));
    }
  }

  void levels() {
    page_.blank();
    page_.heading("EVERY LEVEL");
    for (const Standing& one : explanation_.standings) standing(one);
  }

  void questions() {
    std::vector<Question> questions = explanation_.questions;
    if (is_exact()) {  // what could change the level is said more exactly above
      std::erase_if(questions, [](const Question& one) { return !one.could_alert; });
      for (Question& one : questions) one.could_raise_to = decision_.level;
    }
    if (questions.empty()) return;
    page_.blank();
    page_.heading(is_exact() ? "MISSING ANSWERS THAT COULD RAISE AN ALERT" : "MISSING ANSWERS THAT COULD CHANGE THIS");
    for (const Question& question : questions) {
      const std::string reach = reach_in_words(explanation_, question);
      page_.paragraph("  ? ", question.words + " [" + question.name + "]" +
                                  (question.state.empty() ? "" : ": " + question.state) +
                                  (reach.empty() ? "" : "; " + reach));
      if (!question.ask.empty() && question.ask != question.words) page_.paragraph("    ", question.ask);
    }
  }

  void uncleared() {
    if (explanation_.possible_alerts.empty()) return;
    page_.blank();
    page_.heading("ALERTS NOT CLEARED, FOR WANT OF ANSWERS");
    for (const Reason& alert : explanation_.possible_alerts) {
      std::vector<std::string> names(alert.lacks.begin(), alert.lacks.end());
      page_.paragraph("  ! ", std::string(to_text(alert.said->alert)) + ": " + alert.said->title +
                                  (names.empty() ? "" : "; not known: " + joined(names, ", ")));
    }
  }

  void course() {
    if (!explanation_.review && !explanation_.placing && !explanation_.holds) return;
    page_.blank();
    if (explanation_.review) write_review(page_, rules_.ladder, *explanation_.review);
    if (explanation_.holds) write_holds(page_, explanation_);
    if (explanation_.placing) page_.paragraph("", placed_in_words(explanation_));
  }

  // Sources to verify are marked where they stand, and the colophon says what the rule set is.
  void notices() {
    bool any = false;
    for (const Notice& notice : explanation_.notices) {
      if (notice.kind != Notice::Kind::old_answers) continue;
      if (!any) page_.blank();
      any = true;
      page_.paragraph("Note: ", notice.sentence);
    }
  }

  const Explanation& explanation_;
  const RuleSet& rules_;
  const Decision& decision_;
  Page page_;
};

}  // namespace

std::string render_text(const Explanation& explanation, const RenderOptions& options) {
  return options.detail ? Writer(explanation, options).run() : render_brief(explanation, options);
}

}  // namespace rung
