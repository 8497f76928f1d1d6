#include "rung/text/place.hpp"

#include <string>

using namespace rung;

namespace {

std::string at(const Source& source, std::size_t offset, std::size_t length = 1) {
  const Place place = source.place(offset, length);
  return std::to_string(place.line) + ":" + std::to_string(place.column) + "+" + std::to_string(place.length);
}

}  // namespace

TEST_CASE("lines and columns count from one") {
  const Source source("name", "ab\ncde\n", 7);
  CHECK(at(source, 0) == "1:1+1");
  CHECK(at(source, 1) == "1:2+1");
  CHECK(at(source, 2) == "1:3+1");  // the line feed belongs to its line
  CHECK(at(source, 3, 3) == "2:1+3");
  CHECK(at(source, 7) == "3:1+1");
  CHECK(source.place(0).file == 7);
}

TEST_CASE("columns count characters and not bytes") {
  const Source source("name", "aé€😀b");  // 1 + 2 + 3 + 4 + 1 bytes
  CHECK(at(source, 1) == "1:2+1");
  CHECK(at(source, 3) == "1:3+1");
  CHECK(at(source, 6) == "1:4+1");
  CHECK(at(source, 10) == "1:5+1");
  CHECK(at(source, 8) == "1:4+1");  // inside the third is at the third
  CHECK(at(source, 1, 9) == "1:2+3");
}

TEST_CASE("an offset past the end is the end") {
  const Source source("name", "ab\nc");
  CHECK(at(source, 99, 99) == "2:2+1");
  CHECK(at(Source("name", ""), 5) == "1:1+1");
}

TEST_CASE("a mark ends with its line") {
  const Source source("name", "abc\r\nd");
  CHECK(at(source, 1, 100) == "1:2+2");
  CHECK(at(source, 4, 100) == "1:5+1");
}

TEST_CASE("a carriage return ends a line only before a line feed") {
  const Source source("name", "a\r\nb\rc\n\nd\r");
  CHECK(source.line(1) == "a");
  CHECK(source.line(2) == "b\rc");
  CHECK(source.line(3) == "");
  CHECK(source.line(4) == "d\r");
  CHECK(source.line(5) == "");
  CHECK(source.line(0) == "");
}

TEST_CASE("a byte order mark is taken off once") {
  CHECK(Source("name",
               "\xEF\xBB\xBF"
               "a")
            .text() == "a");
  CHECK(Source("name",
               "\xEF\xBB\xBF\xEF\xBB\xBF"
               "a")
            .text() ==
        "\xEF\xBB\xBF"
        "a");
}

TEST_CASE("offsets of lines and byte columns are held to the text") {
  const Source source("name", "ab\nc");
  CHECK(source.offset(1, 1) == 0);
  CHECK(source.offset(2, 1) == 3);
  CHECK(source.offset(1, 3) == 2);
  CHECK(source.offset(2, 50) == 4);
  CHECK(source.offset(9, 1) == 4);
  CHECK(source.offset(0, 0) == 0);
}

TEST_CASE("places are right far into a long line") {
  std::string text = "x\n";
  for (int i = 0; i < 1000; ++i) text += "é";  // two bytes each
  const Source source("name", text);
  CHECK(at(source, 2 + 2 * 999, 2) == "2:1000+1");
  CHECK(at(source, 202, 1000) == "2:101+500");
}
