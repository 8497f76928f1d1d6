// `rung batch` and `rung compare` as their callers meet them.

#include <algorithm>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "cli/run.hpp"

#ifdef RUNG_CLI

using namespace rung;
using test::holds;
using test::Lines;
using test::lines_of;
using test::Run;
using test::run_rung;
using test::run_shell;
using test::Scratch;

namespace {

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// The text of one key of a record.
std::string value_of(const std::string& record, const std::string& key) {
  const std::size_t at = record.find("\"" + key + "\":\"");
  if (at == std::string::npos) return "";
  const std::size_t begin = at + key.size() + 4;
  return record.substr(begin, record.find('"', begin) - begin);
}

std::string case_line(int number) {
  std::mt19937 chance(static_cast<unsigned>(number));
  std::string answers;
  for (const char* const name : {"functioning.work", "functioning.home", "risk.self_injury", "state.psychosis"})
    if (chance() % 4 != 0)
      answers += std::string(answers.empty() ? "" : ",") + "\"" + name + "\":" + std::to_string(chance() % 5);
  if (chance() % 3 == 0) answers += std::string(answers.empty() ? "" : ",") + "\"risk.plan\":true";
  const std::string history = chance() % 2 ? ",\"history\":[{\"level\":\"weekly\",\"from_days_ago\":70}]" : "";
  return "{\"rung_case\":1,\"id\":\"c" + std::to_string(number) + "\",\"population\":\"adult\",\"answers\":{" +
         answers + "}" + history + "}";
}

const std::string good = R"({"rung_case":1,"id":"a","population":"adult","answers":{"functioning.work":2}})";
const std::string misspelt = R"({"rung_case":1,"id":"b","population":"adult","answers":{"functioning.wrok":2}})";

}  // namespace

TEST_CASE("a batch answers every line with a record in the same order and ends well") {
  const std::string input = good + "\n\n" + misspelt + "\r\nnot json\n  \n[1]\nid: yaml\n{\"rung_case\":1}\n" + good;
  const Run run = run_rung("batch -", input);
  CHECK(run.status == 0);
  const Lines records = lines_of(run.output);
  REQUIRE(records.size() == 7);
  const char* const statuses[] = {"incomplete", "error", "error", "error", "error", "error", "incomplete"};
  for (std::size_t i = 0; i < 7; ++i) CHECK(value_of(records[i], "status") == statuses[i]);
  CHECK(records[0] == records[6]);
  CHECK(value_of(records[0], "case_id") == "a");
  CHECK(value_of(records[1], "case_id") == "b");
  CHECK(holds(records[1], R"("code":"C21")"));
  CHECK(holds(records[1], R"("hint":"did you mean `functioning.work`?","pointer":"/answers/functioning.wrok","at":)"));
  CHECK(holds(records[2], R"({"case_id":null,"status":"error")"));
  CHECK(run.errors == "rung: 5 of 7 lines are at fault; the record of each says why\n");
  CHECK(run_rung("batch - --fail-on-error", input).status == 3);
  CHECK(run_rung("batch - --fail-on-error", good).status == 0);
  const Run empty = run_rung("batch -", "");
  CHECK(empty.status == 0);
  CHECK(empty.output.empty());
  CHECK(empty.errors.empty());
}

TEST_CASE("a record says what recommend says") {
  const std::string path = "examples/cases/17-home-defeats-recovery.json";
  const std::string one = run_rung("recommend --format json " + path).output;
  const Run run = run_shell("tr -d '\\n' < " + path + " | '" RUNG_CLI "' batch --detail trace -");
  REQUIRE(lines_of(run.output).size() == 1);
  for (const char* const key : {"recommended", "level", "up_to", "change"}) {
    CHECK(value_of(one, key) != "");
    CHECK(value_of(run.output, key) == value_of(one, key));
  }
  CHECK(holds(run.output, "\"recommendation\":" + one.substr(0, one.size() - 1) + "}\n"));
}

