#include "text_check.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "rung/text/utf8.hpp"

namespace rung {
namespace {

constexpr std::size_t most_faults = 50;         // of one kind; a file full of them needs no longer list
constexpr std::size_t longest_line = 1u << 20;  // bytes, in YAML
constexpr std::size_t most_quoted = 40;         // characters of the user's text in a message

std::string code_point_name(char32_t code_point) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string made = "U+";
  for (int shift = code_point > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) made += digits[(code_point >> shift) & 0xF];
  return made;
}

Fault not_utf8(const Source& source, std::size_t offset) {
  const std::string_view text = source.text();
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return fault_at(source, "F03", "the text is UTF-16, only UTF-8 is read", 0, 1, "save the file as UTF-8");
  }
  static constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(text[offset]);
  const std::string shown = {'\\', 'x', digits[byte >> 4], digits[byte & 0xF]};
  return fault_at(source, "F03", "byte `" + shown + "` is not UTF-8", offset, 1,
                  "save the file as UTF-8; it may be in Windows-1252 or Latin-1");
}

Fault refused_character(const Source& source, std::size_t offset, const CodePoint& found) {
  if (found.value == '\r') {
    return fault_at(source, "F04", "a carriage return without a line feed", offset, 1,
                    "lines end in LF or CR LF; convert the line ends of the file");
  }
  if (found.value == 0) {
    const auto nuls = std::count(source.text().begin(), source.text().end(), '\0');
    const bool wide = static_cast<std::size_t>(nuls) * 4 > source.text().size();
    return fault_at(source, "F04", "a NUL character, which no text holds", offset, 1,
                    wide ? "the text looks like UTF-16; save the file as UTF-8" : "");
  }
  const bool mark = found.value == 0xFEFF;
  const bool control = found.value < 0x20 || (found.value >= 0x7F && found.value < 0xA0);
  const std::string kind = mark      ? "a byte order mark inside the text"
                           : control ? "a control character"
                                     : "a character that turns the reading direction";
  return fault_at(source, "F04", kind + ", " + code_point_name(found.value), offset, found.bytes, "delete it");
}

bool is_blank_or_comment(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  return first == std::string_view::npos || line[first] == '#';
}

// Calls `use(line, offset)` for each line, without its line feed.
template <class Use>
void for_each_line(std::string_view text, Use use) {
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    use(text.substr(start, end - start), start);
    start = end + 1;
  }
}

void check_tabs(const Source& source, Faults& faults) {
  std::size_t first = 0;
  std::size_t lines = 0;
  for_each_line(source.text(), [&](std::string_view line, std::size_t start) {
    const std::size_t tab = line.substr(0, line.find_first_not_of(" \t")).find('\t');
    if (tab == std::string_view::npos || is_blank_or_comment(line)) return;
    if (lines++ == 0) first = start + tab;
  });
  if (lines == 0) return;
  const std::string others = lines > 1 ? ", here and on " + std::to_string(lines - 1) + " more lines" : "";
  faults.push_back(fault_at(source, "Y01", "a tab indents this line" + others, first, 1, "indent with spaces only"));
}

// yaml-cpp drops most of them without a word, also behind the document.
void check_directives(const Source& source, Faults& faults) {
  for_each_line(source.text(), [&](std::string_view line, std::size_t start) {
    if (!line.starts_with('%') || faults.size() >= most_faults) return;
    faults.push_back(fault_at(source, "Y01", "a line that starts with `%` is a YAML directive, none is allowed", start,
                              line.size(), "delete the line, or put the text in quotes"));
  });
}

// yaml-cpp keeps all that stands on one line in memory, a hundred bytes for each of its own.
void check_line_lengths(const Source& source, Faults& faults) {
  for_each_line(source.text(), [&](std::string_view line, std::size_t start) {
    if (line.size() <= longest_line || faults.size() >= most_faults) return;
    faults.push_back(fault_at(source, "F02",
                              "this line has " + std::to_string(line.size()) + " bytes, at most " +
                                  std::to_string(longest_line) + " are read",
                              start, 1, "break the line; if the text is JSON, give it a name that ends in `.json`"));
  });
}

}  // namespace

Fault fault_at(const Source& source, std::string code, std::string message, std::size_t offset, std::size_t length,
               std::string hint) {
  return {.code = std::move(code),
          .message = std::move(message),
          .place = source.place(offset, length),
          .hint = std::move(hint)};
}

Fault whole_text(const Source& source, std::string code, std::string message) {
  return {.code = std::move(code), .message = std::move(message), .place = {.file = source.index()}};
}

std::string in_backticks(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t shown = 0; end < text.size() && text[end] != '\n' && text[end] != '\r' && shown < most_quoted;
       ++shown) {
    end += code_point_at(text, end).bytes;
  }
  const std::string kept(text.substr(0, end));
  return "`" + kept + (end < text.size() ? "…`" : "`");
}

bool is_refused_character(char32_t c) {
  if (c == '\t' || c == '\n' || c == '\r' || c == 0x85) return false;
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  return control || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

Faults check_text(const Source& source, const DocumentLimits& limits) {
  const std::string& text = source.text();
  if (text.size() > limits.bytes) {
    return {whole_text(source, "F02",
                       "the text has " + std::to_string(text.size()) + " bytes, at most " +
                           std::to_string(limits.bytes) + " are read")};
  }
  if (const auto bad = first_bad_utf8(text)) return {not_utf8(source, *bad)};
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return {whole_text(source, "F05", "the text is empty")};
  return {};
}

Faults check_yaml_characters(const Source& source) {
  const std::string_view text = source.text();
  Faults faults;
  bool seen_return = false;
  bool seen_nul = false;
  for (std::size_t offset = 0; offset < text.size() && faults.size() < most_faults;) {
    const CodePoint found = code_point_at(text, offset);
    const bool lone_return = found.value == '\r' && !text.substr(offset + 1).starts_with('\n');
    // One of these says it for the whole file.
    const bool repeats =
        (lone_return && std::exchange(seen_return, true)) || (found.value == 0 && std::exchange(seen_nul, true));
    if ((lone_return || is_refused_character(found.value)) && !repeats) {
      faults.push_back(refused_character(source, offset, found));
    }
    offset += found.bytes;
  }
  check_tabs(source, faults);
  check_directives(source, faults);
  check_line_lengths(source, faults);
  return faults;
}

std::string spelled_for_yaml_cpp(std::string_view text) {
  std::string made(text);
  std::replace(made.begin(), made.end(), '?', question_mark_stand_in);
  for_each_line(text, [&](std::string_view line, std::size_t start) {
    if (!is_blank_or_comment(line)) return;
    const auto from = made.begin() + static_cast<std::ptrdiff_t>(start);
    std::replace(from, from + static_cast<std::ptrdiff_t>(std::min(line.find('#'), line.size())), '\t', ' ');
  });
  return made;
}

}  // namespace rung
