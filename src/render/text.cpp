#include <algorithm>

#include "colophon.hpp"
#include "rung/explain/insight.hpp"
#include "rung/render/render.hpp"
#include "rung/text/utf8.hpp"
#include "terms.hpp"
#include "text_parts.hpp"
#include "wrap.hpp"

namespace rung {
namespace {

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
    levels();
    if (explanation_.insight) write_insight(page_, explanation_);
    questions();
    uncleared();
    course();
    write_sources(page_, explanation_.sources, explanation_.instrument_sources);
    page_.blank();
    colophon(page_, rules_);
    for (const Overlay& overlay : explanation_.also) write_overlay(page_, *explanation_.program, decision_, overlay);
    return page_.take();
  }

 private:
  const Level& level(std::size_t index) const { return rules_.ladder.levels[index]; }

  static std::string with_dose(const Level& level) {
    return level.name + (level.dose().empty() ? "" : ", " + level.dose());
  }

  void alerts() {
    for (const Reason& alert : explanation_.alerts) {
      page_.blank();
      const bool grave = alert.said->alert == Alert::emergency;
      page_.call_out("", upper(alert_id(alert.said->alert)) + ": " + alert.sentence, grave);
      if (grave) page_.paragraph("  ", "The levels below do not answer this case until this has been dealt with.");
      write_grounds(page_, alert);
    }
  }

  void recommendation() {
    page_.call_out("",
                   "RECOMMENDED: " + with_dose(level(decision_.recommended)) +
                       (decision_.open_above ? ", or above" : "") + so_far(),
                   false);
    page_.paragraph("  ", change());
    if (decision_.level > decision_.floor)
      page_.paragraph("  ", "The needs ask for " + level(decision_.floor).name +
                                ", which is ruled out below; this is the next level up that is not.");
    uncleared_in_short();
    if (decision_.conflict)
      page_.paragraph("  ",
                      "CONFLICT: a reason below speaks against every level that meets the needs. The level stands on "
                      "the needs alone; a clinician has to resolve it.");
    if (decision_.conflict_possible)
      page_.paragraph("  ", "A missing answer could bring a conflict between needs and limits.");
    if (const auto [lowest, highest] = span_of(explanation_); lowest != highest)
      page_.paragraph("  ", "Not settled: the answers so far demand " + level(lowest).name +
                                "; missing answers could raise it to " + level(highest).name + "." +
                                (rules_.when_unsure == WhenUnsure::highest
                                     ? " This rule set recommends the higher one until they are known."
                                     : ""));
  }

  bool is_exact() const { return explanation_.insight && explanation_.insight->unavailable.empty(); }

  // The headline is what gets copied, so it carries the span.
  std::string so_far() const {
    const auto [lowest, highest] = span_of(explanation_);
    if (highest > decision_.recommended) return " - so far; up to " + level(highest).name;
    if (lowest >= decision_.recommended) return {};
    return " - unless missing answers show that less will do, down to " + level(lowest).name;
  }

  // Nobody may read a level without seeing that an emergency is not yet excluded.
  void uncleared_in_short() {
    std::size_t emergencies = 0;
    for (const Reason& alert : explanation_.possible_alerts) emergencies += alert.said->alert == Alert::emergency;
    if (emergencies > 0)
      page_.paragraph("  ", "NOT CLEARED: " +
                                std::string(emergencies == 1 ? "an emergency cannot"
                                                             : std::to_string(emergencies) + " emergencies cannot") +
                                " be ruled out until missing answers are given; see below.");
  }

  std::string change() const {
    const auto current = explanation_.facts->current();
    const std::string from(current.kind == Whereabouts::Kind::unknown ? "" : place_name(rules_.ladder, current));
    switch (decision_.change) {
      case Change::unknown:
        return "The history is not known, so this may be a start, a step up, a step down or the same level.";
      case Change::start:
        return "A start: no stay is open now.";
      case Change::step_up:
        return "A step up from " + from + ".";
      case Change::stay:
        return "Stay: the same level as now.";
      case Change::step_down:
        return "A step down from " + from + ".";
    }
    return {};
  }

  std::string effect(const Reason& reason) const {
    if (reason.said->effect == Effect::rules_out) {
      std::vector<std::string> names;
      for (const Word& word : reason.said->levels)
        if (const auto found = rules_.ladder.find(word.text)) names.push_back(level(*found).short_name);
      return "rules out " + joined(names, ", ");
    }
    const std::string which = reason.bearing.kind == Bearing::Kind::level
                                  ? level(reason.bearing.level).short_name
                                  : reason.said->levels.front().text + " level (not known)";
    return (reason.said->effect == Effect::at_least ? "at least " : "at most ") + which;
  }

