// What `rung prove` writes for other commands to read.

#include "cli/run.hpp"

#include <filesystem>

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

#endif
