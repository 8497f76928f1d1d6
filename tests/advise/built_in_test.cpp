#include "rung/advise/built_in.hpp"

#include "rung/advise/advisor.hpp"

using namespace rung;

TEST_CASE("every built-in rule set carries the digest that its texts have") {
  for (const BuiltInText& file : built_in_rule_sets()) {
    CAPTURE(file.name);
    const auto built_in = Advisor::built_in(file.name);
    const auto read = Advisor::read(Source("again", std::string(file.text)));
    REQUIRE(built_in.has_value());
    REQUIRE(read.has_value());
    CHECK(built_in->program().rules().sha256 == read->program().rules().sha256);
    CHECK(file.sha256.size() == 64);
  }
}

TEST_CASE("built-in files are sorted by name and no name comes twice") {
  for (const auto files : {built_in_rule_sets(), built_in_instruments()}) {
    REQUIRE_FALSE(files.empty());
    for (std::size_t i = 1; i < files.size(); ++i) CHECK(files[i - 1].name < files[i].name);
  }
}
