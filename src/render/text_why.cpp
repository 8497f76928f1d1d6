#include <bit>
#include <cmath>

#include "rung/explain/insight.hpp"
#include "terms.hpp"
#include "text_parts.hpp"

namespace rung {
namespace {

constexpr std::size_t most_listed = 8;
constexpr std::size_t most_near = 5;

const Level& level_of(const Explanation& explanation, std::size_t level) {
  return explanation.program->rules().ladder.levels[level];
}

const std::string& recommended(const Explanation& explanation) {
  return level_of(explanation, explanation.decision->recommended).name;
}

std::string count_of(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string words_of(const std::vector<Evidence>& answers) {
  std::vector<std::string> words;
  for (const Evidence& one : answers) words.push_back(one.words);
  return joined(words, "; ");
}

void write_one(Page& page, const std::string& what, const Forced& forced) {
  switch (forced.kind) {
    case Forced::Kind::by_answers:
      return page.paragraph("  * ", what + ": " + words_of(forced.answers) +
                                        (forced.answers.size() > 1 ? ". Without any one of these it might be." : "."));
    case Forced::Kind::always:
      return page.paragraph("  * ", what + ": so for everyone.");
    case Forced::Kind::not_forced:
      return page.paragraph("  * ", what + ": not sure yet; missing answers decide.");
    case Forced::Kind::not_found:
      return page.paragraph("  * ", what + ": the fewest answers that show it were not found within the budget.");
  }
}

void write_direction(Page& page, const Explanation& explanation, const std::string& where, const Shifts& shifts) {
  if (shifts.kind == Shifts::Kind::none)
    return page.paragraph("  ", where + ": no other answers to what was asked would.");
  if (shifts.kind == Shifts::Kind::not_found)
    return page.paragraph("  ", where + ": the smallest change was not found within the budget.");
  page.paragraph("  ",
                 where + ", by " + count_of(shifts.shifts.front().answers.size(), "answer", "answers at once") + ":");
  for (std::size_t i = 0; i < shifts.shifts.size() && i < most_listed; ++i) {
    const Shift& shift = shifts.shifts[i];
    std::vector<std::string> words;
    for (const Altered& one : shift.answers) words.push_back(one.words);
    page.paragraph("    * ", joined(words, "; and ") + ": " + level_of(explanation, shift.level).name);
  }
  const std::size_t more = shifts.shifts.size() - std::min(shifts.shifts.size(), most_listed);
  if (more > 0 || shifts.kind == Shifts::Kind::some)
    page.paragraph("    ",
                   "and " + (shifts.kind == Shifts::Kind::some ? "more" : std::to_string(more) + " more") + ".");
}

std::string percent(double share) {
  const double hundredths = std::round(share * 100);
  if (share > 0 && hundredths < 1) return "below 1 %";
  if (share < 1 && hundredths > 99) return "above 99 %";
  return std::to_string(static_cast<int>(hundredths)) + " %";
}

}  // namespace

std::string forced_in_short(const Explanation& explanation) {
  const Insight& insight = *explanation.insight;
  if (insight.not_lower.kind != Forced::Kind::by_answers) return {};
  return "Not lower because of " + words_of(insight.not_lower.answers) + ".";
}

std::string flips_in_short(const Explanation& explanation) {
  const Insight& insight = *explanation.insight;
  if (insight.ratings == 0) return {};
  const std::string tried = count_of(insight.ratings, "rating", "ratings");
  std::size_t flipping = 0;
  for (std::size_t i = 0; i < insight.flips.size(); ++i)
    flipping += i == 0 || insight.flips[i].answer.slot != insight.flips[i - 1].answer.slot;
  if (flipping == 0) return "Stable: none of " + tried + ", one step either way, changes the level.";
  return "Of " + tried + ", " + std::to_string(flipping) +
         (flipping == 1 ? " would change the level if it were" : " would each change the level if they were") +
         " one step off.";
}

std::string lack_in_words(const Explanation& explanation, const NearRule& near) {
  constexpr std::size_t most_ways = 3;
  std::vector<std::string> ways;
  for (std::size_t i = 0; i < near.ways.size() && i < most_ways; ++i) {
    std::vector<std::string> words;
    for (const Altered& one : near.ways[i].answers) words.push_back(one.words);
    ways.push_back(joined(words, "; and "));
  }
  const std::size_t more = near.ways.size() - ways.size();
  if (more > 0) ways.push_back("in " + count_of(more, "other way", "other ways"));
  return explanation.program->rules().rules[near.rule].title + ": lacks " + joined(ways, "; or ") + ".";
}

void write_forced(Page& page, const Explanation& explanation) {
  const Insight& insight = *explanation.insight;
  page.blank();
  page.heading("WHAT FORCES IT");
  const std::string& name = recommended(explanation);
  page.paragraph("  ", "The fewest answers that do by themselves, whatever the others are:");
  write_one(page, "not lower than " + name, insight.not_lower);
  write_one(page, "not higher than " + name, insight.not_higher);
  if (insight.settled.kind == Forced::Kind::by_answers) write_one(page, "exactly " + name, insight.settled);
  if (insight.alone.size() < 2) return;
  std::vector<std::string> titles;
  for (const std::size_t rule : insight.alone) titles.push_back(explanation.program->rules().rules[rule].title);
  page.paragraph("  * ",
                 std::to_string(titles.size()) + " rules demand it, each by itself: " + joined(titles, "; ") + ".");
}

void write_near(Page& page, const Explanation& explanation) {
  const Insight& insight = *explanation.insight;
  if (insight.near.empty()) return;
  page.blank();
  page.heading("WHY NOT HIGHER");
  const std::string& level = level_of(explanation, insight.near_level).name;
  page.paragraph("  ", "Of the rules for " + level + ", those that lack least:");
  for (std::size_t i = 0; i < insight.near.size() && i < most_near; ++i)
    page.paragraph("    * ", lack_in_words(explanation, insight.near[i]));
  const std::size_t more = insight.near.size() - std::min(insight.near.size(), most_near) + insight.near_more;
  if (more > 0) page.paragraph("    ", "and " + std::to_string(more) + " more, which lack as much or more.");
  if (!insight.near_is_whole) page.paragraph("    ", "For some, the budget did not suffice to find what they lack.");
}

void write_shifts(Page& page, const Explanation& explanation) {
  const Insight& insight = *explanation.insight;
  const std::size_t level = explanation.decision->recommended;
  page.blank();
  page.heading("WHAT WOULD CHANGE IT");
  if (level > 0) write_direction(page, explanation, "To a lower level", insight.lower);
  if (level + 1 < explanation.program->rules().ladder.levels.size())
    write_direction(page, explanation, "To a higher level", insight.higher);
}

void write_flips(Page& page, const Explanation& explanation) {
  const std::string said = flips_in_short(explanation);
  if (said.empty()) return;
  page.paragraph("  ", said);
  for (const Flip& flip : explanation.insight->flips)
    page.paragraph("    * ", flip.answer.words + ": " + level_of(explanation, flip.level).name);
}

void write_open_levels(Page& page, const Explanation& explanation) {
  const OpenLevels& open = explanation.insight->open;
  const auto& levels = explanation.program->rules().ladder.levels;
  page.blank();
  page.heading("WHAT TO ASK NEXT");
  if (open.questions.empty() && std::has_single_bit(open.possible)) {
    const std::string& only = levels[static_cast<std::size_t>(std::countr_zero(open.possible))].name;
    return page.paragraph("  ", "Nothing: no missing answer can change the level. It is " + only + ".");
  }
  std::vector<std::string> names;
  for (std::size_t level = 0; level < levels.size(); ++level)
    if (open.possible >> level & 1) names.push_back(levels[level].name);
  page.paragraph("  ", (open.is_exact ? "Still possible, exactly: " : "Still possible at most (the budget ran out): ") +
                           joined(names, ", ") + ".");
  if (!open.likelihood.empty()) {
    std::vector<std::string> shares;
    for (std::size_t level = 0; level < levels.size(); ++level)
      if (open.likelihood[level] > 0)
        shares.push_back(levels[level].short_name + " " + percent(open.likelihood[level]));
    page.paragraph("  ", "How likely, if each missing answer is drawn for itself as often as the file given says: " +
                             joined(shares, ", ") + ".");
  }
  if (!open.not_stated.empty())
    page.paragraph("  ", "How likely each is cannot be said: the file given does not tell enough of " +
                             joined(open.not_stated, ", ") + ".");
  for (const NextQuestion& next : open.questions) {
    std::string text = next.question.words + " [" + next.question.name + "]" +
                       (next.question.state.empty() ? "" : ": " + next.question.state);
    text += next.then_most == 0 ? "; this settles it" : next.can_settle ? "; may settle it" : "";
    if (next.then_most > 0 && open.is_best_order) text += "; then at most " + std::to_string(next.then_most) + " more";
    page.paragraph("  ? ", text);
    if (!next.question.ask.empty() && next.question.ask != next.question.words)
      page.paragraph("    ", next.question.ask);
  }
  if (!open.is_best_order && open.questions.size() > 1)
    page.paragraph("  ", "The order looks ahead only as far as the budget went.");
}

void write_insight(Page& page, const Explanation& explanation) {
  if (const std::string& why = explanation.insight->unavailable; !why.empty()) {
    page.blank();
    return page.paragraph("", "What forces the level and what would change it cannot be said: " + why + ".");
  }
  write_forced(page, explanation);
  write_near(page, explanation);
  write_shifts(page, explanation);
  write_flips(page, explanation);
  write_open_levels(page, explanation);
}

}  // namespace rung
