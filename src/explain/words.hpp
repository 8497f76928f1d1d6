#pragma once

#include <string>

#include "rung/explain/explanation.hpp"

namespace rung {

/// A number without zeros that say nothing: `12`, `0.5`.
std::string plain_number(Decimal number);

/// A value as a sentence says it: `8`, `yes`, `not known`.
std::string spoken(const Value& value);

/// A slot with its value and age as a clinician says it: "PHQ-9 total 21 of 27 (severe), 2 days ago".
Evidence evidence(const Program& program, const Facts& facts, std::size_t slot);

/// What a clinician calls a slot: "PHQ-9 total", "work or school".
std::string name_in_words(const Program& program, const Slot& slot);

}  // namespace rung
