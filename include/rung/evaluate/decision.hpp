#pragma once

#include <optional>
#include <vector>

#include "rung/evaluate/facts.hpp"
#include "rung/evaluate/weighing.hpp"

namespace rung {

/// What the recommended level means for a person, compared with where they are.
enum class Change : std::uint8_t { unknown, start, step_up, stay, step_down };

/// A floor that follows from a tree although none of its leaves is known to hold: each that still can demands it.
struct ImpliedFloor {
  std::size_t tree = 0;    ///< position in Program::trees()
  std::uint8_t level = 0;  ///< position on the ladder
};

/// What a program says of a case. Levels are positions on the ladder. Reusable: decide() writes over it, and after the
/// first time allocates nothing. It borrows from the program and the facts, which must outlive it.
struct Decision : Outcome {
  std::vector<Value> values;  ///< every register of the program's code: the whole trace; null where only guarantees ask
  std::vector<Truth> truths;  ///< of each rule's `when`, in the order of the rule set
  std::vector<Bearing> bearings;  ///< of each rule, in the same order; for alerts and rules_out always `none`

  std::vector<ImpliedFloor> implied;  ///< above the bottom of the ladder, in the order of the trees

  std::size_t recommended = 0;      ///< `level` or `up_to`, as the rule set's `when_unsure` says
  Change change = Change::unknown;  ///< from where the person is to `recommended`

  Arena arena;                             ///< lists and texts that `values` refer to
  std::vector<std::uint32_t> open_limits;  ///< scratch of Weighing
};

/// Decides. Total: cannot fail, reads no clock and does no I/O. `decision` may be new or used before, for any program.
///
/// The level is the lowest one at or above every floor that holds, and not ruled out; where there is none, the floor.
/// With answers missing, each rule that is unknown is taken as holding and as not holding, independently: `level` and
/// `up_to` are the least and greatest outcome of all those. Of a tree that ends everywhere one leaf holds, so the least
/// level that its open leaves demand is a floor. (Rules that share an answer cannot really vary
/// independently, so the span can be wider than the truth and never narrower.)
void decide(const Program& program, const Facts& facts, Decision& decision);

/// What a decision's truths and bearings come to; writes `implied`. decide() does it last.
Outcome weigh(const Program& program, Decision& decision);

/// What a level that an effect names comes to for a person who is `where` now; or, for Relative::previous, was last.
/// @param levels  of the ladder
Bearing bearing_of(Target target, Whereabouts where, std::size_t levels);

/// What a level means for a person who is at `current` now.
Change change_to(std::size_t level, Whereabouts current);

/// Runs code over registers whose slots are filled in; constants and results are written.
/// @pre values.size() == code.registers()
void run(const Code& code, std::span<Value> values, Arena& arena);
/// Only the instructions [from, to). @pre constants are in place
void run(const Code& code, std::span<Value> values, Arena& arena, std::size_t from, std::size_t to);

}  // namespace rung
