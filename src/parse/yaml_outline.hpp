#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "rung/text/fault.hpp"

namespace rung {

/// A rough second reading of a YAML text up to some point: good enough to say which brackets are still open there and
/// which quotation spans lines, when yaml-cpp has given up; and to see brackets by the hundred before it starts.
struct YamlOutline {
  struct Quotation {
    std::size_t start;  ///< its opening quote
    std::size_t end;    ///< behind its closing quote; the text's end when it has none
    bool is_closed;
  };

  std::vector<std::size_t> open_brackets;   ///< offsets, the outermost first
  std::optional<Quotation> last_quotation;  ///< the last that starts before the point
};

/// @param most_brackets  stops when more are open
YamlOutline outline_yaml(std::string_view text, std::size_t until, std::size_t most_brackets = std::string_view::npos);

/// Y05 where brackets are open by the hundred. yaml-cpp refuses them too, but not before it has gathered a gigabyte.
Faults check_brackets(const Source& source);

/// A `:` that makes a key of what stands before it, at `at` or behind blanks.
bool is_key_at(std::string_view text, std::size_t at);
bool holds_key(std::string_view line);

std::size_t indent_of(std::string_view line);

/// The number of the last line above line `number` that says something; 0 when there is none.
std::size_t content_above(const Source& source, std::size_t number);

/// The columns at which the lines above line `number` leave something open, the deepest first: it could go on any of
/// them.
std::vector<std::size_t> open_columns(const Source& source, std::size_t number);

}  // namespace rung
