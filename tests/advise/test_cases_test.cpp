// A rule set small enough to work out by hand, and a table that expects the wrong thing of it in every way there is.

#include "rung/advise/test_cases.hpp"

#include <string>

using namespace rung;

namespace {

const std::string clinic = R"(rung: 1
id: clinic
version: 2.1.0
title: A clinic
status: draft
population: adult
sources: {team: {title: Agreed in our team}}
ladder:
  - {id: weekly, name: Weekly therapy, source: team}
  - {id: iop, name: Intensive outpatient program, source: team}
  - {id: php, name: Partial hospitalization program, source: team}
  - {id: residential, name: Residential treatment, source: team}
instruments: [phq9]
inputs:
  work: {type: integer, range: [0, 4]}
  home_safe: {type: boolean}
  transport: {type: boolean}
  refuses: {type: boolean}
  plan: {type: boolean}
define:
  depressed: phq9.total >= 10
rules:
  - {id: work-suffers, title: depression disrupts work, at_least: iop, open_above: true,
     when: depressed and work >= 3, because: b, source: team}
  - {id: very-severe, title: depression is severe and work impossible, at_least: php,
     when: phq9.total >= 20 and work >= 4, because: b, source: team}
  - {id: home-unsafe, title: home is not safe, at_least: residential, when: not home_safe, because: b, source: team}
  - {id: step-by-step, title: the last step did not help, at_least: one above current,
     when: phq9.total >= 24 and current_level != 'none', because: b, source: team}
  - {id: no-way-there, title: there is no way to get there, rules_out: [php], when: not transport, because: b, source: team}
  - {id: declines-more, title: more than IOP is refused, at_most: iop, when: refuses, because: b, source: team}
  - {id: plan-made, title: there is a plan, alert: urgent, when: plan, because: b, source: team}
  - {id: work-in-danger, title: work is at risk, alert: review, when: work >= 3, because: b, source: team}
)";

const std::string base = R"(rung_cases: 1
rules: clinic
base:
  answers: {phq9.total: 4, work: 0, home_safe: true, transport: true, refuses: false, plan: false}
  history: []
cases:
)";

// Rendered after a run of the clinic's rules over rows that follow the base.
std::string report_on(const std::string& rows, bool passing = false) {
  const auto advisor = Advisor::read(Source("clinic.yaml", clinic));
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  const auto report = test_cases(*advisor, Source("clinic.cases.yaml", base + rows));
  REQUIRE_MESSAGE(report.has_value(), describe(report.error()));
  return render_report(*report, passing);
}

// What is said of one row that starts on line 7, without the counting line and the notes.
std::string said_of(const std::string& answers, const std::string& expect) {
  const std::string text = report_on("  - {id: r, answers: {" + answers + "}, expect: {" + expect + "}}\n");
  const std::string first = "differs: r, line 7\n";
  if (!text.starts_with(first)) return text.substr(0, text.find('\n') + 1);
  return text.substr(first.size(), text.find("\n\n") + 1 - first.size());
}

const std::string as_expected = "clinic 2.1.0: 1 row, 1 as expected, 0 differ\n";

}  // namespace

TEST_CASE("a report tells each row that differs, counts, and notes what no row tests") {
  const std::string rows = R"(  - id: well
    shows: Nothing is wrong.
    expect: {level: weekly, change: start}
  - id: cannot-work
    shows: PHQ-9 of 21 and no work at all.
    answers: {phq9.total: 21, work: 4}
    expect: {level: iop}
  - id: home
    expect: {level: php}
    answers: {home_safe: false}
)";
  const std::string told = R"(differs: cannot-work, line 10
  shows: PHQ-9 of 21 and no work at all.
  level: expected Intensive outpatient program (iop), found Partial hospitalization program (php)
    because very-severe: depression is severe and work impossible
  alert not expected: work-in-danger: work is at risk

differs: home, line 14
  level: expected Partial hospitalization program (php), found Residential treatment (residential)
    because home-unsafe: home is not safe

