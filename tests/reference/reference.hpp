#pragma once

#include <set>

#include "chart.hpp"

namespace rung::reference {

/// What a person's place in care means for the level.
enum class Move : std::uint8_t { unknown, start, up, stay, down };

/// What a rule set says of a case. Levels are positions on the ladder, 0 the least intensive.
struct Outcome {
  std::vector<Truth> rules;        ///< of each rule's `when`, in the order of the rule set
  std::size_t floor = 0;           ///< the highest level demanded by what is known
  std::size_t level = 0;           ///< the lowest of `possible`
  std::size_t up_to = 0;           ///< the highest of them
  std::size_t recommended = 0;     ///< the one that `when_unsure` asks for
  std::set<std::size_t> possible;  ///< every level that the answer can still turn out to be
  bool conflict = false;           ///< floors and limits cannot all hold, whatever the missing answers are
  bool conflict_possible = false;  ///< they cannot for some of the missing answers, and can for others
  bool open_above = false;         ///< a rule that demands `floor` says "this level or above"
  Move change = Move::unknown;     ///< from where the person is to the recommended level
};

/// Decides by the sentence of the definition, "the lowest level at or above every floor that holds and not ruled out;
/// if there is none, the highest floor", for every way in which the rules that are unknown, and the places that an
/// unknown history leaves open, can turn out.
/// @pre the rule set compiles, and the case binds to it
Outcome decide(const RuleSet& rules, const Case& person);

}  // namespace rung::reference
