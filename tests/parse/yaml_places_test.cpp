#include <string>

#include "rung/parse/document.hpp"

using namespace rung;

namespace {

Node parsed(const std::string& text) {
  const auto result = parse_yaml(Source("test", text));
  REQUIRE(result.has_value());
  return *result;
}

Node value_of_a(const std::string& text) {
  const Node tree = parsed(text);
  const Node* found = tree.find("a");
  REQUIRE(found != nullptr);
  return *found;
}

std::string shown(const Place& place) {
  return std::to_string(place.line) + ":" + std::to_string(place.column) + "+" + std::to_string(place.length);
}

// Where `word` of the text of `a` stands in the source.
std::string place_of(const std::string& word, const std::string& source) {
  const Node node = value_of_a(source);
  const std::size_t offset = node.text.find(word);
  REQUIRE(offset != std::string::npos);
  return shown(node.place_of(offset, word.size()));
}

}  // namespace

TEST_CASE("keys and values and brackets know where they start") {
  const Node tree = parsed("a: 1\nlonger: [x, yz]\n");
  CHECK(shown(tree.place) == "1:1+1");
  CHECK(shown(tree.entries[0].value.place) == "1:4+1");
  CHECK(shown(tree.entries[1].key.place) == "2:1+6");
  CHECK(shown(tree.entries[1].value.place) == "2:9+1");
  CHECK(shown(tree.entries[1].value.items[1].place) == "2:13+2");
}

TEST_CASE("a text on one line stands where its first character stands") {
  for (const char* source :
       {"a: x >= 20\n", "a: 'x >= 20'\n", "a: \"x >= 20\"\n", "a:\n  x >= 20\n", "a: |-\n  x >= 20\n"}) {
    CAPTURE(source);
    const Node node = value_of_a(source);
    CHECK(node.text == "x >= 20");
    CHECK(node.places.empty());
    CHECK(node.place.length == 7);
  }
  CHECK(shown(value_of_a("a: x\n").place) == "1:4+1");
  CHECK(shown(value_of_a("a: 'x'\n").place) == "1:5+1");  // inside the quotes
  CHECK(shown(value_of_a("a: |-\n   x\n").place) == "2:4+1");
  CHECK(place_of("20", "a: 'x >= 20'\n") == "1:10+2");
}

TEST_CASE("what nobody wrote stands behind its colon or dash") {
  CHECK(shown(value_of_a("a:\nb: 1\n").place) == "1:2+1");
  CHECK(shown(value_of_a("a: ''\n").place) == "1:5+1");
  CHECK(shown(value_of_a("a: |\nb: 1\n").place) == "1:4+1");
  const Node list = parsed("- x\n- # nothing\n-\n");
  CHECK(shown(list.items[1].place) == "2:1+1");
  CHECK(shown(list.items[2].place) == "3:1+1");
}

TEST_CASE("columns count characters in values too") {
  CHECK(place_of("z", "ü: é\na: 'äöü z'\n") == "2:9+1");
  CHECK(place_of("z", "{ü: é, a: z}") == "1:11+1");
  CHECK(place_of("z", "a: >-\n  äö\n  ü z\n") == "3:5+1");
}

TEST_CASE("a folded text keeps the place of each word") {
  const std::string source = "a: >-\n  one and\n  two or\n\n  three\n";
  CHECK(value_of_a(source).text == "one and two or\nthree");
  CHECK(place_of("one", source) == "2:3+3");
  CHECK(place_of("two", source) == "3:3+3");
  CHECK(place_of("three", source) == "5:3+5");
  CHECK(place_of(" two", source) == "2:10+4");  // the fold stands at the end of its line
  CHECK(shown(value_of_a(source).place) == "2:3+7");
}

TEST_CASE("a literal text keeps the place of each word") {
  const std::string source = "a: |\n  one\n    two\n\n  three\n";
  CHECK(value_of_a(source).text == "one\n  two\n\nthree\n");
  CHECK(place_of("one", source) == "2:3+3");
  CHECK(place_of("two", source) == "3:5+3");
  CHECK(place_of("three", source) == "5:3+5");
  CHECK(place_of("\nthree", source) == "4:1+6");
}

TEST_CASE("a plain text of several lines keeps the place of each word") {
  const std::string source = "a: one\n   two\n\n     three # comment\n";
  CHECK(value_of_a(source).text == "one two\nthree");
  CHECK(place_of("two", source) == "2:4+3");
  CHECK(place_of("three", source) == "4:6+5");
}

TEST_CASE("quotes inside quotes do not shift what follows") {
  CHECK(place_of("x", "a: 'it''s x'\n") == "1:11+1");
  CHECK(place_of("x", "a: \"say \\\"hi\\\" x\"\n") == "1:16+1");
  CHECK(place_of("x", "a: \"\\u00e9\\t x\"\n") == "1:14+1");
  CHECK(place_of("'s", "a: 'it''s x'\n") == "1:7+2");
  CHECK(value_of_a("a: 'it''s x'\n").place.length == 7);  // as it is written
}

TEST_CASE("quoted texts of several lines keep the place of each word") {
  CHECK(place_of("two", "a: 'one\n  two'\n") == "2:3+3");
  CHECK(place_of("two", "a: \"one \\\n   two\"\n") == "2:4+3");
  CHECK(place_of("two", "a: \"one\n\n   two\"\n") == "3:4+3");
}

TEST_CASE("line ends of Windows do not shift places") {
  CHECK(place_of("two", "a: >-\r\n  one\r\n  two\r\n") == "3:3+3");
  CHECK(place_of("two", "a: |\r\n  one\r\n\r\n  two\r\n") == "4:3+3");
  CHECK(place_of("two", "a: \"one\\\r\n  two\"\r\n") == "2:3+3");
  CHECK(place_of("two", "a: one\r\n  two\r\n") == "2:3+3");
}

TEST_CASE("places hold one more than the text has bytes") {
  const Node node = value_of_a("a: >-\n  é\n  b\n");
  REQUIRE(node.text == "é b");
  REQUIRE(node.places.size() == 5);
  CHECK(shown(node.places[0]) == "2:3+1");
  CHECK(shown(node.places[1]) == "2:3+1");  // the second byte of the same character
  CHECK(shown(node.places[4]) == "3:4+1");  // behind the end
  CHECK(shown(node.place_of(99)) == "3:4+1");
}
