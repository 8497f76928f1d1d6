#include <string>

#include "rung/parse/document.hpp"

using namespace rung;

namespace {

// The tree on one line, with strings in double quotes.
std::string shown(const Node& node) {
  if (node.kind == Node::Kind::scalar) return node.quoted ? "\"" + node.text + "\"" : node.text;
  std::string inside;
  for (const Node& item : node.items) inside += (inside.empty() ? "" : ", ") + shown(item);
  for (const Node::Entry& entry : node.entries) {
    inside += (inside.empty() ? "" : ", ") + entry.key.text + ": " + shown(entry.value);
  }
  return node.kind == Node::Kind::map ? "{" + inside + "}" : "[" + inside + "]";
}

std::string read(const std::string& text, const DocumentLimits& limits = {}) {
  const auto parsed = parse_json(Source("test.json", text), limits);
  if (parsed) return shown(*parsed);
  std::string codes;
  for (const Fault& fault : parsed.error()) {
    codes += (codes.empty() ? "" : " ") + fault.code + "@" + std::to_string(fault.place.line) + ":" +
             std::to_string(fault.place.column);
  }
  return codes;
}

std::string complaint(const std::string& text) {
  const auto parsed = parse_json(Source("test.json", text));
  REQUIRE_FALSE(parsed.has_value());
  const Fault& fault = parsed.error().front();
  return std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column) + " " + fault.message + " | " +
         fault.hint;
}

std::string place(const Place& place) {
  return std::to_string(place.line) + ":" + std::to_string(place.column) + "+" + std::to_string(place.length);
}

std::string repeated(const std::string& text, int times) {
  std::string made;
  for (int i = 0; i < times; ++i) made += text;
  return made;
}

}  // namespace

TEST_CASE("JSON becomes the tree that YAML becomes") {
  CHECK(read(R"({"a": 1, "b": [true, {"c": "x"}, [], {}]})") == R"({a: 1, b: [true, {c: "x"}, [], {}]})");
  CHECK(read(" \r\n\t[ 1 ,2 ] \n") == "[1, 2]");
  CHECK(read("\xEF\xBB\xBF[1]") == "[1]");
  CHECK(read("\"text\"") == "\"text\"");
}

TEST_CASE("numbers keep the digits they were written with") {
  CHECK(read("[1.50, -0, 1e999, 123456789012345678901234567890, -12.0e-3, 0.1]") ==
        "[1.50, -0, 1e999, 123456789012345678901234567890, -12.0e-3, 0.1]");
  const auto parsed = parse_json(Source("test.json", R"([1, "1"])"));
  REQUIRE(parsed.has_value());
  CHECK_FALSE(parsed->items[0].quoted);
  CHECK(parsed->items[1].quoted);
}

TEST_CASE("JSON null is null and the string is not") {
  const auto parsed = parse_json(Source("test.json", R"([null, "null", "", false])"));
  REQUIRE(parsed.has_value());
  CHECK(parsed->items[0].is_null);
  CHECK_FALSE(parsed->items[1].is_null);
  CHECK_FALSE(parsed->items[2].is_null);
  CHECK_FALSE(parsed->items[3].is_null);
}

TEST_CASE("escapes are undone") {
  CHECK(read(R"(["\u00e9\ud83d\ude00", "a\n\t\"\\\/b"])") == "[\"é😀\", \"a\n\t\"\\/b\"]");
  const auto parsed = parse_json(Source("test.json", R"("x\u0000y")"));
  REQUIRE(parsed.has_value());
  CHECK(parsed->text == std::string("x\0y", 3));
}

TEST_CASE("every JSON node knows its place") {
  const auto parsed = parse_json(Source("test.json", "{\"é\": [12, \"ab\"],\n  \"k\" : {\"n\":null}}", 3));
  REQUIRE(parsed.has_value());
  CHECK(place(parsed->place) == "1:1+1");
  CHECK(place(parsed->entries[0].key.place) == "1:3+1");
  CHECK(place(parsed->entries[0].value.place) == "1:7+1");
  CHECK(place(parsed->entries[0].value.items[0].place) == "1:8+2");
  CHECK(place(parsed->entries[0].value.items[1].place) == "1:13+2");  // inside the quotes
  CHECK(place(parsed->entries[1].key.place) == "2:4+1");
  CHECK(place(parsed->entries[1].value.place) == "2:9+1");
  CHECK(place(parsed->entries[1].value.entries[0].value.place) == "2:14+4");
  CHECK(parsed->place.file == 3);
}

TEST_CASE("a JSON string with escapes keeps the place of each word") {
  const auto parsed = parse_json(Source("test.json", R"(["\u00e9 \ud83d\ude00 x"])"));
  REQUIRE(parsed.has_value());
  const Node& node = parsed->items[0];
  REQUIRE(node.places.size() == node.text.size() + 1);
  CHECK(place(node.place_of(node.text.find('x'))) == "1:23+1");
  CHECK(parse_json(Source("test.json", R"(["plain"])"))->items[0].places.empty());
}

