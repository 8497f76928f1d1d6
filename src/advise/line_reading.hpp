#pragma once

#include <algorithm>

#include "line_scanner.hpp"

namespace rung {

inline constexpr std::int32_t most_days = 36525;  // as parse_case() has it

inline bool read_days(LineScanner& line, std::int32_t& days) {
  return line.whole(days) && days >= 0 && days <= most_days;
}

inline bool is_end_of_stay(std::string_view text) {
  static constexpr std::string_view ends[] = {"completed", "left_early", "transferred", "other"};
  return std::ranges::find(ends, text) != std::end(ends);
}

// Each key once. @param seen  one bit for each, in the order of `keys`
template <std::size_t count>
bool is_new(std::string_view key, const std::string_view (&keys)[count], std::uint32_t& seen, std::size_t& which) {
  which = static_cast<std::size_t>(std::find(keys, keys + count, key) - keys);
  if (which == count || (seen >> which & 1)) return false;
  seen |= 1u << which;
  return true;
}

// What is in braces: `member` is asked for each key, and takes the value.
template <class Member>
bool read_object(LineScanner& line, Member member) {
  if (!line.take('{')) return false;
  if (line.take('}')) return true;
  std::string_view key;
  for (bool another = true; another;)
    if (!line.key(key) || !member(key) || !line.more('}', another)) return false;
  return true;
}

template <class Element>
bool read_array(LineScanner& line, Element element) {
  if (!line.take('[')) return false;
  if (line.take(']')) return true;
  for (bool another = true; another;)
    if (!element() || !line.more(']', another)) return false;
  return true;
}

}  // namespace rung
