// Decides of people whose answers stand in columns: no text in between, a level for each.
//
// The columns are the caller's own, here of one byte a rating; the sixth person's symptoms were not rated.

#include <cstdint>
#include <iostream>
#include <vector>

#include "rung/advise/advisor.hpp"
#include "rung/evaluate/columns.hpp"

int main() {
  const auto advisor = rung::Advisor::built_in("eight-domain-stepped-care");
  if (!advisor) return std::cerr << rung::describe(advisor.error()), 1;
  const rung::Program& program = advisor->program();
  rung::ColumnDecider decider(program);

  const std::vector<std::int8_t> symptom = {0, 1, 2, 3, 4, 0, 1, 2}, mild = {1, 1, 1, 1, 1, 1, 1, 1},
                                 risk = {0, 1, 2, 3, 0, 1, 2, 9};  // nobody can be rated 9
  const std::vector<std::uint64_t> symptom_known = {0b11011111};

  std::vector<rung::Column> columns(program.slots().size());
  for (rung::Column& column : columns) column.numbers = std::span<const std::int8_t>(mild);
  columns[*program.find_slot("risk")].numbers = std::span<const std::int8_t>(risk);
  columns[*program.find_slot("symptom")] = {std::span<const std::int8_t>(symptom), symptom_known};

  rung::Levels levels;
  decider.decide({.people = symptom.size(), .slots = columns}, levels);
  const auto& ladder = program.rules().ladder.levels;
  for (std::size_t i = 0; i < symptom.size(); ++i) {
    if (levels.level[i] == rung::Levels::refused) {
      std::cout << i << ": refused\n";
      continue;
    }
    std::cout << i << ": " << ladder[levels.level[i]].id.text;
    if (levels.up_to[i] != levels.level[i]) std::cout << " to " << ladder[levels.up_to[i]].id.text;
    std::cout << '\n';
  }
}
