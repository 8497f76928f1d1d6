#pragma once

#include <string>
#include <string_view>

#include "rung/parse/document.hpp"

namespace rung {

// What is wrong with a YAML text, each in our words: what was found, what is allowed, and what was probably meant.

/// yaml-cpp gave up at byte `at` with `message`; its words say little to an author, so they only choose among ours.
Fault explain_yaml_error(const Source& source, std::size_t at, std::string_view message);

/// More text after the end of the document: a real second document, or a line that belongs to nothing above it.
Fault explain_second_document(const Source& source, std::size_t at);

/// The key that starts at `at` has no `:`.
Fault explain_lone_key(const Source& source, std::size_t at);
Fault explain_lone_key_in_brackets(const Source& source, std::size_t at);

Fault explain_reference(const Source& source, std::size_t at);  ///< an anchor, alias or tag
Fault explain_merge_key(const Source& source, std::size_t at);
Fault explain_key_with_brackets(const Source& source, std::size_t at);
Fault explain_question_mark(const Source& source, std::size_t at);
Fault explain_odd_key(const Source& source, std::size_t at);
Fault explain_empty_entry(const Source& source, std::size_t at);

Fault explain_unclosed_quote(const Source& source, std::size_t at);
Fault explain_quote_over_lines(const Source& source, std::size_t quote, std::size_t line);
Fault explain_bad_escape(const Source& source, std::size_t at);
Fault explain_refused_escape(const Source& source, std::size_t at);
Fault explain_ambiguous_scalar(const Source& source, std::size_t at, std::size_t stopped_at);
Fault explain_text_behind(const Source& source, std::size_t at);  ///< behind a closing quote or bracket
Fault explain_dash_in_text(const Source& source, std::size_t at);
Fault explain_value_too_far_left(const Source& source, std::size_t at, std::size_t least_columns);

/// `word:value`, where `word: value` was probably meant.
bool lacks_space_behind_colon(std::string_view text);

}  // namespace rung
