#pragma once

#include <cstdint>

namespace rung {

/// SplitMix64, by Steele, Lea and Flood (OOPSLA 2014): from the same state every time the same numbers.
struct Chance {
  std::uint64_t state;

  std::uint64_t bits() {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(bits() % limit); }  // uneven by limit / 2^64
};

}  // namespace rung
