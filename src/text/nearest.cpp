#include "rung/text/nearest.hpp"

#include <algorithm>
#include <vector>

#include "rung/text/utf8.hpp"

namespace rung {
namespace {

constexpr std::size_t longest_word = 200;  // characters; nobody mistypes more, and the work grows with the square

// One element per character, with what counts for nothing taken away.
std::u32string folded(std::string_view word) {
  std::u32string made;
  for (std::size_t offset = 0; offset < word.size();) {
    const CodePoint found = code_point_at(word, offset);
    char32_t c = found.value;
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    if (c == U'_' || c == U'.') c = U'-';
    made += c;
    offset += found.bytes;
  }
  return made;
}

// Optimal string alignment: insert, delete, replace, or swap two neighbours, each counted once.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

template <class Text>
std::string nearest_of(std::string_view word, std::span<const Text> candidates) {
  if (word.size() > 4 * longest_word) return {};
  const std::u32string wanted = folded(word);
  const std::size_t allowed = wanted.size() / 3;
  std::size_t least = allowed + 1;
  const Text* best = nullptr;
  for (const Text& candidate : candidates) {
    if (candidate.size() > 4 * longest_word) continue;
    const std::u32string other = folded(candidate);
    const std::size_t gap = std::max(wanted.size(), other.size()) - std::min(wanted.size(), other.size());
    if (gap >= least) continue;
    const std::size_t found = distance(wanted, other);
    if (found >= least) continue;
    least = found;
    best = &candidate;
  }
  return best == nullptr ? std::string() : std::string(*best);
}

}  // namespace

std::string nearest(std::string_view word, std::span<const std::string_view> candidates) {
  return nearest_of(word, candidates);
}

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
  return nearest_of(word, candidates);
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  const std::string found = nearest(word, candidates);
  return found.empty() ? found : "did you mean `" + found + "`?";
}

std::string listed(std::span<const std::string> words, std::size_t most) {
  const std::size_t shown = std::min(words.size(), most);
  const std::size_t left = words.size() - shown;
  if (shown == 0) return left == 0 ? std::string() : std::to_string(left) + " words";
  std::string made;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) made += i + 1 == shown && left == 0 ? " or " : ", ";
    made += "`" + words[i] + "`";
  }
  if (left > 0) made += " and " + std::to_string(left) + " more";
  return made;
}

}  // namespace rung
