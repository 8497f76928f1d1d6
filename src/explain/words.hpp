#pragma once

#include <string>

#include "rung/explain/explanation.hpp"
#include "rung/explain/words.hpp"

namespace rung {

/// A value as a sentence says it: `8`, `yes`, `not known`.
std::string spoken(const Value& value);

/// A slot with its value and age as a clinician says it: "PHQ-9 total 21 of 27 (severe), 2 days ago".
Evidence evidence(const Program& program, const Facts& facts, std::size_t slot);

}  // namespace rung
