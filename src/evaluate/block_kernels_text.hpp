// The text of the kernels. Each source that includes it is compiled for one kind of processor, so nothing here may be a
// function that other sources share: the linker could take this one, with its instructions, for all of them. Hence the
// unnamed namespace, pointers, and no call of the standard library.

#pragma once

#ifdef __SSE2__
#include <immintrin.h>
#endif

#include "block_kernels.hpp"

namespace rung {
namespace {

using Word = std::uint64_t;
constexpr int people = static_cast<int>(block_size), words = people / 64;

#if defined(__AVX512BW__)
constexpr int lane_bytes = 64;
#elif defined(__AVX2__)
constexpr int lane_bytes = 32;
#else
constexpr int lane_bytes = 16;
#endif
constexpr int lane = lane_bytes / 8, lanes = words / lane;
typedef Word Lane __attribute__((vector_size(lane_bytes)));

inline const Word* words_of(const Plane& plane) { return reinterpret_cast<const Word*>(&plane); }
inline Word* words_of(Plane& plane) { return reinterpret_cast<Word*>(&plane); }

inline Lane load(const Plane& plane, int at) {
  Lane made;
  __builtin_memcpy(&made, words_of(plane) + at * lane, lane_bytes);
  return made;
}
inline void store(Plane& plane, int at, Lane made) { __builtin_memcpy(words_of(plane) + at * lane, &made, lane_bytes); }

// Which of sixty-four bytes are greater than `with`, or equal to it.
template <bool greater>
Word passing_bytes(const std::int8_t* bytes, std::int8_t with) {
#if defined(__AVX512BW__)
  const __m512i all = _mm512_loadu_si512(bytes), one = _mm512_set1_epi8(with);
  return greater ? _mm512_cmpgt_epi8_mask(all, one) : _mm512_cmpeq_epi8_mask(all, one);
#elif defined(__AVX2__)
  const __m256i one = _mm256_set1_epi8(with);
  const auto half = [&](const std::int8_t* at) {
    const __m256i some = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
    const __m256i flags = greater ? _mm256_cmpgt_epi8(some, one) : _mm256_cmpeq_epi8(some, one);
    return Word{static_cast<std::uint32_t>(_mm256_movemask_epi8(flags))};
  };
  return half(bytes) | half(bytes + 32) << 32;
#elif defined(__SSE2__)
  const __m128i one = _mm_set1_epi8(with);
  const auto quarter = [&](const std::int8_t* at) {
    const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i flags = greater ? _mm_cmpgt_epi8(some, one) : _mm_cmpeq_epi8(some, one);
    return Word{static_cast<std::uint32_t>(_mm_movemask_epi8(flags))};
  };
  return quarter(bytes) | quarter(bytes + 16) << 16 | quarter(bytes + 32) << 32 | quarter(bytes + 48) << 48;
#else
  Word made = 0;
  for (int i = 0; i < 64; ++i) made |= Word{greater ? bytes[i] > with : bytes[i] == with} << i;
  return made;
#endif
}

template <bool greater>
Word passing(const std::int8_t* numbers, std::int8_t with) {
  return passing_bytes<greater>(numbers, with);
}
template <bool greater, class Number>
Word passing(const Number* numbers, Number with) {
  alignas(64) std::int8_t flags[64];
  for (int i = 0; i < 64; ++i) flags[i] = (greater ? numbers[i] > with : numbers[i] == with) ? -1 : 0;
  return passing_bytes<false>(flags, -1);
}

// The word of each sixty-four people, by `word_of`.
template <class WordOf>
void put(const Plane* known, Planes* made, WordOf word_of) {
  Word* const yes = words_of(made->yes);
  if (known == nullptr) {
    for (int word = 0; word < words; ++word) yes[word] = word_of(word);
    return;
  }
  Word* const maybe = words_of(made->maybe);
  for (int word = 0; word < words; ++word) {
    const Word passes = word_of(word), has = words_of(*known)[word];
    yes[word] = passes & has;
    maybe[word] = passes | ~has;
  }
}

template <class Number>
void compare(const Number* numbers, Comparison by, const Plane* known, Planes* made) {
  constexpr int bits = 8 * static_cast<int>(sizeof(Number));
  constexpr std::int64_t most = (std::int64_t{1} << (bits - 1)) - 1, least = -most - 1;
  const Word turn = by.opposite ? ~Word{0} : 0;
  if (by.with < least || by.with > most) {  // the same for every number of this width
    const Word all = (by.greater && by.with < least ? ~Word{0} : 0) ^ turn;
    return put(known, made, [&](int) { return all; });
  }
  const Number with = static_cast<Number>(by.with);
  if (by.greater)
    put(known, made, [&](int word) { return passing<true>(numbers + 64 * word, with) ^ turn; });
  else
    put(known, made, [&](int word) { return passing<false>(numbers + 64 * word, with) ^ turn; });
}

// The numbers of the block behind this one are fetched meanwhile: of many columns at once the processor finds no
// pattern in a block's few lines of each. Nothing is read there, so it does not matter where the column ends.
template <class Number>
bool all_within(const Number* numbers, Number least, Number most) {
  constexpr int bytes = people * static_cast<int>(sizeof(Number));
  for (int at = 0; at < bytes; at += 64) __builtin_prefetch(reinterpret_cast<const char*>(numbers) + bytes + at);
  Number low = numbers[0], high = numbers[0];
  for (int i = 0; i < people; ++i) {
    low = numbers[i] < low ? numbers[i] : low;
    high = numbers[i] > high ? numbers[i] : high;
  }
  return low >= least && high <= most;
}

// Of what holds: `a`, `b` and what is made are all `yes`, or all `maybe`; but an exception takes the other of `b`.
inline void run_step(LogicStep::Kind kind, const Plane& a, const Plane& b, Plane& made) {
  switch (kind) {
    case LogicStep::Kind::conjunction:
      for (int at = 0; at < lanes; ++at) store(made, at, load(a, at) & load(b, at));
      break;
    case LogicStep::Kind::disjunction:
      for (int at = 0; at < lanes; ++at) store(made, at, load(a, at) | load(b, at));
      break;
    case LogicStep::Kind::exception:
      for (int at = 0; at < lanes; ++at) store(made, at, load(a, at) & ~load(b, at));
      break;
    case LogicStep::Kind::negation:
      for (int at = 0; at < lanes; ++at) store(made, at, ~load(b, at));
  }
}

void run_logic(const LogicStep* steps, std::size_t count, bool complete) {
  if (complete) {
    for (const LogicStep* step = steps; step != steps + count; ++step)
      run_step(step->kind, step->a->yes, step->b->yes, step->made->yes);
    return;
  }
  for (const LogicStep* step = steps; step != steps + count; ++step) {
    const bool turns = step->kind == LogicStep::Kind::exception || step->kind == LogicStep::Kind::negation;
    run_step(step->kind, step->a->yes, turns ? step->b->maybe : step->b->yes, step->made->yes);
    run_step(step->kind, step->a->maybe, turns ? step->b->yes : step->b->maybe, step->made->maybe);
  }
}

// Numbers below 32 of people whose bits stand in one plane each.
template <int count>
void write_numbers(const Plane* bits, std::uint8_t* numbers) {
#if defined(__AVX512BW__)
  for (int word = 0; word < words; ++word) {
    __m512i made = _mm512_setzero_si512();
    for (int i = 0; i < count; ++i)
      made = _mm512_or_si512(made, _mm512_maskz_set1_epi8(words_of(bits[i])[word], static_cast<char>(1 << i)));
    _mm512_storeu_si512(numbers + 64 * word, made);
  }
#elif defined(__AVX2__)
  const __m256i own_byte = _mm256_setr_epi64x(0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303);
  const __m256i own_bit = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201));
  for (int half = 0; half < 2 * words; ++half) {
    __m256i made = _mm256_setzero_si256();
    for (int i = 0; i < count; ++i) {
      const auto some = static_cast<int>(words_of(bits[i])[half / 2] >> (half % 2 * 32));
      const __m256i spread = _mm256_and_si256(_mm256_shuffle_epi8(_mm256_set1_epi32(some), own_byte), own_bit);
      made = _mm256_or_si256(
          made, _mm256_and_si256(_mm256_cmpeq_epi8(spread, own_bit), _mm256_set1_epi8(static_cast<char>(1 << i))));
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(numbers + 32 * half), made);
  }
#else
  for (int word = 0; word < words; ++word)
    for (int shift = 0; shift < 64; shift += 8) {  // eight bits as eight bytes, each 0 or 1
      Word made = 0;
      for (int i = 0; i < count; ++i) {
        const Word own_bit = (words_of(bits[i])[word] >> shift & 0xFF) * 0x0101010101010101 & 0x8040201008040201;
        made |= ((own_bit + 0x7F7F7F7F7F7F7F7F) >> 7 & 0x0101010101010101) << i;
      }
      for (int i = 0; i < 8; ++i) numbers[64 * word + shift + i] = static_cast<std::uint8_t>(made >> (8 * i));
    }
#endif
}

