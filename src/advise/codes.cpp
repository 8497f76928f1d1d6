#include "rung/advise/codes.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "code_chapters.hpp"

namespace rung {
namespace {

std::vector<CodeEntry> joined() {
  std::vector<CodeEntry> all;
  for (const auto chapter : {codes_of_texts(), codes_of_expressions(), codes_of_rule_sets(), codes_of_instruments(),
                             codes_of_cases(), codes_of_tables(), codes_of_fits()})
    all.insert(all.end(), chapter.begin(), chapter.end());
  return all;
}

// Each line of `text` after two spaces; lines are broken at spaces.
std::string wrapped(std::string_view text, std::size_t width) {
  std::string out, line;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (!line.empty() && line.size() + 1 + word.size() > width) out += "  " + line + "\n", line.clear();
    line += (line.empty() ? "" : " ") + std::string(word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return line.empty() ? out : out + "  " + line + "\n";
}

std::string indented(std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    out += "      " + std::string(lines.substr(0, end)) + "\n";
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return out;
}

}  // namespace

std::span<const CodeEntry> code_table() {
  static const std::vector<CodeEntry> all = joined();
  return all;
}

const CodeEntry* find_code(std::string_view code) {
  std::string wanted(code);
  std::ranges::transform(wanted, wanted.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  const auto table = code_table();
  const auto found = std::ranges::find(table, wanted, &CodeEntry::code);
  return found == table.end() ? nullptr : &*found;
}

std::string describe(const CodeEntry& entry, std::size_t width) {
  const std::size_t room = std::max<std::size_t>(width, 40) - 2;
  return std::string(entry.code) + "\n" + wrapped(entry.means, room) + "\nFor example:\n" + indented(entry.example) +
         "\nWhat to do:\n" + wrapped(entry.mend, room);
}

}  // namespace rung
