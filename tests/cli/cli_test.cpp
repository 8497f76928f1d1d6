// The command line as a shell sees it: what it prints where, and its exit status.

#include "cli/run.hpp"

#include <algorithm>
#include <filesystem>
#include <string>

#ifdef RUNG_CLI

using namespace rung;
using test::holds;
using test::Run;
using test::run_rung;
using test::run_shell;
using test::Scratch;

namespace {

const std::string example = "examples/cases/02-weekly-not-building-momentum.yaml";
const std::string faulty_example = "examples/cases/90-with-faults.yaml";

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// A command line that is at fault, and what must be said of it.
struct Misuse {
  std::string arguments, said, hint;
};

const Misuse misuses[] = {
    {"recomend x", "there is no command `recomend`", "did you mean `recommend`?"},
    {"frobnicate", "there is no command `frobnicate`", "the commands are"},
    {"help chekc", "there is no command `chekc`", "did you mean `check`?"},
    {"recommend --fromat json " + example, "--fromat", "did you mean `--format`?"},
    {"recommend --format xml " + example, "there is no format `xml`",
     "the formats are `text`, `json`, `picture` or `html`"},
    {"recommend", "needs at least one case", "rung help recommend"},
    {"recommend --rules", "--rules", "rung help recommend"},
    {"check", "needs a rule set", "rung help check"},
    {"test", "needs a rule set", "rung help test"},
    {"test -", "reads files", ""},
    {"test adult --verbos", "--verbos", "did you mean `--verbose`?"},
    {"eval 1 + 1", "takes one expression", "put it in quotes"},
    {"eval", "takes one expression", "rung help eval"},
    {"eval --json 1", "standard input", ""},
    {"explain C99", "there is no code `C99`", "did you mean"},
    {"help --as pdf", "there is no help as `pdf`", "there are `man`, `bash`, `zsh` or `fish`"},
    {"help check --as man", "`--as` is for all of the help", ""},
    {"rules adult adolescent", "one rule set or instrument at a time", ""},
    {"rules adult --as cqll", "a rule set cannot be shown as `cqll`", "did you mean `cql`?"},
    {"rules adult --as pdf", "a rule set cannot be shown as `pdf`", "the spellings are `policy`, `yaml` or `cql`"},
    {"rules --as cql", "`--as` needs a rule set", "rung help rules"},
    {"rules --attributes", "`--attributes` needs a rule set", "rung help rules"},
    {"rules adult --attributes --as cql", "`--attributes` and `--as` do not go together", ""},
    {"rules adult --attributes --format jsn", "there is no format `jsn`", "did you mean `json`?"},
    {"rules adult --format json", "`--format` goes with `--attributes`", "rung help rules"},
};

}  // namespace

TEST_CASE("every example case gets a recommendation as text and as JSON") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(RUNG_SOURCE_DIR "/examples/cases")) {
    const std::string path = "'" + entry.path().string() + "'";
    if (holds(path, "90-with-faults")) continue;
    CAPTURE(path);
    const Run text = run_rung("recommend " + path);
    CHECK(text.status == 0);
    CHECK(text.errors == "");
    CHECK(holds(text.output, "RECOMMENDED"));
    const Run json = run_rung("recommend --format json " + path);
    CHECK(json.status == 0);
    CHECK(json.errors == "");
    CHECK(json.output.starts_with("{\"rung_recommendation\":1,"));
    CHECK(lines(json.output) == 1);
    ++count;
  }
  CHECK(count >= 20);
}

TEST_CASE("the example with faults gets none and every fault is named") {
  const Run run = run_rung("recommend " + faulty_example);
  CHECK(run.status == 1);
  CHECK(run.output == "");
  for (const char* const said : {"phq9", "functioning.work", "functioning.relationships", "whisky"}) {
    CAPTURE(said);
    CHECK(holds(run.errors, said));
  }
}

