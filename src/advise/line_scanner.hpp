#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace rung {

/// Goes along a line of JSON that is written as programs write it: ASCII, no escapes, no white space but spaces.
/// Whatever else the format allows makes it say no, and the line is then for the exact reader. Every step says whether
/// it found what it was asked for; after a no, nothing more is asked.
class LineScanner {
 public:
  /// @pre a control character stands behind the line
  explicit LineScanner(std::string_view line) : at_(line.data()), end_(line.data() + line.size()) {}

  bool take(char wanted) {
    skip();
    if (*at_ != wanted) return false;
    ++at_;
    return true;
  }
  /// Whether the next token begins so; it is not taken.
  bool is_next(char wanted) {
    skip();
    return *at_ == wanted;
  }
  bool take_word(std::string_view word) {
    skip();
    return take_exact(word.data(), word.size());
  }
  /// Exactly this, spaces and all.
  bool take_exact(const char* text, std::size_t size) {
    if (static_cast<std::size_t>(end_ - at_) < size || !is_same(at_, text, size)) return false;
    at_ += size;
    return true;
  }
  const char* place() const { return at_; }  ///< what comes next
  bool is_at_end() {
    skip();
    return at_ == end_;
  }

  /// A string without escapes.
  bool text(std::string_view& found) {
    if (!take('"')) return false;
    const char* const first = at_;
    pass_long_text();
    while (is_plain(*at_)) ++at_;
    if (*at_ != '"') return false;
    found = {first, static_cast<std::size_t>(at_ - first)};
    ++at_;
    return true;
  }
  bool key(std::string_view& found) { return text(found) && take(':'); }

  /// A whole number of at most nine digits, without a sign where it is 0.
  bool whole(std::int32_t& found) {
    skip();
    if (is_digit(*at_) && !is_digit(at_[1])) {
      found = *at_++ - '0';
      return is_over();
    }
    if (const std::size_t digits = leading_digits(found); digits > 0) {
      const bool padded = *at_ == '0';
      at_ += digits;
      return !padded && is_over();
    }
    return long_whole(found);
  }
  /// The text of a number without an exponent.
  bool number(std::string_view& found) {
    skip();
    const char* const first = at_;
    while (is_digit(*at_) || *at_ == '-' || *at_ == '.') ++at_;
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
    while (*at_ == ' ') ++at_;
  }
  static bool is_same(const char* a, const char* b, std::size_t size) {
    if (size >= 16) {
      for (std::size_t i = 0; i + 16 < size; i += 16)
        if (!are_same<16>(a + i, b + i)) return false;
      return are_same<16>(a + size - 16, b + size - 16);
    }
    if (size >= 8) return are_same<8>(a, b) && are_same<8>(a + size - 8, b + size - 8);
    for (std::size_t i = 0; i < size; ++i)
      if (a[i] != b[i]) return false;
    return true;
  }
  template <std::size_t bytes>
  static bool are_same(const char* a, const char* b) {
    return std::memcmp(a, b, bytes) == 0;
  }
  // How many digits come next, all of them at once, and their number; 0 unless they are one to seven.
  std::size_t leading_digits(std::int32_t& number) const {
    if (std::endian::native != std::endian::little || end_ - at_ < 8) return 0;
    std::uint64_t bytes;
    std::memcpy(&bytes, at_, 8);
    bytes ^= 0x3030303030303030;  // digits become 0 to 9, and only they
    const std::uint64_t others = ((bytes + 0x7676767676767676) | bytes) & 0x8080808080808080;
    const auto bits = static_cast<unsigned>(std::countr_zero(others)) & ~7u;
    if (bits == 0 || bits == 64) return 0;
    bytes <<= 64 - bits;
    bytes = bytes * 10 + (bytes >> 8);  // pairs of digits, then four, then eight
    bytes = (bytes & 0x000000FF000000FF) * 0x000F424000000064 + (bytes >> 16 & 0x000000FF000000FF) * 0x0000271000000001;
    number = static_cast<std::int32_t>(bytes >> 32);
    return bits / 8;
  }
  // As whole(), digit by digit.
  bool long_whole(std::int32_t& found) {
    const bool negative = *at_ == '-';
    at_ += negative;
    const char* const first = at_;
    found = 0;
    while (is_digit(*at_) && at_ - first < 9) found = 10 * found + (*at_++ - '0');
    const bool padded = *first == '0' && (negative || at_ - first > 1);
    if (negative) found = -found;
    return at_ != first && !padded && is_over();
  }
  // What may stand behind a number.
  bool is_over() const { return *at_ == ',' || *at_ == '}' || *at_ == ']' || *at_ == ' '; }

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
