// Where the command line's words go: to terminals, to full disks, and to readers that leave.

#include <filesystem>
#include <string>

#include "cli/run.hpp"

#ifdef RUNG_CLI

using namespace rung;
using test::holds;
using test::lines_of;
using test::Run;
using test::run_rung;
using test::run_shell;
using test::Scratch;

namespace {

const std::string line = R"({"rung_case":1,"id":"a","population":"adult","answers":{"functioning.work":2}})";
const std::string example = "examples/cases/02-weekly-not-building-momentum.yaml";

bool lends_terminals() {
  if (run_shell("script -qec true /dev/null").status == 0) return true;
  MESSAGE("skipped: util-linux's `script` has no terminal to lend here");
  return false;
}

}  // namespace

TEST_CASE("colour is for terminals that have not refused it") {
  const std::string recommend = "'" RUNG_CLI "' recommend " + example;
  CHECK_FALSE(holds(run_shell(recommend).output, "\x1b["));
  if (!lends_terminals()) return;
  const auto on_terminal = [&](const std::string& setting) {
    return run_shell("env " + setting + " script -qec \"" + recommend + "\" /dev/null").output;
  };
  CHECK(holds(on_terminal("-u NO_COLOR"), "\x1b["));
  CHECK_FALSE(holds(on_terminal("NO_COLOR=1"), "\x1b["));
}

namespace {

// A case a line, of which the second half comes after some seconds.
std::string slow_cases(const std::string& seconds) {
  return "{ echo '" + line + "'; sleep " + seconds + "; echo '" + line + "'; }";
}

}  // namespace

TEST_CASE("a batch tells a terminal how far it is and takes the line away at the end") {
  if (!lends_terminals()) return;
  const Scratch scratch;
  // the second block of a pipe is decided half a second after the begin or later, so there is something to tell
  const std::string piped = slow_cases("3") + " | '" RUNG_CLI "' batch - --output '" + scratch.path("records") + "'";
  const std::string script = scratch.write("piped.sh", piped);
  const Run pipe = run_shell("TERM=xterm script -qec \"sh '" + script + "'\" /dev/null");
  CHECK(pipe.status == 0);
  CHECK(holds(pipe.output, "\rrung: 2 cases, "));
  CHECK(holds(pipe.output, " a second\x1b[K"));
  CHECK(pipe.output.ends_with("\r\x1b[K"));
  CHECK(lines_of(scratch.read("records")).size() == 2);
  const Run dumb = run_shell("TERM=dumb script -qec \"sh '" + script + "'\" /dev/null");
  CHECK(dumb.output.empty());
}

TEST_CASE("of a file a batch also tells the share that is done and the time that is left") {
  if (!lends_terminals()) return;
  const Scratch scratch;
  std::string cases;
  for (int i = 0; i < 400'000; ++i) cases += line + "\n";
  const std::string command = "timeout -s TERM 6 '" RUNG_CLI "' batch '" + scratch.write("cases", cases) +
                              "' --detail trace --output '" + scratch.path("records") + "'";
  const Run run = run_shell("TERM=xterm script -qec \"sh '" + scratch.write("run.sh", command) + "'\" /dev/null");
  CAPTURE(run.output);
  const std::size_t done = run.output.find(" % done, ");
  REQUIRE(done != std::string::npos);
  CHECK(holds(run.output.substr(0, done), " cases, "));
  CHECK(holds(run.output.substr(0, done), " a second, "));
  CHECK(holds(run.output.substr(done, 30), ":"));
  CHECK(holds(run.output.substr(done, 30), " left\x1b[K"));
}

TEST_CASE("where nobody watches a batch tells how far it is every ten seconds in a line of its own") {
  const Run run = run_shell(slow_cases("14") + " | '" RUNG_CLI "' batch - --detail none");
  CHECK(run.status == 0);
  CHECK(run.errors == "rung: 2 cases, 0 a second\n");
  CHECK(lines_of(run.output).size() == 2);
}

TEST_CASE("a full disk is told and ends in status 1") {
  if (!std::filesystem::exists("/dev/full")) {
    MESSAGE("skipped: there is no /dev/full here");
    return;
  }
  for (const std::string& arguments : {"recommend " + example, std::string("check adult"), std::string("eval 1"),
                                       std::string("rules adult"), std::string("help")}) {
    CAPTURE(arguments);
    const Run run = run_rung(arguments + " > /dev/full");
    CHECK(run.status == 1);
    CHECK(run.errors == "rung: the result could not be written\n");
  }
}

TEST_CASE("a reader that leaves early ends the program at once and without a word") {
  const Run run = run_shell("{ '" RUNG_CLI "' rules adult; echo $? >&2; } | head -n 1");
  CHECK(lines_of(run.output).size() == 1);
  CHECK((run.errors == "141\n" || run.errors == "0\n"));  // 141: SIGPIPE; 0: all of it had gone into the pipe
  const Run endless = run_shell("yes '{\"expr\": \"1\"}' | '" RUNG_CLI "' eval --json | head -n 3");
  CHECK(endless.output == "{\"value\":1}\n{\"value\":1}\n{\"value\":1}\n");
}

#endif
