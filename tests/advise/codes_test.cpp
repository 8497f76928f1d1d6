#include "rung/advise/codes.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "rung/advise/advisor.hpp"
#include "rung/advise/choose.hpp"
#include "rung/advise/eval.hpp"
#include "rung/advise/test_cases.hpp"
#include "rung/compile/compile_case_map.hpp"
#include "rung/parse/csv.hpp"
#include "rung/parse/parse_case_map.hpp"
#include "rung/text/nearest.hpp"

using namespace rung;
namespace files = std::filesystem;

namespace {

std::string read(const files::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const files::path root = RUNG_SOURCE_DIR;

// Where an example stands: in place of these words of an accepted file, or of all of it.
struct Stage {
  std::string code, instead_of;
};

const Stage stages[] = {
    {"F05", ""},
    {"Y01", ""},
    {"Y02", ""},
    {"Y03", ""},
    {"Y04", ""},
    {"Y06", ""},
    {"Y07", "title: home is not safe"},
    {"E01", "because: Mood stands at {mood}."},
    {"T01", "when: low and dose > 10"},
    {"T04", "when: low and dose > 10"},
    {"T05", "when: low and dose > 10"},
    {"T06", "when: not safe or home = 'street'"},
    {"T08", "when: low and dose > 10"},
    {"T09", "when: low and dose > 10"},
    {"T10", "when: low and dose > 10"},
    {"T11", "when: low and dose > 10"},
    {"R01", "title: A small rule set"},
    {"R02", "- {id: iop, name: Intensive outpatient, hours_per_week: [9, 15]}"},
    {"R03", "sources:\n  us: {title: Set by us}"},
    {"R04", "status: draft"},
    {"R05", "id: demo"},
    {"R06", "- {id: php, name: Partial hospitalization, hours_per_week: [20, 30]}"},
    {"R07", "mood: {type: integer, range: [0, 4], name: low mood, ask: How low is the mood?, source: us}"},
    {"R08", "rung: 1"},
    {"R09", "hours_per_week: [9, 15]"},
    {"R10", "at_least: iop"},
    {"R11", "instruments: [gad7]"},
    {"R14", "define:\n  low: mood >= 3 or gad7.total >= 15"},
    {"R20", "at_least: iop"},
    {"R21", "because: Home is not safe.\n    source: us"},
    {"R22", "sources:\n  us: {title: Set by us}"},
    {"R24", "low: mood >= 3 or gad7.total >= 15"},
    {"R25", "low: mood >= 3 or gad7.total >= 15"},
    {"R30", "define:\n  low: mood >= 3 or gad7.total >= 15"},
    {"R31", "population: adult"},
    {"R32", "status: draft"},
    {"R33", "status: draft"},
    {"R34", "status: draft"},
    {"R35", "status: draft"},
    {"R36", "status: draft"},
    {"I01", "recall_days: 14"},
    {"I02", "- {id: appetite, range: [0, 3]}"},
    {"I03", "recall_days: 14"},
    {"I04", "worse: higher"},
    {"I05", "- {id: appetite, range: [0, 3]}"},
    {"I06", "- {id: appetite, range: [0, 3]}"},
    {"I07", "- {id: appetite, range: [0, 3]}"},
    {"I08", "rung_instrument: 1"},
    {"I09", "bands: [{id: low, from: 0, name: low}, {id: high, from: 4, name: high}]"},
    {"I10", "- {id: appetite, range: [0, 3]}"},
    {"I20", "sum: [sleep, appetite]"},
    {"I21", "bands: [{id: low, from: 0, name: low}, {id: high, from: 4, name: high}]"},
    {"C01", "history: []"},
    {"C02", "history: []"},
    {"C03", "functioning.work: 2"},
    {"C04", "history: []"},
    {"C05", "id: demo"},
    {"C08", "rung_case: 1"},
    {"C09", "phq9: {items: [2, 2, 2, 2, 1, 2, 1, 1, 0], days_ago: 2}"},
    {"C11", "history: []"},
    {"C20", "population: adult"},
    {"C21", "functioning.work: 2"},
    {"C22", "support.safe_home: true"},
    {"C23", "gad7: {total: 9, days_ago: 2}"},
    {"C24", "substance.main: none"},
    {"C25", "phq9: {items: [2, 2, 2, 2, 1, 2, 1, 1, 0], days_ago: 2}"},
    {"C26", "phq9: {items: [2, 2, 2, 2, 1, 2, 1, 1, 0], days_ago: 2}"},
    {"C27", "history: []"},
    {"C28", "gad7: {total: 9, days_ago: 2}"},
    {"K01", "rules: adult"},
    {"K02", "- id: a-limit\n    expect: {up_to: residential, alerts: []}"},
    {"K03", "cases:\n  - id: a-limit\n    expect: {up_to: residential, alerts: []}"},
    {"K04", "expect: {up_to: residential, alerts: []}"},
    {"K05", "- id: a-limit"},
    {"K06", "- id: a-limit"},
    {"K08", "rung_cases: 1"},
    {"K11", "expect: {up_to: residential, alerts: []}"},
    {"K12", "expect: {up_to: residential, alerts: []}"},
    {"K20", "expect: {up_to: residential, alerts: []}"},
    {"K21", "expect: {up_to: residential, alerts: []}"},
    {"K22", "expect: {up_to: residential, alerts: []}"},
    {"K23", "rules: adult"},
    {"M01", "answers: {functioning.work: MOOD}"},
    {"M02", "placed: {level: \"case MOOD when 1 then 'php' when 2 then 'iop' else null end\"}"},
    {"M03", "history: []"},
    {"M04", "columns: {}"},
    {"M05", "population: adult"},
    {"M08", "rung_map: 1"},
    {"M11", "answers: {functioning.work: MOOD}"},
    {"M20", "id: CASEID"},
    {"M21", "answers: {functioning.work: MOOD}"},
    {"M22", "answers: {functioning.work: MOOD}"},
    {"M23", "placed: {level: \"case MOOD when 1 then 'php' when 2 then 'iop' else null end\"}"},
    {"M24", "answers: {functioning.work: MOOD}"},
    {"M25", "answers: {functioning.work: MOOD}"},
};

// Told in words, since no line of text causes them: of files, sizes and programs.
const std::set<std::string_view> in_words = {"F01", "F02", "F03", "F04", "Y05", "E07", "R12", "R13", "R28", "D01",
                                             "D02", "D03", "P01", "P02", "P03", "P08", "P09", "P11", "A01", "A09",
                                             "V01", "V02", "V03", "V04", "V05", "V06", "V07", "V08", "V09",
                                             "S01", "S02", "S03", "S04", "S05", "S06", "S07", "S10", "S11", "S12",
                                             "S13", "S14"};

Faults of_instrument(const std::string& text) {
  const std::string rules =
      "rung: 1\nid: demo-rules\nversion: 1.0.0\ntitle: Test\nstatus: draft\npopulation: adult\n"
      "sources: {us: {title: Us}}\nladder:\n  - {id: weekly, name: Weekly}\n  - {id: iop, name: IOP}\n"
      "instruments: [demo]\nrules:\n"
      "  - {id: r1, title: t, at_least: iop, when: demo.alarm, because: b, source: us}\n";
  return Advisor::read(Source("rules.yaml", rules),
                       [&](const std::string&, std::uint32_t index) {
                         return std::optional<RuleText>(Source("demo.yaml", text, index));
                       })
      .error();
}

Faults faults_of(const Stage& stage, std::string_view example) {
  const char letter = stage.code[0];
  const std::string folder = letter == 'I'   ? "instruments"
                             : letter == 'C' ? "cases"
                             : letter == 'K' ? "case_tables"
                             : letter == 'M' ? "maps"
                                             : "rules";
  std::string text = read(root / "tests/refuse" / folder / "accepted.yaml");
  if (stage.instead_of.empty()) {
    text = example;
  } else {
    const std::size_t at = text.find(stage.instead_of);
    REQUIRE(at != std::string::npos);
    text.replace(at, stage.instead_of.size(), example);
  }
  const Source source("example.yaml", text);
  if (letter == 'I') return of_instrument(text);
  static const auto adult = Advisor::built_in("adult");
  if (letter == 'M') {
    const auto map = parse_case_map(source);
    return map ? compile_case_map(*map, *parse_csv_header("CASEID,MOOD,LEVEL"), &adult->program()).error()
               : map.error();
  }
  if (letter == 'C') return adult->recommend(source).error();
  return letter == 'K' ? test_cases(*adult, source).error() : Advisor::read(source).error();
}

// `$ rung eval 'EXPRESSION'`, quotes taken off as a shell does.
std::string expression_in(std::string_view example) {
  std::string words(example.substr(std::string_view("$ rung eval ").size()));
  if (words.front() == '"') {
    std::string plain;
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
      if (words[i] != '\\' || words[i + 1] == 'q') plain += words[i];
    return plain;
  }
  return words.front() == '\'' ? words.substr(1, words.size() - 2) : words;
}

bool has(const Faults& faults, std::string_view code) {
  return std::ranges::any_of(faults, [&](const Fault& fault) { return fault.code == code; });
}

// Codes between quotes, and the numbers that a reader of files gives to the letter of what it reads.
std::set<std::string> codes_in_sources() {
  std::set<std::string> found;
  for (const auto& entry : files::recursive_directory_iterator(root / "src")) {
    if (!entry.is_regular_file()) continue;
    const std::string text = read(entry.path()), name = entry.path().filename().string();
    if (name.starts_with("code")) continue;
    for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 1)) {
      const auto digit = [&](std::size_t i) {
        return at + i < text.size() && text[at + i] >= '0' && text[at + i] <= '9';
      };
      if (digit(2) && digit(3) && text.substr(at + 4, 1) == "\"" &&
          std::string_view("FYETRICKDPAMVS").find(text[at + 1]) != std::string_view::npos)
        found.insert(text.substr(at + 1, 3));
      if (!digit(1) || !digit(2) || text.substr(at + 3, 1) != "\"" || entry.path().parent_path().filename() != "parse")
        continue;
      const std::string letters = name.starts_with("parse_case_table")   ? "K"
                                  : name.starts_with("parse_case_map")   ? "M"
                                  : name.starts_with("parse_case")       ? "C"
                                  : name.starts_with("parse_instrument") ? "I"
                                  : name.starts_with("parse_population") ? "P"
                                  : name.starts_with("fields")           ? "RICKPM"
                                  : name.starts_with("shared")           ? "RI"
                                                                         : "R";
      for (const char letter : letters) found.insert(letter + text.substr(at + 1, 2));
    }
  }
  for (const char* const never : {"C06", "C07", "K07", "K09", "P04", "P05", "P06", "P07", "P10", "M06", "M07", "M09",
                                  "M10"})  // no parts cause them
    found.erase(never);
  return found;
}

}  // namespace