// A person's level is the highest that is demanded; it can still be a higher one that may be. The lowest asks nothing.
template <int bits>
void weigh_some(const FloorWeighing& weighing) {
  Plane level[bits], up_to[bits];
  const Lane none = {};
  for (int at = 0; at < lanes; ++at) {
    Lane below = ~none, below_maybe = ~none, open_above = none;  // not yet given a level
    Lane level_bits[bits] = {}, up_to_bits[bits] = {};
    for (std::size_t i = weighing.levels; i-- > 0;) {
      const Demands& demands = weighing.demands[i];
      Lane yes = none, maybe = none, open = none;
      for (std::size_t rule = 0; rule < demands.count; ++rule) {
        if (rule == demands.open_above) open = yes;
        yes |= load(demands.truths[rule]->yes, at);
        if (!weighing.complete) maybe |= load(demands.truths[rule]->maybe, at);
      }
      if (demands.open_above == demands.count) open = yes;
      if (demands.implied != nullptr) {
        yes |= load(*demands.implied, at);
        open |= load(*demands.implied_open_above, at);
      }
      maybe |= yes;
      const Lane here = i == 0 ? below : yes & below, could = i == 0 ? below_maybe : maybe & below_maybe;
      store(weighing.possible[i], at, here | (maybe & below));
      open_above |= here & open;
      below &= ~here;
      below_maybe &= ~could;
      for (int bit = 0; bit < bits; ++bit) {
        if (!(i >> bit & 1)) continue;
        level_bits[bit] |= here;
        up_to_bits[bit] |= could;
      }
    }
    store(*weighing.open_above, at, open_above);
    for (int bit = 0; bit < bits; ++bit) {
      store(level[bit], at, level_bits[bit]);
      store(up_to[bit], at, up_to_bits[bit]);
    }
  }
  write_numbers<bits>(level, weighing.level);
  write_numbers<bits>(weighing.complete ? level : up_to, weighing.up_to);
}

void weigh_floors(const FloorWeighing& weighing) {
  return weighing.levels <= 8 ? weigh_some<3>(weighing) : weigh_some<5>(weighing);
}

constexpr BlockKernels kernels = {compare<std::int8_t>,
                                  compare<std::int16_t>,
                                  compare<std::int32_t>,
                                  all_within<std::int8_t>,
                                  all_within<std::int16_t>,
                                  all_within<std::int32_t>,
                                  run_logic,
                                  weigh_floors};

}  // namespace
}  // namespace rung
