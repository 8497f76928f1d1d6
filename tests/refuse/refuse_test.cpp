// Files at fault beside what must be said of each: NAME.yaml and NAME.expected, in `rules`, `cases`, `case_tables`,
// `maps` and `instruments`; in `fits`, NAME.csv with the options of `rung fit` in its first line. A rule set is read on its own; an instrument by a rule set that names it `demo`; a case or
// a table is held against the built-in `adult`. An empty NAME.expected means that the file is accepted. After a message
// was changed on purpose: RUNG_UPDATE_GOLDEN=1 rung_tests -tc="*is refused with*", then read the diff.

#include "rung/advise/advisor.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/advise/test_cases.hpp"
#include "rung/compile/compile_case_map.hpp"
#include "rung/parse/csv.hpp"
#include "rung/parse/parse_case_map.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "cli/run.hpp"

using namespace rung;
namespace files = std::filesystem;

namespace {

const files::path folder = files::path(RUNG_SOURCE_DIR) / "tests" / "refuse";

const std::string rules_for_instrument =
    "rung: 1\nid: demo-rules\nversion: 1.0.0\ntitle: Test\nstatus: draft\npopulation: adult\n"
    "sources: {us: {title: Us}}\nladder:\n  - {id: weekly, name: Weekly}\n  - {id: iop, name: IOP}\n"
    "instruments: [demo]\nrules:\n"
    "  - {id: r1, title: t, at_least: iop, when: demo.total >= 4 or demo.alarm, because: b, source: us}\n";

// A text named as the author of the file knows it, without our folders.
Source read_short(const files::path& path) {
  const auto source = read_file(path.string());
  REQUIRE_MESSAGE(source.has_value(), describe(source.error()));
  return {path.filename().string(), source->text()};
}

std::string refuse_rules(const files::path& path) { return describe(Advisor::read(read_short(path)).error()); }

std::string refuse_case(const files::path& path) {
  static const Result<Advisor> adult = Advisor::built_in("adult");
  REQUIRE(adult.has_value());
  return describe(adult->recommend(read_short(path)).error());
}

std::string refuse_instrument(const files::path& path) {
  const Source text = read_short(path);
  const auto find = [&](const std::string& id, std::uint32_t index) -> std::optional<RuleText> {
    return id == "demo" ? std::optional<RuleText>(Source(text.name(), text.text(), index)) : std::nullopt;
  };
  return describe(Advisor::read(Source("rules.yaml", rules_for_instrument), find).error());
}

std::string refuse_case_table(const files::path& path) {
  static const Result<Advisor> adult = Advisor::built_in("adult");
  REQUIRE(adult.has_value());
  return describe(test_cases(*adult, read_short(path)).error());
}

std::string refuse_map(const files::path& path) {
  static const Result<Advisor> adult = Advisor::built_in("adult");
  REQUIRE(adult.has_value());
  const Source text = read_short(path);
  const auto columns = parse_csv_header("CASEID,MOOD,LEVEL,SITE,Q1,Q2,Q3,Q4,Q5,Q6,Q7,Q8,Q9\n");
  const auto map = parse_case_map(text);
  Faults faults = map ? compile_case_map(*map, *columns, &adult->program()).error() : map.error();
  locate(faults, {&text, 1});
  return describe(faults);
}

std::string bytes_of(const files::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

#ifdef RUNG_CLI
// The first line has the options of `rung fit` after a `#`; the rest is the table.
std::string refuse_fit(const files::path& path) {
  const std::string text = bytes_of(path);
  const std::size_t end = text.find('\n');
  REQUIRE(end != std::string::npos);
  return test::run_rung("fit - " + text.substr(1, end - 1), text.substr(end + 1)).errors;
}
#endif

/// Holds every file of a folder against what is expected of it.
void check_folder(const std::string& name, std::string (*refuse)(const files::path&), std::size_t least = 11,
                  const std::string& extension = ".yaml") {
  const bool update = std::getenv("RUNG_UPDATE_GOLDEN") != nullptr;
  std::size_t count = 0;
  for (const auto& entry : files::directory_iterator(folder / name)) {
    const files::path& path = entry.path();
    CAPTURE(path.string());
    if (path.extension() == ".expected") CHECK(files::exists(files::path(path).replace_extension(extension)));
    if (path.extension() != extension) continue;
    const files::path expected = files::path(path).replace_extension(".expected");
    const std::string found = refuse(path);
    if (update) std::ofstream(expected, std::ios::binary) << found;
    REQUIRE(files::exists(expected));
    CHECK(found == bytes_of(expected));
    CHECK(found.empty() == path.stem().string().starts_with("accepted"));
    ++count;
  }
  CHECK(count >= least);
}

std::string nested(const std::string& open, const std::string& core, const std::string& close, std::size_t depth) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += open;
  text += core;
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

}  // namespace

TEST_CASE("each rule set at fault is refused with what is wrong and where") { check_folder("rules", refuse_rules); }

TEST_CASE("each case at fault is refused with what is wrong and where") { check_folder("cases", refuse_case); }

TEST_CASE("each instrument at fault is refused with what is wrong and where") {
  check_folder("instruments", refuse_instrument);
}

TEST_CASE("each case table at fault is refused with what is wrong and where") {
  check_folder("case_tables", refuse_case_table, 6);
}

TEST_CASE("each mapping at fault is refused with what is wrong and where") { check_folder("maps", refuse_map, 4); }

#ifdef RUNG_CLI
TEST_CASE("each table that no model can be fitted to is refused with what is wrong") {
  check_folder("fits", refuse_fit, 12, ".csv");
}
#endif

TEST_CASE("line ends and a byte order mark change nothing but the digest of the bytes") {
  const auto adult = Advisor::built_in("adult");
  const auto plain = adult->recommend(read_short(folder / "cases/accepted.yaml"));
  REQUIRE(plain.has_value());
  for (const char* const name : {"cases/accepted-crlf.yaml", "cases/accepted-byte-order-mark.yaml"}) {
    CAPTURE(name);
    const auto same = adult->recommend(read_short(folder / name));
    REQUIRE(same.has_value());
    CHECK(same->render("json") == plain->render("json"));
  }
}

TEST_CASE("the files that test line ends and bytes came out of git as they went in") {
  for (const char* const kind : {"rules", "cases", "instruments"}) {
    CAPTURE(kind);
    CHECK(bytes_of(folder / kind / "accepted.yaml").find('\r') == std::string::npos);
    CHECK(bytes_of(folder / kind / "accepted-crlf.yaml").find("\r\n") != std::string::npos);
    CHECK(bytes_of(folder / kind / "accepted-byte-order-mark.yaml").starts_with("\xEF\xBB\xBF"));
  }
  CHECK(bytes_of(folder / "rules/binary.yaml").size() == 512);
}

TEST_CASE("a directory in place of a file is refused") {
  const auto advisor = Advisor::open(folder.string());
  REQUIRE_FALSE(advisor.has_value());
  CHECK(advisor.error().front().message == "it is a directory, not a file");
}

TEST_CASE("a text of fifty million bytes is refused for its size") {
  std::string text = bytes_of(folder / "rules/accepted.yaml");
  text += "purpose: \"";
  text.resize(text.size() + 50'000'000, 'x');
  text += "\"\n";
  const auto advisor = Advisor::read(Source("large.yaml", std::move(text)));
  REQUIRE_FALSE(advisor.has_value());
  CHECK(advisor.error().front().code == "F02");
  CHECK(describe(advisor.error()).size() < 1000);
}

TEST_CASE("an expression ten thousand deep is refused and overflows no stack") {
  std::string text = bytes_of(folder / "rules/accepted.yaml");
  const std::string when = "when: low and dose > 10";
  const auto at = text.find(when);
  REQUIRE(at != std::string::npos);
  for (const auto& [open, close] : {std::pair{"(", ")"}, {"not ", ""}, {"-", ""}, {"Abs(", ")"}, {"{", "}"}}) {
    const std::string shown = open;
    CAPTURE(shown);
    std::string deep = text;
    deep.replace(at, when.size(), "when: >-\n      " + nested(open, "dose", close, 10'000) + " > 10");
    const auto advisor = Advisor::read(Source("deep.yaml", std::move(deep)));
    REQUIRE_FALSE(advisor.has_value());
    CHECK(advisor.error().front().code.starts_with("E"));
    CHECK(describe(advisor.error()).size() < 2000);
  }
}

#ifdef RUNG_CLI

TEST_CASE("the command line says of a file at fault what the library says and nothing else") {
  for (const auto& [command, name] : {std::pair{"check", "rules/cycle"},
                                      {"check", "rules/binary"},
                                      {"check", "rules/folded-expression"},
                                      {"recommend --rules adult", "cases/every-kind-of-fault"},
                                      {"recommend", "cases/empty"},
                                      {"recommend", "cases/numbers"},
                                      {"recommend --rules tests/refuse/rules/wrong-types.yaml", "cases/accepted"}}) {
    const std::string shown = name;
    CAPTURE(shown);
    const test::Run run = test::run_rung(std::string(command) + " tests/refuse/" + name + ".yaml");
    CHECK(run.status == 1);
    CHECK(run.errors.find(": error ") != std::string::npos);
    if (std::string(command) != "check") CHECK(run.output == "");
    if (std::string(command) == "check") CHECK(run.output.find(" error") != std::string::npos);
  }
}

#endif
