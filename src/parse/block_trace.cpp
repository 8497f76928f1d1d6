#include "block_trace.hpp"

#include <algorithm>

namespace rung {
namespace {

struct Line {
  std::size_t start;
  std::size_t end;   // without its line break
  std::size_t next;  // first byte of the line below
};

Line line_at(std::string_view source, std::size_t start) {
  const std::size_t feed = std::min(source.find('\n', start), source.size());
  const bool carriage = feed > start && feed < source.size() && source[feed - 1] == '\r';
  return {start, carriage ? feed - 1 : feed, std::min(feed + 1, source.size())};
}

// The first byte of `line` that is not a blank; its end when there is none.
std::size_t content_of(std::string_view source, const Line& line) {
  return std::min(source.find_first_not_of(" \t", line.start), line.end);
}

ScalarTrace differs(std::size_t at) { return {.outcome = ScalarTrace::Outcome::differs, .stopped_at = at}; }

ScalarTrace finish(std::string_view text, std::vector<std::size_t> offsets, const Line& last) {
  if (offsets.size() != text.size()) return differs(last.start);
  offsets.push_back(last.end);
  return {.offsets = std::move(offsets), .end = last.end};
}

void append_run(std::vector<std::size_t>& offsets, std::size_t from, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) offsets.push_back(from + i);
}

// Blanks and line feeds in `gap` lie between the content of two lines: from the end of one to `content` in the other.
// Blanks at its end are the second line's own, line feeds belong to the line breaks in order.
void append_gap(std::vector<std::size_t>& offsets, std::string_view source, std::string_view gap, std::size_t from,
                std::size_t content) {
  const std::size_t last_feed = gap.rfind('\n');
  const std::size_t own = last_feed == std::string_view::npos ? 0 : gap.size() - last_feed - 1;
  std::size_t at = from;
  for (std::size_t i = 0; i + own < gap.size(); ++i) {
    if (i > 0 && gap[i] == '\n') at = std::min(source.find('\n', at), content - 1) + 1;
    offsets.push_back(at);
  }
  const std::size_t start = std::max(at, content - std::min(own, content));
  for (std::size_t i = 0; i < own; ++i) offsets.push_back(std::min(start + i, content));
}

}  // namespace

ScalarTrace trace_literal(std::string_view source, std::size_t start, std::string_view text) {
  std::vector<std::size_t> offsets;
  offsets.reserve(text.size() + 1);
  Line line = line_at(source, start);
  while (offsets.size() < text.size()) {
    if (line.next == source.size() && text[offsets.size()] != '\n') return differs(start);
    line = line_at(source, line.next);
    const std::string_view rest = text.substr(offsets.size());
    const std::string_view wanted = rest.substr(0, rest.find('\n'));
    if (wanted.size() > line.end - line.start) return differs(line.start);
    const std::size_t content = line.end - wanted.size();
    const std::string_view indent = source.substr(line.start, content - line.start);
    // A line of the text that is empty may have been one of blanks; any other is indented by spaces alone.
    const bool is_indent = indent.find_first_not_of(wanted.empty() ? " \t" : " ") == std::string_view::npos;
    if (!is_indent || source.substr(content, wanted.size()) != wanted) return differs(line.start);
    append_run(offsets, content, wanted.size());
    if (wanted.size() < rest.size()) offsets.push_back(line.end);
  }
  return finish(text, std::move(offsets), line);
}

ScalarTrace trace_folded(std::string_view source, std::size_t start, std::string_view text) {
  std::vector<std::size_t> offsets;
  offsets.reserve(text.size() + 1);
  Line line = line_at(source, start);
  std::size_t from = line.next;  // end of the content before
  bool first = true;
  while (offsets.size() < text.size()) {
    const std::string_view rest = text.substr(offsets.size());
    const std::size_t gap = std::min(rest.find_first_not_of(" \t\n"), rest.size());
    if (gap == rest.size()) {  // what is left is what stands behind the last line
      append_gap(offsets, source, rest, from, source.size());
      break;
    }
    std::size_t content = line.end;
    while (content == line.end && line.next < source.size()) {
      line = line_at(source, line.next);
      content = content_of(source, line);
    }
    const std::string_view wanted = source.substr(content, line.end - content);
    const bool fits = !wanted.empty() && (gap > 0 || first) && rest.substr(gap).starts_with(wanted);
    if (!fits) return differs(std::min(content, source.size()));
    append_gap(offsets, source, rest.substr(0, gap), from, content);
    append_run(offsets, content, wanted.size());
    from = line.end;
    first = false;
  }
  return finish(text, std::move(offsets), line);
}

}  // namespace rung
