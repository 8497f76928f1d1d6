// Defects planted in a sound rule set made for it, each of which prove() must find. Those planted in the adult rule set
// are in planted_adult_test.cpp.

#include "planted.hpp"

#include "prove/sat.hpp"
#include "rung/prove/prove.hpp"
#include "small_rules.hpp"

using namespace rung;
using planted::replaced;
using planted::sound;

namespace {

const Finding* find(const ProofReport& report, Property property, const std::string& about) {
  for (const Finding& finding : report.findings)
    if (finding.property == property && finding.about == about) return &finding;
  return nullptr;
}

bool is_about_what_is_not(Property property) {
  return property == Property::rule_can_hold || property == Property::rule_matters ||
         property == Property::level_can_be_reached;
}

/// A defect, and what it must refute; the answers of the smallest witness where there is only one such.
struct Planted {
  Property property;
  std::string about, from, to;
  std::vector<std::string> answers = {};
};

void check_found(const Planted& one) {
  CAPTURE(one.from);
  CAPTURE(one.to);
  const Program program = small::program_of(replaced(sound, one.from, one.to));
  const ProofReport report = prove(program);
  const Finding* const finding = find(report, one.property, one.about);
  REQUIRE(finding);
  CHECK(finding->verdict == Verdict::refuted);
  CHECK(report.count(Verdict::undecided) == 0);
  REQUIRE(finding->witnesses.size() == (is_about_what_is_not(one.property) ? 0 : 1));
  if (finding->witnesses.empty()) return;
  const Witness& witness = finding->witnesses.front();
  std::string told;
  for (const std::string& answer : witness.answers) told += answer + "; ";
  CAPTURE(told);
  if (!one.answers.empty()) CHECK(witness.answers == one.answers);
  for (const Case& person : witness.cases) CHECK(bind(program, person).has_value());
}

}  // namespace

TEST_CASE("every claim holds of the rule set in which defects are planted") {
  const ProofReport report = prove(small::program_of(sound));
  for (const Finding& finding : report.findings) {
    CAPTURE(finding.about);
    CAPTURE(to_text(finding.property));
    CHECK((finding.verdict == Verdict::proved || finding.property > Property::guarantee));
  }
  CHECK(report.count(Property::rule_can_hold, Verdict::proved) == 7);
  CHECK(report.count(Property::rule_matters, Verdict::proved) == 6);
  CHECK(report.count(Property::level_can_be_reached, Verdict::proved) == 3);
  CHECK(report.count(Property::worse_never_less, Verdict::proved) == 5);
  CHECK(report.count(Property::answer_stays_in_span, Verdict::proved) == 4);
  CHECK(report.count(Property::guarantee, Verdict::proved) == 3);
}

TEST_CASE("a rule that can never hold is found") {
  check_found({Property::rule_can_hold, "severe", "mood >= 4 and work >= 3", "mood >= 4 and mood <= 2"});
  check_found({Property::rule_can_hold, "alone", "support <= 1", "support <= 1 and support >= 3"});
  check_found(
      {Property::rule_can_hold, "planned", "because: So., when: plan}", "because: So., when: plan and not plan}"});
}

TEST_CASE("a rule that another masks is found") {
  check_found({Property::rule_matters, "severe", "mood >= 4 and work >= 3", "plan and work >= 3"});
  check_found({Property::rule_matters, "moderate", "mood >= 2 and work >= 2", "mood >= 4 and work >= 2"});
  check_found({Property::rule_matters, "rated-high", "Rated high, at_least: program", "Rated high, at_least: weekly"});
}

TEST_CASE("a worse answer that lowers the level is found") {
  check_found({Property::worse_never_less,
               "mood",
               "mood >= 2 and work >= 2",
               "mood < 2 and work >= 2",
               {"work: 2 to 4", "mood: 0 to 1, then 2"}});
  check_found({Property::worse_never_less, "support", "support <= 1", "support >= 3", {"support: 3 to 4, then 2"}});
  check_found({Property::worse_never_less,
               "plan",
               "because: So., when: plan}",
               "because: So., when: not plan}",
               {"plan: no, then yes"}});
}

