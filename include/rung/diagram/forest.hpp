#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rung/expression/truth.hpp"

namespace rung {

/// A decision diagram of a Forest: a node, or a terminal. Equal functions are the same number.
using Diagram = std::uint32_t;

/// How much work may be done before a forest gives up. Counted, not timed, so that the same question always ends the
/// same way.
struct Budget {
  std::uint32_t nodes = 4'000'000;   ///< kept; about 40 bytes each
  std::uint64_t steps = 60'000'000;  ///< nodes made or looked at; some 20 million a second
};
/// `the budget ran out: 4000000 nodes, 60000000 steps`
std::string ran_out(const Budget& budget);

/// Reduced, ordered multi-valued decision diagrams that share their nodes: functions from the cells of a fixed list of
/// variables to small numbers. A Truth is such a number: no 0, unknown 1, yes 2.
///
/// When its budget runs out, a forest is exhausted: whatever it makes from then on is `none`, and so is all that is
/// made of `none`. Source: Bryant 1986, Graph-Based Algorithms for Boolean Function Manipulation; Srinivasan et al.
/// 1990, Algorithms for Discrete Function Manipulation.
class Forest {
 public:
  static constexpr Diagram none = 0xFFFFFFFF;  ///< no function: the budget ran out
  /// The function that is one number or truth everywhere.
  static constexpr Diagram terminal(std::uint32_t number) { return number | terminal_bit; }
  /// @copydoc terminal(std::uint32_t)
  static constexpr Diagram terminal(Truth truth) { return static_cast<std::uint32_t>(truth) | terminal_bit; }
  /// Whether a function is one number everywhere.
  static constexpr bool is_terminal(Diagram node) { return (node & terminal_bit) != 0; }
  /// That number. @pre is_terminal(terminal)
  static constexpr std::uint32_t number(Diagram terminal) { return terminal & ~terminal_bit; }
  static constexpr Diagram no = 0 | (1u << 31);       ///< everywhere
  static constexpr Diagram unknown = 1 | (1u << 31);  ///< everywhere
  static constexpr Diagram yes = 2 | (1u << 31);      ///< everywhere

  /// @param widths  how many cells each variable has, first variable of the order first; each at least 1
  Forest(std::vector<std::uint32_t> widths, Budget budget);

  /// How many variables there are.
  std::size_t variables() const { return widths_.size(); }
  /// How many cells a variable has, by its place in the order.
  std::uint32_t width(std::size_t variable) const { return widths_[variable]; }
  const Budget& budget() const { return budget_; }     ///< what it was given
  bool exhausted() const { return exhausted_; }        ///< whether the budget ran out
  std::size_t nodes() const { return heads_.size(); }  ///< kept so far; none is ever dropped
  std::uint64_t steps() const { return steps_; }       ///< done so far
  /// How many nodes a function has that others may share.
  std::size_t size(std::span<const Diagram> roots) const;

  /// The first variable that a function asks. @pre node is no terminal
  std::size_t variable(Diagram node) const { return heads_[node].variable; }
  /// What becomes of it in each cell of that variable. @pre node is no terminal
  std::span<const Diagram> children(Diagram node) const {
    return {pool_.data() + heads_[node].children, widths_[heads_[node].variable]};
  }

  /// The function that asks `variable` first. @pre one child a cell, each asking later variables only
  Diagram make(std::size_t variable, std::span<const Diagram> children);

  /// @name Of functions to a Truth
  /// @{
  Diagram both(Diagram a, Diagram b) { return apply(Operation::both, a, b); }      ///< a and b, as CQL has it
  Diagram either(Diagram a, Diagram b) { return apply(Operation::either, a, b); }  ///< a or b
  Diagram opposite(Diagram a) { return apply(Operation::opposite, a, no); }        ///< not a
  Diagram certain(Diagram a) { return apply(Operation::certain, a, no); }          ///< yes where a is yes, else no
  Diagram possible(Diagram a) { return apply(Operation::possible, a, no); }        ///< no where a is no, else yes
  Diagram without(Diagram a, Diagram b) { return both(a, opposite(b)); }           ///< a and not b
  Diagram differ(Diagram a, Diagram b) {
    return apply(Operation::differ, a, b);
  }  ///< yes where the numbers are not the same
  /// @}

  using Numbers = std::span<const std::uint32_t>;  ///< of several functions in one cell
  /// What `number_of` makes of the operands' numbers, cell by cell. @pre at least one operand
  Diagram combine(std::span<const Diagram> operands, const std::function<std::uint32_t(Numbers)>& number_of);
  /// The same of one operand.
  Diagram map(Diagram operand, const std::function<std::uint32_t(std::uint32_t)>& number_of);
  /// `when_yes` where `condition` is yes, else `otherwise`.
  Diagram choose(Diagram condition, Diagram when_yes, Diagram otherwise);

