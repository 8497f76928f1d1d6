// What a scoring model says, in every output: its part of it, byte for byte. After a change that is meant:
//   RUNG_UPDATE_GOLDEN=1 rung_tests -tc="what a scoring model says*"      then read `git diff tests/render`.

#include <cstdlib>
#include <fstream>
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

// From one word to the next one, the second left out.
std::string part(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t begin = text.find(from), end = text.find(to, begin);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  return text.substr(begin, end - begin);
}

void check_golden(const std::string& name, const std::string& rendered) {
  const std::string path = folder + "render/" + name;
  CAPTURE(path);
  if (std::getenv("RUNG_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << rendered;
  const auto golden = read_file(path);
  REQUIRE(golden.has_value());
  CHECK(rendered == golden->text());
}

std::string in_text(const Recommendation& advice) {
  RenderOptions options;
  options.detail = true;
  return part(advice.render("text", options), "SCORING MODEL\n", "EVERY LEVEL");
}

std::string in_json(const Recommendation& advice) {
  return part(advice.render("json"), "\"model\":{", ",\"missing\":") + "\n";
}

}  // namespace

TEST_CASE("what a scoring model says of a whole case is pinned") {
  const Recommendation advice = recommend("danger: 3, burden: 4.5, elope: true, sex: male");
  check_golden("model-whole.txt", in_text(advice));
  check_golden("model-whole.json", in_json(advice));
}

TEST_CASE("a page has a row for each level with what the scoring model says of it") {
  const std::string page = recommend("danger: 3, burden: 4.5, elope: true, sex: male").render("html");
  // 1 / (1 + exp(3 - 4.075)) = 0.746 and 1 / (1 + exp(5 - 4.325)) = 0.337
  CHECK(page.find("<th scope=\"row\">PHP</th>\n<td>40.8 %</td>\n<td>74.6 %</td>") != std::string::npos);
  CHECK(page.find("<th scope=\"row\">residential</th>\n<td>33.7 %</td>\n<td>33.7 %</td>") != std::string::npos);
  CHECK(page.find("<li>2.7: danger to others, 3</li>") != std::string::npos);
}

TEST_CASE("what a scoring model says while terms are missing is pinned") {
  const Recommendation advice = recommend("danger: 1, elope: true");
  check_golden("model-missing.txt", in_text(advice));
  check_golden("model-missing.json", in_json(advice));
}

TEST_CASE("what a scoring model says as a policy and in the attributes is pinned") {
  check_golden("model-policy.txt", part(made_up().as_policy(100), "SCORING MODEL\n", "QUESTIONS ASKED"));
  check_golden("model-attributes.txt",
               part(made_up().attributes("text", 100), "SCORING MODEL\n", "BIBLIOGRAPHIC CITATIONS"));
  check_golden("model-attributes.json",
               part(made_up().attributes("json"), "\"predictive\":", ",\"bibliography\":") + "\n");
}