clinic 2.1.0: 3 rows, 1 as expected, 2 differ
note: no row makes these rules hold
  step-by-step: the last step did not help
  no-way-there: there is no way to get there
  declines-more: more than IOP is refused
  plan-made: there is a plan
note: no row expects these levels
  residential: Residential treatment
)";
  CHECK(report_on(rows) == told);
  CHECK(report_on(rows, true) == "as expected: well, line 7\n  shows: Nothing is wrong.\n" + told);
}

TEST_CASE("a level below the one expected names the rules that would bring it and what each came to") {
  CHECK(said_of("phq9.total: 12, work: 2", "level: php") ==
        "  level: expected Partial hospitalization program (php), found Weekly therapy (weekly)\n"
        "    it would take very-severe (no): depression is severe and work impossible\n");
  CHECK(said_of("phq9.total: 12, work: null", "level: iop") ==
        "  level: expected Intensive outpatient program (iop), found Weekly therapy (weekly)\n"
        "    it would take work-suffers (unknown, lacks work): depression disrupts work\n");
  CHECK(said_of("phq9.total: 22, work: 4", "level: residential, alerts: [work-in-danger]") ==
        "  level: expected Residential treatment (residential), found Partial hospitalization program (php)\n"
        "    it would take home-unsafe (no): home is not safe\n"
        "    it would take no-way-there (no): there is no way to get there\n");
}

TEST_CASE("a level above the one expected names the rules that lift it also where they rule levels out") {
  CHECK(said_of("phq9.total: 22, work: 4, transport: false", "level: php, alerts: [work-in-danger]") ==
        "  level: expected Partial hospitalization program (php), found Residential treatment (residential)\n"
        "    because no-way-there: there is no way to get there\n");
}

TEST_CASE("a level that missing answers could raise is told with the answers that are missing") {
  CHECK(said_of("home_safe: null", "level: weekly") ==
        "  up_to: expected Weekly therapy (weekly), found Residential treatment (residential)\n"
        "    because home-unsafe (unknown, lacks home_safe): home is not safe\n");
  CHECK(said_of("home_safe: null", "level: weekly, up_to: residential") == as_expected);
  CHECK(said_of("", "up_to: php") ==
        "  up_to: expected Partial hospitalization program (php), found Weekly therapy (weekly)\n"
        "    it would take very-severe (no): depression is severe and work impossible\n");
  CHECK(said_of("home_safe: null", "recommended: weekly") == as_expected);
  CHECK(said_of("", "recommended: iop") ==
        "  recommended: expected Intensive outpatient program (iop), found Weekly therapy (weekly)\n"
        "    it would take work-suffers (no): depression disrupts work\n");
}

TEST_CASE("a rule that holds and cannot name its level lacks the history") {
  const std::string text =
      report_on("  - {id: r, answers: {phq9.total: 25}, history: unknown, expect: {up_to: weekly, change: unknown}}\n");
  CHECK(text.starts_with(
      "differs: r, line 7\n"
      "  up_to: expected Weekly therapy (weekly), found Residential treatment (residential)\n"
      "    because step-by-step (unknown, lacks current_level, history): the last step did not help\n\n"));
}

TEST_CASE("alerts and conflicts are judged of a row with a level and otherwise only where it speaks of them") {
  CHECK(said_of("home_safe: false, refuses: true, plan: true", "level: residential") ==
        "  conflict: expected false, found true\n"
        "    because declines-more: more than IOP is refused\n"
        "  alert not expected: plan-made: there is a plan\n");
  CHECK(said_of("home_safe: false, refuses: true, plan: true", "change: start") == as_expected);
  CHECK(said_of("home_safe: false, refuses: true, plan: true", "conflict: true, alerts: plan-made") == as_expected);
  CHECK(said_of("home_safe: false, refuses: null, plan: null", "conflict: true, alerts: [plan-made]") ==
        "  conflict: expected true, found false\n"
        "    it would take declines-more (unknown, lacks refuses): more than IOP is refused\n"
        "  alert missing: plan-made (unknown, lacks plan): there is a plan\n");
}

