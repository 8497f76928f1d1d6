// The man page and the completions, which come from the table of commands, held against the help, which does too.

#include "cli/run.hpp"

#include <sstream>
#include <string>
#include <vector>

#ifdef RUNG_CLI

using namespace rung;
using test::run_rung;
using test::run_shell;
using test::Scratch;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The commands, from the lines `  rung NAME ...` of the help.
std::vector<std::string> commands() {
  std::istringstream lines(run_rung("help").output);
  std::vector<std::string> found;
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("  rung ")) found.push_back(line.substr(7, line.find(' ', 7) - 7));
  return found;
}

// What a shell would offer for these words, the last of them not finished.
std::string offered(const std::string& words) {
  const Scratch scratch;
  const std::string script =
      scratch.write("try", "PATH=$(dirname '" RUNG_CLI "'):$PATH; source <(rung help --as bash); COMP_WORDS=(" + words +
                               "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _rung; echo \"${COMPREPLY[@]}\"");
  return run_shell("bash '" + script + "'").output;
}

}  // namespace

TEST_CASE("the man page has every command with its options and no line that roff would misread") {
  const std::string page = run_rung("help --as man").output;
  for (const std::string& name : commands()) {
    CAPTURE(name);
    CHECK(holds(page, ".SS rung " + name + " "));
  }
  CHECK(holds(page, ".B \\-\\-rules, \\-r NAME|FILE\n"));
  CHECK(holds(page, ".B \\-\\-as SPELLING\n"));
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    if (line.starts_with('.'))
      CHECK((line.starts_with(".B ") || line.starts_with(".I ") || line.starts_with(".SS ") ||
             line.starts_with(".SH ") || line == ".TP" || line == ".PP" || line.starts_with(".TH ") ||
             line.starts_with(".\\\"")));
  }
  if (run_shell("command -v groff").status == 0)
    CHECK(run_shell("'" RUNG_CLI "' help --as man | groff -man -ww -Tutf8 -z").errors.empty());
}

TEST_CASE("bash completes commands and options and what they take") {
  CHECK(offered("rung re") == "recommend\n");
  CHECK(offered("rung recommend --fo") == "--format\n");
  CHECK(offered("rung recommend --format ''") == "text json html picture\n");
  CHECK(offered("rung recommend --rules adul") == "adult\n");
  CHECK(offered("rung explain C2") == "C20 C21 C22 C23 C24 C25 C26 C27 C28\n");
  CHECK(offered("rung check examples/my-clinic/my-clinic.y") == "examples/my-clinic/my-clinic.yaml\n");
  CHECK(offered("rung rules --as p") == "policy\n");
}

TEST_CASE("the completions of every shell know every command") {
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const std::string text = run_rung("help --as " + shell).output;
    CAPTURE(shell);
    for (const std::string& name : commands()) CHECK(holds(text, name));
    CHECK(holds(text, "--since") == (shell != "fish"));
    CHECK(holds(text, "-l format -s f -x -a 'text json html picture'") == (shell == "fish"));
  }
}

TEST_CASE("every code is explained by name and all of them are listed") {
  const std::string one = run_rung("explain c23").output;
  CHECK(one.starts_with("C23\n"));
  CHECK(holds(one, "gad7: {total: 99, days_ago: 2}"));
  CHECK(holds(run_rung("explain").output, "\nC23  A number is outside the range that the answer can have.\n"));
  CHECK(run_rung("explain C23 E01").output == one + "\n" + run_rung("explain E01").output);
}

#endif
