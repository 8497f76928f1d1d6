#include <algorithm>
#include <string>
#include <vector>

#include "chapters.hpp"
#include "rung/text/letter_case.hpp"
#include "rung/text/utf8.hpp"
#include "sets.hpp"

// CQL 1.5.3, Reference, String Operators. Positions count characters (code points) from 0.

namespace rung {
namespace {

// The byte at which character `index` starts, or npos when there is none such.
std::size_t byte_of(std::string_view text, std::int64_t index) {
  std::size_t at = 0;
  for (; index > 0 && at < text.size(); --index) at += code_point_at(text, at).bytes;
  return index == 0 && at < text.size() ? at : std::string_view::npos;
}

std::int32_t position(std::string_view text, std::size_t byte) {
  return byte == std::string_view::npos ? -1 : static_cast<std::int32_t>(count_characters(text.substr(0, byte)));
}

Value join_known(Arguments a, Arena& arena) {
  std::string joined;
  for (const Value& part : a)
    if (!part.is_null()) joined += part.string();
  return Value::of(arena.keep(joined));
}

Value concatenate_known(Arguments a, Arena& arena) { return any_null(a) ? Value{} : join_known(a, arena); }

Value combine(Arguments a, Arena& arena) {
  if (any_null(a)) return {};
  std::string joined;
  bool any = false;
  for (const Value& part : a[0].list()) {
    if (part.is_null()) continue;
    if (any && a.size() > 1) joined += a[1].string();
    joined += part.string();
    any = true;
  }
  return any ? Value::of(arena.keep(joined)) : Value{};
}

Value split(Arguments a, Arena& arena) {
  if (a[0].is_null()) return {};
  std::vector<Value> parts;
  std::string_view left = a[0].string();
  const std::string_view separator = a[1].is_null() ? std::string_view{} : a[1].string();
  for (auto at = left.find(separator); !separator.empty() && at != std::string_view::npos; at = left.find(separator)) {
    parts.push_back(Value::of(left.substr(0, at)));
    left.remove_prefix(at + separator.size());
  }
  parts.push_back(Value::of(left));
  const auto kept = arena.values(parts.size());
  std::ranges::copy(parts, kept.begin());
  return Value::of(Arguments(kept));
}

Value substring(Arguments a, Arena&) {
  if (any_null(a) || a[1].integer() < 0) return {};
  const std::size_t from = byte_of(a[0].string(), a[1].integer());
  if (from == std::string_view::npos) return {};
  const std::string_view rest = a[0].string().substr(from);
  if (a.size() < 3) return Value::of(rest);
  return a[2].integer() < 0 ? Value{} : Value::of(rest.substr(0, byte_of(rest, a[2].integer())));
}

Value position_of(Arguments a, Arena&) {
  return any_null(a) ? Value{} : Value::of(position(a[1].string(), a[1].string().find(a[0].string())));
}
Value last_position_of(Arguments a, Arena&) {
  return any_null(a) ? Value{} : Value::of(position(a[1].string(), a[1].string().rfind(a[0].string())));
}

Value length(Arguments a, Arena&) {
  return any_null(a) ? Value{} : Value::of(static_cast<std::int32_t>(count_characters(a[0].string())));
}
Value list_length(Arguments a, Arena&) {
  return Value::of(a[0].is_null() ? 0 : static_cast<std::int32_t>(a[0].list().size()));
}

Value upper(Arguments a, Arena& arena) {
  return any_null(a) ? Value{} : Value::of(arena.keep(to_upper(a[0].string())));
}
Value lower(Arguments a, Arena& arena) {
  return any_null(a) ? Value{} : Value::of(arena.keep(to_lower(a[0].string())));
}
Value starts_with(Arguments a, Arena&) {
  return any_null(a) ? Value{} : Value::of(a[0].string().starts_with(a[1].string()));
}
Value ends_with(Arguments a, Arena&) {
  return any_null(a) ? Value{} : Value::of(a[0].string().ends_with(a[1].string()));
}

}  // namespace

Value character_at(Arguments a, Arena&) {
  if (any_null(a) || a[1].integer() < 0) return {};
  const std::string_view text = a[0].string();
  const std::size_t at = byte_of(text, a[1].integer());
  return at == std::string_view::npos ? Value{} : Value::of(text.substr(at, code_point_at(text, at).bytes));
}

std::vector<Operator> string_operators() {
  const Type text = string_type;
  const auto inside = Absence::of_its_own;
  return {
      drops_null(infix("&", Binding::additive, {{{text, text}, text, join_known}},
                       "Two strings joined, a missing one as the empty string.",
                       "{0} and {1} joined, one that is not known as nothing", Absence::never)),
      drops_null(function("Combine", {{{list_of(text)}, text, combine}, {{list_of(text), text}, text, combine}},
                          "The known strings of a list joined, with a separator if one is given.",
                          "what is known of {0} joined", inside)),
      function("Concatenate", {{{text, text}, text, concatenate_known}}, "`Concatenate(x, y)` is `x + y`.",
               "{0} and {1} joined"),
      function("Split", {{{text, text}, list_of(text), split}}, "The parts of a string between separators.",
               "the parts of {0} between {1}"),
      function("Length", {{{text}, integer_type, length}, {{list_of(any_type)}, integer_type, list_length}},
               "How many characters a string has, or elements a list (missing ones count; a missing list has none).",
               "the length of {0}"),
      function("Substring",
               {{{text, integer_type}, text, substring}, {{text, integer_type, integer_type}, text, substring}},
               "The characters from a position on, or so many of them; unknown when the position is beyond the ends.",
               "part of {0}", inside),
      function("PositionOf", {{{text, text}, integer_type, position_of}},
               "`PositionOf(p, s)`: where p stands first in s; -1 when it does not.", "the position of {0} in {1}"),
      function("LastPositionOf", {{{text, text}, integer_type, last_position_of}},
               "`LastPositionOf(p, s)`: where p stands last in s; -1 when it does not.",
               "the last position of {0} in {1}"),
      function("Upper", {{{text}, text, upper}}, "In capital letters.", "{0} in capitals"),
      function("Lower", {{{text}, text, lower}}, "In small letters.", "{0} in small letters"),
      function("StartsWith", {{{text, text}, boolean_type, starts_with}}, "The first string begins with the second.",
               "{0} starts with {1}"),
      function("EndsWith", {{{text, text}, boolean_type, ends_with}}, "The first string ends with the second.",
               "{0} ends with {1}"),
  };
}

}  // namespace rung
