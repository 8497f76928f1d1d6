// What a rule set says that its level must keep to in every case, and what need not be shown of it: read, checked,
// compiled, and without a say in any decision.

#include "rung/model/guarantee.hpp"

#include "faults.hpp"
#include "rung/compile/compile.hpp"
#include "rung/evaluate/decision.hpp"
#include "rung/parse/parse_case.hpp"

using namespace rung;
using test::faults_of;
using test::PolicyText;

namespace {

PolicyText with(const std::string& sections) {
  PolicyText rules;
  rules.rules += sections;
  return rules;
}

Program program_of(const PolicyText& rules) {
  const auto advisor = Advisor::read(Source("test.yaml", rules.text()));
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  return advisor->program();
}

/// The faults of one guarantee with this condition.
std::string when(const std::string& condition) {
  return faults_of(with("require:\n  - {id: g1, at_least: iop, when: \"" + condition + "\"}\n"));
}

/// A decision with the facts and the case that it borrows from.
struct Decided {
  Decided(const Program& program, const std::string& answers, const std::string& history = "")
      : person(parse_case(Source("case",
                                 "rung_case: 1\nid: x\npopulation: adult\n" + history + "answers: {" + answers + "}\n"))
                   .value()),
        facts(bind(program, person).value()) {
    decide(program, facts, decision);
  }
  Case person;
  Facts facts;
  Decision decision;
};

const std::string three_guarantees =
    "require:\n"
    "  - {id: g1, when: low and place = 'street', at_least: iop}\n"
    "  - {id: g2, when: \"mood = 0 and episodes('php', 90) >= 1\", at_most: iop}\n"
    "  - {id: g3, when: mood + 1 = 5, at_least: php}\n";

}  // namespace

TEST_CASE("a guarantee has a condition and a level as its bound and may have a reason and sources") {
  const Program program =
      program_of(with("require:\n  - {id: g1, when: low, at_least: iop}\n"
                      "  - {id: g2, when: mood = 0, at_most: php, because: Calm., source: [us]}\n"));
  const auto& read = program.rules().guarantees;
  REQUIRE(read.size() == 2);
  CHECK(read[0].id.text == "g1");
  CHECK(read[0].when.text == "low");
  CHECK_FALSE(read[0].at_most);
  CHECK(read[0].level.text == "iop");
  CHECK(read[0].because == "");
  CHECK(read[0].sources.empty());
  CHECK(read[1].at_most);
  CHECK(read[1].level.text == "php");
  CHECK(read[1].because == "Calm.");
  REQUIRE(read[1].sources.size() == 1);
  CHECK(program.compiled_guarantees()[0].level == 1);
  CHECK(program.compiled_guarantees()[1].level == 2);
}

TEST_CASE("an exemption is from a whole property or of one name or of several") {
  const Program program =
      program_of(with("exempt:\n  - {from: level-or-gap, because: a}\n  - {from: rule-matters, of: r1, because: b}\n"
                      "  - {from: worse-never-less, of: [mood, place], because: c}\n"));
  const auto& read = program.rules().exemptions;
  REQUIRE(read.size() == 3);
  CHECK(read[0].from.text == "level-or-gap");
  CHECK(read[0].of.empty());
  CHECK(read[0].because == "a");
  REQUIRE(read[1].of.size() == 1);
  CHECK(read[1].of[0].text == "r1");
  REQUIRE(read[2].of.size() == 2);
  CHECK(read[2].of[1].text == "place");
}

TEST_CASE("the condition of a guarantee is checked like that of a rule") {
  CHECK(when("mood >= 3") == "");
  CHECK(when("mood") == "T04 `when` must be a condition, a Boolean, and is Integer");
  CHECK(when("moood >= 3") == "T01 `moood` is not a name of this rule set");
  CHECK(when("mood >= 5") == "T05 `mood` is compared with 5, its range is 0..4");
  CHECK(when("1 = 1") == "T09 this condition is always the same, whatever the answers (w)");
  CHECK(when("mood is null") == "T10 a missing `mood` is turned into a fact here (w)");
  CHECK(when("episodes('iop', 90) > 1 and change(mood) > 1 and weeks_at_level > 2") == "");
  CHECK(when("episodes('iop') > 1") == "T08 `episodes` takes a level in quotes and a number of days");
}

