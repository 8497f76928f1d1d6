#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "line_scanner.hpp"

namespace rung {

/// A value of a line, or something that is done at a place in it.
struct LineField {
  enum class Kind : std::uint8_t {
    id,             ///< of the case
    remark,         ///< a text that nothing rests on
    whole_answer,   ///< to the input of slot `of`, an integer
    answer,         ///< of another type
    answer_age,     ///< how old the answer to slot `of` is
    idle_days,      ///< the same, where nothing asks for it
    part,           ///< an item or a score: slot `of`
    sheet_age,      ///< of an instrument's sheet
    sheet_end,      ///< done at the end of the sheet of instrument `of`
    episode_level,  ///< of the stay `of`, counted from 0
    episode_from,
    episode_to,
    episode_ended,
    history_end,  ///< done behind the last stay
    placed,       ///< the level decided in the end
    line_end,     ///< of a whole case
  } kind = Kind::line_end;
  std::uint32_t of = 0;

  bool operator==(const LineField&) const = default;
};

/// What lines have between their values. Programs write line after line with the same text there. A line of which that
/// text, from its begin to its end, is that of a line read before has the same keys in the same places, so only its
/// values need be read. The texts stand in a tree: lines that begin alike share their begin.
class LineShapes {
 public:
  /// Goes along a line that has a known shape. @param read  takes the value of a field from the line; false, with
  /// nothing done, where there is none such  @return false: the shape is new, or a value is not what it was
  template <class Read>
  bool follow(LineScanner line, Read read) const {
    const Node* const nodes = nodes_.data();
    for (std::uint32_t at = nodes[0].first; at != 0;) {
      const Node& node = nodes[at];
      LineScanner ahead = line;
      if (ahead.take_exact(texts_.data() + node.text, node.size)) {
        if (node.field.kind == LineField::Kind::line_end && ahead.is_at_end()) return true;
        if (node.field.kind != LineField::Kind::line_end && read(ahead, node.field)) {
          line = ahead;
          at = node.first;
          continue;
        }
      }
      at = node.next;
    }
    return false;
  }

  void begin() { noted_.clear(); }  ///< forgets what was noted
  /// Notes a field and the text between it and the one before.
  void note(std::string_view before, LineField field) { noted_.push_back({before, field}); }
  /// What was noted is the shape of a whole line. @pre the texts are still there
  void learn();

 private:
  static constexpr std::size_t most_nodes = 4096, most_text = 256u << 10;  // then it begins anew
  struct Node {
    std::uint32_t text = 0, size = 0;   // in texts_: what stands before the field
    std::uint32_t first = 0, next = 0;  // what can follow; what else can stand here. 0: nothing
    LineField field = {};
  };
  struct Noted {
    std::string_view before;
    LineField field;
  };
  std::uint32_t child(std::uint32_t of, const Noted& noted);

  std::vector<Node> nodes_ = {{}};
  std::string texts_;
  std::vector<Noted> noted_;
};

}  // namespace rung