TEST_CASE("shuffling and splitting and repeating lines or putting faulty ones between never changes an answer") {
  Lines lines;
  for (int i = 0; i < 60; ++i) lines.push_back(case_line(i));
  for (const std::string how : {"--detail none", "--detail reasons --jobs 3", "--detail level --jobs 2"}) {
    CAPTURE(how);
    const Lines answers = lines_of(run_rung("batch - " + how, joined(lines)).output);
    REQUIRE(answers.size() == lines.size());
    CHECK(std::set<std::string>(answers.begin(), answers.end()).size() == 60);
    std::mt19937 chance(7);
    Lines mixed, expected;
    for (int i = 0; i < 400; ++i) {
      const std::size_t at = chance() % lines.size();
      mixed.push_back(lines[at]);
      expected.push_back(answers[at]);
      if (chance() % 3 != 0) continue;
      mixed.push_back(chance() % 2 ? "{\"id\": \"broken" : misspelt);
      expected.emplace_back();
    }
    const Lines found = lines_of(run_rung("batch - " + how, joined(mixed)).output);
    REQUIRE(found.size() == mixed.size());
    std::size_t same = 0, faulty = 0;
    for (std::size_t i = 0; i < found.size(); ++i)
      expected[i].empty() ? faulty += value_of(found[i], "status") == "error" : same += found[i] == expected[i];
    CHECK(same == 400);
    CHECK(same + faulty == found.size());
    const Lines first(mixed.begin(), mixed.begin() + 137), rest(mixed.begin() + 137, mixed.end());
    CHECK(run_rung("batch - " + how, joined(first)).output + run_rung("batch - " + how, joined(rest)).output ==
          joined(found));
  }
}

TEST_CASE("the shards of a batch are its records each once") {
  Lines lines;
  for (int i = 0; i < 90; ++i) lines.push_back(case_line(i));
  lines.push_back("broken");
  const Lines all = lines_of(run_rung("batch -", joined(lines)).output);
  Lines parts;
  for (const char* const part : {"0/3", "1/3", "2/3"}) {
    const Lines found = lines_of(run_rung(std::string("batch - --shard ") + part, joined(lines)).output);
    CHECK(found.size() > 15);
    parts.insert(parts.end(), found.begin(), found.end());
  }
  CHECK(std::multiset<std::string>(parts.begin(), parts.end()) == std::multiset<std::string>(all.begin(), all.end()));
  for (const char* const wrong : {"3/3", "1", "a/b", "-1/2", "0/0"})
    CHECK(run_rung(std::string("batch - --shard ") + wrong, "").status == 2);
}

TEST_CASE("gzip is unpacked by itself and a cut one is refused") {
  const Scratch scratch;
  const std::string plain = scratch.write("a", joined({case_line(1), case_line(2)})), packed = scratch.path("a.gz");
  if (run_shell("gzip -c '" + plain + "' > '" + packed + "'").status != 0) return;
  const std::string expected = run_rung("batch " + plain).output;
  CHECK(lines_of(expected).size() == 2);
  CHECK(run_rung("batch " + packed).output == expected);
  CHECK(run_shell("cat '" + packed + "' '" + packed + "' | '" RUNG_CLI "' batch -").output == expected + expected);
  const Run cut = run_shell("head -c 60 '" + packed + "' > '" + scratch.path("cut.gz") + "'; '" RUNG_CLI "' batch '" +
                            scratch.path("cut.gz") + "'");
  CHECK(cut.status == 1);
  CHECK(holds(cut.errors, "the gzip file ends before its end"));
}

TEST_CASE("a file of records appears when it is whole and not before") {
  const Scratch scratch;
  const std::string out = scratch.path("out.ndjson");
  CHECK(run_rung("batch - --output " + out, joined({case_line(1)})).status == 0);
  CHECK(lines_of(scratch.read("out.ndjson")).size() == 1);
  CHECK(scratch.files() == 1);
  CHECK(run_rung("batch no-such-file --output " + scratch.path("other")).status == 1);
  CHECK(scratch.files() == 1);
  CHECK(run_rung("batch - --output /no/such/folder/x", "").status == 1);
}

TEST_CASE("a closed pipe ends a batch quietly and SIGTERM ends it after a whole record") {
  Lines lines;
  for (int i = 0; i < 3000; ++i) lines.push_back(case_line(i));
  const Run closed = run_shell("{ '" RUNG_CLI "' batch - ; echo $? >&2; } | head -n 1 > /dev/null", joined(lines));
  CHECK(holds(closed.errors, "141"));
  CHECK(!holds(closed.errors, "rung:"));
  const Run ignoring =
      run_shell("{ trap '' PIPE; '" RUNG_CLI "' batch - ; echo $? >&2; } | head -n 1 > /dev/null", joined(lines));
  CHECK(ignoring.errors == "141\n");
  const Scratch scratch;
  const std::string fifo = "'" + scratch.path("fifo") + "'";
  const Run stopped = run_shell("mkfifo " + fifo + "; '" RUNG_CLI "' batch " + fifo + " & p=$!; exec 3> " + fifo +
                                    "; cat >&3; sleep 2; kill -TERM $p; wait $p; echo $? >&2",
                                case_line(1) + "\n");
  CHECK(stopped.errors == "143\n");
  CHECK(stopped.output == run_rung("batch -", case_line(1)).output);
}

