// What a scoring model says, in every output, byte for byte. After a change that is meant:
//   RUNG_UPDATE_GOLDEN=1 rung_tests -tc="what a scoring model says*"      then read `git diff tests/render`.

#include <cstdlib>
#include <fstream>
#include <regex>
#include <string>

#include "rung/advise/advisor.hpp"
#include "rung/advise/read_file.hpp"

using namespace rung;

namespace {

const std::string folder = std::string(RUNG_SOURCE_DIR) + "/tests/";

const Advisor& made_up() {
  static const Result<Advisor> made = Advisor::open(folder + "model/made-up.yaml");
  REQUIRE_MESSAGE(made.has_value(), describe(made.error()));
  return *made;
}

Recommendation recommend(const std::string& answers) {
  auto advice = made_up().recommend(
      Source("case", "rung_case: 1\nid: made-up\npopulation: adult\nhistory: []\nanswers: {" + answers + "}\n"));
  REQUIRE_MESSAGE(advice.has_value(), describe(advice.error()));
  return *advice;
}

void check_golden(const std::string& name, std::string rendered) {
  rendered = std::regex_replace(rendered, std::regex("\\b[0-9a-f]{64}\\b"), std::string(64, '0'));
  rendered = std::regex_replace(rendered, std::regex("\\brung [0-9]+\\.[0-9]+\\.[0-9]+"), "rung 0.0.0");
  const std::string path = folder + "render/" + name;
  CAPTURE(path);
  if (std::getenv("RUNG_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << rendered;
  const auto golden = read_file(path);
  REQUIRE(golden.has_value());
  CHECK(rendered == golden->text());
}

}  // namespace

TEST_CASE("what a scoring model says of a whole case is pinned") {
  const Recommendation advice = recommend("danger: 3, burden: 4.5, elope: true, sex: male");
  check_golden("model-whole.txt", advice.render("text"));
  check_golden("model-whole.json", advice.render("json"));
}

TEST_CASE("what a scoring model says while terms are missing is pinned") {
  const Recommendation advice = recommend("danger: 1, elope: true");
  check_golden("model-missing.txt", advice.render("text"));
  check_golden("model-missing.json", advice.render("json"));
}

TEST_CASE("what a scoring model says as a policy and in the attributes is pinned") {
  check_golden("model-policy.txt", made_up().as_policy(100));
  check_golden("model-attributes.txt", made_up().attributes("text", 100));
  check_golden("model-attributes.json", made_up().attributes("json"));
  check_golden("model.cql", made_up().as_cql());
}
