#include <string>

#include "rung/parse/document.hpp"

using namespace rung;

namespace {

// The tree on one line: `{a: 1, b: ["x", ~]}`; text that was quoted in double quotes, what is null as `~`.
std::string shown(const Node& node) {
  if (node.kind == Node::Kind::scalar) {
    if (node.is_null) return "~" + node.text;
    return node.quoted ? "\"" + node.text + "\"" : node.text;
  }
  std::string inside;
  for (const Node& item : node.items) inside += (inside.empty() ? "" : ", ") + shown(item);
  for (const Node::Entry& entry : node.entries) {
    inside += (inside.empty() ? "" : ", ") + entry.key.text + ": " + shown(entry.value);
  }
  return node.kind == Node::Kind::map ? "{" + inside + "}" : "[" + inside + "]";
}

// The tree, or the codes of all faults with their places.
std::string read(const std::string& text, const DocumentLimits& limits = {}) {
  const auto parsed = parse_yaml(Source("test", text), limits);
  if (parsed) return shown(*parsed);
  std::string codes;
  for (const Fault& fault : parsed.error()) {
    codes += (codes.empty() ? "" : " ") + fault.code + "@" + std::to_string(fault.place.line) + ":" +
             std::to_string(fault.place.column);
  }
  return codes;
}

std::string repeated(const std::string& text, int times) {
  std::string made;
  for (int i = 0; i < times; ++i) made += text;
  return made;
}

}  // namespace

TEST_CASE("maps and lists and scalars become a tree") {
  CHECK(read("a: 1\nb:\n  - x\n  - y: 2\n    z: 3\nc: [1, {d: e}]\n") ==
        "{a: 1, b: [x, {y: 2, z: 3}], c: [1, {d: e}]}");
  CHECK(read("- a\n- - b\n  - c\n") == "[a, [b, c]]");
  CHECK(read("--- # a comment\na: 1 # another\n...\n") == "{a: 1}");
  CHECK(read("{\"a\":1,\n 'b' : [],\n c: {}}") == "{a: 1, b: [], c: {}}");
  CHECK(read("a:\n- 1\n- 2\n") == "{a: [1, 2]}");
  CHECK(read("just text") == "just text");
}

TEST_CASE("scalars keep their text and never become numbers or flags") {
  CHECK(read("[010, 0x1F, 1_000, 3.0, no, On, .inf, 2024-05-01, 22:30]") ==
        "[010, 0x1F, 1_000, 3.0, no, On, .inf, 2024-05-01, 22:30]");
  CHECK(read("['no', \"1\"]") == "[\"no\", \"1\"]");
}

TEST_CASE("nothing and a tilde and the plain word null are null") {
  CHECK(read("a:\nb: ~\nc: null\nd: 'null'\ne: ''\nf: NULL\ng: nullable\n") ==
        "{a: ~, b: ~~, c: ~null, d: \"null\", e: \"\", f: NULL, g: nullable}");
  CHECK(read("-\n- # comment\n- null\n- {a: , b: ~}\n") == "[~, ~, ~null, {a: ~, b: ~~}]");
  CHECK(read("x:\n  y:\nnull_like: 1\n") == "{x: {y: ~}, null_like: 1}");
}

TEST_CASE("question marks may stand anywhere in a text") {
  CHECK(read("{ask: How far?, b?: [why?, ?x]}") == "{ask: How far?, b?: [why?, ?x]}");
  CHECK(read("a: ?x\nb: \"?\"\nc: |-\n  ? d\ne: >-\n  f?\n  g?\n") == "{a: ?x, b: \"?\", c: \"? d\", e: \"f? g?\"}");
}

TEST_CASE("texts of several lines are folded as YAML has it") {
  CHECK(read("a: x\n  y\n\n  z\n") == "{a: x y\nz}");
  CHECK(read("a: >-\n  x\n  y\n\n  z\n    deeper\n  w\n") == "{a: \"x y\nz\n  deeper\nw\"}");
  CHECK(read("a: |\n  x\n    y\n\n  z\n\n") == "{a: \"x\n  y\n\nz\n\"}");
  CHECK(read("a: \"x\n   y\\\n   z \\\n   w\\n\"\n") == "{a: \"x yz w\n\"}");
  CHECK(read("a: 'it''s\n   so'\n") == "{a: \"it's so\"}");
}

