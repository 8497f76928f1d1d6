// What `rung prove` writes for other commands to read, and what other commands say of what does not hold.

#include "cli/run.hpp"

#include <filesystem>

#include "prove/planted.hpp"

#ifdef RUNG_CLI

using namespace rung;

TEST_CASE("each case that --witness writes is one that recommend reads") {
  const test::Scratch scratch;
  CHECK(test::run_rung("prove eight-domain-stepped-care --witness '" + scratch.path("out") + "'").status == 0);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(scratch.path("out"))) {
    CAPTURE(entry.path().string());
    const auto run = test::run_rung("recommend --rules eight-domain-stepped-care '" + entry.path().string() + "'");
    CHECK(run.status == 0);
    CHECK(run.errors == "");
    ++files;
  }
  CHECK(files == 14);  // of 7 of the 8 ratings a step can move the level; each is a case before and a case after
}

TEST_CASE("check warns of what does not hold for every case and prove ends in 3") {
  const test::Scratch scratch;
  const std::string file =
      scratch.write("planted.yaml", planted::replaced(planted::sound, "support <= 1", "support >= 3"));
  const auto checked = test::run_rung("check '" + file + "'");
  CHECK(checked.status == 0);  // it compiles
  CHECK(checked.errors ==
        file +
            ": warning: does not hold for every case: A worse answer never lowers the level or the span, for "
            "`support`\n      = `rung prove` has the case\n" +
            file +
            ": warning: does not hold for every case: What the rule set requires of itself, for `mild-stays`\n"
            "      = `rung prove` has the case\n");
  const auto proved = test::run_rung("prove '" + file + "'");
  CHECK(proved.status == 3);
  CHECK(proved.output.find("REFUTED    A worse answer never lowers") != std::string::npos);
  CHECK(proved.output.find("support: 3 to 4, then 2") != std::string::npos);
}

TEST_CASE("prove prints the reason for which a claim is not made") {
  const test::Scratch scratch;
  const std::string file = scratch.write(
      "planted.yaml", planted::replaced(planted::sound, "support <= 1", "support >= 3") +
                          "exempt:\n  - {from: worse-never-less, of: support, because: Asked the other way round.}\n");
  const auto proved = test::run_rung("prove '" + file + "'");
  CHECK(proved.output.find("support is exempt: Asked the other way round.") != std::string::npos);
}

#endif
