#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rung/text/decimal.hpp"
#include "rung/text/place.hpp"

namespace rung {

/// When a stay at a level has to be reviewed, in days from its first day.
struct ReviewClock {
  std::int32_t first_day = 0;   ///< 1 or more
  std::int32_t then_every = 0;  ///< days between later reviews, 1 or more
};

/// Hours of care in a week; without `most` there is no upper end.
struct WeeklyHours {
  Decimal least;                     ///< hours, 0 or more
  std::optional<Decimal> most = {};  ///< hours; empty: no upper end
};

/// One level of care.
struct Level {
  Word id;                                         ///< as rules and cases name it
  std::string name;                                ///< for a clinician
  std::string short_name;                          ///< for tables; the name when none is given
  std::optional<WeeklyHours> hours_per_week = {};  ///< empty when not said
  bool round_the_clock = false;                    ///< care day and night
  std::string meant_for = {};                      ///< whom it is for; may be empty
  std::vector<std::string> presupposes = {};       ///< what must be so at home or elsewhere for it to work
  std::optional<ReviewClock> review = {};          ///< empty: no review is asked for
  std::vector<Word> sources = {};                  ///< who says so

  /// `9-12 hours a week`, `at least 20 hours a week`, `round the clock`, or empty where neither is said.
  std::string dose() const;
};

/// A place that a history may name but that is never recommended; more intensive than the top of the ladder.
struct Setting {
  Word id;           ///< as cases name it
  std::string name;  ///< for a clinician
};

/// The levels of a rule set, least intensive first, and what lies above them.
struct Ladder {
  std::vector<Level> levels;   ///< 1 to 32
  std::vector<Setting> above;  ///< may be empty

  /// Position in `levels`, 0 the least intensive; empty when there is no such level.
  std::optional<std::size_t> find(std::string_view id) const;
};

}  // namespace rung
