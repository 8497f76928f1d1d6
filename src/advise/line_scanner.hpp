#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace rung {

/// Goes along a line of JSON that is written as programs write it: ASCII, no escapes, no white space but spaces.
/// Whatever else the format allows makes it say no, and the line is then for the exact reader. Every step says whether
/// it found what it was asked for; after a no, nothing more is asked.
class LineScanner {
 public:
  /// @pre one more character can be read behind the line
  explicit LineScanner(std::string_view line) : at_(line.data()), end_(line.data() + line.size()) {}

  bool take(char wanted) {
    skip();
    if (at_ == end_ || *at_ != wanted) return false;
    ++at_;
    return true;
  }
  /// Whether the next token begins so; it is not taken.
  bool is_next(char wanted) {
    skip();
    return at_ != end_ && *at_ == wanted;
  }
  bool take_word(std::string_view word) {
    skip();
    if (static_cast<std::size_t>(end_ - at_) < word.size() || std::memcmp(at_, word.data(), word.size()) != 0)
      return false;
    at_ += word.size();
    return true;
  }
  /// The key that is expected here, with its colon; otherwise nothing is taken.
  template <std::size_t size>
  bool take_key(const char (&quoted)[size]) {
    skip();
    if (static_cast<std::size_t>(end_ - at_) < size || std::memcmp(at_, quoted, size - 1) != 0) return false;
    const char* const key = std::exchange(at_, at_ + size - 1);
    if (take(':')) return true;
    at_ = key;
    return false;
  }
  bool is_at_end() {
    skip();
    return at_ == end_;
  }

  /// A string without escapes.
  bool text(std::string_view& found) {
    if (!take('"')) return false;
    const char* const first = at_;
    pass_long_text();
    while (at_ != end_ && is_plain(*at_)) ++at_;
    if (at_ == end_ || *at_ != '"') return false;
    found = {first, static_cast<std::size_t>(at_ - first)};
    ++at_;
    return true;
  }
  bool key(std::string_view& found) { return text(found) && take(':'); }

  /// A whole number of at most nine digits, without a sign where it is 0.
  bool whole(std::int32_t& found) {
    skip();
    const bool negative = at_ != end_ && *at_ == '-';
    at_ += negative;
    const char* const first = at_;
    found = 0;
    while (at_ != end_ && is_digit(*at_) && at_ - first < 9) found = 10 * found + (*at_++ - '0');
    const bool padded = *first == '0' && (negative || at_ - first > 1);
    if (negative) found = -found;
    return at_ != first && !padded && is_over();
  }
  /// The text of a number without an exponent.
  bool number(std::string_view& found) {
    skip();
    const char* const first = at_;
    while (at_ != end_ && (is_digit(*at_) || *at_ == '-' || *at_ == '.')) ++at_;
    found = {first, static_cast<std::size_t>(at_ - first)};
    const std::string_view digits = found.substr(found.starts_with('-'));
    const bool padded = digits.size() > 1 && digits[0] == '0' && digits[1] != '.';
    const std::size_t point = digits.find('.');
    const bool spelled = !digits.empty() && digits.find('-') == digits.npos && point != 0 &&
                         point + 1 != digits.size() &&
                         (point == digits.npos || digits.find('.', point + 1) == digits.npos);
    return spelled && !padded && is_over();
  }

  /// Behind a member or element: another one, or the end of it all.
  bool more(char close, bool& another) {
    another = take(',');
    return another || take(close);
  }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_plain(char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; }
  void skip() {
    while (at_ != end_ && *at_ == ' ') ++at_;
  }
  // What may stand behind a number.
  bool is_over() const { return at_ != end_ && (*at_ == ',' || *at_ == '}' || *at_ == ']' || *at_ == ' '); }

  // Sixteen characters at once while all of them are plain.
  void pass_long_text() {
#ifdef __SSE2__
    for (; end_ - at_ >= 16; at_ += 16) {
      const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at_));
      const __m128i odd = _mm_or_si128(
          _mm_or_si128(_mm_cmpeq_epi8(text, _mm_set1_epi8('"')), _mm_cmpeq_epi8(text, _mm_set1_epi8('\\'))),
          _mm_or_si128(_mm_cmplt_epi8(text, _mm_set1_epi8(' ')), _mm_cmpeq_epi8(text, _mm_set1_epi8(0x7F))));
      const int mask = _mm_movemask_epi8(odd);
      if (mask == 0) continue;
      at_ += __builtin_ctz(static_cast<unsigned>(mask));
      return;
    }
#endif
  }

  const char* at_;
  const char* end_;
};

}  // namespace rung
