#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rung/text/place.hpp"

namespace rung {

/// A scalar of a case as it was written. Which type it must have is known once a rule set asks for it.
struct Written {
  std::string text;      ///< without quotes, escapes undone
  bool quoted = false;   ///< written as text
  bool is_null = false;  ///< written as null
  Place place = {};      ///< where it stands
};

/// One answer at one time: a value for an input; items or scores for an instrument.
struct Reading {
  std::optional<std::int32_t> days_ago = {};         ///< 0 is today
  std::optional<Written> value = {};                 ///< of an input
  std::vector<Written> items = {};                   ///< of an instrument, in the order of its items
  std::vector<std::pair<Word, Written>> named = {};  ///< item and score ids with their answers
  bool has_items = false;                            ///< `items` was given as a list, even an empty one
  Place place = {};                                  ///< where it stands
};

/// Every reading of one input or instrument, in the order they were written.
struct Answer {
  Word name;                      ///< of an input, an instrument, or part of one
  std::vector<Reading> readings;  ///< one or more, in the order of the text
};

/// One stay at a level.
struct Episode {
  Word level;                                    ///< an id of the ladder or of what lies above it
  std::int32_t from_days_ago = 0;                ///< days since it began, 0 or more
  std::optional<std::int32_t> to_days_ago = {};  ///< empty: still open
  std::string ended = {};                        ///< completed, left_early, transferred, other; empty when not said
  Place place = {};                              ///< where it stands
};

/// What was decided in the end.
struct Placement {
  Word level;               ///< an id of the ladder
  std::string reason = {};  ///< why it differs from the recommendation; may be empty
};

/// The version of the case format that this library reads: the number after `rung_case:`.
constexpr int case_format = 1;

/// One anonymized person at one time: days ago, never dates.
struct Case {
  Word id;                                           ///< names the case, never the person
  Word population;                                   ///< whom the rule set must be for
  std::string shows = {};                            ///< for examples: what it shows
  std::vector<Answer> answers = {};                  ///< in the order of the text
  std::optional<std::vector<Episode>> history = {};  ///< empty optional: not known; empty list: known to be none
  std::optional<Placement> placed = {};              ///< empty: not said
};

}  // namespace rung
