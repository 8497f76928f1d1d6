#include "rung/parse/csv.hpp"

#include <memory>
#include <string>

#include "rung/text/fault.hpp"

using namespace rung;

namespace {

const Place start{.line = 7, .column = 1};

std::string cells_of(std::string_view text) {
  CsvRow row;
  const Faults faults = parse_csv_row(text, start, row);
  if (!faults.empty())
    return faults.front().code + " " + std::to_string(faults.front().place.line) + ":" +
           std::to_string(faults.front().place.column);
  std::string made;
  for (const Cell& cell : row.cells) made += "[" + std::string(cell.text) + "]";
  return made;
}

// A reader that is given `step` bytes at a time.
Result<CsvReader> reader_of(const std::string& text, std::size_t step, const CsvLimits& limits = {}) {
  auto at = std::make_shared<std::size_t>(0);
  return CsvReader::open(
      "t.csv",
      [text, step, at](char* to, std::size_t room) {
        const std::size_t got = std::min({step, room, text.size() - *at});
        text.copy(to, got, *at);
        *at += got;
        return got;
      },
      limits);
}

std::string all_of(CsvReader& reader) {
  std::string made;
  while (reader.next()) {
    made += std::to_string(reader.row().place.line) + ":";
    for (const Fault& fault : reader.faults()) made += fault.code;
    if (reader.faults().empty())
      for (const Cell& cell : reader.row().cells) made += "[" + std::string(cell.text) + "]";
    made += "\n";
  }
  return made;
}

std::string codes_of_header(std::string_view text) {
  std::string made;
  const auto header = parse_csv_header(text);
  for (const Fault& fault : header.error()) made += fault.code + " " + std::to_string(fault.place.column) + ";";
  return made;
}

}  // namespace

TEST_CASE("fields are read as RFC 4180 writes them") {
  CHECK(cells_of("a,b,c\r\n") == "[a][b][c]");
  CHECK(cells_of("a,,\n") == "[a][][]");
  CHECK(cells_of(",") == "[][]");
  CHECK(cells_of("\"a\",\"b,c\",d") == "[a][b,c][d]");
  CHECK(cells_of("\"a \"\"b\"\" c\",\"\"\"\"") == "[a \"b\" c][\"]");
  CHECK(cells_of("\"one\r\ntwo\",x\r\n") == "[one\r\ntwo][x]");
  CHECK(cells_of(" a , b ") == "[ a ][ b ]");  // spaces are part of a field
  CHECK(cells_of("\"\"") == "[]");
}

TEST_CASE("a quote out of place is a fault with its line and column") {
  CHECK(cells_of("a,6\" pipe,b") == "V05 7:4");
  CHECK(cells_of("\"a\"b,c") == "V05 7:4");
  CHECK(cells_of("é,\"é\nx\"y") == "V05 8:3");  // columns count characters and begin anew in a second line
  CHECK(cells_of("x,\"never closed") == "V04 7:3");
  CHECK(cells_of("x,\"\"\"") == "V04 7:3");
  CHECK(cells_of("a,\xFF") == "F03 7:3");
  CHECK(cells_of(std::string_view("a,\0", 3)) == "F04 7:3");
}

TEST_CASE("a row ends at a line end that stands in no quotes") {
  CHECK(csv_row_bytes("a,b\nc", false) == 4);
  CHECK(csv_row_bytes("a,\"x\ny\"\nc", false) == 8);
  CHECK(csv_row_bytes("a,\"x\"\"\n\"\nc", false) == 9);
  CHECK(csv_row_bytes("a,6\" pipe\nc", false) == 10);  // a stray quote opens nothing
  CHECK(csv_row_bytes("a,b\"\"\nc", false) == 6);      // nor do two of them
  CHECK(csv_row_bytes("a,b", false) == 0);
  CHECK(csv_row_bytes("a,b", true) == 3);
  CHECK(csv_row_bytes("a,\"b\nc", false) == 0);
  CHECK(csv_row_bytes("\xEF\xBB\xBF\"a\nb\"\n", false) == 9);
}

TEST_CASE("the header names every column once") {
  const auto header = parse_csv_header("\xEF\xBB\xBFid,\"the, mood\",phq9.total\r\n");
  REQUIRE(header.has_value());
  REQUIRE(header->size() == 3);
  CHECK(header->at(0).text == "id");
  CHECK(header->at(1).text == "the, mood");
  CHECK(header->at(2).text == "phq9.total");
  CHECK(codes_of_header("id,mood,mood,,id") == "V01 9;V02 14;V01 15;");
  CHECK(codes_of_header("id;mood;dose\n") == "V07 1;");
  CHECK(codes_of_header("id\tmood\n") == "V07 1;");
  CHECK(codes_of_header("") == "F05 1;");
  CHECK(codes_of_header("\r\n") == "F05 1;");
  CHECK(codes_of_header("a,\"b") == "V04 3;");
}

TEST_CASE("a table is the same in blocks of any size") {
  const std::string table =
      "\xEF\xBB\xBFid,note\r\n1,\"two\r\nlines\"\r\n\r\n2,plain\r\n3\r\n4,\"a \"\"b\"\"\"\r\n5,x,y\r\n6,last";
  const std::string expected = "2:[1][two\r\nlines]\n5:[2][plain]\n6:V03\n7:[4][a \"b\"]\n8:V03\n9:[6][last]\n";
  for (std::size_t step = 1; step < 80; ++step) {
    CAPTURE(step);
    auto reader = reader_of(table, step);
    REQUIRE(reader.has_value());
    CHECK(reader->columns().size() == 2);
    CHECK(all_of(reader.value()) == expected);
    CHECK_FALSE(reader->broken());
  }
}

TEST_CASE("a row without end is refused and not held in memory") {
  std::string table = "id,note\n1,\"" + std::string(300'000, 'x');
  auto reader = reader_of(table, 4096, {.row_bytes = 100'000});
  REQUIRE(reader.has_value());
  CHECK_FALSE(reader.value().next());
  CHECK(reader->broken());
  REQUIRE(reader->faults().size() == 1);
  CHECK(reader->faults().front().code == "V06");
  CHECK(reader->faults().front().place.line == 2);
  CHECK_FALSE(reader.value().next());
}

TEST_CASE("a fault of a row says file and line and shows the line") {
  auto reader = reader_of("id,mood\na,1\nb,1,2\n", 5);
  REQUIRE(reader.has_value());
  CHECK(reader.value().next());
  CHECK(reader->faults().empty());
  CHECK(reader.value().next());
  CHECK(describe(reader->faults()) ==
        "t.csv:3:5: error V03: the row has 3 fields and the header 2\n"
        "    3 | b,1,2\n"
        "      |     ^\n"
        "      = a field with a comma in it stands in quotes\n");
}
