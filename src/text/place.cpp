#include "rung/text/place.hpp"

#include <algorithm>
#include <utility>

#include "rung/text/utf8.hpp"

namespace rung {
namespace {

constexpr std::size_t stride = 64;  // bytes between two remembered counts of characters
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_inside_character(std::string_view text, std::size_t offset) {
  return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80;
}

}  // namespace

Source::Source(std::string name, std::string text, std::uint32_t index)
    : name_(std::move(name)), text_(std::move(text)), index_(index) {
  if (text_.starts_with(byte_order_mark)) text_.erase(0, byte_order_mark.size());
  line_starts_.push_back(0);
  std::size_t characters = 0;
  for (std::size_t offset = 0; offset < text_.size(); ++offset) {
    if (offset % stride == 0) characters_until_.push_back(characters);
    if (!is_inside_character(text_, offset)) ++characters;
    if (text_[offset] == '\n') line_starts_.push_back(offset + 1);
  }
  if (text_.size() % stride == 0) characters_until_.push_back(characters);
}

std::size_t Source::characters_before(std::size_t offset) const {
  const std::size_t known = offset / stride;
  const std::string_view rest = std::string_view(text_).substr(known * stride, offset % stride);
  return characters_until_[known] + count_characters(rest);
}

Place Source::place(std::size_t offset, std::size_t length) const {
  offset = std::min(offset, text_.size());
  while (offset > 0 && is_inside_character(text_, offset)) --offset;
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line_number = static_cast<std::size_t>(after - line_starts_.begin());
  const std::size_t line_end = line_starts_[line_number - 1] + line(line_number).size();
  const std::size_t marked_end = std::max(offset, std::min(offset + std::min(length, text_.size()), line_end));
  const std::size_t before = characters_before(offset);
  const std::size_t column = before - characters_before(line_starts_[line_number - 1]) + 1;
  const std::size_t marked = characters_before(marked_end) - before;
  return {.file = index_,
          .line = static_cast<std::uint32_t>(line_number),
          .column = static_cast<std::uint32_t>(column),
          .length = static_cast<std::uint32_t>(std::max<std::size_t>(marked, 1))};
}

std::size_t Source::offset(std::size_t line, std::size_t byte_column) const {
  if (line == 0) return 0;
  if (line > line_starts_.size()) return text_.size();
  const std::size_t columns = byte_column == 0 ? 0 : byte_column - 1;
  const std::size_t start = line_starts_[line - 1];
  return start + std::min(columns, text_.size() - start);
}

std::string_view Source::line(std::size_t line) const {
  if (line == 0 || line > line_starts_.size()) return {};
  const std::size_t start = line_starts_[line - 1];
  const bool last = line == line_starts_.size();
  std::string_view found =
      std::string_view(text_).substr(start, last ? text_.size() - start : line_starts_[line] - start);
  if (found.ends_with('\n')) found.remove_suffix(1);
  if (!last && found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

}  // namespace rung
