#include "block_reader.hpp"

#include <algorithm>

#include "rung/parse/csv.hpp"

namespace rung::cli {

// More of the input behind what is there; false at its end.
bool BlockReader::fill() {
  const std::size_t least = 64u << 10, room = std::max(block_bytes_ > have_ ? block_bytes_ - have_ : 0, least);
  if (buffer_.size() < have_ + room) buffer_.resize(have_ + room);
  const std::size_t got = input_.read(buffer_.data() + have_, room);
  have_ += got;
  at_end_ = got == 0;
  short_read_ = got < room && input_.is_pipe();
  return got > 0;
}

// What is there from `from` on.
std::string_view BlockReader::rest(std::size_t from) const {
  return std::string_view(buffer_).substr(0, have_).substr(from);
}

// Hands over what came, and goes on in the room that is given for it.
void BlockReader::take(std::size_t bytes, std::string& into) {
  const std::size_t left = have_ - bytes;
  into.swap(buffer_);
  if (buffer_.size() < left) buffer_.resize(left);
  into.copy(buffer_.data(), left, bytes);
  into.resize(bytes);
  have_ = left;
  scanned_ = 0;
}

// The end of the row at `at`, or 0 when more must be read to know it. What is longer than a line may be is no row: then
// its first line is.
std::size_t BlockReader::row_at(std::size_t at) const {
  const std::string_view left = rest(at), most = left.substr(0, max_line_ + 1);
  const std::size_t bytes = csv_row_bytes(most, at_end_ || most.size() > max_line_, columns_);
  if (bytes <= max_line_ || most.back() == '\n') return bytes;
  const std::size_t end = left.find('\n');
  return end != std::string_view::npos ? end + 1 : at_end_ ? left.size() : 0;
}

// How many bytes of the buffer are whole lines.
std::size_t BlockReader::whole_lines() {
  if (columns_ == 0) {
    const std::size_t last = rest().rfind('\n');
    return at_end_ ? have_ : last == std::string_view::npos ? 0 : last + 1;
  }
  for (std::size_t bytes = 1; bytes > 0 && scanned_ < have_; scanned_ += bytes) bytes = row_at(scanned_);
  return scanned_;
}

// A line that is too long: of it, as much as shows that it is.
void BlockReader::cut_line() {
  have_ = max_line_ + 1;
  std::string more(64u << 10, '\0');
  while (const std::size_t got = input_.read(more.data(), more.size())) {
    const std::size_t end = std::string_view(more).substr(0, got).find('\n');
    if (end == std::string_view::npos) continue;
    buffer_.replace(have_, std::string::npos, more, end, got - end);
    have_ = buffer_.size();
    return;
  }
}

bool BlockReader::next(Block& block) {
  while (true) {
    if (at_end_ && (stopped_by() != 0 || !input_.faults().empty())) return false;  // the last line may not be whole
    const std::size_t whole = whole_lines();
    if (whole > 0 && (have_ >= block_bytes_ || short_read_ || at_end_)) {
      take(whole, block.text);
      return true;
    }
    if (at_end_) return false;
    if (whole == 0 && have_ > max_line_ && rest().find('\n') == std::string_view::npos) cut_line();
    fill();
  }
}

std::string BlockReader::read_header() {
  while (true) {
    const std::size_t bytes = csv_row_bytes(rest(), at_end_ || have_ > max_line_);
    if (bytes > 0 || at_end_) {
      std::string header;
      take(std::min(bytes, have_), header);
      return header;
    }
    fill();
  }
}

}  // namespace rung::cli
