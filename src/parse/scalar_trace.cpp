#include "scalar_trace.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "block_trace.hpp"
#include "rung/text/utf8.hpp"
#include "text_check.hpp"

namespace rung {
namespace {

constexpr std::string_view white = " \t\r\n";

bool is_white(char c) { return white.find(c) != std::string_view::npos; }

std::optional<char32_t> hexadecimal(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    const std::size_t digit =
        std::string_view("0123456789abcdef").find(static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c));
    if (digit == std::string_view::npos) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

// A JSON surrogate pair, `\ud83d\ude00`, is one character.
std::optional<Escape> hexadecimal_escape(std::string_view source, std::size_t offset, std::size_t digits) {
  const auto digits_at = [&](std::size_t from) -> std::optional<char32_t> {
    if (source.size() < from + digits) return std::nullopt;
    return hexadecimal(source.substr(from, digits));
  };
  const auto value = digits_at(offset + 2);
  if (!value) return std::nullopt;
  const bool high = *value >= 0xD800 && *value < 0xDC00;
  if (high && source.substr(offset + 6).starts_with("\\u")) {
    const auto low = digits_at(offset + 8);
    if (low && *low >= 0xDC00 && *low < 0xE000)
      return Escape{0x10000 + ((*value - 0xD800) << 10) + (*low - 0xDC00), 12};
  }
  if ((*value >= 0xD800 && *value < 0xE000) || *value > 0x10FFFF) return std::nullopt;
  return Escape{*value, 2 + digits};
}

class Walk {
 public:
  Walk(std::string_view source, std::size_t start, std::string_view text) : source_(source), text_(text), at_(start) {
    trace_.offsets.reserve(text.size() + 1);
  }

  ScalarTrace plain() {
    while (matches() && !done()) {
      if (at_ == source_.size()) return fail(ScalarTrace::Outcome::differs);
      is_white(source_[at_]) ? take_white(true) : take_same();
    }
    return finish(at_);
  }

  ScalarTrace single_quoted() {
    ++at_;
    while (matches()) {
      if (at_ == source_.size()) return fail(ScalarTrace::Outcome::differs);
      if (source_[at_] != '\'') {
        is_white(source_[at_]) ? take_white(false) : take_same();
      } else if (source_.substr(at_ + 1).starts_with('\'')) {
        take("'", 2);
      } else {
        return finish(at_ + 1);
      }
    }
    return std::move(trace_);
  }

  ScalarTrace double_quoted(bool allows_controls) {
    allows_controls_ = allows_controls;
    ++at_;
    while (matches()) {
      if (at_ == source_.size()) return fail(ScalarTrace::Outcome::differs);
      if (source_[at_] == '"') return finish(at_ + 1);
      if (source_[at_] == '\\') {
        take_escape();
      } else {
        is_white(source_[at_]) ? take_white(false) : take_same();
      }
    }
    return std::move(trace_);
  }

 private:
  bool done() const { return trace_.offsets.size() == text_.size(); }
  bool matches() const { return trace_.outcome == ScalarTrace::Outcome::matches; }

  ScalarTrace fail(ScalarTrace::Outcome outcome) {
    stop(outcome);
    return std::move(trace_);
  }

  void stop(ScalarTrace::Outcome outcome) {
    trace_.outcome = outcome;
    trace_.stopped_at = at_;
  }

  // `piece` is next in the text and comes from `bytes` bytes of the source.
  void take(std::string_view piece, std::size_t bytes) {
    if (!text_.substr(trace_.offsets.size()).starts_with(piece)) return stop(ScalarTrace::Outcome::differs);
    trace_.offsets.insert(trace_.offsets.end(), piece.size(), at_);
    at_ += bytes;
  }

  void take_same() { take(source_.substr(at_, 1), 1); }

  // Line breaks fold: one is a space, each further one a line feed. White space around them counts for nothing.
  void take_white(bool is_plain) {
    const std::size_t end = std::min(source_.find_first_not_of(white, at_), source_.size());
    const std::string_view run = source_.substr(at_, end - at_);
    const auto breaks = static_cast<std::size_t>(std::count(run.begin(), run.end(), '\n'));
    if (breaks == 0) {
      while (at_ < end && matches()) take_same();
      return;
    }
    if (breaks == 1) take(" ", 0);
    take_blank_lines(breaks - 1, end);
    const bool dash = is_plain && end < source_.size() && source_[end] == '-' &&
                      (end + 1 == source_.size() || is_white(source_[end + 1]));
    if (dash && !trace_.dash) trace_.dash = end;
    at_ = end;
  }

  // The line feeds that `lines` empty lines before `end` leave in the text, each at its own line's start.
  void take_blank_lines(std::size_t lines, std::size_t end) {
    for (std::size_t i = 0; i < lines && matches(); ++i) {
      at_ = std::min(source_.find('\n', at_), end) + 1;
      take("\n", 0);
    }
  }

  void take_escape() {
    const std::string_view rest = source_.substr(at_ + 1);
    const std::size_t line_break = rest.starts_with('\n') ? 1 : rest.starts_with("\r\n") ? 2 : 0;
    if (line_break > 0) return take_escaped_break(line_break);
    const auto escape = escape_at(source_, at_);
    if (!escape) return stop(ScalarTrace::Outcome::differs);
    if (!allows_controls_ && is_refused_character(escape->code_point)) return stop(ScalarTrace::Outcome::refused);
    take(to_utf8(escape->code_point), escape->bytes);
  }