TEST_CASE("a case at fault does not keep the next from its recommendation") {
  const Run run = run_rung("recommend -f json " + faulty_example + " " + example + " no-such-file.yaml " + example);
  CHECK(run.status == 1);
  CHECK(lines(run.output) == 2);
  CHECK(holds(run.errors, "no-such-file.yaml: error F01: there is no such file"));
}

TEST_CASE("a case comes from standard input as YAML and as JSON") {
  for (const char* const name : {"02-weekly-not-building-momentum.yaml", "17-home-defeats-recovery.json"}) {
    CAPTURE(name);
    const std::string path = "examples/cases/" + std::string(name);
    const Run piped = run_shell("cat " + path + " | '" RUNG_CLI "' recommend -");
    CHECK(piped.status == 0);
    CHECK(piped.errors == "");
    CHECK(piped.output == run_rung("recommend " + path).output);
  }
  CHECK(holds(run_rung("recommend -", "{\n  \"rung_case\": 1,\n  \"id\": }").errors, "standard input:3:9: error Y01"));
  CHECK(holds(run_rung("recommend -", "").errors, "standard input: error F05"));
}

TEST_CASE("output is written to its file whole or not at all") {
  const Scratch scratch;
  const Run good = run_rung("recommend --output '" + scratch.path("note.txt") + "' " + example);
  CHECK(good.status == 0);
  CHECK(good.output == "");
  CHECK(scratch.read("note.txt") == run_rung("recommend " + example).output);
  const Run faulty = run_rung("recommend --output '" + scratch.path("none.txt") + "' " + faulty_example);
  CHECK(faulty.status == 1);
  CHECK(scratch.files() == 1);
  const Run lost = run_rung("recommend --output '" + scratch.path("no/such/folder") + "' " + example);
  CHECK(lost.status == 1);
  CHECK(lost.errors == "rung: `" + scratch.path("no/such/folder") + "` could not be written\n");
}

TEST_CASE("an output file that cannot be replaced leaves nothing aside") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch.path("folder/inside"));
  const Run run = run_rung("recommend --output '" + scratch.path("folder") + "' " + example);
  CHECK(run.status == 1);
  CHECK(holds(run.errors, "could not be written"));
  CHECK(scratch.files() == 1);
  CHECK(std::filesystem::is_directory(scratch.path("folder/inside")));
}

TEST_CASE("a case is compared with an earlier one or with its own earlier readings") {
  const std::string then = "examples/cases/09-hold-until-steady.yaml", now = "examples/cases/10-step-down-to-iop.yaml";
  const Run followed = run_rung("recommend --since " + then + " " + now);
  CHECK(followed.status == 0);
  CHECK(holds(followed.output, "Since case demo-09: 4 answers have changed, 2 better, 2 worse; PHP was recommended."));
  const Run readings = run_rung("recommend --since readings examples/cases/18-dated-readings.yaml");
  CHECK(holds(readings.output, "Since the readings before: 3 answers have changed, 3 better, 0 worse;"));
  CHECK(run_rung("recommend --since " + then + " " + now + " " + now).status == 2);
  const Run lost = run_rung("recommend --since no-such-file.yaml " + now);
  CHECK(lost.status == 1);
  CHECK(lost.output == "");
  CHECK(holds(lost.errors, "no-such-file.yaml: error F01"));
  const Run faulty = run_rung("recommend --since " + faulty_example + " " + now);
  CHECK(faulty.status == 1);
  CHECK(holds(faulty.errors, "90-with-faults.yaml:"));
}

TEST_CASE("a picture and a page and a text in detail are asked for by an option") {
  CHECK(run_rung("recommend --picture " + example).output == run_rung("recommend -f picture " + example).output);
  CHECK(!holds(run_rung("recommend --picture --ascii " + example).output, "\xe2"));
  CHECK(lines(run_rung("recommend --detail " + example).output) > 30);
  const Run page = run_rung("recommend --format html " + example + " " + example);
  CHECK(page.output.starts_with("<!DOCTYPE html>"));
  CHECK(holds(page.output, "<article id=\"c2-case\">"));
}

