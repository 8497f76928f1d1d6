#pragma once

#include "rung/diagram/joined.hpp"

namespace rung {

/// Finds out what would have to be other than it is for charts to come to certain ends: ways through them from where
/// one stands, told by the variables that change along them, wherever they change to. Exact.
///
/// By iterative deepening on the number of changes. What each chart needs by itself bounds it from below.
class Detours {
 public:
  /// What a variable may do.
  enum class May : std::uint8_t {
    stay,    ///< in its cell, only
    change,  ///< to any other cell, which counts as a change
    roam,    ///< to any cell, for nothing
  };
  using Changed = std::vector<std::uint32_t>;  ///< variables, rising

  /// @param joined  borrowed  @param ends  one bit for each number that will do
  /// @param cells  by variable: where one stands  @param may  the same
  Detours(const Joined& joined, std::uint32_t ends, std::vector<std::uint32_t> cells, std::vector<May> may);

  /// Lets a variable do something else from now on.
  void let(std::uint32_t variable, May may);

  /// What came of a search.
  enum class Outcome : std::uint8_t {
    none,    ///< there is no way
    fewest,  ///< ways with the fewest changes, all or as many as were wanted
    some,    ///< some way: the steps for finding those with fewer changes ran out
    unknown  ///< the steps ran out before there was one
  };
  /// @param most  how many ways are wanted, that differ in what changes; at least 1
  /// @param few  how many nodes may be looked at for finding the fewest changes
  /// @param steps  and how many in all; what is used is taken away
  Outcome find(std::size_t most, std::uint64_t few, std::uint64_t& steps);
  /// What find() found: what changes along each way.
  const std::vector<Changed>& found() const { return found_; }

 private:
  using Node = Chart::Node;
  static constexpr std::uint8_t never = 255;
  enum : unsigned { nothing = 0, there = 1, cut_off = 2, stopped = 4 };

  bool is_end(Node terminal) const {
    return terminal != Joined::elsewhere && (ends_ >> Chart::number(terminal) & 1) != 0;
  }
  void reckon();
  std::uint8_t needed(std::size_t part, Node node) const;
  std::uint8_t needed(Node node) const;
  Outcome search();
  bool walk(Node node);
  unsigned go(Node node, std::size_t left);
  unsigned branch(Node node, std::size_t left);
  unsigned arrive();
  bool has_been(Node node);

  const Joined& joined_;
  std::uint32_t ends_;
  std::vector<std::uint32_t> cells_;
  std::vector<May> may_;
  std::uint32_t let_before_;  // the variable that no other comes after of those that were let do something else
  std::vector<std::vector<std::uint8_t>> needed_;  // by part and node: changes needed from there, or `never`
  std::vector<std::uint8_t> learned_;              // of each node of the whole: as many are needed, if not more
  std::vector<bool> leads_;                        // nodes of the whole from which there was a way
  RowSet been_;                                    // those, each with what was changed before it
  Changed changed_;                                // so far
  std::vector<Changed> found_;
  std::size_t most_ = 0;
  std::uint64_t few_ = 0, steps_ = 0;  // left, for finding the fewest changes and in all
};

}  // namespace rung