TEST_CASE("line ends of Windows and a byte order mark change nothing") {
  CHECK(read("\xEF\xBB\xBF"
             "a: x\r\n  y\r\nb: |\r\n  p\r\n  q\r\nc: \"s\\\r\n  t\"\r\n") == "{a: x y, b: \"p\nq\n\", c: \"st\"}");
}

TEST_CASE("line separators of Unicode are data") {
  CHECK(read("a: x\xC2\x85y\xE2\x80\xA8z\xE2\x80\xA9w\n") == "{a: x\xC2\x85y\xE2\x80\xA8z\xE2\x80\xA9w}");
}

TEST_CASE("a repeated key is refused at each place it is repeated") {
  CHECK(read("a: 1\nb: 2\na: 3\n'a': 4\n") == "Y02@3:1 Y02@4:2");
  CHECK(read("x: {a: 1, \"a\": 2}\ny:\n  - b: 1\n    b: 2\n") == "Y02@1:12 Y02@4:5");
  CHECK(read("a: {b: 1}\nc: {b: 1}\n") == "{a: {b: 1}, c: {b: 1}}");
  CHECK(parse_yaml(Source("test", "a: 1\nb: 2\na: 3\n")).error().front().message ==
        "key `a` stands twice in one map, first at 1:1");
}

TEST_CASE("repeated keys before a broken line are reported too") {
  CHECK(read("a: 1\na: 2\nb: [1\n") == "Y02@2:1 Y01@3:4");
}

TEST_CASE("anchors and aliases and tags and merge keys are refused") {
  CHECK(read("a: &x 1\nb: *x\nc: !!str 2\nd: !mine {}\n<<: {e: 1}\n") == "Y03@1:4 Y03@2:4 Y03@3:4 Y03@4:4 Y03@5:1");
  CHECK(read("a: &x [*x]\n") == "Y03@1:4 Y03@1:8");
  CHECK(read("a: *nowhere\n") == "Y03@1:4");
  CHECK(read("a: ! x\n") == "Y03@1:4");
  CHECK(read("a: *important*\n") == "Y03@1:4");
  CHECK(read("a: '<<'\n") == "{a: \"<<\"}");
}

TEST_CASE("a second document is refused") {
  CHECK(read("a: 1\n---\nb: 2\n") == "Y04@2:1");
  CHECK(read("a: 1\n...\nb: 2\n") == "Y04@3:1");
  CHECK(read("---\n---\n") == "Y04@2:1");
  CHECK(read("a: 1\n...\n# only a comment\n") == "{a: 1}");
}

TEST_CASE("keys that are no plain word are refused") {
  CHECK(read("[a]: 1\n") == "Y06@1:1");
  CHECK(read("{a: 1}: 1\n") == "Y06@1:1");
  CHECK(read("a: {{ name }}\n") == "Y06@1:5");
  CHECK(read("? a\n: 1\n") == "Y06@1:1");
  CHECK(read(": 1\n") == "Y06@1:1");
  CHECK(read("'': 1\n") == "Y06@1:1");
  CHECK(read("~: 1\n") == "Y06@1:1");
  CHECK(read("\"a\\nb\": 1\n") == "Y06@1:1");
}

