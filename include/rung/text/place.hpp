#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rung {

/// Where something stands in a text. Lines and columns count from 1; columns count characters
/// (Unicode code points), not bytes. `line == 0` means the file as a whole.
struct Place {
  std::uint32_t file = 0;    ///< which of the files that were read together; 0 is the main one
  std::uint32_t line = 0;    ///< 1 is the first line; 0 is no line in particular
  std::uint32_t column = 0;  ///< 1 is the first character of the line
  std::uint32_t length = 1;  ///< characters to mark, at least 1

  friend bool operator==(const Place&, const Place&) = default;  ///< the same place
};

/// A word as its author wrote it, with where: the way names travel until they are resolved.
struct Word {
  std::string text;  ///< as written
  Place place;       ///< where it stands
};

/// One text with a name, able to turn byte offsets into places. Immutable.
/// Lines end with LF or CRLF; a lone CR does not end a line.
class Source {
 public:
  /// @param name   what diagnostics call it: a path as the user gave it, `-`, or `built in: adult`
  /// @param text   valid UTF-8 (see is_utf8); a leading byte order mark is taken off
  /// @param index  what Place::file says of places in this text
  Source(std::string name, std::string text, std::uint32_t index = 0);

  const std::string& name() const { return name_; }  ///< what diagnostics call it
  const std::string& text() const { return text_; }  ///< without a byte order mark
  std::uint32_t index() const { return index_; }     ///< what Place::file says

  /// The place of `length` bytes from byte `offset`, held to the line; an offset past the end is the end.
  Place place(std::size_t offset, std::size_t length = 1) const;

  /// The byte offset of a 1-based line and a 1-based BYTE column, held to the text.
  std::size_t offset(std::size_t line, std::size_t byte_column) const;

  /// The text of a 1-based line without its line end; empty where there is no such line.
  std::string_view line(std::size_t line) const;

 private:
  std::string name_;
  std::string text_;
  std::uint32_t index_;
  std::size_t characters_before(std::size_t offset) const;

  std::vector<std::size_t> line_starts_;       // byte offset of each line's first byte, rising
  std::vector<std::size_t> characters_until_;  // characters before byte 0, 64, 128 ...: long lines stay quick to ask
};

}  // namespace rung
