#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rung/evaluate/columns.hpp"

namespace rung {

/// A comparison of a number with a constant: equal or greater, or the opposite of one of them.
struct Comparison {
  bool greater = false;  ///< else equal
  bool opposite = false;
  std::int64_t with = 0;
};

/// `and`, `or`, `and not`, `not` of truths.
struct LogicStep {
  enum class Kind : std::uint8_t { conjunction, disjunction, exception, negation } kind = Kind::conjunction;
  const Planes* a = nullptr;
  const Planes* b = nullptr;  ///< what is turned
  Planes* made = nullptr;     ///< neither of those
};

/// The rules that demand one level, or a higher one.
struct Demands {
  const Planes* const* truths = nullptr;  ///< those that say "or above" first
  std::size_t open_above = 0;             ///< how many of them do
  std::size_t count = 0;
  const Plane* implied = nullptr;             ///< what follows from trees; null: nothing
  const Plane* implied_open_above = nullptr;  ///< the same
};

/// What floors at fixed levels come to, and where that is put.
struct FloorWeighing {
  const Demands* demands = nullptr;  ///< of each level
  std::size_t levels = 0;            ///< 1 to 32
  bool complete = false;             ///< nothing is unknown: `maybe` is not looked at
  Plane* possible = nullptr;         ///< of each level
  Plane* open_above = nullptr;
  std::uint8_t* level = nullptr;  ///< of each person
  std::uint8_t* up_to = nullptr;  ///< the same
};

/// The work on whole blocks of people. One text, compiled for each kind of processor; all give the same bits.
struct BlockKernels {
  /// Who has a number that passes. @param known  null: everybody has one, and `maybe` is left alone
  void (*compare_8)(const std::int8_t* numbers, Comparison comparison, const Plane* known, Planes* made);
  void (*compare_16)(const std::int16_t* numbers, Comparison comparison, const Plane* known, Planes* made);
  void (*compare_32)(const std::int32_t* numbers, Comparison comparison, const Plane* known, Planes* made);

  /// Whether every number is from `least` to `most`.
  bool (*all_within_8)(const std::int8_t* numbers, std::int8_t least, std::int8_t most);
  bool (*all_within_16)(const std::int16_t* numbers, std::int16_t least, std::int16_t most);
  bool (*all_within_32)(const std::int32_t* numbers, std::int32_t least, std::int32_t most);

  /// One step after another. @param complete  nothing is unknown: `maybe` is left alone
  void (*run_logic)(const LogicStep* steps, std::size_t count, bool complete);
  void (*weigh_floors)(const FloorWeighing& weighing);

  void compare(const std::int8_t* n, Comparison by, const Plane* known, Planes& made) const {
    compare_8(n, by, known, &made);
  }
  void compare(const std::int16_t* n, Comparison by, const Plane* known, Planes& made) const {
    compare_16(n, by, known, &made);
  }
  void compare(const std::int32_t* n, Comparison by, const Plane* known, Planes& made) const {
    compare_32(n, by, known, &made);
  }
  bool all_within(const std::int8_t* n, std::int8_t least, std::int8_t most) const {
    return all_within_8(n, least, most);
  }
  bool all_within(const std::int16_t* n, std::int16_t least, std::int16_t most) const {
    return all_within_16(n, least, most);
  }
  bool all_within(const std::int32_t* n, std::int32_t least, std::int32_t most) const {
    return all_within_32(n, least, most);
  }
};

extern const BlockKernels plain_kernels;   ///< for what every processor of this kind has
extern const BlockKernels avx2_kernels;    ///< of x86-64 alone. @pre the processor has AVX2
extern const BlockKernels avx512_kernels;  ///< the same. @pre it has AVX-512 BW

/// Those that the processor at hand can run, the plain ones first and the fastest last.
std::vector<const BlockKernels*> usable_kernels();
/// The fastest of them.
const BlockKernels& block_kernels();

}  // namespace rung
