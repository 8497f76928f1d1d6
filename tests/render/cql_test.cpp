// A rule set as a CQL library. Whether CQL software reads it as rung does is tests/cql/run.sh's to say.

#include "rung/render/cql.hpp"

#include <string>

#include "rung/advise/advisor.hpp"
#include "rung/text/version.hpp"

using namespace rung;

namespace {

/// A rule set with these inputs, defines and rules below a head that is always the same.
Advisor rule_set(const std::string& inputs, const std::string& defines, const std::string& rules) {
  const auto advisor = Advisor::read(
      Source("test.yaml",
             "rung: 1\nid: small-clinic\nversion: 1.2.3\ntitle: \"Small\\nclinic\"\nstatus: draft\npopulation: adult\n"
             "sources: {us: {title: Us}}\n"
             "ladder: [{id: weekly, name: Weekly therapy}, {id: iop, name: IOP}, {id: php, name: PHP}]\n"
             "inputs:\n" +
                 inputs + "define:\n" + defines + "rules:\n" + rules));
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  return *advisor;
}

/// What stands behind `define "rule r":` when a rule's condition is written like this, line by line.
std::string exported(const std::string& condition) {
  std::string block;
  for (const char c : condition) block += c == '\n' ? "\n      " : std::string(1, c);
  const std::string cql = rule_set(
                              "  home.safe: {type: boolean, optional: true}\n"
                              "  mood: {type: integer, range: [0, 4]}\n"
                              "  score.total: {type: decimal, range: [0, 10]}\n"
                              "  place.kind: {type: string, one_of: [\"it's\", b]}\n",
                              "  one_more: mood >= 3\n  low.mood: mood >= 2\n",
                              "  - {id: all, alert: review, because: b, source: us, when: \"home.safe and one_more "
                              "and low.mood and score.total > 1 and place.kind = 'b'\"}\n"
                              "  - id: r\n    at_least: iop\n    because: b\n    source: us\n    when: |-\n      " +
                                  block + "\n")
                              .as_cql();
  const std::string before = "define \"rule r\":\n  ";
  const std::size_t begin = cql.find(before) + before.size();
  return cql.substr(begin, cql.find("\n\n// The at_least rules that hold", begin) - begin);
}

const std::string inputs =
    "  functioning.work: {type: integer, range: [0, 2], scale: [none, some, much], name: trouble at work,\n"
    "    ask: \"How much\\nof it?\"}\n"
    "  place: {type: string, one_of: [home, street]}\n"
    "  never_asked: {type: boolean}\n";
const std::string defines = "  works: {is: functioning.work < 2, name: able to work}\n";
const std::string rules =
    "  - {id: floor, title: work suffers, at_least: iop, when: not works, because: b, source: us, status: draft}\n"
    "  - {id: stay, at_least: current, when: \"episodes('iop', 90) > 0\", because: b, source: us}\n"
    "  - {id: limit, rules_out: [iop, php], when: place = 'street', because: b, source: us}\n"
    "  - {id: look, alert: urgent, when: change(functioning.work) > 0, because: b, source: us}\n";

/// The library of that rule set from `library` on.
const char* const body = R"cql(library "small-clinic" version '1.2.3'

// trouble at work: How much of it? (0 to 2: none, some, much)
parameter "functioning.work" Integer default null

// place (home, street)
parameter "place" String default null

// stays in IOP in the last 90 days
parameter "episodes('iop', 90)" Integer default null

// change in trouble at work
parameter "change(functioning.work)" Integer default null

context Unfiltered

// able to work
define "works":
  "functioning.work" < 2

// work suffers
// at_least: iop; draft; source: us
define "rule floor":
  not works

// stay
// at_least: current; source: us
define "rule stay":
  "episodes('iop', 90)" > 0

// limit
// rules_out: iop, php; source: us
define "rule limit":
  place = 'street'

// look
// alert: urgent; source: us
define "rule look":
  "change(functioning.work)" > 0

// The at_least rules that hold; the level each demands is said above it.
define "Floors":
  (List<String>{
    if "rule floor" then 'floor' else null,
    if "rule stay" then 'stay' else null
  }) Name where Name is not null

// The at_least rules that missing facts keep open.
define "Open Floors":
  (List<String>{
    if "rule floor" is null then 'floor' else null,
    if "rule stay" is null then 'stay' else null
  }) Name where Name is not null

// The parameters that are not known.
define "Missing Facts":
  (List<String>{
    if "functioning.work" is null then 'functioning.work' else null,
    if "place" is null then 'place' else null,
    if "episodes('iop', 90)" is null then 'episodes(\'iop\', 90)' else null,
    if "change(functioning.work)" is null then 'change(functioning.work)' else null
  }) Name where Name is not null
)cql";

