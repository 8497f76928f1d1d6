// The JSON Schema that the library is installed with holds for everything that it writes.

#include "../cli/run.hpp"
#include "people.hpp"

using namespace rung;
using test::everybody;

namespace {

const std::string schema = "include/rung/recommendation.schema.json";

int validate(const std::string& lines, std::string& said) {
  const test::Scratch scratch;
  const test::Run run =
      test::run_shell("python3 tests/render/validate.py " + schema + " '" + scratch.write("lines", lines) + "'");
  said = run.output + run.errors;
  return run.status;
}

bool is_skipped(int status) {
  const bool is_absent = status == 77 || status == 127;
  if (is_absent) MESSAGE("skipped: python3-jsonschema is not installed");
  return is_absent;
}

}  // namespace

TEST_CASE("the JSON of everybody in the tables and examples is valid by the schema") {
  std::string lines, said;
  for (const test::Person& person : everybody()) lines += person.advice.render("json");
  const int status = validate(lines, said);
  if (is_skipped(status)) return;
  CHECK_MESSAGE(status == 0, said);
}

TEST_CASE("the JSON of a case with a payer's rules beside it is valid by the schema") {
  const auto payer = Advisor::built_in("medicare-us");
  const auto text = read_file(RUNG_SOURCE_DIR "/examples/other-rule-sets/what-medicare-asks.yaml");
  const auto advice = Advisor::built_in("adult")->recommend(*text, std::span(&*payer, 1));
  REQUIRE_MESSAGE(advice.has_value(), describe(advice.error()));
  std::string said;
  const int status = validate(advice->render("json"), said);
  if (is_skipped(status)) return;
  CHECK_MESSAGE(status == 0, said);
}

TEST_CASE("the schema refuses a member that it does not know and one that is gone") {
  std::string line = everybody().front().advice.render("json"), said;
  line.insert(1, "\"surprise\":1,");
  const int surprised = validate(line, said);
  if (is_skipped(surprised)) return;
  CHECK(surprised == 1);
  line = everybody().front().advice.render("json");
  line.replace(line.find("\"recommended\":"), 14, "\"recomended\":");
  CHECK(validate(line, said) == 1);
}
