#include <algorithm>

#include "names.hpp"
#include "rung/text/nearest.hpp"

namespace rung {
namespace {

using Of = ExemptibleProperty::Of;

std::vector<std::string> level_ids(const RuleSet& rules) {
  std::vector<std::string> ids;
  for (const Level& level : rules.ladder.levels)
    if (!level.id.text.empty()) ids.push_back(level.id.text);
  return ids;
}

std::string guess_or(const std::string& word, std::span<const std::string> known, const std::string& otherwise) {
  const std::string guess = did_you_mean(word, known);
  return guess.empty() ? otherwise : guess;
}

void check_guarantee(const RuleSet& rules, const Guarantee& guarantee, Faults& faults) {
  if (rules.role == Role::requirements)
    faults.push_back({"R31",
                      "the guarantee `" + guarantee.id.text +
                          "` is about the level recommended, and this rule set has `role: requirements`",
                      guarantee.id.place, "a rule set that recommends has no `role`"});
  const Word& level = guarantee.level;
  if (level.text.empty() || rules.ladder.find(level.text)) return;  // an empty one has had its fault
  const auto known = level_ids(rules);
  faults.push_back({"R20", "`" + level.text + "` is not a level of the ladder", level.place,
                    guess_or(level.text, known, "the levels are " + listed(known))});
}

/// What the `of` of exemptions can name.
class Exempted {
 public:
  Exempted(const RuleSet& rules, const std::vector<Slot>& slots, const Names& names, Faults& faults)
      : names_(names), faults_(faults), levels_(level_ids(rules)) {
    for (const Rule& rule : rules.rules) rules_.push_back(rule.id.text);
    for (const Slot& slot : slots) slots_.push_back(slot.name);
  }

  void check(const Exemption& exemption) {
    const auto property =
        std::ranges::find(exemptible_properties, std::string_view(exemption.from.text), &ExemptibleProperty::id);
    if (property == std::end(exemptible_properties)) return;  // it has had its fault
    for (const Word& name : exemption.of) check(name, *property);
  }

 private:
  void check(const Word& name, const ExemptibleProperty& property) {
    switch (property.of) {
      case Of::nothing:
        return fault("an exemption from `" + std::string(property.id) + "` has no `of`", name,
                     "the property is of the rule set as a whole");
      case Of::rule:
        return check(name, rules_, "a rule", "rules are named by their id");
      case Of::level:
        return check(name, levels_, "a level of the ladder", "the levels are " + listed(levels_));
      case Of::slot:
        if (names_.is_of_unread_instrument(name.text) && has_error(faults_)) return;  // it was said why it was not read
        return check(name, slots_, "an answer that a case gives",
                     "inputs and an instrument's scores are named as in conditions: `phq9.total`");
    }
  }

  void check(const Word& name, const std::vector<std::string>& known, const std::string& kind,
             const std::string& hint) {
    if (std::ranges::find(known, name.text) != known.end()) return;
    fault("`" + name.text + "` is not the name of " + kind, name, guess_or(name.text, known, hint));
  }

  void fault(std::string message, const Word& name, std::string hint) {
    faults_.push_back({"R32", std::move(message), name.place, std::move(hint)});
  }

  const Names& names_;
  Faults& faults_;
  std::vector<std::string> rules_, levels_, slots_;
};

}  // namespace

void check_guarantees(const RuleSet& rules, const std::vector<Slot>& slots, const Names& names, Faults& faults) {
  for (const Guarantee& guarantee : rules.guarantees) check_guarantee(rules, guarantee, faults);
  Exempted exempted(rules, slots, names, faults);
  for (const Exemption& exemption : rules.exemptions) exempted.check(exemption);
}

}  // namespace rung
