// What `rung batch --summary` and `rung compare` say of many cases.

#include <string>

#include "cli/run.hpp"

#ifdef RUNG_CLI

using namespace rung;
using test::holds;
using test::Lines;
using test::lines_of;
using test::Run;
using test::run_rung;
using test::Scratch;

namespace {

// Every run of spaces as one.
std::string squeezed(const std::string& text) {
  std::string made;
  for (const char c : text)
    if (c != ' ' || !made.ends_with(' ')) made += c;
  return made;
}

std::string rules_with(const std::string& rules) {
  return "rung: 1\nid: demo\nversion: 1.0.0\ntitle: Demo\nstatus: draft\npopulation: any\n"
         "sources: {us: {title: Us}}\nladder:\n  - {id: weekly, name: Weekly}\n  - {id: iop, name: IOP}\n"
         "  - {id: php, name: PHP}\ninputs:\n  mood: {type: integer, range: [0, 9], ask: Mood?}\n"
         "  safe: {type: boolean, ask: Safe?}\n  region: {type: string, one_of: [north, south], ask: "
         "Where?}\nrules:\n" +
         rules;
}

const std::string old_rules =
    "  - {id: low, title: t, at_least: iop, when: mood >= 5, because: b, source: us}\n"
    "  - {id: lower, title: t, at_least: php, when: mood >= 8, because: b, source: us}\n"
    "  - {id: danger, title: t, alert: urgent, when: not safe, because: b, source: us}\n"
    "  - {id: here, title: t, alert: review, when: mood = 9, because: b, source: us}\n";

}  // namespace

TEST_CASE("a summary counts what was said by hand") {
  const Scratch scratch;
  const std::string rules = scratch.write("demo.yaml", rules_with(old_rules));
  const std::string table =
      "id,population,mood,safe,region,placed\n1,x,2,true,north,weekly\n2,x,6,true,north,weekly\n3,x,6,false,south,php\n"
      "4,x,9,true,south,php\n5,x,,true,,\n6,x,77,true,north,\n7,x,5,,north,iop\n";
  const Run run = run_rung("batch --csv - --summary --by region --rules " + rules, table);
  CHECK(run.status == 0);
  CHECK(holds(run.output, "7 lines, 1 at fault\n\nRULE SET demo 1.0.0 (draft): 6 cases\n"));
  for (const std::string row :
       {"Weekly                               2   33.3 %", "IOP                                  3   50.0 %",
        "PHP                                  1   16.7 %", "settled: one level                   5   83.3 %",
        "Weekly up to PHP                     1   16.7 %", "urgent: danger                       1   16.7 %",
        "low                                  4   66.7 %", "below                                1   20.0 %",
        "as recommended                       3   60.0 %", "above                                1   20.0 %",
        "C23                                  1   14.3 %"}) {
    CAPTURE(row);
    CHECK(holds(squeezed(run.output), squeezed("  " + row)));
  }
  CHECK(holds(squeezed(run.output), squeezed("  mood                                 1   16.7 %")));
  CHECK(holds(squeezed(run.output), squeezed("  safe                                 1   16.7 %")));
  CHECK(
      holds(squeezed(run.output), squeezed("  north         3   33.3 %    33.3 %    66.7 %     0.0 %  1 at fault\n")));
  CHECK(holds(squeezed(run.output), squeezed("  south         2    0.0 %     0.0 %    50.0 %    50.0 %\n")));
  CHECK(holds(squeezed(run.output), squeezed("  (missing)      1  ")));
  CHECK(run_rung("batch --csv - --summary --jobs 4 --by region --rules " + rules, table).output == run.output);
  CHECK(run_rung("batch --csv - --summary --by regoin --rules " + rules, table).errors ==
        "rung: `--by`: the table has no column `regoin`\n      did you mean `region`?\n");
}

TEST_CASE("a page of a summary runs nothing and escapes what a table says") {
  const Scratch scratch;
  const std::string rules = scratch.write("demo.yaml", rules_with(old_rules)), page = scratch.path("page.html");
  const std::string map = scratch.write("map.yaml", "rung_map: 1\nid: ID\npopulation: x\nanswers: {mood: MOOD}\n");
  const Run run = run_rung("batch --csv - --by SITE --map " + map + " --summary-html " + page + " --rules " + rules,
                           "ID,MOOD,SITE\n1,2,<script>alert('x')</script>\n2,8,\"a & \"\"b\"\"\"\n");
  CHECK(run.status == 0);
  CHECK(lines_of(run.output).size() == 2);
  const std::string text = scratch.read("page.html");
  CHECK(!holds(text, "<script"));
  CHECK(holds(text, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
  CHECK(holds(text, "a &amp; &quot;b&quot;"));
  CHECK(holds(text, "Content-Security-Policy"));
  CHECK(holds(text, "<svg"));
  CHECK(!holds(text, "http://"));
  CHECK(!holds(text, "src="));
}

TEST_CASE("comparing two rule sets says who moves and because of which rules") {
  const Scratch scratch;
  const std::string before = scratch.write("old.yaml", rules_with(old_rules));
  const std::string after = scratch.write(
      "new.yaml",
      rules_with("  - {id: low, title: t, at_least: iop, when: mood >= 6, because: b, source: us}\n"
                 "  - {id: unsafe, title: t, at_least: php, when: not safe, because: b, source: us}\n"
                 "  - {id: there, title: t, at_least: iop, when: region = 'south', because: b, source: us}\n"));
  std::string input;
  const char* const people[][3] = {{"2", "true", "north"},   // weekly, weekly
                                   {"5", "true", "north"},   // iop, weekly: `low` no longer
                                   {"2", "false", "north"},  // weekly, php: `unsafe`
                                   {"2", "true", "south"},   // weekly, iop: `there`
                                   {"8", "true", "south"},   // php, iop: `lower` no longer
                                   {"99", "true", "south"}};
  for (std::size_t i = 0; i < 6; ++i)
    input += "{\"rung_case\":1,\"id\":\"p" + std::to_string(i) +
             "\",\"population\":\"x\",\"answers\":{\"mood\":" + people[i][0] + ",\"safe\":" + people[i][1] +
             ",\"region\":\"" + people[i][2] + "\"}}\n";
  const Run run = run_rung("compare " + before + " " + after + " - --output " + scratch.path("moves"), input);
  CHECK(run.status == 0);
  CHECK(run.output ==
        "From demo 1.0.0 to demo 1.0.0: 5 cases, 1 more at fault\n"
        "  stay       1  20.0 %\n  move up    2  40.0 %\n  move down  2  40.0 %\n"
        "\n  Weekly -> IOP: 1  20.0 %\n      because of    there (1)\n"
        "\n  Weekly -> PHP: 1  20.0 %\n      because of    unsafe (1)\n"
        "\n  IOP -> Weekly: 1  20.0 %\n      no longer by  low (1)\n"
        "\n  PHP -> IOP: 1  20.0 %\n      no longer by  lower (1)\n");
  const Lines moves = lines_of(scratch.read("moves"));
  REQUIRE(moves.size() == 5);
  CHECK(moves[0] == R"({"case_id":"p1","from":"iop","to":"weekly","because":[],"no_longer":["low"]})");
  CHECK(moves[1] == R"({"case_id":"p2","from":"weekly","to":"php","because":["unsafe"],"no_longer":[]})");
  CHECK(holds(moves[4], R"("case_id":"p5","status":"error")"));
  CHECK(run_rung("compare adult medicare-us -", "").status == 1);
  CHECK(run_rung("compare adult adult", "").status == 2);
}

#endif
