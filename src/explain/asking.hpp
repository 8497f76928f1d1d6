#pragma once

#include <optional>

#include "rung/explain/explanation.hpp"

namespace rung {

/// One question, which may fill in several slots: an instrument, an input, the history.
struct Asking {
  enum class Kind : std::uint8_t { input, instrument, history, earlier_reading, age } kind;
  std::size_t index;  ///< of the input, the instrument, or the slot that has only one reading
  friend auto operator<=>(const Asking&, const Asking&) = default;
};

/// Which question would fill in a missing slot; empty when it does not apply to the person, so nobody waits for it.
std::optional<Asking> asked_for(const Program& program, const Facts& facts, std::size_t slot);

/// The question with its name and words, and nothing yet of what it could do.
Question worded(const Program& program, Asking asked);

}  // namespace rung
