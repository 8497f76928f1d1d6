// Decides a thousand times from numbers that change and counts what memory was asked for.

#include <cstdio>
#include <vector>

#include "../speed/allocations.hpp"
#include "rung/rung.h"

namespace {

// Items of a PHQ-9 that come and go, and a stay that grows longer: other rules, other levels, other lists every time.
std::size_t decide_often(rung_decider* decider, const rung_rules* rules, std::vector<rung_value>& values) {
  const auto first = static_cast<std::size_t>(rung_slot_find(rules, "phq9.interest"));
  const auto home = static_cast<std::size_t>(rung_slot_find(rules, "support.safe_home"));
  std::size_t decided = 0;
  for (int round = 0; round < 1000; ++round) {
    for (std::size_t item = 0; item < 9; ++item) {
      const int known = (round + static_cast<int>(item)) % 5 != 0;
      values[first + item] = {known * (round / 7 % 4), known, 0};
    }
    values[home] = {0, round % 3 == 0, 0};
    const rung_stay stay = {sizeof stay, round % 4, RUNG_NOWHERE, round, 0};
    rung_outcome outcome = {};
    outcome.struct_size = sizeof outcome;
    if (rung_decide(decider, values.data(), values.size(), &stay, &outcome) == RUNG_OK) ++decided;
  }
  return decided;
}

}  // namespace

int main() {
  rung_rules* rules = nullptr;
  rung_decider* decider = nullptr;
  if (rung_rules_built_in("adult", &rules, nullptr) != RUNG_OK) return 1;
  if (rung_decider_new(rules, &decider, nullptr) != RUNG_OK) return 1;
  std::vector<rung_value> values(rung_slot_count(rules));
  decide_often(decider, rules, values);  // makes room
  const std::size_t before = rung::allocations();
  const std::size_t decided = decide_often(decider, rules, values);
  const std::size_t asked = rung::allocations() - before;
  std::printf("%zu decisions, %zu allocations\n", decided, asked);
  const bool sees = before > 0;  // the library's allocations come through here at all
  rung_decider_free(decider);
  rung_rules_free(rules);
  return sees && decided == 1000 && asked == 0 ? 0 : 1;
}
