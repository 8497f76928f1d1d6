#pragma once

#include <string>
#include <string_view>

#include "rung/compile/program.hpp"

namespace rung {

/// A rule set as a policy that a clinical lead can read aloud, check line by line and sign: levels, how the level comes
/// about, every rule in words with its exact condition, findings, questions, instruments and sources. Plain ASCII apart
/// from the rule set's own words.
/// @param width  columns, 40 or more
std::string render_policy(const Program& program, std::size_t width = 100);

/// An instrument for a clinician: items, scores and how they come about, bands, skipped items, rights and sources.
/// @param sha256  of the instrument's file
/// @pre the instrument was read without a fault
std::string render_instrument(const Instrument& instrument, std::string_view sha256, std::size_t width = 100);

}  // namespace rung
