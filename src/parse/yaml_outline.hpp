#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace rung {

/// A rough second reading of a YAML text up to a point where yaml-cpp gave up: good enough to say which bracket is still
/// open there and which quotation spans lines. For messages only; nothing is decided by it.
struct YamlOutline {
  struct Quotation {
    std::size_t start;  ///< its opening quote
    std::size_t end;    ///< behind its closing quote; the text's end when it has none
    bool is_closed;
  };

  std::vector<std::size_t> open_brackets;   ///< offsets, the outermost first
  std::optional<Quotation> last_quotation;  ///< the last that starts before the point
};

YamlOutline outline_yaml(std::string_view text, std::size_t until);

}  // namespace rung
