// What README.md says of the library against the library.

#include <fstream>
#include <string>

#include "rung/model/case.hpp"
#include "rung/model/case_table.hpp"
#include "rung/model/instrument.hpp"
#include "rung/model/rule_set.hpp"
#include "rung/render/render.hpp"
#include "rung/rung.h"
#include "rung/text/version.hpp"

using namespace rung;

namespace {

std::string read(const std::string& name) {
  std::ifstream in(RUNG_SOURCE_DIR "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string words(int number) { return std::to_string(number); }

}  // namespace

TEST_CASE("the program in the README is the one that is built and tested") {
  const std::string readme = read("README.md"), open = "```cpp\n";
  const std::size_t begin = readme.find(open) + open.size();
  const std::string shown = readme.substr(begin, readme.find("```", begin) - begin);
  CHECK(shown.size() > 300);
  CHECK(read("examples/recommend.cpp").ends_with("\n\n" + shown));
}

TEST_CASE("the versions in the README are those of the library") {
  const std::string readme = read("README.md");
  CHECK(holds(readme, "| the library | " + std::string(version()) + " |"));
  CHECK(rung_version() == std::string(version()));
  CHECK(rung_abi_version() == RUNG_ABI_VERSION);
  CHECK(holds(readme, "| the C ABI | " + words(RUNG_ABI_VERSION) + " | `RUNG_ABI_VERSION`, `librung_c.so." +
                          words(RUNG_ABI_VERSION) + "` |"));
  CHECK(holds(readme, "`rung: " + words(rule_set_format) + "`, `rung_instrument: " + words(instrument_format) +
                          "`, `rung_case: " + words(case_format) + "`, `rung_cases: " + words(case_table_format) +
                          "`"));
  CHECK(holds(readme, "`\"rung_recommendation\":" + words(recommendation_format) + "`"));
}
