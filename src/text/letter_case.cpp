#include "rung/text/letter_case.hpp"

#include <utf8proc.h>

#include "rung/text/utf8.hpp"

namespace rung {
namespace {

std::string mapped(std::string_view text, utf8proc_int32_t (*map)(utf8proc_int32_t)) {
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint found = code_point_at(text, at);
    made += to_utf8(static_cast<char32_t>(map(static_cast<utf8proc_int32_t>(found.value))));
    at += found.bytes;
  }
  return made;
}

utf8proc_int32_t folded(char32_t c) {
  const auto code = static_cast<utf8proc_int32_t>(c);
  const bool is_control_space = c >= U'\t' && c <= U'\r';
  if (is_control_space || utf8proc_category(code) == UTF8PROC_CATEGORY_ZS) return ' ';
  return utf8proc_tolower(utf8proc_toupper(code));
}

}  // namespace

std::string to_upper(std::string_view text) { return mapped(text, utf8proc_toupper); }
std::string to_lower(std::string_view text) { return mapped(text, utf8proc_tolower); }

bool equal_but_for_case(std::string_view a, std::string_view b) {
  std::size_t i = 0, k = 0;
  while (i < a.size() && k < b.size()) {
    const CodePoint left = code_point_at(a, i), right = code_point_at(b, k);
    if (folded(left.value) != folded(right.value)) return false;
    i += left.bytes;
    k += right.bytes;
  }
  return i == a.size() && k == b.size();
}

}  // namespace rung
