#pragma once

#include <cstdint>
#include <vector>

#include "rung/expression/truth.hpp"
#include "rung/model/rule.hpp"

namespace rung {

/// What a floor or limit comes to for one case.
struct Bearing {
  /// Whether there is a level, and whether it is known.
  enum class Kind : std::uint8_t {
    none,     ///< it names a level relative to where the person is, and they are nowhere on the ladder
    level,    ///< `level` is a position on the ladder
    unknown,  ///< it depends on a history that the case does not give
  };
  Kind kind = Kind::none;  ///< whether `level` says anything
  std::uint8_t level = 0;  ///< position on the ladder; 0 unless `kind` is `level`
};

/// What floors and limits together come to. Levels are positions on the ladder.
struct Outcome {
  std::size_t floor = 0;              ///< the highest level demanded by what is known, before limits
  std::size_t level = 0;              ///< the lowest level that the answer can still turn out to be
  std::size_t up_to = 0;              ///< the highest one; equal to `level` when nothing missing matters
  std::uint32_t possible = 0;         ///< one bit for each level the answer can still turn out to be
  std::uint32_t ruled_out = 0;        ///< one bit for each level that a known limit speaks against
  std::uint32_t maybe_ruled_out = 0;  ///< and that a limit not settled could
  bool conflict = false;              ///< floors and limits cannot all hold; the floor stands
  bool conflict_possible = false;     ///< or they might turn out not to
  bool open_above = false;            ///< the floor's source says "this level or above"
};

/// Weighs floors and limits into a span, in any order of theirs. The level is the lowest one at or above every floor
/// that holds, and not ruled out; where there is none, the floor. What is unknown is taken as holding and as not
/// holding, independently.
class Weighing {
 public:
  /// @param levels  of the ladder, 1 to 31
  /// @param open_limits  scratch
  Weighing(std::size_t levels, std::vector<std::uint32_t>& open_limits);

  /// Something demands at least a level. @param open_above  its source says "this level or above"
  void floor(Truth truth, Bearing bearing, Relative relative, bool open_above);
  /// Something speaks against every level above one.
  void at_most(Truth truth, Bearing bearing, Relative relative);
  /// Something speaks against levels. @param levels  ruled out, one bit each
  void limit(Truth truth, std::uint32_t levels);
  /// What all of them come to.
  Outcome conclude();

  /// What a relative level can come to while nobody knows where the person is, one bit each.
  static std::uint32_t anywhere(Relative relative, std::size_t levels);
  /// Everything above a level of the ladder, one bit each.
  static std::uint32_t above(std::size_t level, std::size_t levels);

 private:
  std::uint32_t from(std::size_t floor) const;
  bool covers(std::uint32_t limits, std::size_t floor) const { return (from(floor) & ~limits) == 0; }
  bool conflict_possible() const;
  std::uint32_t outcomes(std::size_t floor) const;
  bool can_be_skipped(std::uint32_t below, std::size_t level) const;

  std::size_t levels_;
  std::uint32_t all_;
  std::vector<std::uint32_t>& open_limits_;  // the levels that each unsettled limit would rule out
  std::size_t floor_ = 0;
  bool open_above_ = false;
  std::uint32_t maybe_floors_ = 0, ruled_out_ = 0, maybe_ruled_out_ = 0;
};

}  // namespace rung
