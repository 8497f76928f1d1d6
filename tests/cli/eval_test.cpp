// `rung eval`: one expression on the command line, or a line of JSON for each.

#include "cli/run.hpp"

#include <algorithm>
#include <chrono>
#include <string>

#ifdef RUNG_CLI

using namespace rung;
using test::Run;
using test::run_rung;

TEST_CASE("eval prints the value of an expression") {
  CHECK(run_rung("eval '1 + 1'").output == "2\n");
  CHECK(run_rung("eval '1 + null'").output == "null\n");
  CHECK(run_rung("eval 'true or null'").output == "true\n");
  const Run faulty = run_rung("eval '1 +'");
  CHECK(faulty.status == 1);
  CHECK(faulty.output == "");
  CHECK(faulty.errors.starts_with("expression:1:"));
}

TEST_CASE("help on the operators names every one of them with its sentence") {
  const Run shown = run_rung("eval --help operators");
  CHECK(shown.status == 0);
  for (const char* words : {"x included in y", "width of x", "Interval<Integer> -> Integer", "Coalesce(...)",
                            "reads: {0} is at least {1}", "episodes(...)"}) {
    CAPTURE(words);
    CHECK(shown.output.find(words) != std::string::npos);
  }
  CHECK(run_rung("help operators").output == shown.output);
  CHECK(run_rung("eval --help nonsense").status == 2);
}

TEST_CASE("an expression may start with a minus") {
  CHECK(run_rung("eval '-5 + 3'").output == "-2\n");
  CHECK(run_rung("eval '-(5 + 3)'").output == "-8\n");
  CHECK(run_rung("eval '- 5'").output == "-5\n");
  CHECK(run_rung("eval -5").output == "-5\n");
  CHECK(run_rung("eval -- '-Abs(2)'").output == "-2\n");
  CHECK(run_rung("eval -x").status == 2);
  CHECK(run_rung("eval --5").status == 2);
}

TEST_CASE("each line of JSON gets its line whatever is in it") {
  const std::string input =
      "{\"expr\": \"1 + 1\"}\n"
      "\n"
      "garbage\n"
      "{\"expr\": \"1 +\"}\r\n"
      "{\"expr\": 7}\n"
      "[]\n"
      "{\"expr\": \"'a\\u0000b'\"}\n"
      "{\"expr\": \"\xff\"}\n"
      "{\"expr\": \"2\"} trailing\n"
      "{\"expr\": \"null\"}";
  const Run run = run_rung("eval --json", input);
  CHECK(run.status == 0);
  CHECK(run.errors == "");
  CHECK(run.output.starts_with("{\"value\":2}\n{\"error\":"));
  CHECK(run.output.ends_with("\n{\"value\":null}\n"));
  CHECK(std::count(run.output.begin(), run.output.end(), '\n') == 10);
}

TEST_CASE("a hundred thousand lines are answered in their order within seconds") {
  std::string input;
  std::string expected;
  for (int i = 0; i < 100'000; ++i) {
    input += "{\"expr\": \"" + std::to_string(i) + " + 1\"}\n";
    expected += "{\"value\":" + std::to_string(i + 1) + "}\n";
  }
  const auto start = std::chrono::steady_clock::now();
  const Run run = run_rung("eval --json", input);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  CHECK(run.output == expected);
  CHECK(took.count() < 60);  // about one second; the machine may be busy
}

#endif