  // The break itself leaves nothing; empty lines behind it leave a line feed each.
  void take_escaped_break(std::size_t bytes) {
    at_ += bytes;
    const std::size_t end = std::min(source_.find_first_not_of(white, at_ + 1), source_.size());
    const std::string_view run = source_.substr(at_ + 1, end - at_ - 1);
    take_blank_lines(static_cast<std::size_t>(std::count(run.begin(), run.end(), '\n')), end);
    at_ = end;
  }

  ScalarTrace finish(std::size_t end) {
    if (!matches()) return std::move(trace_);
    if (!done()) return fail(ScalarTrace::Outcome::differs);
    trace_.offsets.push_back(at_);
    trace_.end = end;
    return std::move(trace_);
  }

  std::string_view source_;
  std::string_view text_;
  std::size_t at_;
  bool allows_controls_ = false;
  ScalarTrace trace_;
};

ScalarTrace walk(std::string_view source, std::size_t start, Spelling spelling, std::string_view text) {
  switch (spelling) {
    case Spelling::plain:
      return Walk(source, start, text).plain();
    case Spelling::single_quoted:
      return Walk(source, start, text).single_quoted();
    case Spelling::double_quoted:
      return Walk(source, start, text).double_quoted(false);
    case Spelling::json_string:
      return Walk(source, start, text).double_quoted(true);
    case Spelling::literal:
      return trace_literal(source, start, text);
    case Spelling::folded:
      return trace_folded(source, start, text);
  }
  return {};
}

}  // namespace

std::size_t closing_quote(std::string_view source, std::size_t start) {
  const char quote = source[start];
  std::size_t at = start + 1;
  while (at < source.size()) {
    const bool escapes = (quote == '"' && source[at] == '\\') || (quote == '\'' && source.substr(at).starts_with("''"));
    if (!escapes && source[at] == quote) return at;
    at += escapes ? 2 : 1;
  }
  return source.size();
}

std::optional<Escape> escape_at(std::string_view source, std::size_t offset) {
  using Row = std::pair<char, char32_t>;
  static constexpr std::array<Row, 19> rows{{{'"', '"'},
                                             {'\\', '\\'},
                                             {'/', '/'},
                                             {'b', 0x08},
                                             {'f', 0x0C},
                                             {'n', '\n'},
                                             {'r', '\r'},
                                             {'t', '\t'},
                                             {'0', 0x00},
                                             {'a', 0x07},
                                             {'v', 0x0B},
                                             {'e', 0x1B},
                                             {' ', ' '},
                                             {'N', 0x85},
                                             {'_', 0xA0},
                                             {'L', 0x2028},
                                             {'P', 0x2029},
                                             {'\t', '\t'},
                                             {'\n', '\n'}}};
  if (offset + 1 >= source.size()) return std::nullopt;
  const char kind = source[offset + 1];
  if (kind == 'x') return hexadecimal_escape(source, offset, 2);
  if (kind == 'u') return hexadecimal_escape(source, offset, 4);
  if (kind == 'U') return hexadecimal_escape(source, offset, 8);
  const auto row = std::find_if(rows.begin(), rows.end(), [kind](const Row& r) { return r.first == kind; });
  if (row == rows.end()) return std::nullopt;
  return Escape{row->second, 2};
}

ScalarTrace trace_scalar(std::string_view source, std::size_t start, Spelling spelling, std::string_view text) {
  const bool is_quick = spelling == Spelling::plain && text.find('\n') == std::string_view::npos &&
                        source.substr(start).starts_with(text);
  if (is_quick) return {.offsets = {start}, .as_written = true, .end = start + text.size()};
  const bool is_quoted = spelling == Spelling::single_quoted || spelling == Spelling::double_quoted;
  if (is_quoted && closing_quote(source, start) == source.size()) {
    return {.outcome = ScalarTrace::Outcome::unclosed, .stopped_at = source.size()};
  }
  ScalarTrace trace = walk(source, start, spelling, text);
  if (trace.outcome != ScalarTrace::Outcome::matches || text.find('\n') != std::string_view::npos) return trace;
  const std::size_t first = trace.offsets.front();
  trace.as_written = trace.offsets.back() == first + text.size() && source.substr(first).starts_with(text);
  if (trace.as_written) trace.offsets.resize(1);
  return trace;
}

void place_scalar(Node& node, const Source& source, const ScalarTrace& trace, std::string text) {
  const std::size_t first = trace.offsets.front();
  const std::size_t last = trace.as_written ? first + text.size() : trace.offsets.back();
  node.text = std::move(text);
  node.place = source.place(first, last - first);
  if (trace.as_written) return;
  // Offsets never fall, so one walk over the source finds all places.
  const std::string_view whole = source.text();
  const auto continues = [whole](std::size_t at) {
    return at < whole.size() && (static_cast<unsigned char>(whole[at]) & 0xC0) == 0x80;
  };
  Place here = source.place(first);
  std::size_t at = first;
  node.places.reserve(trace.offsets.size());
  for (const std::size_t offset : trace.offsets) {
    for (; at < offset; ++at) {
      if (whole[at] == '\n') {
        ++here.line;
        here.column = 1;
      } else if (!continues(at + 1)) {
        ++here.column;  // a character ends here
      }
    }
    node.places.push_back(here);
  }
}

}  // namespace rung