TEST_CASE("every code that the sources give is explained and no other") {
  std::set<std::string> explained;
  for (const CodeEntry& entry : code_table()) CHECK(explained.emplace(entry.code).second);
  const std::set<std::string> given = codes_in_sources();
  std::vector<std::string> not_explained, not_given;
  std::ranges::set_difference(given, explained, std::back_inserter(not_explained));
  std::ranges::set_difference(explained, given, std::back_inserter(not_given));
  CHECK(listed(not_explained) == "");
  CHECK(listed(not_given) == "");
  CHECK(explained.size() > 85);
}

TEST_CASE("every code is explained with what it means and an example and what to do") {
  for (const CodeEntry& entry : code_table()) {
    CAPTURE(entry.code);
    CHECK(entry.means.ends_with('.'));
    CHECK(entry.mend.ends_with('.'));
    CHECK(!entry.example.empty());
    CHECK(find_code(entry.code) == &entry);
    const std::string text = describe(entry, 60);
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
      if (text[at + 2] != ' ') CHECK(text.find('\n', at) - at <= 60);
  }
  CHECK(find_code("c23")->code == "C23");
  CHECK(find_code("C99") == nullptr);
  CHECK(find_code("") == nullptr);
}

TEST_CASE("the example of every code causes it") {
  std::size_t tried = 0;
  for (const CodeEntry& entry : code_table()) {
    CAPTURE(entry.code);
    const auto stage = std::ranges::find(stages, entry.code, &Stage::code);
    if (stage != std::end(stages)) {
      const Faults faults = faults_of(*stage, entry.example);
      CAPTURE(describe(faults));
      CHECK(has(faults, entry.code));
    } else if (entry.example.starts_with("$ rung eval ")) {
      const auto evaluated = evaluate_expression(Source("expression", expression_in(entry.example)));
      CAPTURE(describe(evaluated.error()));
      CHECK(has(evaluated.error(), entry.code));
    } else {
      CHECK(in_words.contains(entry.code));
    }
    ++tried;
  }
  CHECK(tried == code_table().size());
  CHECK(has(open_rule_set("no-such-file.yaml").error(), "F01"));
  CHECK(has(open_rule_set("adutl").error(), "R12"));
}