TEST_CASE("a word that is not known ends in status 2 with a guess") {
  for (const auto& row : misuses) {
    CAPTURE(row.arguments);
    const Run run = run_rung(row.arguments);
    CHECK(run.status == 2);
    CHECK(run.output == "");
    CHECK_MESSAGE(holds(run.errors, row.said), run.errors);
    CHECK_MESSAGE(holds(run.errors, row.hint), run.errors);
  }
}

TEST_CASE("a rule set that is not there is refused with a guess") {
  const Run named = run_rung("recommend --rules adlut " + example);
  CHECK(named.status == 1);
  CHECK(holds(named.errors, "did you mean `adult`?"));
  const Run file = run_rung("recommend --rules rules/none.yaml " + example + " " + example);
  CHECK(file.status == 1);
  CHECK(file.errors == "rules/none.yaml: error F01: there is no such file\n");  // once, not once a case
  CHECK(run_rung("rules adlut").status == 1);
}

TEST_CASE("check tells a sound rule set from one at fault") {
  const Run sound = run_rung("check adult rules/adolescent.yaml");
  CHECK(sound.status == 0);
  CHECK(lines(sound.output) == 2);
  CHECK(holds(sound.output, "adult: no errors"));
  const Run faulty = run_rung("check tests/refuse/rules/cycle.yaml adult");
  CHECK(faulty.status == 1);
  CHECK(holds(faulty.output, "cycle.yaml: 1 error\n"));
  CHECK(holds(faulty.output, "adult: no errors"));
  CHECK(holds(faulty.errors, "cycle.yaml:"));
}

TEST_CASE("a rule set is tested by the table beside it and the exit status tells how it went") {
  const Run sound = run_rung("test adult rules/adolescent.yaml");
  CHECK(sound.status == 0);
  CHECK(sound.errors == "");
  CHECK(sound.output.starts_with("adult 1.0.0: "));
  CHECK(holds(sound.output, "\nadolescent 1.0.0: "));
  CHECK(lines(run_rung("test adult --verbose").output) > 2 * 60);
  const Scratch scratch;
  const std::string rules = "'" + scratch.write("my.yaml", run_shell("cat rules/adult.yaml").output) + "'";
  const Run none = run_rung("test " + rules);
  CHECK(none.status == 1);
  CHECK(none.output == "");
  CHECK(none.errors.starts_with(scratch.path("my.cases.yaml") + ": error F01: there is no case table beside"));
  scratch.write("my.cases.yaml", "rung_cases: 1\nrules: adult\ncases: [{id: a, expect: {level: iop, up_to: iop}}]\n");
  const Run differing = run_rung("test " + rules + " adult");
  CHECK(differing.status == 1);
  CHECK(differing.output.starts_with("differs: a, line 3\n  level: expected Intensive outpatient program (iop), "));
  CHECK(holds(differing.output, "\nadult 1.0.0: 1 row, 0 as expected, 1 differs\n"));
  scratch.write("my.cases.yaml", "rung_cases: 1\nrules: adult\ncases: [{id: a, expect: {level: ipo}}]\n");
  const Run faulty = run_rung("test " + rules);
  CHECK(faulty.status == 1);
  CHECK(faulty.output == "");
  CHECK(holds(faulty.errors, "my.cases.yaml:3:33: error K20: there is no level `ipo` on the ladder"));
}

