#pragma once

#include <string>

#include "rung/compile/program.hpp"

namespace rung {

/// A number without zeros that say nothing: `12`, `0.5`.
std::string plain_number(Decimal number);

/// What a clinician calls a slot: "PHQ-9 total", "work or school".
std::string name_in_words(const Program& program, const Slot& slot);

}  // namespace rung
