#include "policy_parts.hpp"

#include "rung/explain/words.hpp"
#include "rung/text/utf8.hpp"

namespace rung {

void list(Page& page, std::string_view first, const Saying& saying) {
  page.paragraph(first, saying.text);
  const std::size_t indent = first.find_first_not_of(' ');
  const std::string next = std::string((indent == first.npos ? first.size() : indent) + 2, ' ') + "- ";
  for (const Saying& part : saying.parts) list(page, next, part);
}

// A comment runs to the end of its line, and lines are broken anew here.
std::string exactly(const Expression& expression) {
  const bool has_comment =
      expression.text.find("//") != std::string::npos || expression.text.find("/*") != std::string::npos;
  return has_comment ? to_text(expression) : expression.text;
}

std::string with_sources(const std::vector<Word>& sources) {
  return sources.empty() ? "" : "; source: " + ids_of(sources);
}

std::string codes_of(const std::map<std::string, std::string>& codes) {
  std::vector<std::string> parts;
  for (const auto& [system, code] : codes) parts.push_back(system + " " + code);
  return joined(parts, ", ");
}

std::string bands_of(const Score& score) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < score.bands.size(); ++i)
    parts.push_back(score.bands[i].words + " (" + std::to_string(i) + ") from " + plain_number(score.bands[i].from) +
                    (i == 0 ? " points" : ""));
  return joined(parts, "; ");
}

}  // namespace rung