TEST_CASE("what only a guarantee asks for is in use") {
  PolicyText rules;
  rules.inputs += "  spare: {type: boolean}\n";
  rules.defines += "  idle: spare and mood = 1\n";
  CHECK(faults_of(rules) == "R22 nothing uses the define `idle` (w)");
  rules.defines = "  low: mood >= 3\n  idle: mood = 1\n";
  CHECK(faults_of(rules) == "R22 no rule asks for the input `spare` (w); R22 nothing uses the define `idle` (w)");
  rules.rules += "require:\n  - {id: g1, when: spare and idle, at_least: iop}\n";
  CHECK(faults_of(rules) == "");
}

TEST_CASE("the sources of a guarantee are declared and its level stands on the ladder") {
  CHECK(faults_of(with("require:\n  - {id: g1, when: low, at_least: current, source: them}\n")) ==
        "R20 `current` is not a level of the ladder; R21 the source `them` is not declared");
}

TEST_CASE("the instructions of guarantees stand behind those that decide") {
  const Program plain = program_of({}), guaranteed = program_of(with(three_guarantees));
  CHECK(plain.deciding_instructions() == plain.code().instructions.size());
  CHECK(guaranteed.deciding_instructions() == plain.deciding_instructions());
  // g1: and; g2: mood = 0, episodes >= 1, and; g3: mood + 1, = 5. `low` and `place = 'street'` are there already.
  CHECK(guaranteed.code().instructions.size() == plain.code().instructions.size() + 6);
  const Program shared = program_of(with("require:\n  - {id: g1, when: mood >= 3, at_least: iop}\n"));
  CHECK(shared.code().instructions.size() == plain.code().instructions.size());
  CHECK(shared.compiled_guarantees()[0].when == shared.compiled_rules()[0].when);
}

TEST_CASE("a rule set with guarantees and exemptions decides the same as without") {
  const Program plain = program_of({});
  const Program guaranteed =
      program_of(with(three_guarantees + "exempt:\n  - {from: level-or-gap, because: Tried out.}\n"));
  std::size_t cases = 0;
  for (const std::string mood : {"", "mood: 0, ", "mood: 2, ", "mood: 3, ", "mood: 4, "})
    for (const std::string safe : {"", "safe: true, ", "safe: false, "})
      for (const std::string place : {"", "place: home", "place: street"})
        for (const std::string history : {"", "history: []\n", "history: [{level: php, from_days_ago: 30}]\n"}) {
          CAPTURE(mood + safe + place + history);
          const Decided one(plain, mood + safe + place, history), other(guaranteed, mood + safe + place, history);
          CHECK(one.decision.truths == other.decision.truths);
          CHECK(one.decision.level == other.decision.level);
          CHECK(one.decision.up_to == other.decision.up_to);
          CHECK(one.decision.recommended == other.decision.recommended);
          CHECK(one.decision.conflict == other.decision.conflict);
          CHECK(one.decision.change == other.decision.change);
          ++cases;
        }
  CHECK(cases == 135);
}

TEST_CASE("a decision leaves null what only guarantees ask for, whatever was decided with it before") {
  const Program guaranteed = program_of(with(three_guarantees));
  const Code& code = guaranteed.code();
  Decided decided(guaranteed, "mood: 4, safe: true, place: street");
  decided.decision.values.assign(code.registers(), Value::of(true));
  decide(guaranteed, decided.facts, decided.decision);
  REQUIRE(decided.decision.values.size() == code.registers());
  for (std::size_t i = 0; i < code.instructions.size(); ++i)
    CHECK(decided.decision.values[code.first_computed() + i].is_null() == (i >= guaranteed.deciding_instructions()));
}

TEST_CASE("the conditions of guarantees can be run behind a decision") {
  const Program guaranteed = program_of(with(three_guarantees));
  const auto truths = [&](const std::string& answers, const std::string& history) {
    Decided decided(guaranteed, answers, history);
    run(guaranteed.code(), decided.decision.values, decided.decision.arena, guaranteed.deciding_instructions(),
        guaranteed.code().instructions.size());
    std::string text;
    for (const CompiledGuarantee& one : guaranteed.compiled_guarantees()) {
      const Truth truth = decided.decision.values[one.when].truth();
      text += truth == Truth::yes ? 'y' : truth == Truth::no ? 'n' : '?';
      CHECK(one.when == one.condition.result());
    }
    return text;
  };
  CHECK(truths("mood: 4, safe: true, place: street", "") == "yny");
  CHECK(truths("mood: 0, safe: true, place: street", "history: [{level: php, from_days_ago: 30}]\n") == "nyn");
  CHECK(truths("mood: 0, safe: true, place: home", "history: []\n") == "nnn");
  CHECK(truths("mood: 3, safe: true", "") == "?nn");
  CHECK(truths("", "") == "???");
}