  /// The function with `variable` held in one cell.
  Diagram with(Diagram node, std::size_t variable, std::uint32_t cell);
  /// yes where the function is yes in some cell of `variable` that `cells` allows. @pre numbers are no or yes
  Diagram some(Diagram node, std::size_t variable, const std::vector<bool>& cells);

  // Of functions to no or yes; each stops at the first place that settles it. Of an exhausted forest, meaningless.
  /// Whether b is yes wherever a is.
  bool implies(Diagram a, Diagram b);
  /// Whether both are yes somewhere.
  bool meet(Diagram a, Diagram b);

  /// What a function to a Truth has to come to: one bit each for no 1, unknown 2 and yes 4. `cell` is where it stands
  /// in the variable that may differ between them.
  struct Wanted {
    Diagram diagram;         ///< the function
    std::uint8_t allowed;    ///< bits, of what it may come to
    std::uint32_t cell = 0;  ///< its own in the variable that may differ
  };
  static constexpr std::uint8_t is_no = 1;    ///< the bit of no
  static constexpr std::uint8_t is_yes = 4;   ///< the bit of yes
  static constexpr std::uint8_t not_yes = 3;  ///< the bits of no and unknown
  struct Step;
  /// One way that brings all of them to what is wanted, all variables alike but `apart`, in which each has its own
  /// cell; lower cells where they do as well, and none below `first_cell`. Nothing is built, so this is fast where
  /// there is one.
  /// @return empty when there is none, or when `steps` were not enough to find it: `gave_up` tells them apart
  std::optional<std::vector<Step>> find(std::span<const Wanted> wanted, std::size_t apart, std::uint64_t steps,
                                        bool& gave_up, std::uint32_t first_cell = 0);
  static constexpr std::size_t nowhere = SIZE_MAX;  ///< for `apart`: no variable may differ

  /// The variables that a function asks, in order.
  std::vector<std::size_t> support(Diagram node) const;

  /// The nodes that a function consists of, those that ask later variables first.
  std::vector<Diagram> reached(Diagram node) const;
  /// The numbers that a function comes to, each once, rising.
  std::vector<std::uint32_t> numbers(Diagram node) const;

  /// The weight of all that comes to yes, when cells are drawn independently by `weights` (one list a variable, each
  /// summing to 1).
  double share(Diagram node, std::span<const std::vector<double>> weights) const;

  /// One variable that is asked on a way.
  struct Step {
    std::size_t variable;              ///< by its place in the order
    std::uint32_t cell;                ///< the cheapest
    std::vector<std::uint32_t> cells;  ///< all of them, rising
  };
  static constexpr std::uint32_t forbidden = UINT32_MAX;  ///< a cost: never that cell
  /// A cheapest way to yes: for each variable asked on it, the cells that lead on along the way. Costs are per variable
  /// and cell; of several cheapest the first in cell order. Empty when nothing comes to yes.
  std::optional<std::vector<Step>> cheapest(Diagram node, std::span<const std::vector<std::uint32_t>> costs) const;

 private:
  static constexpr std::uint32_t terminal_bit = 1u << 31;
  enum class Operation : std::uint32_t { both, either, differ, opposite, certain, possible, implies };
  struct Head {
    std::uint32_t children;  // where they start in pool_
    std::uint32_t variable;
  };
  struct Cached {
    Diagram a = none, b = none;
    std::uint32_t operation = 0;
    Diagram result = none;
  };

  bool spend();
  std::size_t first_variable(std::span<const Diagram> operands) const;
  Diagram child(Diagram node, std::size_t variable, std::uint32_t cell) const {
    return is_terminal(node) || heads_[node].variable != variable ? node : pool_[heads_[node].children + cell];
  }
  static Diagram settled(Operation operation, Diagram a, Diagram b);
  Diagram apply(Operation operation, Diagram a, Diagram b);
  Cached& cache_slot(Operation operation, Diagram a, Diagram b);
  void grow_table();
  template <class Visit>
  void visit(std::span<const Diagram> roots, Visit&& each) const;

  class Combining;
  class Finding;
  std::vector<std::uint32_t> widths_;
  Budget budget_;
  std::uint64_t steps_ = 0;
  bool exhausted_ = false;
  std::vector<Head> heads_;
  std::vector<Diagram> pool_;
  std::vector<Diagram> table_;  // open addressing, by what a node is
  std::vector<Cached> cache_;
};

}  // namespace rung
