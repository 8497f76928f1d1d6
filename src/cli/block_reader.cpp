#include "block_reader.hpp"

#include <algorithm>

#include "rung/parse/csv.hpp"

namespace rung::cli {

// More of the input at the end of the buffer; false at its end.
bool BlockReader::fill() {
  const std::size_t kept = buffer_.size(), least = 64u << 10;
  const std::size_t room = std::max(block_bytes_ > kept ? block_bytes_ - kept : 0, least);
  buffer_.resize(kept + room);
  const std::size_t got = input_.read(buffer_.data() + kept, room);
  buffer_.resize(kept + got);
  at_end_ = got == 0;
  short_read_ = got < room && input_.is_pipe();
  return got > 0;
}

// The end of the row at `at`, or 0 when more must be read to know it. What is longer than a line may be is no row: then
// its first line is.
std::size_t BlockReader::row_at(std::size_t at) const {
  const std::string_view rest = std::string_view(buffer_).substr(at), most = rest.substr(0, max_line_ + 1);
  const std::size_t bytes = csv_row_bytes(most, at_end_ || most.size() > max_line_, columns_);
  if (bytes <= max_line_ || most.back() == '\n') return bytes;
  const std::size_t end = rest.find('\n');
  return end != std::string_view::npos ? end + 1 : at_end_ ? rest.size() : 0;
}

// How many bytes of the buffer are whole lines.
std::size_t BlockReader::whole_lines() {
  if (columns_ == 0) {
    const std::size_t last = buffer_.rfind('\n');
    return at_end_ ? buffer_.size() : last == std::string::npos ? 0 : last + 1;
  }
  for (std::size_t bytes = 1; bytes > 0 && scanned_ < buffer_.size(); scanned_ += bytes) bytes = row_at(scanned_);
  return scanned_;
}

// A line that is too long: of it, as much as shows that it is.
void BlockReader::cut_line() {
  buffer_.resize(max_line_ + 1);
  std::string rest(64u << 10, '\0');
  while (const std::size_t got = input_.read(rest.data(), rest.size())) {
    const std::size_t end = std::string_view(rest).substr(0, got).find('\n');
    if (end == std::string_view::npos) continue;
    buffer_.append(rest, end, got - end);
    return;
  }
}

bool BlockReader::next(Block& block) {
  while (true) {
    if (at_end_ && (stopped_by() != 0 || !input_.faults().empty())) return false;  // the last line may not be whole
    const std::size_t whole = whole_lines();
    if (whole > 0 && (buffer_.size() >= block_bytes_ || short_read_ || at_end_)) {
      block.text.assign(buffer_, 0, whole);
      buffer_.erase(0, whole);
      scanned_ = 0;
      return true;
    }
    if (at_end_) return false;
    const std::size_t line_end = buffer_.find('\n');
    if (whole == 0 && buffer_.size() > max_line_ && line_end == std::string::npos) cut_line();
    fill();
  }
}

std::string BlockReader::read_header() {
  while (true) {
    const std::size_t bytes = csv_row_bytes(buffer_, at_end_ || buffer_.size() > max_line_);
    if (bytes > 0 || at_end_) {
      std::string header = buffer_.substr(0, bytes);
      buffer_.erase(0, bytes);
      return header;
    }
    fill();
  }
}

}  // namespace rung::cli