TEST_CASE("nesting is allowed to the limit and no further") {
  CHECK(read(repeated("[", 64) + repeated("]", 64)) == repeated("[", 64) + repeated("]", 64));
  CHECK(read(repeated("[", 65) + repeated("]", 65)) == "Y05@1:65");
  CHECK(read("a: {b: [c]}", {.depth = 3}) == "{a: {b: [c]}}");
  CHECK(read("a: {b: [c]}", {.depth = 2}) == "Y05@1:8");
  CHECK(read(repeated("[", 200'000)) == "Y05@1:501");
  CHECK(read(repeated("- ", 200'000)) == "Y05@1:129");
  CHECK(read(repeated("{a: ", 200'000)).substr(0, 3) == "Y05");
}

TEST_CASE("a large text is refused before it is read") {
  CHECK(read("a: 12345\n", {.bytes = 8}) == "F02@0:0");
  CHECK(read("a: 1234\n", {.bytes = 8}) == "{a: 1234}");
  std::string large = "a: ";
  large.resize(50'000'000, 'x');
  CHECK(read(large) == "F02@0:0");
  CHECK(read("a: " + std::string(2'000'000, 'x')) == "F02@1:1");  // one line of 2 MB
}

TEST_CASE("what is no UTF-8 is refused with its first place") {
  CHECK(read("a: \xFF\n") == "F03@1:4");
  CHECK(read("a: \xC0\xAF\n") == "F03@1:4");
  CHECK(read("\xFF\xFE"
             "a") == "F03@1:1");
  CHECK(parse_yaml(Source("test",
                          "\xFF\xFE"
                          "a"))
            .error()
            .front()
            .message == "the text is UTF-16, only UTF-8 is read");
}

TEST_CASE("characters that nobody sees are refused where they stand") {
  CHECK(read("a: x\x01y\nb: \x1b\n") == "F04@1:5 F04@2:4");
  CHECK(read(std::string("a: \0\n", 5)) == "F04@1:4");
  CHECK(read("a: \xE2\x80\xAE"
             "b\n") == "F04@1:4");
  CHECK(read("a: 1\rb: 2\r") == "F04@1:5");  // once, not for each line
  CHECK(read("a: 1\n\xEF\xBB\xBF"
             "b: 2\n") == "F04@2:1");                        // two files run together
  CHECK(read("a: \"\\0 \\u202e\"\n") == "F04@1:5");          // nor as an escape
  CHECK(read(std::string("a\0:\0 \0b\0", 8)) == "F04@1:2");  // UTF-16 without its mark
}

TEST_CASE("a text without content is empty") {
  for (const char* empty : {"", " \n\n", "# only a comment\n", "---\n", "---\n# x\n...\n"}) {
    CAPTURE(empty);
    CHECK(read(empty) == "F05@0:0");
  }
}

TEST_CASE("a quote that is not closed is refused where it opens") {
  CHECK(read("a: \"x\n") == "Y07@1:4");
  CHECK(read("a: 'x\nb: 1\n") == "Y07@1:4");
  CHECK(read("a: \"x\nb: \"y\"\n") == "Y07@1:4");
  CHECK(read("a: \"x\nb: y\"\n") == "Y07@1:4");  // closed, but over a line that is not indented under it
  CHECK(read("a: \"x\n  b: y\"\n") == "{a: \"x b: y\"}");
  CHECK(read("a: \"x\n---\n") == "Y07@1:4");
}

TEST_CASE("what yaml-cpp takes without a word is refused") {
  CHECK(read("a: 1\nb:2\n") == "Y01@2:1");  // a key without a value
  CHECK(read("{a: 1, b:2}") == "Y01@1:8");
  CHECK(read("{a, b}") == "Y01@1:2 Y01@1:5");
  CHECK(read("[a, , b]") == "Y01@1:5");
  CHECK(read("a:\nfoo\n") == "Y01@2:1");      // a value left of its key
  CHECK(read("- a\n - b\n") == "Y01@2:2");    // one text, `a - b`
  CHECK(read("- a\nb: 1\n") == "Y01@2:1");    // the rest dropped
  CHECK(read("a: 1\n%b: 2\n") == "Y01@2:1");  // dropped as a directive
  CHECK(read("a: 'x'#y\n") == "Y01@1:7");
  CHECK(read("a: \"\\_\"\n") == "Y01@1:5");  // gives a byte that is not UTF-8
}

TEST_CASE("tabs may separate but not indent") {
  CHECK(read("a:\tb\n") == "{a: b}");
  CHECK(read("a:\n\tb: 1\n\tc: 2\n") == "Y01@2:1");
  CHECK(read("a: |\n  x\n \ty\n") == "Y01@3:2");
  CHECK(read("a: 1\n\t\n\t# x\n") == "{a: 1}");
}

TEST_CASE("an unfinished document ends in a fault and not in a loop") {
  CHECK(read("a: (b\n  c)\n- d\n") == "Y01@3:1");
  CHECK(read("]\n") == "Y01@1:1");
  CHECK(read("a: {b: ]\n") == "Y01@1:8");
  CHECK(read(repeated(": ", 10'000)).substr(0, 3) == "Y06");
  CHECK(read(repeated("&a ", 10'000)).substr(0, 3) == "Y03");
  CHECK(read("a: >\n  x\n" + repeated("\n", 1'000'000) + "  y\n").size() == 1'000'010);
}
