#pragma once

#include <string>
#include <vector>

#include "rung/compile/program.hpp"

namespace rung {

/// An expression in words: a phrase, or a phrase that opens a list, such as "all of:". It says neither more nor less
/// than the expression: what could be taken two ways has brackets or a list of its own.
struct Saying {
  std::string text;                ///< a clause without a full stop
  std::vector<Saying> parts = {};  ///< in order; empty for a clause by itself
  bool is_condition = false;       ///< of the whole: it is yes, no or unknown, not a value
};

/// An expression of a rule set. Names are said as a clinician says them: answers and scores as name_in_words(), defines
/// as finding_in_words(); steps of a scale, bands and levels by their words.
/// @param compiled  what the program has for `expression`
Saying say(const Program& program, const Expression& expression, const Compiled& compiled);
/// The value of a score, over an instrument's own items and scores.
Saying say(const Instrument& instrument, const Expression& expression);

/// The same on one line, for the middle of a sentence.
std::string say_in_line(const Program& program, const Expression& expression, const Compiled& compiled);

/// What a clinician calls a finding: its words, else its name with spaces.
std::string finding_in_words(const Define& define);

}  // namespace rung