TEST_CASE("a built-in rule set is the file it was made from") {
  for (const std::string name : {"adult", "adolescent"}) {
    const Run shown = run_rung("rules --as yaml " + name);
    CHECK(shown.status == 0);
    CHECK(shown.output == run_shell("cat rules/" + name + ".yaml").output);
    CHECK(run_rung("rules --as yaml rules/" + name + ".yaml").output == shown.output);
    CHECK(holds(run_rung("rules").output, "  " + name + "  "));
  }
  CHECK(run_rung("rules --as yaml phq9").output == run_shell("cat rules/instruments/phq9.yaml").output);
  CHECK(run_rung("rules --as yaml rules/none.yaml").errors == "rules/none.yaml: error F01: there is no such file\n");
}

TEST_CASE("a rule set is shown as a policy whether it is built in or a file and so is an instrument") {
  for (const std::string name : {"adult", "adolescent"}) {
    CAPTURE(name);
    const Run policy = run_rung("rules " + name);
    CHECK(policy.status == 0);
    CHECK(policy.errors == "");
    CHECK(holds(policy.output, "\nPolicy of the rule set " + name + ", version "));
    CHECK(run_rung("rules --as policy " + name).output == policy.output);
    CHECK(run_rung("rules rules/" + name + ".yaml").output == policy.output);
  }
  const Run instrument = run_rung("rules phq9");
  CHECK(instrument.status == 0);
  CHECK(holds(instrument.output, "\nPHQ-9 [phq9]\n"));
  CHECK(run_rung("rules --as cql phq9").status == 1);
  CHECK(run_rung("rules tests/refuse/rules/cycle.yaml").status == 1);
  CHECK(holds(run_rung("rules adlut").errors, "did you mean `adult`?"));
  CHECK(holds(run_rung("rules phq8").errors, "did you mean `phq9`?"));
}

TEST_CASE("a rule set is shown as CQL whether it is built in or a file") {
  for (const std::string name : {"adult", "adolescent"}) {
    CAPTURE(name);
    const Run built_in = run_rung("rules --as cql " + name);
    CHECK(built_in.status == 0);
    CHECK(built_in.errors == "");
    CHECK(holds(built_in.output, "\nlibrary \"" + name + "\" version '"));
    CHECK(run_rung("rules rules/" + name + ".yaml --as cql").output == built_in.output);
  }
  const Run faulty = run_rung("rules --as cql tests/refuse/rules/cycle.yaml");
  CHECK(faulty.status == 1);
  CHECK(faulty.output == "");
  CHECK(holds(faulty.errors, "cycle.yaml:"));
}

TEST_CASE("the attributes of a rule set are shown as text and as JSON whether it is built in or a file") {
  for (const std::string name : {"adult", "adolescent"}) {
    CAPTURE(name);
    const Run text = run_rung("rules --attributes " + name);
    CHECK(text.status == 0);
    CHECK(text.errors == "");
    CHECK(holds(text.output, "\n  Developer: The rung authors.\n  Contact: not stated\n"));
    CHECK(holds(text.output, "race or ethnicity [race]: recorded, used by no rule"));
    CHECK(run_rung("rules rules/" + name + ".yaml --attributes --format text").output == text.output);
    const Run json = run_rung("rules --attributes --format json " + name);
    CHECK(json.output.starts_with("{\"rung_attributes\":1,"));
    CHECK(lines(json.output) == 1);
  }
  CHECK(run_rung("rules --attributes tests/refuse/rules/cycle.yaml").status == 1);
}

TEST_CASE("help speaks of every command and the same by each way to ask") {
  const Run all = run_rung("help");
  CHECK(all.status == 0);
  CHECK(run_rung("--help").output == all.output);
  CHECK(run_rung("").status == 2);
  for (const std::string name : {"recommend", "check", "test", "rules", "eval", "explain", "help"}) {
    CAPTURE(name);
    CHECK(holds(all.output, "  rung " + name));
    const Run one = run_rung("help " + name);
    CHECK(one.status == 0);
    CHECK(one.output.starts_with("rung " + name));
    CHECK(run_rung(name + " --help").output == one.output);
  }
  CHECK(run_rung("--version").output.starts_with("rung 0."));
}

#endif
