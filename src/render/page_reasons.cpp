#include "page_parts.hpp"
#include "phrases.hpp"
#include "since_phrases.hpp"
#include "terms.hpp"
#include "text_parts.hpp"

namespace rung {
namespace {

void list_of(Html& html, std::string_view term, const std::string& words) {
  if (words.empty()) return;
  html.element("dt", term).element("dd", words);
}

void write_alert(Html& html, const Reason& alert) {
  const bool quiet = alert.said->alert == Alert::review;
  html.raw(quiet ? "<div class=\"alert quiet\">\n" : "<div class=\"alert\">\n");
  html.element("p", upper(to_text(alert.said->alert)) + ": " + alert.sentence);
  if (alert.said->alert == Alert::emergency)
    html.element("p", "The levels below do not answer this case until this has been dealt with.");
  write_page_grounds(html, alert);
  html.raw("</div>\n");
}

void write_standing(Html& html, const Explanation& explanation, const Standing& standing) {
  const RuleSet& rules = explanation.program->rules();
  const bool chosen = standing.kind == Standing::Kind::meets_every_need;
  html.raw(chosen ? "<li class=\"recommended\">" : "<li>");
  html.element("h4", std::string(chosen ? "\u25b6 " : "") + rules.ladder.levels[standing.level].name + ": " +
                         standing_in_words(explanation, standing));
  const bool undemanded = standing.kind == Standing::Kind::more_than_needed && standing.for_it.empty();
  const bool left_open = standing.kind == Standing::Kind::left_open;
  const bool any =
      !standing.for_it.empty() || !standing.against_it.empty() || !standing.open.empty() || undemanded || left_open;
  if (any) html.raw("<dl>");
  list_of(html, "for", titles_of(rules, standing.for_it, 6));
  list_of(html, "against", titles_of(rules, standing.against_it, 6));
  list_of(html, "open", titles_of(rules, standing.open, 6));
  if (left_open)
    list_of(html, "open",
            "what demands " + rules.ladder.levels[explanation.decision->floor].name +
                " says \u201cor above\u201d; a clinician chooses");
  if (undemanded) {
    list_of(html, "against", "nothing demands it");
    list_of(html, "if", titles_of(rules, standing.would, 4));
  }
  if (any) html.raw("</dl>");
  html.raw("</li>\n");
}

// A floor below the level recommended.
bool demands_less(const Explanation& explanation, const Reason& reason) {
  return reason.said->effect == Effect::at_least && reason.bearing.kind == Bearing::Kind::level &&
         reason.bearing.level < explanation.decision->recommended;
}

void write_reason_list(Html& html, const RuleSet& rules, const std::vector<const Reason*>& reasons) {
  if (reasons.empty()) return;
  html.raw("<ul>\n");
  for (const Reason* const reason : reasons) {
    html.raw("<li>").element("p", effect_in_words(rules, *reason) + ": " + reason->sentence);
    write_page_grounds(html, *reason);
    html.raw("</li>\n");
  }
  html.raw("</ul>\n");
}

}  // namespace

void write_page_grounds(Html& html, const Reason& reason) {
  if (const std::string words = grounds_of(reason); !words.empty()) html.element("p class=\"from\"", "from " + words);
  html.element("p class=\"tag\"", tag_of(reason));
}

void write_page_alerts(Html& html, const Explanation& explanation) {
  for (const Reason& alert : explanation.alerts) write_alert(html, alert);
}

// What demands less than the level recommended is folded away: it is true, and not what the level rests on.
void write_page_why(Html& html, const Explanation& explanation) {
  const RuleSet& rules = explanation.program->rules();
  std::vector<const Reason*> first, lesser;
  for (const Reason& reason : explanation.reasons)
    if (reason.truth == Truth::yes) (demands_less(explanation, reason) ? lesser : first).push_back(&reason);
  html.raw("<section><h3>Why</h3>\n");
  write_reason_list(html, rules, first);
  for (const ImpliedFloor& implied : explanation.decision->implied)
    html.element("p", "at least " + rules.ladder.levels[implied.level].short_name + ": " +
                          implied_in_words(explanation, implied));
  if (!lesser.empty()) {
    html.raw("<details><summary>")
        .text(std::to_string(lesser.size()) +
              (lesser.size() == 1 ? " reason for less than this" : " reasons for less than this"));
    html.raw("</summary>\n");
    write_reason_list(html, rules, lesser);
    html.raw("</details>\n");
  }
  if (first.empty() && lesser.empty() && explanation.decision->implied.empty())
    html.element("p", "No rule demands more than " + rules.ladder.levels[0].name + ", the least restrictive level.");
  html.raw("</section>\n");
}

void write_page_levels(Html& html, const Explanation& explanation) {
  html.raw("<section><h3>For and against each level</h3>\n<ul class=\"levels\">\n");
  for (auto one = explanation.standings.rbegin(); one != explanation.standings.rend(); ++one)
    write_standing(html, explanation, *one);
  html.raw("</ul></section>\n");
}

void write_page_questions(Html& html, const Explanation& explanation) {
  if (!explanation.questions.empty()) {
    html.raw("<section><h3>Missing answers that could change this</h3>\n<ul>\n");
    for (const Question& question : explanation.questions) {
      const std::string reach = reach_in_words(explanation, question);
      html.raw("<li>").text(question.words + (question.state.empty() ? "" : ": " + question.state));
      if (!reach.empty()) html.text("; " + reach);
      if (!question.ask.empty() && question.ask != question.words)
        html.raw(" ").element("p class=\"from\"", question.ask);
      html.raw("</li>\n");
    }
    html.raw("</ul></section>\n");
  }
  if (explanation.possible_alerts.empty()) return;
  html.raw("<section><h3>Alerts not cleared, for want of answers</h3>\n<ul>\n");
  for (const Reason& alert : explanation.possible_alerts) {
    const std::vector<std::string> names(alert.lacks.begin(), alert.lacks.end());
    html.element("li", std::string(to_text(alert.said->alert)) + ": " + alert.said->title +
                           (names.empty() ? "" : "; not known: " + joined(names, ", ")));
  }
  html.raw("</ul></section>\n");
}

void write_page_since(Html& html, const Explanation& explanation) {
  if (!explanation.since) return;
  const Since& since = *explanation.since;
  html.raw("<section>").element("h3", since.earlier ? "Since case " + *since.earlier : "Since the readings before");
  html.element("p", since_in_words(explanation));
  if (!since.movements.empty()) {
    html.raw("<ul>\n");
    for (const Movement& movement : since.movements) {
      html.raw("<li>").text(movement_in_words(explanation, movement));
      for (const std::string& remark : movement_remarks(explanation, movement))
        html.raw(" ").element("p class=\"from\"", remark);
      html.raw("</li>\n");
    }
    html.raw("</ul>\n");
  }
  for (const std::string& line : rules_moved_in_words(explanation)) html.element("p", line);
  html.raw("</section>\n");
}

void write_page_follow_up(Html& html, const Explanation& explanation) {
  const RuleSet& rules = explanation.program->rules();
  if (!explanation.review && !explanation.holds && !explanation.placing) return;
  html.raw("<section><h3>What follows</h3>\n");
  if (explanation.review) html.element("p", review_in_words(rules.ladder, *explanation.review));
  if (explanation.holds) {
    html.element("p", holds_in_words(explanation)).raw("<ul>\n");
    for (const Hold& hold : explanation.holds->rules) {
      const std::string& title = rules.rules[hold.rule].title;
      html.element("li", hold.truth == Truth::no ? "met: not so that " + title
                                                 : (hold.truth == Truth::yes ? "missing: " : "not known: ") + title +
                                                       "; it holds while " + hold.condition);
    }
    html.raw("</ul>\n");
  }
  if (explanation.placing) html.element("p", placed_in_words(explanation));
  html.raw("</section>\n");
}

}  // namespace rung
