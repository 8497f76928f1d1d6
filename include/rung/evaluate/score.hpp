#pragma once

#include <span>
#include <string>
#include <vector>

#include "rung/compile/program.hpp"
#include "rung/expression/arena.hpp"

namespace rung {

/// What one answer sheet of an instrument comes to. Reusable: score() writes over it, and after the first time
/// allocates nothing.
struct ScoredSheet {
  std::vector<Value> items;          ///< as answered, and what the form's own skips make of the rest
  std::vector<Value> computed;       ///< one for each score, from the items; null where they do not suffice
  std::vector<Value> scores;         ///< the same, under those that were given; null where missing
  std::vector<Value> bands;          ///< one for each score: an Integer, 0 the mildest; null where missing or without
  std::vector<std::int32_t> filled;  ///< one for each score: skipped items that count as the mean of the others

  std::vector<Value> registers;  ///< scratch
  Arena arena;                   ///< scratch
};

/// Scores a sheet as its instrument says. Total: cannot fail.
/// @param items  one for each item, null where unanswered; each an answer that the item can have
/// @param given  one for each score, null where nobody gave it; empty when nobody gave any
/// @pre compiled was made of instrument
void score(const Instrument& instrument, const CompiledInstrument& compiled, std::span<const Value> items,
           std::span<const Value> given, ScoredSheet& sheet);

/// Why a score is missing: "4 of 9 items answered; at most 2 may be skipped". Empty when it is there, or when nothing
/// was answered that it rests on.
std::string why_missing(const Instrument& instrument, const CompiledInstrument& compiled, std::size_t score,
                        const ScoredSheet& sheet);

}  // namespace rung
