#pragma once

#include <string>

#include "rung/explain/explanation.hpp"
#include "rung/explain/words.hpp"

namespace rung {

/// A value as a sentence says it: `8`, `yes`, `not known`.
std::string spoken(const Value& value);

/// The name of a level or of a place above the ladder; the id itself when there is none.
std::string place_in_words(const Program& program, std::string_view id);

/// The sources that a slot of an instrument is scored by; what is filled in by a rule for skipped or passed-over items
/// also rests on the source of that. Empty for other slots.
std::vector<InstrumentSource> scored_by(const Program& program, const Facts& facts, std::size_t slot);

/// A value that a slot could have, as evidence() says it: " 21 of 27 (severe)", ": moderate (2 of 4)".
/// @param band  of a score; null when it has none
std::string value_in_words(const Program& program, const Slot& slot, const Value& value, const Value& band);

/// A slot with its value and age as a clinician says it: "PHQ-9 total 21 of 27 (severe), 2 days ago".
Evidence evidence(const Program& program, const Facts& facts, std::size_t slot);

}  // namespace rung
