#include "since_phrases.hpp"

#include "phrases.hpp"
#include "rung/explain/words.hpp"
#include "terms.hpp"

namespace rung {
namespace {

std::string span_of(const Ladder& ladder, std::size_t level, std::size_t up_to) {
  return level == up_to ? "" : " (up to " + ladder.levels[up_to].short_name + " with answers missing)";
}

// "reliable change", "change that matters", or what it is without a name of its own.
std::string name_of_change(const ImportantChange& change) {
  return change.words.empty() ? "change that matters" : change.words;
}

std::string size_of_change(const ImportantChange& change) {
  return plain_number(change.amount) + (change.percent ? " %" : change.amount == Decimal(1) ? " point" : " points");
}

// The words of an answer begin with its name, which the line has said already.
std::string without_name(const std::string& words, const std::string& name) {
  if (!words.starts_with(name)) return words;
  const std::size_t begin = words.find_first_not_of(": ", name.size());
  return begin == std::string::npos ? words : words.substr(begin);
}

}  // namespace

std::string since_in_words(const Explanation& explanation) {
  const Since& since = *explanation.since;
  const Decision& now = *explanation.decision;
  const Ladder& ladder = explanation.program->rules().ladder;
  const std::string before = ladder.levels[since.recommended].name + span_of(ladder, since.level, since.up_to);
  const std::string after = ladder.levels[now.recommended].name + span_of(ladder, now.level, now.up_to);
  const std::string ages = since.earlier ? " Ages of earlier answers are counted from then." : "";
  const std::string when = !since.earlier ? "With the readings before" : "Then";
  if (before == after) return when + ", " + before + " was recommended, as it is now." + ages;
  return when + ", " + before + " was recommended; now it is " + after + "." + ages;
}

std::string movement_in_words(const Explanation& explanation, const Movement& movement) {
  const Program& program = *explanation.program;
  const std::string name = name_in_words(program, program.slots()[movement.now.slot]);
  constexpr std::string_view courses[] = {"; better", "; worse", ""};
  return name + ": from " + without_name(movement.before.words, name) + ", to " +
         without_name(movement.now.words, name) + std::string(courses[static_cast<std::size_t>(movement.course)]);
}

std::vector<std::string> movement_remarks(const Explanation& explanation, const Movement& movement) {
  std::vector<std::string> remarks;
  for (const Milestone& milestone : movement.milestones) {
    std::vector<std::string> sources;
    for (const Word& source : milestone.change->sources) {
      const auto& citations = milestone.instrument->citations;
      bool verify = false;
      for (const Citation& citation : citations) verify |= citation.id.text == source.text && citation.verify;
      sources.push_back(source.text + (verify ? " (verify)" : ""));
    }
    remarks.push_back(std::string(milestone.reached ? "as large as" : "smaller than") + " the " +
                      name_of_change(*milestone.change) + " of " + size_of_change(*milestone.change) + " [" +
                      milestone.instrument->short_name + "; " + joined(sources, ", ") + "]");
  }
  if (movement.level_without && *movement.level_without != explanation.decision->recommended)
    remarks.push_back("were only this as before, " +
                      explanation.program->rules().ladder.levels[*movement.level_without].name +
                      " would be recommended");
  return remarks;
}

std::vector<std::string> rules_moved_in_words(const Explanation& explanation) {
  const Since& since = *explanation.since;
  const RuleSet& rules = explanation.program->rules();
  std::vector<std::string> lines;
  const auto add = [&](std::string_view what, const std::vector<std::size_t>& chosen) {
    if (!chosen.empty()) lines.push_back(std::string(what) + titles_of(rules, chosen, 8) + ".");
  };
  add("Holds now and did not: ", since.begun);
  add("No longer holds: ", since.ended);
  add("Not known any more: ", since.opened);
  if (since.movements.empty()) lines.emplace_back("No answer has changed.");
  return lines;
}

}  // namespace rung