  // "whichever of path-8 and path-9 of the flowchart holds, it demands at least that"
  std::string open_leaves(const ImpliedFloor& implied) const {
    const CompiledTree& tree = explanation_.program->trees()[implied.tree];
    std::vector<std::string> ids;
    for (std::size_t i = tree.first_rule; i < tree.first_rule + tree.rules; ++i)
      if (decision_.truths[i] == Truth::unknown) ids.push_back(rules_.rules[i].id.text);
    return "missing answers decide which of these holds, and each demands at least that: " + joined(ids, ", ") +
           "; of " + rules_.trees[implied.tree].title + ".";
  }

  void why() {
    page_.blank();
    page_.heading("WHY");
    bool any = false;
    for (const Reason& reason : explanation_.reasons) {
      if (reason.truth != Truth::yes) continue;
      any = true;
      page_.paragraph("  * ", effect(reason) + ": " + reason.sentence);
      write_grounds(page_, reason);
    }
    for (const ImpliedFloor& implied : decision_.implied) {
      any = true;
      page_.paragraph("  * ", "at least " + level(implied.level).short_name + ": " + open_leaves(implied));
    }
    if (!any) page_.paragraph("  * ", "No rule demands more than " + level(0).name + ", the least restrictive level.");
  }

  std::string titles(const std::vector<std::size_t>& rules, std::size_t most) const {
    std::vector<std::string> titles;
    for (const std::size_t rule : rules)
      if (std::find(titles.begin(), titles.end(), rules_.rules[rule].title) == titles.end())
        titles.push_back(rules_.rules[rule].title);
    const std::size_t more = titles.size() > most ? titles.size() - most : 0;
    titles.resize(std::min(titles.size(), most));
    return joined(titles, "; ") + (more ? "; and " + std::to_string(more) + " more" : "");
  }

  void standing(const Standing& standing) {
    constexpr std::string_view words[] = {"too little", "meets every need", "may be needed",
                                          "left open",  "more than needed", "ruled out"};
    const std::string name =
        level(standing.level).name + ": " + std::string(words[static_cast<std::size_t>(standing.kind)]) +
        (standing.kind == Standing::Kind::meets_every_need && decision_.level != decision_.up_to ? " known so far"
                                                                                                 : "");
    page_.paragraph(standing.kind == Standing::Kind::meets_every_need ? "> " : "  ", name);
    if (!standing.for_it.empty()) page_.paragraph("      for      ", titles(standing.for_it, 6));
    if (!standing.against_it.empty()) page_.paragraph("      against  ", titles(standing.against_it, 6));
    if (!standing.open.empty()) page_.paragraph("      open     ", titles(standing.open, 6));
    if (standing.kind == Standing::Kind::left_open)
      page_.paragraph("      open     ",
                      "what demands " + level(decision_.floor).name + " says `or above`; a clinician chooses");
    if (standing.kind == Standing::Kind::more_than_needed && standing.for_it.empty()) {
      page_.paragraph("      against  ", "nothing demands it");
      if (!standing.would.empty()) page_.paragraph("      if       ", titles(standing.would, 4));
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
      std::string text =
          question.words + " [" + question.name + "]" + (question.state.empty() ? "" : ": " + question.state);
      if (question.could_raise_to > decision_.level)
        text += "; could raise the level to " + level(question.could_raise_to).short_name;
      if (question.could_alert)
        text += "; could raise " +
                std::string(*question.could_alert == Alert::review   ? "a review"
                            : *question.could_alert == Alert::urgent ? "an urgent"
                                                                     : "an emergency") +
                " alert";
      page_.paragraph("  ? ", text);
      if (!question.ask.empty() && question.ask != question.words) page_.paragraph("    ", question.ask);
    }
  }

  void uncleared() {
    if (explanation_.possible_alerts.empty()) return;
    page_.blank();
    page_.heading("ALERTS NOT CLEARED, FOR WANT OF ANSWERS");
    for (const Reason& alert : explanation_.possible_alerts) {
      std::vector<std::string> names(alert.lacks.begin(), alert.lacks.end());
      page_.paragraph("  ! ", std::string(alert_id(alert.said->alert)) + ": " + alert.said->title +
                                  (names.empty() ? "" : "; not known: " + joined(names, ", ")));
    }
  }

  void course() {
    if (!explanation_.review && !explanation_.placing) return;
    page_.blank();
    if (explanation_.review) write_review(page_, rules_.ladder, *explanation_.review);
    if (explanation_.placing) {
      constexpr std::string_view words[] = {", below what is recommended", ", as recommended",
                                            ", above what is recommended"};
      const std::string& reason = explanation_.facts->placed_reason();
      page_.paragraph("", "Placed: " + level(*explanation_.facts->placed()).name +
                              std::string(words[static_cast<std::size_t>(*explanation_.placing)]) +
                              (reason.empty() ? "" : " (" + printable(reason) + ")") + ".");
    }
  }

  const Explanation& explanation_;
  const RuleSet& rules_;
  const Decision& decision_;
  Page page_;
};

}  // namespace

std::string render_text(const Explanation& explanation, const RenderOptions& options) {
  return Writer(explanation, options).run();
}

}  // namespace rung
