#pragma once

#include <string>
#include <string_view>

namespace rung {

// Letter case by Unicode's simple mappings, one code point for one, the same whatever the locale. @pre valid UTF-8
/// Capital letters.
std::string to_upper(std::string_view text);
/// Small letters.
std::string to_lower(std::string_view text);

/// True when two texts differ in nothing but letter case and the kind of white space characters.
bool equal_but_for_case(std::string_view a, std::string_view b);

}  // namespace rung
