#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rung {

/// The candidate that `word` was probably meant to be, or empty when none is near: the least edit distance (insert,
/// delete, replace, swap neighbours; letter case counts for nothing; a dash, an underscore and a point are alike), at
/// most a third of the length, the first among equals.
std::string nearest(std::string_view word, std::span<const std::string_view> candidates);
/// The same.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

/// "did you mean `phq9.total`?", or empty.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

/// "`a`, `b` or `c`"; at most `most` of them, then "and 7 more".
std::string listed(std::span<const std::string> words, std::size_t most = 8);

}  // namespace rung
