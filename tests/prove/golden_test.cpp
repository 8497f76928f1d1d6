// What `rung prove` prints of each rule set that comes with rung, byte for byte, so that a property that is lost is
// seen with the change that loses it. Digest and versions are masked. After a change that is meant:
//   RUNG_UPDATE_GOLDEN=1 rung_tests -tc="the reports on what holds*"     then read `git diff tests/prove`.

#include <cstdlib>
#include <fstream>
#include <regex>

#include "rung/advise/advisor.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/render/proof.hpp"

using namespace rung;

namespace {

const std::string source_folder = RUNG_SOURCE_DIR;

std::string masked(std::string text) {
  text = std::regex_replace(text, std::regex("\\b[0-9a-f]{64}\\b"), std::string(64, '0'));
  return std::regex_replace(text, std::regex("\\b[0-9]+\\.[0-9]+\\.[0-9]+\\b"), "0.0.0");
}

}  // namespace

TEST_CASE("the reports on what holds for every case of the rule sets that come with rung are as they were") {
  for (const std::string name :
       {"adult", "adolescent", "eight-domain-stepped-care", "medicare-us", "adolescent-placement"}) {
    const std::string path = source_folder + "/tests/prove/golden/" + name + ".txt";
    CAPTURE(path);
    const auto advisor = Advisor::open(source_folder + "/rules/" + name + ".yaml");
    REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
    const std::string rendered = masked(render_proof_text(advisor->program(), prove(advisor->program())));
    if (std::getenv("RUNG_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << rendered;
    const auto golden = read_file(path);
    REQUIRE(golden.has_value());
    CHECK(rendered == golden->text());
  }
}
