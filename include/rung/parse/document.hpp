#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rung/text/place.hpp"
#include "rung/text/result.hpp"

namespace rung {

/// A YAML or JSON text as a tree, before anybody asks what it means. Scalars keep their text: whether `010` is a number
/// is for the reader of that field to say, never for YAML.
struct Node {
  /// One value, a list, or keys with values.
  enum class Kind : std::uint8_t { scalar, sequence, map };
  struct Entry;  // one `key: value` of a map

  Kind kind = Kind::scalar;        ///< which of the members below say something
  bool quoted = false;             ///< scalar: it was written as a string (quotes, a YAML block, or a JSON string)
  bool is_null = false;            ///< scalar: nothing, `~`, `null` written plain, or JSON null
  std::string text = {};           ///< scalar: its text, escapes and folding undone
  Place place = {};                ///< where it starts; a scalar's length is that of its first line
  std::vector<Place> places = {};  ///< scalar: the place of each byte of `text`, and one more for its end;
                                   ///< empty when the text stands on one line exactly as written
  std::vector<Node> items = {};    ///< sequence: in order
  std::vector<Entry> entries;      ///< map: in order, keys unique

  /// The value under `key`, or null when the map has none. @pre kind == map
  const Node* find(std::string_view key) const;

  /// Where byte `offset` of a scalar's text stands in the source, `length` characters long.
  Place place_of(std::size_t offset, std::size_t length = 1) const;
};

/// One `key: value` of a map.
struct Node::Entry {
  Word key;    ///< with its place
  Node value;  ///< what stands under it
};

/// What a text may be at most, before it is refused.
struct DocumentLimits {
  std::size_t bytes = 4u << 20;  ///< 4 MiB: yaml-cpp reads about 10 MB/s, slower on purpose-made texts
  std::size_t depth = 64;        ///< maps and sequences inside each other
};

/// One YAML document as a tree. What YAML would do behind the author's back is refused, each by its code: a second
/// document, repeated keys, anchors, aliases, tags, merge keys, keys that are not plain words, tabs, unclosed quotes,
/// control characters.
/// @errors F02 too large | F03 not UTF-8 | F04 control or bidirectional character | F05 empty | Y01 not YAML | Y02
/// repeated key |
///         Y03 anchor, alias, tag or merge key | Y04 second document | Y05 nested too deeply | Y06 key is not a word |
///         Y07 quote never closed
Result<Node> parse_yaml(const Source& source, const DocumentLimits& limits = {});

/// One JSON document (RFC 8259) as the same tree. @errors F02, F03, F05, Y01 not JSON, Y02 repeated key, Y05 nested too
/// deeply
Result<Node> parse_json(const Source& source, const DocumentLimits& limits = {});

/// JSON when the name ends in `.json` and the first byte that is not white space is `{` or `[`. A text named
/// `standard input`, as read_file() names it, has no ending to go by: JSON when it begins with `{` and then `"` or `}`.
/// Else YAML.
Result<Node> parse_document(const Source& source, const DocumentLimits& limits = {});

}  // namespace rung
