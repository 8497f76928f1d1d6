#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rung/parse/document.hpp"

namespace rung {

/// One word of an expression. Source: HL7 CQL 1.5.3, Developer's Guide, Lexical Elements.
struct Token {
  enum class Kind { word, quoted_name, integer, long_integer, decimal, string, symbol, end };
  Kind kind;
  std::string text;        // escapes undone; a symbol as written
  std::size_t begin, end;  // bytes of the expression
};

/// The tokens of an expression with one `end` after the last, or the first fault.
Result<std::vector<Token>> lex(const Node& scalar);

}  // namespace rung
