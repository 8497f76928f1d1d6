#include "rich_rules.hpp"

namespace rung::small {

using reference::Random;

std::string rich_rules(Random& random) {
  const std::vector<std::string> atoms = {"b0",
                                          "b1",
                                          "b2",
                                          "i0 >= 2",
                                          "i0 + i1 >= 4",
                                          "i1 > i0",
                                          "Coalesce(i0, i1) >= 1",
                                          "i1 is null",
                                          "auditc.total >= 5",
                                          "auditc.total >= 9",
                                          "auditc.band >= 1",
                                          "auditc.six_or_more >= 2",
                                          "auditc.total < 3",
                                          "current_level = 'l1'",
                                          "current_level = 'none'",
                                          "previous_level = 'l2'",
                                          "weeks_at_level >= 6",
                                          "episodes('l1', 90) >= 1",
                                          "episodes('l1', 365) >= 2",
                                          "episodes('ward', 30) >= 1",
                                          "days_since_discharge('ward') <= 14",
                                          "age_days(i0) > 30",
                                          "change(auditc.total) >= 3",
                                          "change(i0) < 0",
                                          "baseline(i1) >= 2",
                                          "days_since_discharge('l1') >= 40",
                                          "cssrs.thoughts",
                                          "cssrs.high and not cssrs.behavior_recent"};
  const auto condition = [&] {
    std::string made = random.pick(atoms);
    for (std::size_t more = random.below(3); more > 0; --more)
      made = "(" + made + (random.chance(60) ? ") and (" : ") or (") + (random.chance(20) ? "not (" : "(") +
             random.pick(atoms) + "))";
    return made;
  };
  const std::vector<std::string> effects = {
      "at_least: l1",       "at_least: l2", "at_least: l2",     "at_least: current", "at_least: one above current",
      "at_least: previous", "at_most: l1",  "at_most: current", "rules_out: [l1]",   "rules_out: [l2]"};
  std::string text =
      "rung: 1\nid: rich\nversion: 1.0.0\ntitle: Made by chance\nstatus: draft\npopulation: adult\n"
      "sources: {us: {title: Us}}\nladder:\n  - {id: l0, name: L0}\n  - {id: l1, name: L1}\n"
      "  - {id: l2, name: L2}\nabove_ladder:\n  - {id: ward, name: Ward}\ninstruments: [auditc, cssrs]\ninputs:\n"
      "  b0: {type: boolean, worse: higher}\n  b1: {type: boolean, worse: higher}\n"
      "  b2: {type: boolean, worse: higher}\n  i0: {type: integer, range: [0, 3]}\n"
      "  i1: {type: integer, range: [0, 3]}\nrules:\n";
  for (std::size_t i = 0, count = 3 + random.below(6); i < count; ++i)
    text += "  - {id: r" + std::to_string(i) + ", title: R, " + random.pick(effects) +
            ", source: us, because: So., when: \"" + condition() + "\"}\n";
  return text;
}

}  // namespace rung::small
