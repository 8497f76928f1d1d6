#include "yaml_fault.hpp"

#include <algorithm>

#include "text_check.hpp"

namespace rung {
namespace {

// What stands at `at` up to the end of the line, or of the word.
std::string_view rest_of_line(const Source& source, std::size_t at) {
  const std::string_view rest = std::string_view(source.text()).substr(at);
  return rest.substr(0, rest.find_first_of("\r\n"));
}

std::string_view word_at(const Source& source, std::size_t at) {
  const std::string_view rest = rest_of_line(source, at);
  return rest.substr(0, std::max<std::size_t>(rest.find_first_of(" \t,]}"), 1));
}

}  // namespace

bool lacks_space_behind_colon(std::string_view text) {
  const std::size_t word = text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");
  const bool has_word = word != 0 && word != std::string_view::npos && text[word] == ':';
  return has_word && word + 1 < text.size() && text[word + 1] != ' ' && text[word + 1] != '\t';
}

Fault explain_reference(const Source& source, std::size_t at) {
  const std::string_view word = word_at(source, at);
  const char first = word.empty() ? '&' : word.front();
  const std::string kind = first == '*' ? "an alias" : first == '!' ? "a tag" : "an anchor";
  const std::string hint = first == '*' || first == '&' ? "write the value out where it is used; text that starts with "
                                                        : "text that starts with ";
  return fault_at(source, "Y03", kind + " " + in_backticks(word) + ", none is allowed", at, word.size(),
                  hint + in_backticks(word.substr(0, 1)) + " needs quotes");
}

Fault explain_merge_key(const Source& source, std::size_t at) {
  return fault_at(source, "Y03", "a merge key `<<`, none is allowed", at, 2, "write the keys out");
}

Fault explain_key_with_brackets(const Source& source, std::size_t at) {
  return fault_at(source, "Y06", "a key is one word or text, not a list or map in brackets", at, 1,
                  "text that starts with " + in_backticks(rest_of_line(source, at).substr(0, 1)) + " needs quotes");
}

Fault explain_question_mark(const Source& source, std::size_t at) {
  return fault_at(source, "Y06", "`? ` starts a YAML key of several lines, none is allowed", at, 1,
                  "text that starts with `? ` needs quotes");
}

Fault explain_odd_key(const Source& source, std::size_t at) {
  const std::string_view found = rest_of_line(source, at);
  if (found.starts_with(':'))
    return fault_at(source, "Y06", "no key stands before this `:`", at, 1, "write `key: value`");
  return fault_at(source, "Y06", "a key is one word or text on one line, and not empty, `~` or `null`", at, 1,
                  "where it is meant as text, put it in quotes");
}

Fault explain_lone_key_in_brackets(const Source& source, std::size_t at) {
  const std::string_view word = word_at(source, at);
  const std::size_t colon = word.find(':');
  const bool lacks_space = colon != std::string_view::npos && colon > 0 && colon + 1 < word.size();
  return fault_at(
      source, "Y01", lacks_space ? "no space after `:`" : "a key without a value inside `{ }`", at, word.size(),
      lacks_space
          ? "write " + in_backticks(std::string(word.substr(0, colon)) + ": " + std::string(word.substr(colon + 1)))
          : "write `key: value`; a list stands in `[ ]`");
}

Fault explain_empty_entry(const Source& source, std::size_t at) {
  return fault_at(source, "Y01", "nothing stands before this comma", at, 1, "take one comma away");
}

Fault explain_unclosed_quote(const Source& source, std::size_t at) {
  const std::string_view line = rest_of_line(source, at);
  return fault_at(source, "Y07", "the quote that opens here is never closed", at, line.size(),
                  "add " + in_backticks(line.substr(0, 1)) + " at the end of the text");
}

Fault explain_quote_over_lines(const Source& source, std::size_t quote, std::size_t line) {
  const std::string_view opening = rest_of_line(source, quote);
  return fault_at(source, "Y07",
                  "the quote that opens here is still open on line " + std::to_string(source.place(line).line) +
                      ", which is not indented under it",
                  quote, opening.size(),
                  "add " + in_backticks(opening.substr(0, 1)) + " where the text ends, or indent the lines that go on");
}

Fault explain_bad_escape(const Source& source, std::size_t at) {
  const std::string_view rest = rest_of_line(source, at);
  const char kind = rest.size() > 1 ? rest[1] : ' ';
  const std::size_t length = kind == 'U' ? 10 : kind == 'u' ? 6 : kind == 'x' ? 4 : 2;
  return fault_at(source, "Y01", in_backticks(rest.substr(0, length)) + " is no escape inside double quotes", at,
                  length, "write the character itself, `\\\\` for a backslash, or use single quotes");
}

Fault explain_refused_escape(const Source& source, std::size_t at) {
  return fault_at(
      source, "F04",
      "an escape for a control or bidirectional character, " + in_backticks(word_at(source, at).substr(0, 6)), at, 2,
      "delete it");
}

Fault explain_ambiguous_scalar(const Source& source, std::size_t at, std::size_t stopped_at) {
  return fault_at(
      source, "Y01",
      "this text can be read in two ways from line " + std::to_string(source.place(stopped_at).line) + " on", at,
      rest_of_line(source, at).size(), "write it on one line, or after `>-` or `|` on lines of the same indentation");
}

Fault explain_text_behind(const Source& source, std::size_t at) {
  const std::size_t last = source.text().find_last_not_of(" \t", at == 0 ? 0 : at - 1);
  const char before = last == std::string::npos ? ' ' : source.text()[last];
  const std::string hint = source.text().substr(at, 1) == "#" ? "a comment needs a space before its `#`"
                           : before == '\'' ? "inside single quotes, a single quote is written twice: `''`"
                           : before == '"'  ? "inside double quotes, a double quote is written `\\\"`"
                                            : "text that starts with a bracket needs quotes";
  return fault_at(source, "Y01", "text stands behind the closing `" + std::string(1, before) + "`", at,
                  word_at(source, at).size(), hint);
}

Fault explain_dash_in_text(const Source& source, std::size_t at) {
  return fault_at(source, "Y01", "a line that starts with `- ` goes on with the text above it", at, 1,
                  "indent the `-` like the others of its list; where it is text, write it after `>-` or in quotes");
}

Fault explain_value_too_far_left(const Source& source, std::size_t at, std::size_t least_columns) {
  return fault_at(source, "Y01", "the value of the key above starts too far left", at, rest_of_line(source, at).size(),
                  "indent it by " + std::to_string(least_columns) + " or more, or add the `:` if it is a key");
}

}  // namespace rung