/// A condition as its author writes it, and as the library has it.
struct Row {
  const char *written, *exported;
};

const Row rows[] = {
    {"mood >= 3 // enough", "mood >= 3 // enough"},
    {"mood >= 3\n  or home.safe", "mood >= 3\n  or \"home.safe\""},
    {"((home.safe))", "((\"home.safe\"))"},
    {"( /* (home.away) */ home.safe /* ) */ )", "( /* (home.away) */ \"home.safe\" /* ) */ )"},
    {"(// home.away (\n home . safe )", "(// home.away (\n \"home.safe\" )"},
    {"\"home\".`safe` and \"mood\" = 1", "\"home.safe\" and \"mood\" = 1"},
    {"low.mood or one_more", "\"low.mood\" or \"one_more\""},
    {"low.mood or \"one_more\"", "\"low.mood\" or \"one_more\""},
    {"place.kind = 'it\\'s' or home.safe", "\"place.kind\" = 'it\\'s' or \"home.safe\""},
    {"(change( score.total /* ) */ )) > 1.0", "(\"change(score.total)\") > 1.0"},
    {"episodes('iop',90) > 0 or home.safe", "\"episodes('iop', 90)\" > 0 or \"home.safe\""},
    {"(current_level) = 'iop' and weeks_at_level() > 2", "(current_level) = 'iop' and \"weeks_at_level\" > 2"},
    {"case mood when 1 then home.safe else one_more end", "case mood when 1 then \"home.safe\" else \"one_more\" end"},
    {"score.total between 1.5 and 2", "\"score.total\" between 1.5 and 2"},
    {"Coalesce(home.safe, mood>2)", "Coalesce(\"home.safe\", mood>2)"},
};

}  // namespace

TEST_CASE("a rule set becomes a CQL library") {
  const Advisor advisor = rule_set(inputs, defines, rules);
  const std::string cql = advisor.as_cql();
  CHECK(cql == render_cql(advisor.program()));
  CHECK(cql.substr(cql.find("\nlibrary ") + 1) == body);
}

TEST_CASE("the head of a CQL library says what it was made from and is all comment") {
  const Advisor advisor = rule_set(inputs, defines, rules);
  const std::string cql = advisor.as_cql(), head = cql.substr(0, cql.find("\n\nlibrary ") + 1);
  CHECK(head.starts_with("// Small clinic\n//\n// Rule set small-clinic 1.2.3 (draft)\n// SHA-256 " +
                         advisor.program().rules().sha256 + "\n"));
  CHECK(head.find("\n//   iop: IOP\n") != std::string::npos);
  CHECK(head.find("rung " + std::string(version())) != std::string::npos);
  for (std::size_t line = 0; line < head.size(); line = head.find('\n', line) + 1)
    CHECK(head.compare(line, 2, "//") == 0);
}

TEST_CASE("an expression goes into CQL byte for byte but for names that CQL cannot read") {
  for (const Row& row : rows) {
    CAPTURE(row.written);
    CHECK(exported(row.written) == row.exported);
  }
}

TEST_CASE("a rule set without floors has empty lists of them in CQL") {
  const std::string cql = rule_set("  mood: {type: integer, range: [0, 4]}\n", "  low: mood > 2\n",
                                   "  - {id: look, alert: review, when: low, because: b, source: us}\n")
                              .as_cql();
  CHECK(cql.find("define \"Floors\":\n  List<String>{}\n") != std::string::npos);
  CHECK(cql.find("define \"Open Floors\":\n  List<String>{}\n") != std::string::npos);
}
