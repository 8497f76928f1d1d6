#include "rung/compile/compile.hpp"

#include "faults.hpp"

using namespace rung;
using test::faults_of;
using test::PolicyText;

namespace {

/// The faults of one rule with this condition, beside the two that use every input.
std::string when(const std::string& condition) {
  PolicyText rules;
  rules.rules += "  - id: r3\n    at_least: iop\n    when: " + condition + "\n    because: b\n    source: us\n";
  return faults_of(rules);
}

}  // namespace

TEST_CASE("a sound rule set has no faults") { CHECK(faults_of({}) == ""); }

TEST_CASE("names are checked and guessed at") {
  CHECK(when("moood >= 3") == "T01 `moood` is not a name of this rule set");
  CHECK(when("Coalese(mood, 1) = 2") == "T02 there is no function `Coalese`");
  const auto advisor = Advisor::read(Source("t", [] {
    PolicyText rules;
    rules.rules += "  - {id: r3, at_least: iop, when: moood >= 3, because: b, source: us}\n";
    return rules.text();
  }()));
  CHECK(advisor.error().front().hint == "did you mean `mood`?");
}

TEST_CASE("types are checked even where the value would not be used") {
  CHECK(when("low or mood") == "T03 `or` takes Boolean and Boolean; found Boolean and Integer");
  CHECK(when("mood + 1") == "T04 `when` must be a condition, a Boolean, and is Integer");
  CHECK(when("place = 3") == "T03 `=` takes two values of one type; found String and Integer");
}

TEST_CASE("a number that an input can never have is a fault") {
  CHECK(when("mood >= 5") == "T05 `mood` is compared with 5, its range is 0..4");
  CHECK(when("mood between 1 and 9") == "T05 `mood` is compared with 9, its range is 0..4");
  CHECK(when("mood in Interval[0, 5]") == "T05 `mood` is compared with 5, its range is 0..4");
  CHECK(when("mood >= 4") == "");
}

TEST_CASE("a text that an input can never have is a fault") {
  CHECK(when("place = 'hme'") == "T06 `place` is never 'hme'");
  CHECK(when("current_level = 'iopp'") == "T06 `current_level` is never 'iopp'");
  CHECK(when("current_level = 'none'") == "");
  CHECK(when("days_since_discharge('hospital') < 3") == "T06 there is no level `hospital`");
}

TEST_CASE("history functions take what they are made for") {
  CHECK(when("episodes('iop') > 1") == "T08 `episodes` takes a level in quotes and a number of days");
  CHECK(when("episodes('iop', 90) > 1") == "");
  CHECK(when("change(place) > 1") ==
        "T08 `change` takes the name of an input or of an instrument's score that is a number");
  CHECK(when("change(low) > 1") ==
        "T08 `change` takes the name of an input or of an instrument's score that is a number");
  CHECK(when("change(mood) > 1 and age_days(place) < 8") == "");
  CHECK(when("change(nothing) > 1") == "T01 `nothing` is not a name of this rule set");
}

TEST_CASE("defines that go in a circle are named with the way round") {
  PolicyText rules;
  rules.defines = "  low: mood >= 3 or a\n  a: b and safe\n  b: not a\n";
  CHECK(faults_of(rules) == "R24 defines go in a circle: `a` uses `b` uses `a`");
}

TEST_CASE("defines may be used before they are written") {
  PolicyText rules;
  rules.defines = "  low: lower or safe\n  lower: mood >= 4\n";
  CHECK(faults_of(rules) == "");
}

TEST_CASE("levels and sources must be declared") {
  PolicyText rules;
  rules.rules += "  - {id: r3, at_least: ipo, when: low, because: b, source: them}\n";
  CHECK(faults_of(rules) == "R20 `ipo` is not a level of the ladder; R21 the source `them` is not declared");
  rules = {};
  rules.rules += "  - {id: r3, rules_out: [current], when: low, because: b, source: us}\n";
  CHECK(faults_of(rules) == "R20 `rules_out` names levels of the ladder, not `current`");
}

TEST_CASE("what is declared and not used is a warning") {
  PolicyText rules;
  rules.inputs += "  spare: {type: boolean}\n  race: {type: boolean, protected: true}\n";
  rules.defines += "  idle: mood = 1\n";
  CHECK(faults_of(rules) == "R22 no rule asks for the input `spare` (w); R22 nothing uses the define `idle` (w)");
}

TEST_CASE("a name stands for one thing") {
  PolicyText rules;
  rules.defines += "  mood: safe\n";
  CHECK(faults_of(rules).find("R25 the name `mood` is taken") != std::string::npos);
}

