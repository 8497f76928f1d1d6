#include <string>
#include <vector>

#include "rung/parse/document.hpp"

using namespace rung;

namespace {

// `line:column message | hint` of the first fault.
std::string complaint(const std::string& text) {
  const auto parsed = parse_yaml(Source("test", text));
  REQUIRE_FALSE(parsed.has_value());
  const Fault& fault = parsed.error().front();
  return std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column) + " " + fault.message + " | " +
         fault.hint;
}

}  // namespace

TEST_CASE("a missing space is pointed out with the line as it was meant") {
  CHECK(complaint("a: 1\nb:2\nc: 3\n") == "2:1 no space after `:` | write `b: 2`");
  CHECK(complaint("a:1\n") == "1:1 no space after `:` | write `a: 1`");
  CHECK(complaint("{a: 1, b:2}") == "1:8 no space after `:` | write `b: 2`");
  CHECK(complaint("- a\n-b\n") == "2:1 no space after `-` | write `- b`");
}

TEST_CASE("a colon inside a text is told from a key") {
  CHECK(complaint("title: Severity: high\n") ==
        "1:16 a second `:` with a space behind it on one line | put the text that holds it in quotes");
}

TEST_CASE("a line without its colon is pointed out") {
  CHECK(complaint("a: 1\nb\nc: 2\n").starts_with("2:1 this line is not `key: value` | add the `:`"));
  CHECK(complaint("a = 1\nb: 1\n").starts_with("1:1 this line is not `key: value`"));
}

TEST_CASE("wrong indentation is told with the columns that are allowed") {
  CHECK(complaint("a:\n    b: 1\n  c: 2\n")
            .starts_with("3:3 this line is indented by 2, the lines above allow 0 or 4 |"));
  CHECK(complaint("a:\n  - b: 1\n   c: 2\n")
            .starts_with("3:4 this line is indented by 3, the lines above allow 0, 2 or 4 |"));
  CHECK(complaint("  a: 1\nb: 2\n").starts_with("2:1 this line is indented by 0, the lines above allow 2 |"));
  CHECK(complaint("a: 1\n  b: 2\n") ==
        "2:3 `b` is indented by 2, under a line that has its value already | "
        "indent it by 0 like the line above, or take the value there away");
}

TEST_CASE("misplaced list items are told where they belong") {
  CHECK(complaint("a: 1\n- b\n") ==
        "2:1 a list item stands where a key is needed | indent the list under the key that it belongs to");
  CHECK(complaint("x:\n- a: 1\n - b\n").starts_with("3:2 a list item stands where a key is needed | indent it by 0"));
  CHECK(complaint("a: - b\n").starts_with("1:4 a list item behind its key | start the list on a line of its own"));
  CHECK(complaint("- a\nb: 1\n").starts_with("2:1 a key stands where a list item is needed |"));
  CHECK(complaint("- a\n - b\n").starts_with("2:2 a line that starts with `- ` goes on with the text above it |"));
}

TEST_CASE("brackets that do not close are told by where they open") {
  CHECK(complaint("a: [1, 2\n") == "1:4 the `[` that opens here is never closed | add `]` where it ends");
  CHECK(complaint("a: [1, 2\nb: 3\n")
            .starts_with("2:2 inside the `[` of line 1 a comma or `]` is missing before this |"));
  CHECK(complaint("a: {\n  b: 1\n  c: 2\n}\n").starts_with("3:4 inside the `{` of line 1 a comma or `}` is missing"));
  CHECK(complaint("a: [1}\n").starts_with("1:6 `}` where the `[` needs `]`"));
  CHECK(complaint("a: ]\n").starts_with("1:4 `]` closes nothing |"));
  CHECK(complaint("a: {{ x }}\n")
            .starts_with("1:5 a key is one word or text, not a list or map in brackets | text that starts"));
}

TEST_CASE("quotes that do not fit are told by what is missing") {
  CHECK(complaint("a: \"x\nb: 1\n") ==
        "1:4 the quote that opens here is never closed | add `\"` at the end of the text");
  CHECK(complaint("a: \"x\n  b: \"y\"\n").starts_with("1:4 the quote that opens here is closed only on line 2 |"));
  CHECK(complaint("a: 'it's'\n") ==
        "1:8 text stands behind the closing `'` | "
        "inside single quotes, a single quote is written twice: `''`");
  CHECK(complaint("a: \"say \"hi\"\"\n") ==
        "1:10 text stands behind the closing `\"` | "
        "inside double quotes, a double quote is written `\\\"`");
  CHECK(complaint("a: \"C:\\dir\"\n").starts_with("1:7 `\\d` is no escape inside double quotes |"));
  CHECK(complaint("a: \"\\ud83d\\ude00\"\n").starts_with("1:5 `\\ud83d` is no escape inside double quotes |"));
}

TEST_CASE("text that starts with a sign of YAML needs quotes and is told so") {
  for (const char* sign : {"@", "%", "`", "*", "&", "!", "|", ">", ",", "]", "}"}) {
    CAPTURE(sign);
    CHECK(complaint("a: " + std::string(sign) + "x y\n").find("quotes") != std::string::npos);
  }
  CHECK(complaint("a: @x\n") == "1:4 text may not start with `@` | put the text in quotes");
  CHECK(complaint("a: > 5\n").starts_with("1:6 text on the line of a `|` or `>` |"));
}

TEST_CASE("tabs are told from spaces") {
  CHECK(complaint("a:\n\tb: 1\n\tc: 1\n") ==
        "2:1 a tab indents this line, here and on 1 more lines | indent with spaces only");
  CHECK(complaint("-\ta: 1\n") == "1:4 a tab indents this line | indent with spaces only");
}

TEST_CASE("a key that is too long is told with its length") {
  CHECK(complaint(std::string(2000, 'k') + ": 1\n").starts_with("1:1 a key of 2000 bytes, at most 1024 are allowed |"));
}

TEST_CASE("every message is one line that keeps to the house style") {
  const std::vector<std::string> broken = {"a: 'x\n",      "a: [\n",   "a: b: c\n", "\ta: 1\n", "a: @\n",
                                           "a\nb: 1\n",    "%x\n",     "a: *\n",    "a: !<x\n", "a: &\n",
                                           "a: \"\\x\"\n", "a: |9x\n", "a: |0\n",   "- a\nb\n", "&a &b c\n"};
  for (const std::string& text : broken) {
    CAPTURE(text);
    const auto parsed = parse_yaml(Source("test", text));
    REQUIRE_FALSE(parsed.has_value());
    for (const Fault& fault : parsed.error()) {
      CAPTURE(fault.message);
      CHECK(fault.message.find('\n') == std::string::npos);
      CHECK(fault.message.find("YAML:") == std::string::npos);  // no words of yaml-cpp
      CHECK_FALSE(fault.message.ends_with('.'));
      CHECK(fault.file == "test");
    }
  }
}

TEST_CASE("a text full of faults gives a hundred of them at most") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "- &a x\n";
  CHECK(parse_yaml(Source("test", text)).error().size() == 100);
}
