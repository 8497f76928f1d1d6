#include "html.hpp"

#include <charconv>
#include <cmath>

#include "rung/text/utf8.hpp"

namespace rung {

Html& Html::text(std::string_view words) {
  std::string flat(words);
  for (char& c : flat)
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  for (const char c : printable(flat)) {
    switch (c) {
      case '&':
        out_ += "&amp;";
        break;
      case '<':
        out_ += "&lt;";
        break;
      case '>':
        out_ += "&gt;";
        break;
      case '"':
        out_ += "&quot;";
        break;
      case '\'':
        out_ += "&#39;";
        break;
      default:
        out_ += c;
    }
  }
  return *this;
}

Html& Html::element(std::string_view tag, std::string_view words) {
  raw("<").raw(tag).raw(">").text(words);
  return raw("</").raw(tag.substr(0, tag.find(' '))).raw(">\n");
}

// Never through a locale.
Html& Html::number(double length) {
  const auto tenths = static_cast<long long>(std::llround(length * 10));
  char digits[32];
  const long long whole = tenths / 10, part = std::abs(tenths % 10);
  if (tenths < 0 && whole == 0) out_ += '-';
  out_.append(digits, std::to_chars(digits, digits + sizeof digits, whole).ptr);
  if (part != 0) (out_ += '.') += static_cast<char>('0' + part);
  return *this;
}

}  // namespace rung
