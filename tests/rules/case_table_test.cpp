// The case tables in rules/: what each rule set must say of people whom a clinician can judge by hand.

#include "rung/advise/choose.hpp"
#include "rung/advise/test_cases.hpp"

#include <string>

using namespace rung;

namespace {

std::string ids(const std::vector<TestReport::Named>& list) {
  std::string text;
  for (const TestReport::Named& one : list) text += (text.empty() ? "" : " ") + one.id;
  return text;
}

void check_table(const std::string& name, std::size_t least_rows) {
  const std::string path = RUNG_SOURCE_DIR "/rules/" + name + ".yaml";
  const auto advisor = Advisor::open(path);
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  const auto table = case_table_for(path);
  REQUIRE_MESSAGE(table.has_value(), describe(table.error()));
  const auto report = test_cases(*advisor, *table);
  REQUIRE_MESSAGE(report.has_value(), describe(report.error()));
  CHECK_MESSAGE(report->differ() == 0, render_report(*report));
  CHECK(report->rows.size() >= least_rows);
  CHECK(ids(report->rules_never_hold) == "");
  CHECK(ids(report->levels_not_expected) == "");  // a rule set of requirements recommends none
}

}  // namespace

TEST_CASE("every adult of the case table gets the level and the alerts worked out by hand") {
  check_table("adult", 60);
}

TEST_CASE("every adolescent of the case table gets the level and the alerts worked out by hand") {
  check_table("adolescent", 30);
}

TEST_CASE("every path of the flowchart of eight ratings gives at its edges what was worked out by hand") {
  check_table("eight-domain-stepped-care", 24);
}

TEST_CASE("every requirement and every clock of the Medicare rules holds on one side of its threshold only") {
  check_table("medicare-us", 24);
}

TEST_CASE("every made-up adolescent gets of the fitted model the level worked out from its coefficients by hand") {
  check_table("adolescent-placement", 8);
}
