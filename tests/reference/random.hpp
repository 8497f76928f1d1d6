#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace rung::reference {

/// Chance that is the same on every machine: the standard fixes what mt19937_64 gives, but not what its distributions
/// make of it.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// 0 .. count - 1. @pre count > 0
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  /// Both ends included.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::size_t>(high - low + 1)));
  }
  bool chance(std::size_t percent) { return below(100) < percent; }

  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }
  template <class T>
  void shuffle(std::vector<T>& all) {
    for (std::size_t left = all.size(); left > 1; --left) std::swap(all[left - 1], all[below(left)]);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace rung::reference
