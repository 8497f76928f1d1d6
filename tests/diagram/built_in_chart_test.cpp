// The charts of the built-in rule sets held to what the engine decides of people made up by chance.

#include <set>

#include "cells.hpp"
#include "reference/agreement.hpp"
#include "rung/diagram/level_chart.hpp"

using namespace rung;
using reference::Random;

TEST_CASE("the charts of built-in rule sets come to what the engine decides of people made up by chance") {
  std::size_t levels_seen = 0, rules_seen = 0;
  for (const std::string name : {"adult", "eight-domain-stepped-care", "adolescent-placement"}) {
    const auto advisor = Advisor::built_in(name);
    REQUIRE(advisor.has_value());
    const Program& program = advisor->program();
    const LevelChart chart(program);
    REQUIRE(chart.fault().empty());
    CHECK(chart.real().empty() == (name != "adult"));  // of the three, only its rules ask for a history
    const bool is_highest = program.rules().when_unsure == WhenUnsure::highest;
    std::set<std::size_t> levels, rules;
    Random random(11);
    for (int i = 0; i < 1'000; ++i) {
      const Facts facts =
          reference::bound(program, reference::read_case(reference::generate_case(program.rules(), random)));
      Decision decision;
      decide(program, facts, decision);
      std::vector<std::uint32_t> cells;
      for (std::size_t at = 0; at < chart.positions(); ++at)
        cells.push_back(test::cell_among_points(chart.variable(at), facts));
      REQUIRE(chart.level().at(cells) == (is_highest ? decision.up_to : decision.level));
      levels.insert(decision.level);
      for (const Chart& one : chart.real()) REQUIRE(one.at(cells) == 2);
      for (std::size_t rule = 0; rule < decision.truths.size(); ++rule) {
        const Chart* const condition = chart.condition(rule);
        if (!condition) continue;
        REQUIRE((condition->at(cells) == 2) == (decision.truths[rule] == Truth::yes));
        if (decision.truths[rule] == Truth::yes) rules.insert(rule);
      }
    }
    levels_seen += levels.size(), rules_seen += rules.size();
    CAPTURE(name);
    CHECK(levels.size() > 2);
  }
  CHECK(levels_seen > 10);
  CHECK(rules_seen > 40);
}
