#include "rung/evaluate/decision.hpp"

#include "../compile/faults.hpp"

using namespace rung;
using test::PolicyText;

namespace {

/// Rules over Boolean inputs a, b, c, d; the input's name is the condition. `answers`: the ones that are known.
std::string outcome(const std::string& effects, const std::string& answers, const std::string& history = "[]") {
  PolicyText rules;
  rules.inputs =
      "  a: {type: boolean}\n  b: {type: boolean}\n  c: {type: boolean}\n  d: {type: boolean, protected: true}\n";
  rules.defines = "  any: a or b or c\n";
  rules.rules = "  - {id: use, alert: review, when: any, because: b, source: us}\n";
  std::size_t count = 0;
  for (std::size_t at = 0; at < effects.size();) {
    const std::size_t end = std::min(effects.find(';', at), effects.size());
    rules.rules +=
        "  - {id: r" + std::to_string(++count) + ", because: b, source: us, " + effects.substr(at, end - at) + "}\n";
    at = end + 1;
  }
  const auto advisor = Advisor::read(Source("rules", rules.text()));
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  const auto advice = advisor->recommend(
      Source("case", "rung_case: 1\nid: x\npopulation: adult\nhistory: " + history + "\nanswers: {" + answers + "}\n"));
  REQUIRE_MESSAGE(advice.has_value(), describe(advice.error()));
  constexpr const char* names[] = {"weekly", "iop", "php"};
  const Decision& decision = advice->decision();
  std::string text = std::string(names[decision.level]) + ".." + names[decision.up_to];
  if (decision.conflict) text += " conflict";
  if (decision.conflict_possible) text += " maybe-conflict";
  if (decision.open_above) text += " or-above";
  return text;
}

Change change_from(const std::string& history) {
  PolicyText rules;
  const auto advisor = Advisor::read(Source("rules", rules.text()));
  const auto advice = advisor->recommend(Source(
      "case", "rung_case: 1\nid: x\npopulation: adult\n" + history + "answers: {mood: 3, safe: true, place: home}\n"));
  REQUIRE_MESSAGE(advice.has_value(), describe(advice.error()));
  return advice->decision().change;  // the level is iop
}

}  // namespace

TEST_CASE("the highest floor that holds is the level") {
  const std::string floors = "at_least: iop, when: a; at_least: php, when: b";
  CHECK(outcome(floors, "a: false, b: false") == "weekly..weekly");
  CHECK(outcome(floors, "a: true, b: false") == "iop..iop");
  CHECK(outcome(floors, "a: true, b: true") == "php..php");
  CHECK(outcome("at_least: php, when: b; at_least: iop, when: a", "a: true, b: true") == "php..php");
}

TEST_CASE("a missing answer widens the span up to the floor that it could raise") {
  const std::string floors = "at_least: iop, when: a; at_least: php, when: b";
  CHECK(outcome(floors, "a: true") == "iop..php");
  CHECK(outcome(floors, "b: false") == "weekly..iop");
  CHECK(outcome(floors, "b: true") == "php..php");
  CHECK(outcome(floors, "") == "weekly..php");
}

TEST_CASE("a level that is ruled out sends the answer to the next one up") {
  CHECK(outcome("at_least: iop, when: a; rules_out: [iop], when: b", "a: true, b: true") == "php..php");
  CHECK(outcome("at_least: iop, when: a; rules_out: [iop], when: b", "a: true") == "iop..php");
  CHECK(outcome("at_least: iop, when: a; rules_out: [iop], when: b", "a: false, b: true") == "weekly..weekly");
}

TEST_CASE("when floors and limits cannot all hold the floor stands and the conflict is said") {
  CHECK(outcome("at_least: php, when: a; at_most: iop, when: b", "a: true, b: true") == "php..php conflict");
  CHECK(outcome("at_least: iop, when: a; rules_out: [iop, php], when: b", "a: true, b: true") == "iop..iop conflict");
  CHECK(outcome("at_least: php, when: a; at_most: iop, when: b", "a: true") == "php..php maybe-conflict");
  CHECK(outcome("at_least: php, when: a; at_most: iop, when: b", "b: true") == "weekly..php maybe-conflict");
}

TEST_CASE("limits alone never raise the level") {
  CHECK(outcome("at_most: weekly, when: a", "a: true") == "weekly..weekly");
  CHECK(outcome("rules_out: [php], when: a", "a: true") == "weekly..weekly");
}

TEST_CASE("a floor that is open above says so only where it decides") {
  const std::string open = "at_least: iop, open_above: true, when: a; at_least: php, when: b";
  CHECK(outcome(open, "a: true, b: false") == "iop..iop or-above");
  CHECK(outcome(open, "a: true, b: true") == "php..php");
}

TEST_CASE("a floor relative to the current level needs one on the ladder") {
  const std::string hold = "at_least: current, when: a";
  CHECK(outcome(hold, "a: true", "[{level: php, from_days_ago: 9}]") == "php..php");
  CHECK(outcome(hold, "a: true", "[]") == "weekly..weekly");
  CHECK(outcome(hold, "a: true", "[{level: php, from_days_ago: 30, to_days_ago: 9}]") == "weekly..weekly");
  CHECK(outcome(hold, "a: true", "null") == "weekly..php");  // where the person is now is not known
  CHECK(outcome(hold, "a: false", "null") == "weekly..weekly");
  CHECK(outcome("at_least: one below current, when: a", "a: true", "[{level: php, from_days_ago: 9}]") == "iop..iop");
  CHECK(outcome("at_least: one below current, when: a", "a: true", "[{level: weekly, from_days_ago: 9}]") ==
        "weekly..weekly");
  CHECK(outcome("at_least: one above current, when: a", "a: true", "[{level: weekly, from_days_ago: 9}]") ==
        "iop..iop");
  CHECK(outcome("at_least: one above current, when: a", "a: true", "[{level: php, from_days_ago: 9}]") == "php..php");
  CHECK(outcome("at_least: previous, when: a", "a: true", "[{level: iop, from_days_ago: 30, to_days_ago: 9}]") ==
        "iop..iop");
}

TEST_CASE("the change is told from where the person is") {
  CHECK(change_from("") == Change::unknown);
  CHECK(change_from("history: []\n") == Change::start);
  CHECK(change_from("history: [{level: weekly, from_days_ago: 9}]\n") == Change::step_up);
  CHECK(change_from("history: [{level: iop, from_days_ago: 9}]\n") == Change::stay);
  CHECK(change_from("history: [{level: php, from_days_ago: 9}]\n") == Change::step_down);
}
