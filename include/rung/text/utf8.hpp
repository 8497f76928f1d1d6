#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rung {

/// The byte offset of the first byte that is not well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing
/// above U+10FFFF), or nothing when all of it is.
std::optional<std::size_t> first_bad_utf8(std::string_view text);

/// How many code points `text` holds. @pre valid UTF-8
std::size_t count_characters(std::string_view text);

/// `code_point` as UTF-8. @pre at most 0x10FFFF and not a surrogate
std::string to_utf8(char32_t code_point);

/// The code point that starts at `offset`, and how many bytes it takes. @pre valid UTF-8, offset < size
struct CodePoint {
  char32_t value;     ///< U+0000 to U+10FFFF
  std::size_t bytes;  ///< how many it takes in UTF-8, 1 to 4
};
/// The code point that begins at a byte. @pre offset is the first byte of one
CodePoint code_point_at(std::string_view text, std::size_t offset);

/// `text` fit for a terminal or a message: control characters, bidirectional controls and bytes that are not UTF-8 as
/// `\xNN` or `\u{NNNN}`; everything else as it is.
std::string printable(std::string_view text);

}  // namespace rung
