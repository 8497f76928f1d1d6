#include "line_shapes.hpp"

namespace rung {

void LineShapes::learn() {
  if (nodes_.size() + noted_.size() > most_nodes || texts_.size() > most_text) {
    nodes_ = {{}};
    texts_.clear();
  }
  std::uint32_t at = 0;
  for (const Noted& noted : noted_) at = child(at, noted);
}

// The one with that text and field, made where there is none.
std::uint32_t LineShapes::child(std::uint32_t of, const Noted& noted) {
  std::uint32_t last = 0;
  for (std::uint32_t at = nodes_[of].first; at != 0; at = nodes_[last = at].next)
    if (nodes_[at].field == noted.field &&
        std::string_view(texts_).substr(nodes_[at].text, nodes_[at].size) == noted.before)
      return at;
  const auto made = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back(
      {static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(noted.before.size()), 0, 0, noted.field});
  texts_ += noted.before;
  (last == 0 ? nodes_[of].first : nodes_[last].next) = made;
  return made;
}

}  // namespace rung
