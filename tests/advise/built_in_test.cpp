#include "rung/advise/built_in.hpp"

#include "rung/advise/advisor.hpp"
#include "rung/advise/read_file.hpp"

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
  for (const auto files : {built_in_rule_sets(), built_in_instruments(), built_in_case_tables()}) {
    REQUIRE_FALSE(files.empty());
    for (std::size_t i = 1; i < files.size(); ++i) CHECK(files[i - 1].name < files[i].name);
  }
}

TEST_CASE("every built-in rule set has its case table built in") {
  REQUIRE(built_in_case_tables().size() == built_in_rule_sets().size());
  for (std::size_t i = 0; i < built_in_rule_sets().size(); ++i) {
    const std::string name(built_in_rule_sets()[i].name);
    CAPTURE(name);
    CHECK(built_in_case_tables()[i].name == name);
    const auto file = read_file(RUNG_SOURCE_DIR "/rules/" + name + ".cases.yaml");
    REQUIRE_MESSAGE(file.has_value(), describe(file.error()));
    CHECK(built_in_case_tables()[i].text == file->text());
  }
}
