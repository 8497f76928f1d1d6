#include "rung/text/fault.hpp"

#include <string>
#include <vector>

#include "rung/text/result.hpp"

using namespace rung;

namespace {

std::string described(Fault fault, const std::string& text, const std::string& name = "my.yaml") {
  const Source source(name, text);
  Faults faults = {std::move(fault)};
  locate(faults, std::span(&source, 1));
  return describe(faults);
}

Fault fault_at(std::uint32_t line, std::uint32_t column, std::uint32_t length = 1) {
  return {.code = "T03", .message = "m", .place = {.line = line, .column = column, .length = length}};
}

}  // namespace

TEST_CASE("a fault is described with its line and its mark and its hint") {
  const std::string text = std::string(11, '\n') + "    when: phq.total >= 20\n";
  const Fault fault = {.code = "T03",
                       .message = "`phq.total` is not a name of this rule set",
                       .place = {.line = 12, .column = 11, .length = 9},
                       .hint = "did you mean `phq9.total`?"};
  CHECK(described(fault, text) ==
        "my.yaml:12:11: error T03: `phq.total` is not a name of this rule set\n"
        "   12 |     when: phq.total >= 20\n"
        "      |           ^~~~~~~~~\n"
        "      = did you mean `phq9.total`?\n");
}

TEST_CASE("a fault of the whole file has no line") {
  CHECK(described(fault_at(0, 0), "abc\n") == "my.yaml: error T03: m\n");
  CHECK(describe(fault_at(0, 0)) == "error T03: m\n");
  CHECK(describe(fault_at(2, 3)) == "2:3: error T03: m\n");
}

TEST_CASE("a warning says that it is one") {
  Fault fault = fault_at(0, 0);
  fault.severity = Severity::warning;
  CHECK(describe(fault) == "warning T03: m\n");
}

TEST_CASE("what a user wrote cannot reach the terminal as control characters") {
  Fault fault = fault_at(1, 7, 2);
  fault.message = "`\x1b[2J`";
  fault.hint = "a\nb";
  CHECK(described(fault,
                  "\ta\x1b"
                  "b: cd\n",
                  "x\ry") ==
        "x\\x0dy:1:7: error T03: `\\x1b[2J`\n"
        "    1 |  a\\x1bb: cd\n"
        "      |          ^~\n"
        "      = a\\x0ab\n");
}

TEST_CASE("marks count characters and end with the line") {
  CHECK(described(fault_at(1, 3, 50), "éé€€\n") == "my.yaml:1:3: error T03: m\n    1 | éé€€\n      |   ^~\n");
  CHECK(described(fault_at(1, 3), "ab\n") == "my.yaml:1:3: error T03: m\n    1 | ab\n      |   ^\n");
  CHECK(described(fault_at(1, 4'000'000'000U), "ab\n") ==
        "my.yaml:1:4000000000: error T03: m\n    1 | ab\n      |   ^\n");
}

TEST_CASE("a wide line is cut around the mark") {
  const std::string text = std::string(500, 'a') + "B" + std::string(500, 'c') + "\n";
  const std::string shown = described(fault_at(1, 501), text);
  // 60 characters before the mark with the sign of the cut, 40 from it on
  CHECK(shown == "my.yaml:1:501: error T03: m\n    1 | …" + std::string(59, 'a') + "B" + std::string(40, 'c') +
                     "…\n      | " + std::string(60, ' ') + "^\n");
  const std::string early = described(fault_at(1, 3), text);
  CHECK(early == "my.yaml:1:3: error T03: m\n    1 | " + std::string(100, 'a') + "…\n      |   ^\n");
}

TEST_CASE("a fault keeps little of a very long line") {
  const Source source("a", std::string(1'000'000, 'a'));
  Faults faults = {fault_at(1, 900'000)};
  locate(faults, std::span(&source, 1));
  CHECK(faults.front().excerpt.size() < 120);
  CHECK(describe(faults) == describe(faults));
}

TEST_CASE("faults come in reading order with the file each is from") {
  const std::vector<Source> sources = {Source("main", "1\n2\n", 0), Source("other", "x\ny\n", 1)};
  Faults faults = {fault_at(2, 1), fault_at(1, 1), fault_at(1, 1), fault_at(1, 2)};
  faults[1].place.file = 1;
  faults[2].code = "A01";
  locate(faults, sources);
  CHECK(faults[0].code == "A01");
  CHECK(faults[1].place.column == 2);
  CHECK(faults[2].excerpt == "2");
  CHECK(faults[3].file == "other");
  CHECK(faults[3].excerpt == "x");
}

TEST_CASE("a fault that has its file keeps it") {
  Fault fault = fault_at(1, 1);
  fault.file = "elsewhere";
  CHECK(described(fault, "abc\n") == "elsewhere:1:1: error T03: m\n");
}

TEST_CASE("warnings alone are no error") {
  Fault warning = fault_at(1, 1);
  warning.severity = Severity::warning;
  CHECK_FALSE(has_error({}));
  CHECK_FALSE(has_error(std::vector{warning}));
  CHECK(has_error(std::vector{warning, fault_at(1, 1)}));
}

TEST_CASE("a result holds a value with its warnings or else the faults") {
  Fault warning = fault_at(1, 1);
  warning.severity = Severity::warning;
  const Result<int> good(5, {warning});
  CHECK(good.has_value());
  CHECK(*good == 5);
  CHECK(good.error().size() == 1);
  const Result<int> bad(Faults{fault_at(1, 1)});
  CHECK_FALSE(bad);
  CHECK(bad.error().front().code == "T03");
}
