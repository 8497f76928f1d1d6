// The charts of the built-in rule sets held to what the engine decides of people made up by chance.

#include <set>

#include "cells.hpp"
#include "reference/random.hpp"
#include "rung/advise/advisor.hpp"
#include "rung/diagram/level_chart.hpp"
#include "rung/evaluate/decision.hpp"

using namespace rung;
using reference::Random;

namespace {

/// Made-up people: some answers missing, instruments by their items or by a total, earlier readings, a history.
class People {
 public:
  explicit People(const Program& program) : program_(program) {}

  Case next() {
    Case made;
    made.id.text = "made";
    made.population = program_.rules().population;
    const std::size_t missing = random_.below(60), by_items = random_.below(100);
    for (const Input& input : program_.rules().inputs)
      if (!random_.chance(missing)) made.answers.push_back(answer(input.name.text, slot(input.name.text)));
    for (std::size_t i = 0; i < program_.rules().instruments.size(); ++i)
      if (!random_.chance(missing)) made.answers.push_back(sheet(i, random_.chance(by_items)));
    if (random_.chance(15)) return made;
    made.history.emplace();
    std::int32_t days = static_cast<std::int32_t>(random_.below(60));
    if (random_.chance(60)) made.history->push_back({.level = place(), .from_days_ago = days});
    for (std::size_t stays = random_.below(3); stays > 0; --stays) {
      const std::int32_t end = days + static_cast<std::int32_t>(random_.below(40));
      days = end + 1 + static_cast<std::int32_t>(random_.below(90));
      made.history->push_back({.level = place(), .from_days_ago = days, .to_days_ago = end});
    }
    return made;
  }

 private:
  const Slot& slot(const std::string& name) const {
    return *std::ranges::find(program_.slots(), name, [](const Slot& one) { return one.name; });
  }

  Word place() {
    const Ladder& ladder = program_.rules().ladder;
    const std::size_t one = random_.below(ladder.levels.size() + ladder.above.size());
    return one < ladder.levels.size() ? ladder.levels[one].id : ladder.above[one - ladder.levels.size()].id;
  }

  Written any_of(const Slot& slot) {
    if (slot.type == boolean_type) return {.text = random_.chance(50) ? "true" : "false"};
    if (slot.type == string_type) return {.text = slot.one_of[random_.below(slot.one_of.size())]};
    if (!slot.values.empty()) return {.text = std::to_string(slot.values[random_.below(slot.values.size())])};
    const std::int64_t low = slot.range->low.to_int64().value_or(0), high = slot.range->high.to_int64().value_or(0);
    return {.text = std::to_string(low +
                                   static_cast<std::int64_t>(random_.below(static_cast<std::size_t>(high - low + 1))))};
  }

  Answer answer(const std::string& name, const Slot& asked) {
    Answer made{Word{name, {}}, {}};
    made.readings.push_back({.days_ago = 0, .value = any_of(asked)});
    return made;
  }

  Answer sheet(std::size_t index, bool by_items) {
    const Instrument& instrument = program_.rules().instruments[index];
    Answer made{instrument.id, {}};
    for (std::int32_t ago = 0; ago <= (random_.chance(50) ? 60 : 0); ago += 60) {
      Reading reading{.days_ago = ago};
      const std::string total = instrument.id.text + ".total";
      const auto has_total = std::ranges::find(program_.slots(), total, [](const Slot& one) { return one.name; });
      if (!by_items && has_total != program_.slots().end()) {
        reading.named = {{Word{"total", {}}, any_of(*has_total)}};
      } else {
        for (const Item& item : instrument.items) {
          const auto name = instrument.id.text + "." + item.id.text;
          reading.named.emplace_back(Word{item.id.text, {}}, any_of(slot(name)));
        }
      }
      made.readings.push_back(std::move(reading));
    }
    return made;
  }

  const Program& program_;
  Random random_{11};
};

}  // namespace

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
    People people(program);
    std::size_t refused = 0;
    for (int i = 0; i < 1'000; ++i) {
      const auto facts = bind(program, people.next());
      if (!facts) {
        ++refused;
        continue;
      }
      Decision decision;
      decide(program, *facts, decision);
      std::vector<std::uint32_t> cells;
      for (std::size_t at = 0; at < chart.positions(); ++at)
        cells.push_back(test::cell_among_points(chart.variable(at), *facts));
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
    CHECK(refused < 300);
    levels_seen += levels.size(), rules_seen += rules.size();
    CAPTURE(name);
    CHECK(levels.size() > 2);
  }
  CHECK(levels_seen > 10);
  CHECK(rules_seen > 40);
}
