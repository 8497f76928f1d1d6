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

namespace {

constexpr std::string_view white_space = " \t\r\n";

// The first bytes of a text that are not white space, at most two.
std::string opening(std::string_view text) {
  std::string found;
  for (std::size_t at = text.find_first_not_of(white_space); at != std::string_view::npos && found.size() < 2;
       at = text.find_first_not_of(white_space, at + 1))
    found += text[at];
  return found;
}

}  // namespace

Result<Node> parse_document(const Source& source, const DocumentLimits& limits) {
  const std::string first = opening(source.text());
  const bool is_json = source.name().ends_with(".json")
                           ? first.starts_with('{') || first.starts_with('[')
                           : source.name() == "standard input" && (first == "{\"" || first == "{}");
  return is_json ? parse_json(source, limits) : parse_yaml(source, limits);
}

}  // namespace rung