TEST_CASE("a rule that uses a protected answer is found, an alert too") {
  check_found({Property::protected_never_matters, "race", "mood >= 2 and work >= 2", "mood >= 2 and race = 'a'"});
  check_found({Property::protected_never_matters, "race", "plan and mood >= 3", "plan and race = 'b'"});
  check_found({Property::protected_never_matters,
               "race",
               "support <= 1",
               "support <= 1 or race is null",
               {"race: not answered, then a, b or c"}});
}

TEST_CASE("an answer that leaves the span shown while it was missing is found") {
  check_found({Property::answer_stays_in_span, "support", "support <= 1", "support is null"});
  check_found({Property::answer_stays_in_span,
               "plan",
               "because: So., when: plan}",
               "because: So., when: \"Coalesce(plan, true)\"}",
               {"plan: not answered, then no"}});
  check_found({Property::answer_stays_in_span, "work", "when: mood >= 2 and work >= 2",
               "when: \"mood >= 2 and Coalesce(work, 0) >= 2\""});
}

TEST_CASE("a level that nothing reaches is found at the top and at the bottom and between") {
  check_found({Property::level_can_be_reached, "ward", "  - {id: day, name: Day}\n",
               "  - {id: day, name: Day}\n  - {id: ward, name: Ward}\n"});
  check_found({Property::level_can_be_reached, "weekly", "support <= 1", "support <= 1 or support >= 2"});
  check_found(
      {Property::level_can_be_reached, "program", "require:\n",
       "  - {id: no-program, rules_out: [program], source: us, because: So., when: plan or not plan}\nrequire:\n"});
}

TEST_CASE("a requirement that does not hold is found with a case in which it is asked") {
  check_found(
      {Property::guarantee, "plan-needs-day", "Planned, at_least: day", "Planned, at_least: program", {"plan: yes"}});
  check_found({Property::guarantee,
               "very-low-needs-program",
               "because: So., when: mood >= 4}",
               "because: So., when: mood >= 4 and work >= 1}",
               {"mood: 4"}});
  check_found({Property::guarantee, "mild-stays", "mood >= 2 and work >= 2", "mood >= 1 and work >= 2"});
}

TEST_CASE("a level that stays open although all is answered is found") {
  check_found(
      {Property::level_or_gap, "", "when: mood >= 4 and work >= 3}", "when: \"mood >= 4 and (8 div work) >= 2\"}"});
  check_found({Property::level_or_gap, "", "when: support <= 1}", "when: \"(4 div support) >= 3\"}"});
  check_found({Property::level_or_gap, "", "when: \"Coalesce(rated >= 3, false)\"", "when: \"(rated div mood) >= 2\""});
}

TEST_CASE("an exemption frees one rule from one property and says why") {
  const std::string masked = replaced(sound, "mood >= 2 and work >= 2", "mood >= 4 and work >= 2");
  const Program program = small::program_of(
      masked + "exempt:\n  - {from: rule-matters, of: moderate, because: It is kept for the record.}\n");
  const ProofReport report = prove(program);
  CHECK(find(report, Property::rule_matters, "moderate")->verdict == Verdict::exempt);
  CHECK(find(report, Property::rule_matters, "moderate")->because == "It is kept for the record.");
  CHECK(find(report, Property::rule_can_hold, "moderate")->verdict == Verdict::proved);
  CHECK(report.count(Verdict::refuted) == 0);
}

namespace {

ProofOptions only_diagram(std::uint64_t steps) {
  ProofOptions options;
  options.budget.steps = steps;
  options.tiers = {.enumeration = false, .solver = false};
  return options;
}

}  // namespace

TEST_CASE("a budget that runs out leaves claims undecided and none of them wrong") {
  const Program whole = small::program_of(sound);
  const Program broken = small::program_of(replaced(sound, "Planned, at_least: day", "Planned, at_least: program"));
  bool some_undecided = false, all_decided = false;
  for (std::uint64_t steps = 0; steps < 6000; steps += small::is_sanitized ? 970 : 97) {
    CAPTURE(steps);
    for (const Property property : {Property::level_or_gap, Property::worse_never_less, Property::guarantee}) {
      const ProofReport report = prove(whole, only_diagram(steps));
      CHECK(report.count(property, Verdict::refuted) == 0);
      some_undecided = some_undecided || report.count(Verdict::undecided) > 0;
      all_decided = all_decided || report.count(Verdict::undecided) == 0;
    }
    const ProofReport report = prove(broken, only_diagram(steps));
    CHECK(find(report, Property::guarantee, "plan-needs-day")->verdict != Verdict::proved);
  }
  CHECK(some_undecided);
  CHECK(all_decided);
}