TEST_CASE("repeated JSON keys are refused at each place") {
  CHECK(read(R"({"a": 1, "b": {"x": 1, "x": 2}, "\u0061": 3, "": 1, "": 2})") == "Y02@1:25 Y02@1:34 Y02@1:54");
}

TEST_CASE("JSON may nest to the limit and no further") {
  CHECK(read(repeated("[", 64) + repeated("]", 64)) == repeated("[", 64) + repeated("]", 64));
  CHECK(read(repeated("[", 65) + repeated("]", 65)) == "Y05@1:65");
  CHECK(read(repeated("{\"a\":", 100'000)).substr(0, 3) == "Y05");
  CHECK(read("[[1]]", {.depth = 1}) == "Y05@1:2");
}

TEST_CASE("JSON that is too large or no text is refused") {
  CHECK(read("[12345678]", {.bytes = 9}) == "F02@0:0");
  CHECK(read("[" + repeated("1,", 1'100'000) + "1]").substr(0, 3) == "F02");  // a million values
  CHECK(read("[\"\xFF\"]") == "F03@1:3");
  CHECK(read(" \n ") == "F05@0:0");
}

TEST_CASE("commas that are too many or too few are told") {
  CHECK(complaint("[1, 2,]") == "1:6 a comma stands before the closing `]` | take the comma away");
  CHECK(complaint("{\"a\": 1,\n}") == "1:8 a comma stands before the closing `}` | take the comma away");
  CHECK(complaint("[1,, 2]") == "1:4 nothing stands before this comma | take one comma away");
  CHECK(complaint("{\"a\": 1\n\"b\": 2}") == "2:1 a comma is missing before this | ");
  CHECK(complaint("{\"a\" 1}") == "1:6 a `:` is missing before `1` | write `\"key\": value`");
  CHECK(complaint("{\"a\": \"say \"hi\"\"}") ==
        "1:13 a comma is missing before `hi` | a quote inside a text is written `\\\"`");
}

TEST_CASE("what other languages allow is told from JSON") {
  CHECK(complaint("[1, // x\n 2]") == "1:5 JSON has no comments | take the comment away");
  CHECK(complaint("[NaN]") == "1:2 `NaN` is no JSON value | a number that is missing is `null`");
  CHECK(complaint("[-Infinity]") == "1:2 `-Infinity` is no JSON value | a number that is missing is `null`");
  CHECK(complaint("{\"a\": None}") == "1:7 `None` is no JSON value | write `null`");
  CHECK(complaint("{\"a\": True}") == "1:7 `True` is no JSON value | write `true`");
  CHECK(complaint("{'a': 1}") == "1:2 a single quote | JSON texts stand in double quotes");
  CHECK(complaint("{a: 1}") == "1:2 the key `a` stands without quotes | put it in double quotes");
  CHECK(complaint("[yes]") == "1:2 the text `yes` stands without quotes | put it in double quotes");
  CHECK(complaint("{“a”: 1}") == "1:2 a typographic quote | JSON texts stand in straight double quotes");
}

TEST_CASE("numbers that JSON does not know are told") {
  CHECK(complaint("[01]").starts_with("1:2 `01` is no JSON number | take the zeros before it away"));
  CHECK(complaint("[+1]") == "1:2 `+1` is no JSON number | take the `+` away");
  CHECK(complaint("[.5]") == "1:2 `.5` is no JSON number | write a digit before the point");
  CHECK(complaint("[5.]") == "1:2 `5.` is no JSON number | write a digit behind the point, or take it away");
  CHECK(complaint("[0x10]").starts_with("1:2 `0x10` is no JSON number |"));
}

TEST_CASE("JSON that ends too early or too late is told") {
  CHECK(complaint("{\"a\": [1, 2") == "1:7 the `[` that opens here is never closed | add `]` where it ends");
  CHECK(complaint("{\"a\": \"x}\n").starts_with("1:7 the quote that opens here is not closed on its line |"));
  CHECK(complaint("{\"a\": \"x\n\"}").starts_with("1:7 the quote that opens here is not closed on its line |"));
  CHECK(complaint("{\"a\": 1} x").starts_with("1:10 text stands behind the end of the JSON value |"));
  CHECK(complaint("{\"a\": 1}\n{\"b\": 2}").starts_with("2:1 text stands behind the end of the JSON value |"));
  CHECK(complaint("[1}").starts_with("1:3 `}` where the `[` of line 1 needs `]`"));
}

TEST_CASE("escapes that are none are told") {
  CHECK(complaint("[\"C:\\dir\"]").starts_with("1:5 `\\d` begins no escape |"));
  CHECK(complaint("[\"\\ud800\"]").starts_with("1:3 `\\ud800` is no whole character |"));
  CHECK(complaint("[\"a\tb\"]") == "1:4 a control character inside a string | write it `\\t`");
}

TEST_CASE("a document is JSON only by its name and its first sign") {
  const std::string pair = "{\"a\": \"\\ud83d\\ude00\"}";  // an escape that YAML does not have
  CHECK(parse_document(Source("case.json", "\n" + pair)).has_value());
  CHECK_FALSE(parse_document(Source("case.yaml", pair)).has_value());
  CHECK(parse_document(Source("case.json", "a: 1\n")).has_value());
}
