// The diagrams of a program held to every case of rule sets made by chance.

#include "rung/diagram/program_diagram.hpp"

#include "cells.hpp"
#include "prove/small_rules.hpp"

using namespace rung;
using small::EveryCase;
using small::Random;

namespace {

/// The cell of each variable of the forest's order that a case's facts lie in.
std::vector<std::uint32_t> cells_of(const ProgramDiagram& diagram, const Facts& facts) {
  std::vector<std::uint32_t> cells;
  for (std::size_t position = 0; position < diagram.forest().variables(); ++position)
    cells.push_back(test::cell_among_points(diagram.space().variables[diagram.variable(position)], facts));
  return cells;
}

std::uint32_t at(const Forest& forest, Diagram node, const std::vector<std::uint32_t>& cells) {
  while (!Forest::is_terminal(node)) node = forest.children(node)[cells[forest.variable(node)]];
  return Forest::number(node);
}

}  // namespace

TEST_CASE("the diagrams of a small rule set come to what the engine decides of every case") {
  Random random(7);
  for (int round = 0; round < small::shortened(200); ++round) {
    const auto [made, program] = small::make_compiled(random);
    const ProgramDiagram diagram = ProgramDiagram::of(program);
    REQUIRE(diagram.fault().empty());
    const EveryCase cases(made.questions);
    std::string wrong;
    for (std::size_t i = 0; i < cases.size() && wrong.empty(); ++i) {
      const auto facts = bind(program, small::case_of(made.questions, cases[i]));
      REQUIRE(facts.has_value());
      Decision decision;
      decide(program, *facts, decision);
      const auto cells = cells_of(diagram, *facts);
      for (std::size_t level = 0; level < made.levels.size(); ++level) {
        if ((at(diagram.forest(), diagram.spans().at_least[level], cells) == 2) != (decision.level >= level))
          wrong = "level";
        if ((at(diagram.forest(), diagram.spans().up_to_at_least[level], cells) == 2) != (decision.up_to >= level))
          wrong = "up to";
      }
      if ((at(diagram.forest(), diagram.spans().conflict, cells) == 2) != decision.conflict) wrong = "conflict";
      for (std::size_t rule = 0; rule < decision.truths.size(); ++rule)
        if (at(diagram.forest(), diagram.truth(rule), cells) != static_cast<std::uint32_t>(decision.truths[rule]))
          wrong = "rule " + std::to_string(rule);
      CHECK_MESSAGE(wrong.empty(), wrong << " of case " << i << "\n" << made.text());
    }
  }
}
