#pragma once

#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "rung/evaluate/columns.hpp"

namespace rung {

inline constexpr std::size_t plane_words = block_size / 64;

/// Sixty-four flags, each 0 or 0xFF, as bits.
inline std::uint64_t packed(const std::uint8_t* flags) {
  std::uint64_t bits = 0;
#ifdef __SSE2__
  for (int i = 0; i < 4; ++i) {
    const __m128i sixteen = _mm_load_si128(reinterpret_cast<const __m128i*>(flags) + i);
    bits |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(sixteen))} << (16 * i);
  }
#else
  for (int i = 0; i < 64; ++i) bits |= std::uint64_t{flags[i] & 1u} << i;
#endif
  return bits;
}

/// Which of a block's numbers pass a test.
template <class Number, class Test>
Plane passing(const Number* numbers, Test test) {
  Plane plane;
  for (std::size_t word = 0; word < plane_words; ++word, numbers += 64) {
    alignas(16) std::uint8_t flags[64];
    for (std::size_t i = 0; i < 64; ++i) flags[i] = static_cast<std::uint8_t>(test(numbers[i]) ? 0xFF : 0);
    plane[word] = packed(flags);
  }
  return plane;
}

/// A plane made of one or more others, word by word.
template <class Combine, class... Others>
Plane combined(Combine combine, const Others&... others) {
  Plane plane;
  for (std::size_t word = 0; word < plane_words; ++word) plane[word] = combine(others[word]...);
  return plane;
}

inline Plane all_of(bool yes) {
  Plane plane;
  plane.fill(yes ? ~std::uint64_t{0} : 0);
  return plane;
}

inline bool any(const Plane& plane) {
  std::uint64_t bits = 0;
  for (const std::uint64_t word : plane) bits |= word;
  return bits != 0;
}

inline bool bit_of(const Plane& plane, std::size_t person) { return plane[person / 64] >> (person % 64) & 1; }
inline void set_bit(Plane& plane, std::size_t person, bool yes = true) {
  plane[person / 64] |= std::uint64_t{yes} << (person % 64);
}

/// The first `people` bits.
inline Plane first_of(std::size_t people) {
  Plane plane = {};
  for (std::size_t word = 0; word < plane_words && word * 64 < people; ++word)
    plane[word] = people - word * 64 >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << (people - word * 64)) - 1;
  return plane;
}

}  // namespace rung
