#include <iostream>

#include "commands.hpp"
#include "rung/advise/codes.hpp"
#include "rung/text/nearest.hpp"
#include "rung/text/utf8.hpp"

namespace rung::cli {
namespace {

// The first sentence, or all of it where it is one.
std::string_view first_sentence(std::string_view text) { return text.substr(0, text.find(". ")); }

Status list_codes() {
  for (const CodeEntry& entry : code_table()) {
    const std::string_view said = first_sentence(entry.means);
    std::cout << entry.code << "  " << said << (said.ends_with('.') ? "\n" : ".\n");
  }
  return flushed(done);
}

}  // namespace

Status explain(const options::variables_map& arguments) {
  const auto words = operands(arguments);
  if (words.empty()) return list_codes();
  for (const std::string& word : words) {
    const CodeEntry* const entry = find_code(word);
    if (entry == nullptr) {
      std::vector<std::string> known;
      for (const CodeEntry& one : code_table()) known.emplace_back(one.code);
      const std::string guess = did_you_mean(word, known);
      return misuse("there is no code `" + printable(word) + "`", guess.empty() ? "`rung explain` lists them" : guess);
    }
    if (&word != &words.front()) std::cout << '\n';
    std::cout << describe(*entry);
  }
  return flushed(done);
}

}  // namespace rung::cli
