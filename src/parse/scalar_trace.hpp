#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rung/parse/document.hpp"

namespace rung {

/// How a scalar is written: YAML's five, and a JSON string, which may hold any character as an escape.
enum class Spelling { plain, single_quoted, double_quoted, literal, folded, json_string };

/// Where each byte of a scalar's text comes from: the source and the text that a parser made of it, walked together.
struct ScalarTrace {
  enum class Outcome {
    matches,
    unclosed,  ///< the closing quote is missing
    differs,   ///< the parser made something of the source that its rules do not give
    refused,   ///< an escape stands for a character that may not be written plainly either
  };

  Outcome outcome = Outcome::matches;
  std::vector<std::size_t> offsets = {};  ///< source offset of each byte of the text, and one more for its end
  bool as_written = false;                ///< one unbroken stretch of one line; `offsets` is then just its start
  std::size_t end = 0;                    ///< first byte behind the scalar, its closing quote included
  std::size_t stopped_at = 0;             ///< where the walk ended, when it did not match
  std::optional<std::size_t> dash = {};   ///< a `- ` that starts a later line of a plain scalar
};

/// @param start  the scalar's first byte: its quote, or the `|` or `>`
ScalarTrace trace_scalar(std::string_view source, std::size_t start, Spelling spelling, std::string_view text);

/// Gives `node` its text, place and places.
void place_scalar(Node& node, const Source& source, const ScalarTrace& trace, std::string text);

/// The quote that closes the one at `start`; the text's end when it is never closed.
std::size_t closing_quote(std::string_view source, std::size_t start);

/// The escape sequence that starts with the backslash at `offset`; a JSON surrogate pair counts as one. Empty where it
/// is none. Line breaks after a backslash are not seen to here.
struct Escape {
  char32_t code_point;
  std::size_t bytes;  ///< of the source
};
std::optional<Escape> escape_at(std::string_view source, std::size_t offset);

}  // namespace rung
