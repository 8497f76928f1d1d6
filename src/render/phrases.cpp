#include "phrases.hpp"

#include <algorithm>

#include "rung/explain/insight.hpp"
#include "rung/text/utf8.hpp"
#include "terms.hpp"

namespace rung {
namespace {

const Level& ladder_level(const Explanation& explanation, std::size_t index) {
  return explanation.program->rules().ladder.levels[index];
}

std::string in_days(std::int32_t count) {
  return count == 0 ? "today" : count == 1 ? "in 1 day" : "in " + std::to_string(count) + " days";
}

// Nobody may read a level without seeing that an emergency is not yet excluded.
std::string not_cleared(const Explanation& explanation) {
  std::size_t emergencies = 0;
  for (const Reason& alert : explanation.possible_alerts) emergencies += alert.said->alert == Alert::emergency;
  if (emergencies == 0) return {};
  return "NOT CLEARED: " +
         std::string(emergencies == 1 ? "an emergency cannot" : std::to_string(emergencies) + " emergencies cannot") +
         " be ruled out until missing answers are given; see below.";
}

}  // namespace

std::string with_dose(const Level& level) { return level.name + (level.dose().empty() ? "" : ", " + level.dose()); }

std::string span_in_words(const Explanation& explanation) {
  const auto [lowest, highest] = span_of(explanation);
  const std::size_t recommended = explanation.decision->recommended;
  if (highest > recommended) return " - so far; up to " + ladder_level(explanation, highest).name;
  if (lowest >= recommended) return {};
  return " - unless missing answers show that less will do, down to " + ladder_level(explanation, lowest).name;
}

std::string change_in_words(const Explanation& explanation) {
  const Ladder& ladder = explanation.program->rules().ladder;
  const auto current = explanation.facts->current();
  const std::string from(current.kind == Whereabouts::Kind::unknown ? "" : place_name(ladder, current));
  switch (explanation.decision->change) {
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

std::string effect_in_words(const RuleSet& rules, const Reason& reason) {
  const auto& levels = rules.ladder.levels;
  if (reason.said->effect == Effect::rules_out) {
    std::vector<std::string> names;
    for (const Word& word : reason.said->levels)
      if (const auto found = rules.ladder.find(word.text)) names.push_back(levels[*found].short_name);
    return "rules out " + joined(names, ", ");
  }
  const std::string which = reason.bearing.kind == Bearing::Kind::level
                                ? levels[reason.bearing.level].short_name
                                : reason.said->levels.front().text + " level (not known)";
  return (reason.said->effect == Effect::at_least ? "at least " : "at most ") + which;
}

std::string implied_in_words(const Explanation& explanation, const ImpliedFloor& implied) {
  const CompiledTree& tree = explanation.program->trees()[implied.tree];
  const RuleSet& rules = explanation.program->rules();
  std::vector<std::string> ids;
  for (std::size_t i = tree.first_rule; i < tree.first_rule + tree.rules; ++i)
    if (explanation.decision->truths[i] == Truth::unknown) ids.push_back(rules.rules[i].id.text);
  return "missing answers decide which of these holds, and each demands at least that: " + joined(ids, ", ") + "; of " +
         rules.trees[implied.tree].title + ".";
}

std::string titles_of(const RuleSet& rules, const std::vector<std::size_t>& chosen, std::size_t most) {
  std::vector<std::string> titles;
  for (const std::size_t rule : chosen)
    if (std::find(titles.begin(), titles.end(), rules.rules[rule].title) == titles.end())
      titles.push_back(rules.rules[rule].title);
  const std::size_t more = titles.size() > most ? titles.size() - most : 0;
  titles.resize(std::min(titles.size(), most));
  return joined(titles, "; ") + (more ? "; and " + std::to_string(more) + " more" : "");
}

std::string standing_in_words(const Explanation& explanation, const Standing& standing) {
  constexpr std::string_view words[] = {"too little", "meets every need", "may be needed",
                                        "left open",  "more than needed", "ruled out"};
  const bool so_far =
      standing.kind == Standing::Kind::meets_every_need && explanation.decision->level != explanation.decision->up_to;
  return std::string(words[static_cast<std::size_t>(standing.kind)]) + (so_far ? " known so far" : "");
}

std::vector<std::string> cautions(const Explanation& explanation) {
  const Decision& decision = *explanation.decision;
  std::vector<std::string> found;
  if (decision.level > decision.floor)
    found.push_back("The needs ask for " + ladder_level(explanation, decision.floor).name +
                    ", which is ruled out below; this is the next level up that is not.");
  if (std::string text = not_cleared(explanation); !text.empty()) found.push_back(std::move(text));
  if (decision.conflict)
    found.push_back(
        "CONFLICT: a reason below speaks against every level that meets the needs. The level stands on the needs "
        "alone; a clinician has to resolve it.");
  if (decision.conflict_possible) found.push_back("A missing answer could bring a conflict between needs and limits.");
  if (const auto [lowest, highest] = span_of(explanation); lowest != highest)
    found.push_back("Not settled: the answers so far demand " + ladder_level(explanation, lowest).name +
                    "; missing answers could raise it to " + ladder_level(explanation, highest).name + "." +
                    (explanation.program->rules().when_unsure == WhenUnsure::highest
                         ? " This rule set recommends the higher one until they are known."
                         : ""));
  return found;
}

std::string reach_in_words(const Explanation& explanation, const Question& question) {
  std::string text;
  if (question.could_raise_to > explanation.decision->level)
    text = "could raise the level to " + ladder_level(explanation, question.could_raise_to).short_name;
  if (question.could_alert)
    text += std::string(text.empty() ? "" : "; ") + "could raise " +
            (*question.could_alert == Alert::review   ? "a review"
             : *question.could_alert == Alert::urgent ? "an urgent"
                                                      : "an emergency") +
            " alert";
  return text;
}

std::string review_in_words(const Ladder& ladder, const Review& review) {
  return "Review: due " + in_days(review.due_in) + ", then every " + std::to_string(review.then_every) + " days at " +
         ladder.levels[review.level].short_name + ".";
}

std::string placed_in_words(const Explanation& explanation) {
  constexpr std::string_view words[] = {", below what is recommended", ", as recommended",
                                        ", above what is recommended"};
  const std::string& reason = explanation.facts->placed_reason();
  return "Placed: " + ladder_level(explanation, *explanation.facts->placed()).name +
         std::string(words[static_cast<std::size_t>(*explanation.placing)]) +
         (reason.empty() ? "" : " (" + printable(reason) + ")") + ".";
}

std::string holds_in_words(const Explanation& explanation) {
  const Holds& holds = *explanation.holds;
  const RuleSet& rules = explanation.program->rules();
  std::vector<std::size_t> held, open;
  for (const Hold& hold : holds.rules) {
    if (hold.truth == Truth::yes) held.push_back(hold.rule);
    if (hold.truth == Truth::unknown) open.push_back(hold.rule);
  }
  const std::string others = holds.without < holds.level
                                 ? " Everything else asks for " + rules.ladder.levels[holds.without].name + "."
                                 : " Other needs ask for " + rules.ladder.levels[holds.without].name + " anyway.";
  if (held.empty() && open.empty()) return "Stepping down: nothing in the course holds it back." + others;
  std::string text = "Stepping down: ";
  if (!held.empty()) text += "held back, since " + titles_of(rules, held, 6);
  if (!open.empty())
    text += std::string(held.empty() ? "not known whether it is held back" : "") +
            (held.empty() ? ", for want of answers: whether " : "; and not known: whether ") +
            titles_of(rules, open, 6);
  return text + "." + others;
}

std::string source_in_words(const Citation& source) {
  std::string text = source.title;
  for (const std::string* part : {&source.section, &source.date})
    if (!part->empty()) text += ", " + *part;
  return text + (source.verify ? " (to be verified: not yet read again in the original)" : "");
}

std::string tag_of(const Reason& reason) {
  std::vector<std::string> ids;
  for (const Citation* source : reason.sources) ids.push_back(source->id.text + (source->verify ? " (verify)" : ""));
  return "[" + reason.said->id.text + (ids.empty() ? "" : "; source: " + joined(ids, ", ")) +
         (reason.said->draft ? "; draft rule" : "") + "]";
}

std::string grounds_of(const Reason& reason) {
  std::vector<std::string> words;
  for (const Evidence& evidence : reason.rests_on)
    words.push_back(evidence.words + (evidence.verify ? " (verify)" : ""));
  return joined(words, "; ");
}

}  // namespace rung
