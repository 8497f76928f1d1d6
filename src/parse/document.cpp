#include "rung/parse/document.hpp"

#include <algorithm>
#include <cassert>

#include "rung/text/utf8.hpp"

namespace rung {

const Node* Node::find(std::string_view key) const {
  assert(kind == Kind::map);
  const auto found =
      std::find_if(entries.begin(), entries.end(), [key](const Entry& entry) { return entry.key.text == key; });
  return found == entries.end() ? nullptr : &found->value;
}

Place Node::place_of(std::size_t offset, std::size_t length) const {
  offset = std::min(offset, text.size());
  Place found = place;
  if (offset < places.size()) {
    found = places[offset];
  } else {
    found.column += static_cast<std::uint32_t>(count_characters(std::string_view(text).substr(0, offset)));
  }
  found.length = static_cast<std::uint32_t>(std::max<std::size_t>(length, 1));
  return found;
}

Result<Node> parse_document(const Source& source, const DocumentLimits& limits) {
  const std::size_t first = source.text().find_first_not_of(" \t\r\n");
  const bool opens_like_json =
      first != std::string::npos && (source.text()[first] == '{' || source.text()[first] == '[');
  return opens_like_json && source.name().ends_with(".json") ? parse_json(source, limits) : parse_yaml(source, limits);
}

}  // namespace rung
