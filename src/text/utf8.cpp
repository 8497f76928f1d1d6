#include "rung/text/utf8.hpp"

#include <array>

namespace rung {
namespace {

unsigned char byte_at(std::string_view text, std::size_t offset) { return static_cast<unsigned char>(text[offset]); }

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// What a first byte promises: how many bytes, and which second bytes are allowed (Unicode 15, table 3-7).
struct Lead {
  std::size_t bytes;
  unsigned char second_from;
  unsigned char second_to;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};  // a continuation, or an overlong form of ASCII
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};  // no overlong forms
  if (byte == 0xED) return {3, 0x80, 0x9F};  // no surrogates
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};  // no overlong forms
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};  // nothing above U+10FFFF
  return {0, 0, 0};
}

// Bytes of the well-formed character at `offset`, or 0 when there is none.
std::size_t well_formed_bytes(std::string_view text, std::size_t offset) {
  const Lead lead = lead_of(byte_at(text, offset));
  if (lead.bytes <= 1) return lead.bytes;
  if (text.size() - offset < lead.bytes) return 0;
  const unsigned char second = byte_at(text, offset + 1);
  if (second < lead.second_from || second > lead.second_to) return 0;
  for (std::size_t i = 2; i < lead.bytes; ++i) {
    if (!is_continuation(byte_at(text, offset + i))) return 0;
  }
  return lead.bytes;
}

std::string hexadecimal(char32_t value, int least_digits) {
  static constexpr std::array<char, 17> digits{"0123456789abcdef"};
  std::string made;
  for (int shift = 28; shift >= 0; shift -= 4) {
    const bool needed = shift < 4 * least_digits || (value >> shift) != 0;
    if (needed) made += digits[(value >> shift) & 0xF];
  }
  return made;
}

// Characters that move the cursor, end a line or turn the reading direction: a terminal must not get them from a user.
bool is_unprintable(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool line_end = c == 0x2028 || c == 0x2029;
  const bool direction =
      (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
  return control || line_end || direction || c == 0xFEFF;
}

}  // namespace

std::optional<std::size_t> first_bad_utf8(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t bytes = well_formed_bytes(text, offset);
    if (bytes == 0) return offset;
    offset += bytes;
  }
  return std::nullopt;
}

std::size_t count_characters(std::string_view text) {
  std::size_t characters = 0;
  for (const char c : text) characters += is_continuation(static_cast<unsigned char>(c)) ? 0 : 1;
  return characters;
}

std::string to_utf8(char32_t code_point) {
  const auto tail = [code_point](int shift) { return static_cast<char>(0x80 | ((code_point >> shift) & 0x3F)); };
  if (code_point < 0x80) return {static_cast<char>(code_point)};
  if (code_point < 0x800) return {static_cast<char>(0xC0 | (code_point >> 6)), tail(0)};
  if (code_point < 0x10000) return {static_cast<char>(0xE0 | (code_point >> 12)), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | (code_point >> 18)), tail(12), tail(6), tail(0)};
}

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const unsigned char first = byte_at(text, offset);
  const std::size_t bytes = well_formed_bytes(text, offset);
  if (bytes <= 1) return {first, 1};
  char32_t value = first & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) value = (value << 6) | (byte_at(text, offset + i) & 0x3FU);
  return {value, bytes};
}

std::string printable(std::string_view text) {
  std::string made;
  made.reserve(text.size());
  std::size_t offset = 0;
  while (offset < text.size()) {
    const bool broken = well_formed_bytes(text, offset) == 0;
    const CodePoint found = code_point_at(text, offset);
    if (broken || (found.value < 0x80 && is_unprintable(found.value))) {
      made += "\\x" + hexadecimal(found.value, 2);
    } else if (is_unprintable(found.value)) {
      made += "\\u{" + hexadecimal(found.value, 4) + "}";
    } else {
      made += text.substr(offset, found.bytes);
    }
    offset += found.bytes;
  }
  return made;
}

}  // namespace rung
