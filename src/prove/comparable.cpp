#include "comparable.hpp"

#include <algorithm>

#include "rung/evaluate/facts.hpp"
#include "rung/text/nearest.hpp"

namespace rung {
namespace {

bool same_ladder(const Ladder& a, const Ladder& b) {
  const auto id = [](const auto& one) { return one.id.text; };
  return std::ranges::equal(a.levels, b.levels, {}, id, id) && std::ranges::equal(a.above, b.above, {}, id, id);
}

}  // namespace

Faults incomparable(const Program& before, const Program& after) {
  Faults faults;
  if (!same_ladder(before.rules().ladder, after.rules().ladder))
    faults.push_back({"D01",
                      "`" + before.rules().id.text + "` and `" + after.rules().id.text + "` have different ladders",
                      {},
                      "rule sets can be compared when their levels have the same ids in the same order"});
  for (const Slot& slot : after.slots()) {
    const auto other = before.find_slot(slot.name);
    if (other && before.slots()[*other].type != slot.type)
      faults.push_back({"D02",
                        "`" + slot.name + "` is " + to_text(before.slots()[*other].type) + " in one rule set and " +
                            to_text(slot.type) + " in the other",
                        {},
                        "rename one of them: they are different questions"});
  }
  return faults;
}

namespace {

std::string range_in_words(const Slot& slot) {
  if (!slot.one_of.empty()) return listed(slot.one_of, 30);
  if (!slot.range) return "any number";
  const auto text = [](Decimal number) {
    return number.is_whole() ? std::to_string(*number.to_int64()) : number.to_string();
  };
  return text(slot.range->low) + " to " + text(slot.range->high);
}

}  // namespace

std::vector<std::string> domain_of(const Program& before, const Program& after) {
  std::vector<std::string> found;
  const auto only = [&](const Program& one, const Program& other, const std::string& which) {
    for (const Slot& slot : one.slots())
      if (slot.kind == Slot::Kind::input && !other.find_slot(slot.name))
        found.push_back("only the " + which + " rule set asks for " + slot.name);
  };
  only(before, after, "old");
  only(after, before, "new");
  for (const Slot& slot : before.slots()) {
    const auto at = after.find_slot(slot.name);
    if (!at) continue;
    const std::string was = range_in_words(slot), is = range_in_words(after.slots()[*at]);
    if (was != is) found.push_back(slot.name + " was " + was + " and is now " + is + "; compared where both take it");
  }
  return found;
}

void check_population(const Program& before, const Program& after, const Population& population, Faults& faults) {
  for (const Population::Marginal& marginal : population.marginals) {
    if (marginal.name.text == "current_level" || marginal.name.text == "previous_level") {
      for (const auto& answer : marginal.weights) {
        const Written& written = answer.first;
        const Ladder& ladder = before.rules().ladder;
        const auto is_it = [&](const Setting& one) { return one.id.text == written.text; };
        if (written.text != "none" && !ladder.find(written.text) && std::ranges::none_of(ladder.above, is_it))
          faults.push_back({"C27", "`" + written.text + "` is not a level of the ladder", written.place});
      }
      continue;
    }
    const auto in_old = before.find_slot(marginal.name.text), in_new = after.find_slot(marginal.name.text);
    if (!in_old && !in_new) {
      faults.push_back({"D03", "neither rule set asks for `" + marginal.name.text + "`", marginal.name.place});
      continue;
    }
    const Slot& slot = in_old ? before.slots()[*in_old] : after.slots()[*in_new];
    for (const auto& [written, weight] : marginal.weights) value_of(written, slot, faults);
  }
}

}  // namespace rung
