#pragma once

#include "rung/diagram/case_space.hpp"
#include "rung/diagram/forest.hpp"
#include "rung/evaluate/weighing.hpp"

namespace rung {

/// Every case of a program at once: for each rule and each level a diagram over the cells of its inputs.
class ProgramDiagram {
 public:
  /// Draws them over the same cells in one forest, so that they can be compared; the budget is for all, and for all
  /// later questions to that forest. Registers of `also` are Booleans. Borrows the programs, which must outlive it.
  /// @pre as of case_spaces()
  static std::vector<ProgramDiagram> together(std::span<const Asked> programs, Budget budget = {});
  /// The same of one program.
  static ProgramDiagram of(const Program& program, Budget budget = {}, std::span<const Register> also = {}) {
    const Asked asked[] = {{&program, also}};
    return std::move(together(asked, budget).front());
  }

  /// Why it is not whole: the budget, or an input with too many values. Empty when it is.
  const std::string& fault() const { return fault_; }

  const Program& program() const { return *program_; }  ///< that was drawn
  const CaseSpace& space() const { return space_; }     ///< the cells over which it was drawn
  Forest& forest() { return *forest_; }                 ///< in which it was drawn; questions are asked there
  const Forest& forest() const { return *forest_; }     ///< @copydoc forest()

  /// The place in the forest's order of a variable of the space.
  std::size_t position(std::size_t variable) const { return position_[variable]; }
  /// The variable of the space at a place of the order.
  std::size_t variable(std::size_t position) const { return order_[position]; }

  Diagram truth(std::size_t rule) const { return truths_[rule]; }  ///< of its `when`: to a Truth
  Diagram also(std::size_t index) const { return also_[index]; }   ///< of a register of `also`: to a Truth

  /// What floors demand at least, by level 1 and up: to a Truth, unknown where an unknown rule demands it.
  const std::vector<Diagram>& floors() const { return floors_; }
  /// What limits rule out, by the levels that they rule out, one bit each.
  struct Limit {
    std::uint32_t levels;  ///< bit 0 is the bottom of the ladder
    Diagram truth;         ///< that they are ruled out
  };
  /// One for each set of levels that rules can rule out together.
  const std::vector<Limit>& limits() const { return limits_; }

  /// Whether a floor rule demands a level or a higher one: to a Truth. @pre level > 0
  Diagram floor_of(std::size_t rule, std::size_t level);
  /// Where a floor rule holds and demands a level that a limit rule could rule out: to a Truth.
  Diagram floor_alone(std::size_t floor, std::size_t limit);

  /// What floors and limits come to. For each level of the ladder, lowest first: yes where the decision's `level`, or
  /// its `up_to`, is that level or above, else no; and yes where they are known to be in conflict.
  struct Spans {
    std::vector<Diagram> at_least;        ///< by level: of the low end
    std::vector<Diagram> up_to_at_least;  ///< by level: of the high end
    Diagram conflict = Forest::no;        ///< floors and limits cannot both be met
  };
  /// Of all floors and limits.
  const Spans& spans() const { return spans_; }
  /// The same of other floors and limits.
  Spans weigh(const std::vector<Diagram>& floors, const std::vector<Limit>& limits);
  static constexpr std::size_t nothing = SIZE_MAX;  ///< no rule is left out
  /// The floors without one rule; or `nothing`.
  std::vector<Diagram> floors_without(std::size_t rule);
  /// What else demands a level or a higher one, in parts: to a Truth.
  std::vector<Diagram> other_floors(std::size_t rule, std::size_t level);
  /// The limits without one rule; or `nothing`.
  std::vector<Limit> limits_without(std::size_t rule);
  /// What one limit rule rules out. @pre it is one
  std::vector<Limit> limits_of(std::size_t rule);

 private:
  friend class Drawing;
  ProgramDiagram(const Asked& asked, CaseSpace space, std::vector<std::size_t> order, std::shared_ptr<Forest> forest);
  Diagram bearing_at_least(std::size_t rule, std::size_t level);
  std::vector<Diagram> tree_floors(std::size_t tree, std::size_t without);
  void draw_registers(std::span<const Register> also);
  void join_floors();
  void draw_levels();
  class Weighed;
  Diagram place(std::size_t rule, const std::function<std::uint32_t(Bearing)>& number_of);

  const Program* program_;
  CaseSpace space_;
  std::vector<std::size_t> order_, position_;
  std::shared_ptr<Forest> forest_;
  std::string fault_;
  std::vector<Diagram> truths_, also_, floors_;
  std::vector<std::vector<Diagram>> before_, from_;  // by level and rule
  std::vector<Limit> limits_;
  Spans spans_;
};

}  // namespace rung
