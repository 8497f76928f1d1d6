#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rung {

/// What there is to know of one diagnostic code. All of it is constant text.
struct CodeEntry {
  std::string_view code;     ///< `C23`
  std::string_view means;    ///< what is wrong and why it is refused, in whole sentences
  std::string_view example;  ///< lines that cause it, as their author would write them; `$ ` starts a command
  std::string_view mend;     ///< what to do about it, in whole sentences
};

/// Every code that this library gives, by letter in the order of Fault, then by number. Constant data: valid for the
/// life of the program, safe to read from any thread.
std::span<const CodeEntry> code_table();

/// The entry of a code, whatever the case of its letter; null when there is none.
const CodeEntry* find_code(std::string_view code);

/// The entry for people: the code, what it means, the example, how to mend it. Ends in a line feed.
/// @param width  columns that text is wrapped to, 40 or more
std::string describe(const CodeEntry& entry, std::size_t width = 100);

}  // namespace rung
