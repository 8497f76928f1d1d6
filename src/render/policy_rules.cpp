#include <algorithm>
#include <functional>

#include "policy_parts.hpp"
#include "terms.hpp"

namespace rung {
namespace {

std::string relative_in_words(Relative relative) {
  constexpr std::string_view words[] = {"", "the current level", "the level below the current one",
                                        "the level above the current one", "the level before the current one"};
  return std::string(words[static_cast<std::size_t>(relative)]);
}

class PolicyRules {
 public:
  PolicyRules(Page& page, const Program& program) : page_(page), program_(program), rules_(program.rules()) {}

  // Least intensive first: floors, then limits; alerts gravest first.
  void run() {
    heading("RULES THAT ASK FOR A LEVEL");
    targets(Effect::at_least, "At least ");
    heading("RULES THAT LIMIT THE LEVEL");
    targets(Effect::at_most, "At most ");
    ruled_out();
    heading("ALERTS, BESIDE THE LEVEL");
    for (const Alert alert : {Alert::emergency, Alert::urgent, Alert::review}) {
      constexpr std::string_view titles[] = {"Review: somebody should look at it", "Urgent: to be settled today",
                                             "Emergency: the levels do not answer this case"};
      group(titles[static_cast<std::size_t>(alert)],
            [&](std::size_t i) { return effect(i) == Effect::alert && rules_.rules[i].alert == alert; });
    }
    if (!has_any_) page_.paragraph("  ", "None.");
  }

 private:
  Effect effect(std::size_t rule) const { return rules_.rules[rule].effect; }

  void heading(std::string_view text) {
    if (!headings_.empty() && !has_any_) page_.paragraph("  ", "None.");
    headings_ = text;
    has_any_ = false;
    page_.blank();
    page_.heading(text);
  }

  void group(std::string_view title, const std::function<bool(std::size_t)>& belongs) {
    bool is_first = true;
    for (std::size_t i = 0; i < program_.written_rules(); ++i) {
      if (!belongs(i)) continue;
      if (is_first) page_.blank(), page_.paragraph("", title);
      is_first = false;
      has_any_ = true;
      rule(i);
    }
  }

  void targets(Effect wanted, const std::string& opening) {
    const auto is_for = [&](std::size_t i, Relative relative, std::size_t level) {
      const Target& target = program_.compiled_rules()[i].target;
      return effect(i) == wanted && target.relative == relative &&
             (relative != Relative::none || target.level == level);
    };
    for (std::size_t level = 0; level < rules_.ladder.levels.size(); ++level)
      group(opening + rules_.ladder.levels[level].name,
            [&](std::size_t i) { return is_for(i, Relative::none, level); });
    for (const Relative relative :
         {Relative::one_below_current, Relative::current, Relative::one_above_current, Relative::previous})
      group(opening + relative_in_words(relative), [&](std::size_t i) { return is_for(i, relative, 0); });
  }

  // By the set of levels, in the order of the rules that name it first.
  void ruled_out() {
    std::vector<std::uint32_t> sets;
    for (std::size_t i = 0; i < program_.written_rules(); ++i) {
      const std::uint32_t set = program_.compiled_rules()[i].rules_out;
      if (effect(i) == Effect::rules_out && std::ranges::find(sets, set) == sets.end()) sets.push_back(set);
    }
    std::ranges::sort(sets);
    for (const std::uint32_t set : sets) {
      std::vector<std::string> names;
      for (std::size_t level = 0; level < rules_.ladder.levels.size(); ++level)
        if ((set >> level & 1u) != 0) names.push_back(rules_.ladder.levels[level].name);
      group("Ruled out: " + joined(names, ", "), [&](std::size_t i) {
        return effect(i) == Effect::rules_out && program_.compiled_rules()[i].rules_out == set;
      });
    }
  }

  void rule(std::size_t index) {
    const Rule& rule = rules_.rules[index];
    page_.blank();
    page_.paragraph("  * ", rule.title + (rule.draft ? " (draft)" : ""));
    if (!rule.asks.empty()) page_.paragraph("    ", "Asked: " + rule.asks + ".");
    Saying condition = say(program_, rule.when, program_.compiled_rules()[index].condition);
    condition.text.insert(0, "When ");
    list(page_, "    ", condition);
    page_.paragraph("    Exactly: ", exactly(rule.when));
    page_.paragraph("    Because: ", sentence_in_words(program_, index));
    if (rule.open_above) page_.paragraph("    ", "The source says: this level or above.");
    page_.paragraph("    ", "Rule " + rule.id.text + with_sources(rule.sources));
  }

  Page& page_;
  const Program& program_;
  const RuleSet& rules_;
  std::string_view headings_;
  bool has_any_ = false;
};

}  // namespace

std::string sentence_in_words(const Program& program, std::size_t rule) {
  std::string text;
  const auto& pieces = program.rules().rules[rule].because.pieces;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    text += pieces[i].value.empty()
                ? pieces[i].text
                : "[" + say_in_line(program, pieces[i].value, program.compiled_rules()[rule].pieces[i]) + "]";
  return text;
}

void policy_rules(Page& page, const Program& program) { PolicyRules(page, program).run(); }

}  // namespace rung