TEST_CASE("a missing answer that would vanish is pointed out") {
  CHECK(when("mood is null") == "T10 a missing `mood` is turned into a fact here (w)");
  CHECK(when("Coalesce(mood, 2) > 1") == "T10 a missing `mood` is turned into a fact here (w)");
  CHECK(when("(if safe then 1 else 2) > 1") == "T11 when this condition is unknown, `else` is taken (w)");
  CHECK(when("place in {'home'}") == "T11 a missing value is in no list, so this is false, not unknown (w)");
  CHECK(when("Max({mood, 2}) > 2") == "T11 `Max` passes over the elements that are missing (w)");
  CHECK(when("mood in Interval[1, 2]") == "");
  CHECK(when("mood in Interval[1, mood]") == "T11 when this bound is missing, the interval has no high end (w)");
  CHECK(when("mood in Interval[1, mood)") == "");
  CHECK(when("({'home'} contains place)") == "T11 a missing value is in no list, so this is false, not unknown (w)");
  CHECK(when("place ~ 'home'") ==
        "T11 `~` is never unknown: a missing value is like nothing but another missing one (w)");
}

TEST_CASE("the rewrite that a warning tells of is one that brings no warning") {
  const auto hint = [](const std::string& condition) {
    PolicyText rules;
    rules.rules += "  - {id: r3, at_least: iop, when: \"" + condition + "\", because: b, source: us}\n";
    const auto advisor = Advisor::read(Source("test.yaml", rules.text()));
    REQUIRE(advisor.error().size() == 1);
    const std::string& text = advisor.error().front().hint;
    const auto from = text.find('`') + 1;
    return text.substr(from, text.find('`', from) - from);
  };
  const std::string kept = "case when safe is null then null when safe then 1 else 2 end";
  CHECK(hint("(if safe then 1 else 2) > 1") == kept);
  CHECK(when("(" + kept + ") > 1") == "");
  CHECK(when("(case when mood is null then null when mood >= 2 then 1 else 2 end) > 1") == "");
  CHECK(when("(case when mood is null then null when safe then 1 else 2 end) > 1") ==
        "T11 when this condition is unknown, `case` passes on to the next (w)");
  CHECK(hint("place in {'home', 'street'}") == "place = 'home' or place = 'street'");
  CHECK(hint("AllTrue({safe or low, safe})") == "(safe or low) and safe");
  CHECK(when("(safe or low) and safe") == "");
  CHECK(hint("mood in Interval[1, mood]") == "x >= 1 and x <= mood");
}

TEST_CASE("an author who says what a missing answer means is not warned") {
  CHECK(when("(place in {'home'}) is true") == "");
  CHECK(when("Coalesce(place in {'home'}, false)") == "");
  CHECK(when("(if safe is true then 1 else 2) > 1") == "T10 a missing `safe` is turned into a fact here (w)");
  CHECK(when("Coalesce(Sum({mood, 2}), 0) > 2") == "T11 `Sum` passes over the elements that are missing (w)");
}

TEST_CASE("a condition that no answer can change is pointed out") {
  CHECK(when("1 < 2") == "T09 this condition is always the same, whatever the answers (w)");
}

TEST_CASE("a placeholder of a sentence is checked like any expression") {
  PolicyText rules;
  rules.rules += "  - {id: r3, at_least: iop, when: low, because: 'mood is {moood}', source: us}\n";
  CHECK(faults_of(rules) == "T01 `moood` is not a name of this rule set");
}

TEST_CASE("every fault is found at once") {
  PolicyText rules;
  rules.inputs += "  bad: {type: number}\n  worse: {type: integer, rang: [0, 1]}\n";
  rules.defines += "  x: mood >\n";
  rules.rules +=
      "  - {id: r1, at_least: iop, when: y, because: b, source: us}\n  - {id: r4, when: low, because: b, source: us}\n";
  const std::string found = faults_of(rules);
  for (const char* code : {"R04", "R01", "E03", "R06", "T01", "R10"}) {
    CAPTURE(code);
    CHECK(found.find(code) != std::string::npos);
  }
}

TEST_CASE("equal sub-expressions share one register") {
  PolicyText once, twice;
  twice.rules += "  - {id: r3, at_least: php, when: mood >= 3, because: b, source: us}\n";
  const auto a = Advisor::read(Source("t", once.text())), b = Advisor::read(Source("t", twice.text()));
  CHECK(a->program().code().instructions.size() == b->program().code().instructions.size());
}