TEST_CASE("rules that must hold and what is said beside the level are judged") {
  CHECK(said_of("phq9.total: 12, work: 3", "or_above: true, rules: [work-suffers, work-in-danger]") == as_expected);
  CHECK(said_of("phq9.total: 12, work: 3", "or_above: false, change: stay, rules: [very-severe]") ==
        "  or_above: expected false, found true\n"
        "  change: expected stay, found start\n"
        "  rule does not hold: very-severe (no): depression is severe and work impossible\n");
}

TEST_CASE("values of answers, scores, bands and defines are judged without a level") {
  const std::string items = "phq9.total: null, phq9: {items: [2, 2, 2, 2, 1, 1, 1, 1, 0]}, work: null";  // total 12
  CHECK(said_of(items,
                "values: {phq9.total: 12, phq9.band: 2, phq9.sleep: 2, depressed: true, work: missing, plan: false}") ==
        as_expected);
  CHECK(said_of(items, "values: {phq9.total: 13, phq9.band: missing, depressed: 'true', work: 0, plan: true}") ==
        "  value phq9.total: expected 13, found 12\n"
        "  value phq9.band: expected missing, found 2\n"
        "  value depressed: expected true in quotes, found true\n"
        "  value work: expected 0, found missing\n"
        "  value plan: expected true, found false\n");
  CHECK(said_of("phq9.total: null, phq9: {items: [2, 2, 2, null, null, null, 1, 1, 0]}", "values: {phq9.total: 8}") ==
        "  value phq9.total: expected 8, found missing, 6 of 9 items answered; at most 2 may be skipped\n");
}

TEST_CASE("what the rows of a table share is at fault once") {
  const auto advisor = Advisor::read(Source("clinic.yaml", clinic));
  REQUIRE(advisor.has_value());
  const std::string table =
      "rung_cases: 1\nrules: clinic\nbase: {answers: {wrok: 1}}\ncases:\n"
      "  - {id: a, expect: {level: weekly}}\n  - {id: b, expect: {level: weekly}}\n";
  const auto report = test_cases(*advisor, Source("clinic.cases.yaml", table));
  REQUIRE_FALSE(report.has_value());
  CHECK(describe(report.error()) ==
        "clinic.cases.yaml:3:18: error C21: the rule set `clinic` does not ask for `wrok`\n"
        "    3 | base: {answers: {wrok: 1}}\n"
        "      |                  ^~~~\n"
        "      = did you mean `work`?\n");
}

TEST_CASE("a level that every open path of a flowchart asks for is told with those paths") {
  const auto advisor = Advisor::built_in("eight-domain-stepped-care");
  REQUIRE(advisor.has_value());
  const std::string table =
      "rung_cases: 1\nrules: eight-domain-stepped-care\ncases:\n"
      "  - id: a\n    answers: {symptom: 3, functioning: 0, coexisting: 0}\n"
      "    expect: {level: low-intensity, up_to: acute-specialist, conflict: false}\n";
  const auto report = test_cases(*advisor, Source("t", table));
  REQUIRE_MESSAGE(report.has_value(), describe(report.error()));
  const std::string text = render_report(*report);
  // risk of 4 is path 1, risk of 0 or 1 is path 10, the rest path 11: moderate intensity is the least
  CHECK_MESSAGE(text.starts_with("differs: a, line 4\n"
                                 "  level: expected Low intensity services (low-intensity), found Moderate intensity "
                                 "services (moderate-intensity)\n"
                                 "    because path-1 (unknown, lacks risk): "),
                text);
  CHECK(text.find("    because path-10 (unknown, lacks risk): ") != std::string::npos);
  CHECK(text.find("    because path-11 (unknown, lacks risk): ") != std::string::npos);
  CHECK(text.find("    because path-9 ") == std::string::npos);
}