TEST_CASE("numbers with too many values that are reckoned with or compared with each other are undecided") {
  const auto wide = [](const std::string& condition) {
    std::string text = replaced(sound, "  race:",
                                "  a: {type: integer, range: [0, 100000]}\n"
                                "  b: {type: integer, range: [0, 100000]}\n"
                                "  c: {type: decimal, range: [0, 100]}\n  race:");
    text = replaced(text, "require:\n",
                    "  - {id: wide, at_least: day, source: us, because: So., when: \"" + condition + "\"}\nrequire:\n");
    return prove(small::program_of(text));
  };
  for (const std::string condition :
       {"a + b >= 100 and a + b <= 200", "a > b and b < 7", "Coalesce(a, b) = 777", "a * 2 = 84", "Abs(a) = b",
        "(if a > 5 then a else 0) = b", "(if mood > 2 then a else b) = 42", "c + mood = 7.5", "a / 2 > c"}) {
    CAPTURE(condition);
    const ProofReport report = wide(condition);
    CHECK(report.count(Verdict::undecided) > 0);
    CHECK(report.count(Verdict::refuted) == 0);
    for (const Finding& finding : report.findings)
      CHECK((finding.verdict == Verdict::undecided || finding.tier == Tier::polarity));
  }
  for (const std::string condition : {"a >= 100 and b < 7", "a = 777 or c > 2.5", "(a is null or b > 3) and mood >= 2",
                                      "(if a > 5 then 1 else 3) < mood", "Abs(a) = 4711 and mood > 1"}) {
    CAPTURE(condition);
    const ProofReport report = wide(condition);
    CHECK(report.count(Verdict::undecided) == 0);
    CHECK(find(report, Property::rule_can_hold, "wide")->verdict == Verdict::proved);
  }
}

TEST_CASE("what can be read off the rules is proved although no case could be looked at") {
  // The sum of two wide numbers has too many values to be drawn; but both only ever raise it.
  std::string text = replaced(sound, "  race:",
                              "  a: {type: integer, range: [0, 100000], worse: higher}\n"
                              "  b: {type: integer, range: [0, 100000], worse: lower}\n  race:");
  text = replaced(text, "require:\n",
                  "  - {id: wide, at_least: day, source: us, because: So., when: \"a + b >= 700\"}\nrequire:\n");
  const ProofReport report = prove(small::program_of(text));
  CHECK(find(report, Property::worse_never_less, "a")->tier == Tier::polarity);
  CHECK(find(report, Property::answer_stays_in_span, "a")->tier == Tier::polarity);
  CHECK(find(report, Property::worse_never_less, "b")->verdict == Verdict::undecided);
}

TEST_CASE("what the budget of the diagram does not reach is settled by those after it") {
  for (const bool enumerate : {true, false}) {
    CAPTURE(enumerate);
    if (!enumerate && !smt::Sat::is_there()) {
      MESSAGE("skipped: rung was built without CaDiCaL");
      continue;
    }
    ProofOptions options;
    options.budget = {.nodes = 10, .steps = 10};
    if (!enumerate) options.cells = 10;
    const Tier expected = enumerate ? Tier::enumeration : Tier::solver;
    const ProofReport whole = prove(small::program_of(sound), options);
    CHECK(whole.count(Verdict::refuted) + whole.count(Verdict::undecided) == 0);
    CHECK(find(whole, Property::guarantee, "plan-needs-day")->tier == expected);
    const ProofReport broken =
        prove(small::program_of(replaced(sound, "Planned, at_least: day", "Planned, at_least: program")), options);
    const Finding& found = *find(broken, Property::guarantee, "plan-needs-day");
    CHECK(found.verdict == Verdict::refuted);
    CHECK(found.tier == expected);
    REQUIRE(found.witnesses.size() == 1);
    CHECK(found.witnesses.front().answers == std::vector<std::string>{"plan: yes"});
  }
}
