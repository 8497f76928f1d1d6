#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rung/explain/demands.hpp"
#include "rung/explain/explanation.hpp"

namespace rung {

// What pictures show, before it is drawn on a page or a terminal.

/// One line of the ladder: a level, or a place above the ladder that the person is or was in.
struct Rung {
  std::string name;
  std::string beside;  ///< dose and standing
  bool is_recommended = false, is_possible = false, is_ruled_out = false;
  bool is_now = false, was_before = false, is_placed = false;
  std::string marks() const;  ///< "RECOMMENDED, is here now"; may be empty
};
/// Most intensive first.
std::vector<Rung> rungs_of(const Explanation& explanation);

/// A scale that was measured more than once, oldest reading first.
struct Curve {
  /// One reading.
  struct Point {
    std::int32_t days_ago = 0;
    Decimal value;
  };
  std::size_t slot = 0;
  std::vector<Point> points = {};
};
std::vector<Curve> curves_of(const Explanation& explanation);
/// How far back a picture of these has to reach, 1 or more.
std::int32_t days_of(const Explanation& explanation, const std::vector<Curve>& curves);
/// "weekly"; above the ladder its name.
std::string short_place(const Explanation& explanation, Whereabouts place);

/// A value of a measure in words: `12`, `yes`.
std::string measured(const Explanation& explanation, const Measure& measure, Decimal value);
/// From 0, the mild end, to 1, the grave one.
double gravity(const Measure& measure, Decimal value);
/// The demands of a measure, those from the same value on together: "IOP, PHP from 2; residential from 3".
std::string demands_in_words(const Explanation& explanation, const Measure& measure);

double to_double(Decimal number);

}  // namespace rung
