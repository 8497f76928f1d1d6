#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rung/evaluate/decision.hpp"

namespace rung {

/// What was said of many cases by one program, counted.
struct Tally {
  std::uint64_t cases = 0;                            ///< decided
  std::uint64_t incomplete = 0;                       ///< of them: a missing answer could change something
  std::uint64_t conflicts = 0;                        ///< floors and limits cannot all hold
  std::vector<std::uint64_t> recommended = {};        ///< for each level of the ladder
  std::vector<std::uint64_t> spans = {};              ///< for each `level * levels + up_to`
  std::vector<std::uint64_t> held = {};               ///< for each rule
  std::vector<std::uint64_t> open = {};               ///< for each rule: unknown, and it could change something
  std::map<std::string, std::uint64_t> missing = {};  ///< answers that were missing and mattered, by name
  std::array<std::uint64_t, 5> changes = {};          ///< for each Change
  std::array<std::uint64_t, 3> placings = {};         ///< placed below, as recommended, above; the rest do not say

  /// Counts a decision. @param placed  as Facts::placed() @param missing_names  names of questions()
  void add(const Program& program, const Decision& decision, std::optional<std::size_t> placed,
           std::span<const std::size_t> open_rules, std::span<const std::string> missing_names);
  void merge(const Tally& other);  ///< counts what the other counted
};

/// What was said of a whole batch: a tally for each group of cases and each program.
struct Summary {
  /// Cases that have one value in the column that groups them.
  struct Group {
    std::vector<Tally> tallies = {};  ///< for each program of the batch
    std::uint64_t faulty = 0;         ///< lines at fault
  };
  static constexpr std::size_t most_groups = 1000;       ///< what comes after is counted together
  static constexpr const char* rest = "(other values)";  ///< the group of what comes after

  std::uint64_t lines = 0;                          ///< all that were answered
  std::uint64_t faulty = 0;                         ///< of them, at fault
  std::map<std::string, std::uint64_t> codes = {};  ///< how many lines each code of a fault is in
  std::map<std::string, Group> groups = {};         ///< by value; one of an empty name where nothing groups them

  Group& group(const std::string& value, std::size_t programs);  ///< the group of a value, made when it is new
  void merge(const Summary& other);                              ///< counts what the other counted
  Tally all_of(std::size_t program) const;                       ///< of one program, the groups together
};

/// Who moves from one rule set to another, counted.
struct Moves {
  /// Cases that go from one level to another.
  struct Move {
    std::uint64_t cases = 0;                            ///< how many
    std::map<std::string, std::uint64_t> because = {};  ///< rules of the new one that hold and demand more than before
    std::map<std::string, std::uint64_t> no_longer = {};  ///< rules of the old one that did, and hold no longer
  };
  std::uint64_t cases = 0;                                         ///< decided by both
  std::uint64_t faulty = 0;                                        ///< at fault for one of them
  std::map<std::pair<std::size_t, std::size_t>, Move> moves = {};  ///< by the level before and the level after

  void merge(const Moves& other);  ///< counts what the other counted
};

}  // namespace rung