TEST_CASE("a line that is too long is at fault and its neighbors are not") {
  const std::string longer = "{\"rung_case\":1,\"id\":\"long\",\"shows\":\"" + std::string(700'000, 'x') + "\"}";
  const Run run = run_rung("batch - --max-line 1000", joined({case_line(1), longer, case_line(2)}));
  const Lines records = lines_of(run.output);
  REQUIRE(records.size() == 3);
  CHECK(records[0] == lines_of(run_rung("batch -", case_line(1)).output)[0]);
  CHECK(holds(records[1], "\"code\":\"F02\""));
  CHECK(records[2] == lines_of(run_rung("batch -", case_line(2)).output)[0]);
}

TEST_CASE("a table is answered as its mapping says and a row at fault names its column") {
  const Run run = run_rung("batch examples/batch/help-made-up.csv --map examples/batch/help-map.yaml");
  CHECK(run.status == 0);
  const Lines records = lines_of(run.output);
  REQUIRE(records.size() == 5);
  for (const std::size_t i : {0, 1, 2, 4}) CHECK(value_of(records[i], "status") == "incomplete");
  CHECK(value_of(records[3], "case_id") == "4");
  CHECK(holds(records[3], R"("code":"C22")"));
  CHECK(holds(records[3], R"("column":"i1","at":)"));
  const Run teds = run_rung("batch examples/batch/teds-made-up.csv --map examples/batch/teds-map.yaml");
  const Lines admissions = lines_of(teds.output);
  REQUIRE(admissions.size() == 5);
  CHECK(holds(admissions[2], R"("code":"C20")"));  // a person of 15 is of another population
  CHECK(holds(admissions[1], R"("placed":"above")"));
  CHECK(holds(admissions[4], R"("placed":null)"));  // detoxification is not on the ladder
}

TEST_CASE("a row that breaks the rules of CSV takes no other with it") {
  const Scratch scratch;
  const std::string head = "id,population,functioning.work\n";
  const std::string rows = "r1,adult,1\nr2,adult,\"never closed\nr3,adult,2\nr4,adult,3,\nr5,ad\"ult,3\nr6,adult,3\n";
  const std::string clean = run_rung("batch --csv -", head + "r1,adult,1\nr3,adult,2\nr6,adult,3\n").output;
  for (const std::string jobs : {"1", "3"}) {
    const Lines records = lines_of(run_rung("batch --csv - --jobs " + jobs, head + rows).output);
    REQUIRE(records.size() == 6);
    CHECK(records[0] + "\n" + records[2] + "\n" + records[5] + "\n" == clean);
    CHECK(holds(records[1], "\"code\":\"V04\""));
    CHECK(holds(records[3], "\"code\":\"V03\""));
    CHECK(holds(records[4], "\"code\":\"V05\""));
  }
}

TEST_CASE("what is wrong with a mapping or a header is said before the first row") {
  const Scratch scratch;
  const std::string map =
      scratch.write("map.yaml", "rung_map: 1\nid: IDD\npopulation: adult\nanswers: {risk.pln: ID = 1}\n");
  const Run run = run_rung("batch --csv - --map " + map, "ID,A\n1,2\n");
  CHECK(run.status == 1);
  CHECK(run.output.empty());
  CHECK(holds(run.errors, "map.yaml:2:5: error M20: the table has no column `IDD`\n"));
  CHECK(holds(run.errors, "map.yaml:4:11: error M21: the rule set `adult` does not ask for `risk.pln`\n"));
  CHECK(holds(run_rung("batch --csv -", "id,id\n1,2\n").errors,
              "standard input:1:4: error V01: the column `id` stands twice\n"));
  CHECK(holds(run_rung("batch --csv -", "id;population\n").errors, "error V07"));
  CHECK(run_rung("batch").status == 2);
  CHECK(run_rung("batch a b").status == 2);
  CHECK(run_rung("batch - --detail much", "").status == 2);
  CHECK(run_rung("batch - --jobs 0", "").status == 2);
  CHECK(run_rung("batch - --by x", "").status == 2);
}

#endif
