#pragma once

#include <string>
#include <string_view>

#include "rung/parse/document.hpp"

namespace rung {

/// A fault at `length` bytes of the source from byte `offset`.
Fault fault_at(const Source& source, std::string code, std::string message, std::size_t offset, std::size_t length = 1,
               std::string hint = {});

/// A fault of the text as a whole.
Fault whole_text(const Source& source, std::string code, std::string message);

/// Text of the user for a message: in backticks, at most 40 characters of its first line.
std::string in_backticks(std::string_view text);

/// What a rule file may not hold whatever it means: controls nobody sees, and those that turn the reading direction.
bool is_refused_character(char32_t code_point);

/// F02 too large | F03 not UTF-8 | F05 nothing but white space. Looks no further than the first of them.
Faults check_text(const Source& source, const DocumentLimits& limits);

/// F02 a line over 1 MiB | F04 control and bidirectional characters, lone CR | Y01 tabs that indent, `%` directives.
Faults check_yaml_characters(const Source& source);

/// yaml-cpp 0.7 takes `?` inside `{ }` and `[ ]` for the start of a key, wherever it stands. So it never gets to see
/// one: this byte goes in instead, which no text that came so far can hold, and scalars get their `?` back.
constexpr char question_mark_stand_in = '\x01';

/// The text as yaml-cpp gets it, byte for byte in its place. Tabs that indent nothing, on lines without content, are
/// spaces there: it would refuse them.
std::string spelled_for_yaml_cpp(std::string_view text);

}  // namespace rung
