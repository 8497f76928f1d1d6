#include "option_list.hpp"

#include <algorithm>

namespace rung::cli {
namespace {

// `json|text` in `[--format json|text]`, when all of it is small letters.
std::vector<std::string> choices_in(std::string_view usage, const std::string& option) {
  const std::string wanted = "--" + option + " ";
  const std::size_t at = usage.find(wanted);
  if (at == std::string_view::npos) return {};
  std::string_view words = usage.substr(at + wanted.size());
  words = words.substr(0, words.find_first_of("] "));
  if (words.find('|') == std::string_view::npos) return {};
  std::vector<std::string> found(1);
  for (const char c : words) {
    if (c == '|') {
      found.emplace_back();
    } else if (c >= 'a' && c <= 'z') {
      found.back() += c;
    } else {
      return {};
    }
  }
  return found;
}

}  // namespace

std::vector<OptionRow> option_rows(const Command& command) {
  options::options_description described;
  command.add_options(described);
  std::vector<OptionRow> rows;
  for (const auto& option : described.options()) {
    OptionRow row;
    row.name = option->long_name();
    const std::string dashed = option->canonical_display_name(options::command_line_style::allow_dash_for_short);
    if (dashed.size() == 2 && dashed[0] == '-') row.letter = dashed.substr(1);
    if (option->semantic()->max_tokens() > 0) row.takes = option->semantic()->name();
    row.takes = row.takes.substr(0, row.takes.find(" (="));
    row.choices = choices_in(command.usage, row.name);
    row.words = option->description();
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace rung::cli
