#include "wrap.hpp"

#include "rung/text/utf8.hpp"

namespace rung {
namespace {

constexpr std::string_view bold = "\x1b[1m", red = "\x1b[1;31m", plain = "\x1b[0m";

}  // namespace

void Page::paragraph(std::string_view first, std::string_view text) {
  const std::string indent(count_characters(first), ' ');
  out_ += first;
  std::size_t column = indent.size();
  bool line_is_empty = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \n", at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const std::size_t wide = count_characters(word);
    if (!line_is_empty && column + 1 + wide > width_) {
      out_ += '\n' + indent;
      column = indent.size();
      line_is_empty = true;
    }
    if (!line_is_empty) out_ += ' ', ++column;
    out_ += word;
    column += wide;
    line_is_empty = false;
    at = end;
  }
  while (!out_.empty() && out_.back() == ' ') out_.pop_back();
  out_ += '\n';
}

void Page::heading(std::string_view text) { call_out("", text, false); }

void Page::call_out(std::string_view first, std::string_view text, bool grave) {
  if (colour_) out_ += grave ? red : bold;
  paragraph(first, text);
  if (!colour_) return;
  out_.pop_back();
  out_ += plain;
  out_ += '\n';
}

}  // namespace rung
