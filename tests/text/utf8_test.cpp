#include "rung/text/utf8.hpp"

#include <string>

using namespace rung;

TEST_CASE("well-formed UTF-8 has no bad byte") {
  CHECK_FALSE(first_bad_utf8("").has_value());
  CHECK_FALSE(first_bad_utf8("a\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xF0\x90\x80\x80\xF4\x8F\xBF\xBF")
                  .has_value());
}

TEST_CASE("the first bad byte is found") {
  const auto bad = [](const std::string& text) { return first_bad_utf8("ab" + text).value_or(0); };
  CHECK(bad("\x80") == 2);              // a continuation alone
  CHECK(bad("\xC0\x80") == 2);          // overlong
  CHECK(bad("\xC1\xBF") == 2);          // overlong
  CHECK(bad("\xE0\x9F\xBF") == 2);      // overlong
  CHECK(bad("\xF0\x8F\xBF\xBF") == 2);  // overlong
  CHECK(bad("\xED\xA0\x80") == 2);      // a surrogate
  CHECK(bad("\xF4\x90\x80\x80") == 2);  // above U+10FFFF
  CHECK(bad("\xF5\x80\x80\x80") == 2);
  CHECK(bad("\xFF") == 2);
  CHECK(bad("é\xC3") == 4);      // cut short by the end
  CHECK(bad("\xE2\x82 ") == 2);  // cut short by another character
}

TEST_CASE("characters are counted once each") {
  CHECK(count_characters("") == 0);
  CHECK(count_characters("aé€😀") == 4);
}

TEST_CASE("code points are written and read back") {
  for (const char32_t c : {0x41U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xFFFDU, 0x10000U, 0x10FFFFU}) {
    CAPTURE(static_cast<std::uint32_t>(c));
    const std::string text = "x" + to_utf8(c);
    CHECK_FALSE(first_bad_utf8(text).has_value());
    const CodePoint read = code_point_at(text, 1);
    CHECK(read.value == c);
    CHECK(read.bytes == text.size() - 1);
  }
  CHECK(to_utf8(0x20AC) == "€");
}

TEST_CASE("what a terminal must not get is written out") {
  CHECK(printable("plain é 😀") == "plain é 😀");
  CHECK(printable("\x1b[31m") == "\\x1b[31m");
  CHECK(printable("a\tb\nc\x7F") == "a\\x09b\\x0ac\\x7f");
  CHECK(printable("\xC2\x85") == "\\u{0085}");  // next line, a control of 8 bits
  // NOLINTBEGIN(misc-misleading-bidirectional): that such characters are written out is what is tested
  CHECK(printable("a\xE2\x80\xAE") == "a\\u{202e}");  // right-to-left override
  CHECK(printable("\xE2\x81\xA6") == "\\u{2066}");    // left-to-right isolate
  // NOLINTEND(misc-misleading-bidirectional)
  CHECK(printable("\xE2\x80\xA8") == "\\u{2028}");     // line separator
  CHECK(printable("a\xFF\xC3 b") == "a\\xff\\xc3 b");  // not UTF-8
  CHECK(printable(std::string("\0", 1)) == "\\x00");
}
