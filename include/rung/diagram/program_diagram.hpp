#pragma once

#include "rung/diagram/case_space.hpp"
#include "rung/diagram/forest.hpp"
#include "rung/evaluate/weighing.hpp"

namespace rung {

/// Every case of a program at once: for each rule and each level a diagram over the cells of its inputs.
class ProgramDiagram {
 public:
  /// Builds it within the budget, which all later questions to the same forest share. `also` are registers, of type
  /// Boolean, to draw besides the rules' conditions. Borrows the program, which must outlive it.
  ProgramDiagram(const Program& program, Budget budget = {}, std::span<const Register> also = {});

  /// Why it is not whole: the budget, or an input with too many values. Empty when it is.
  const std::string& fault() const { return fault_; }

  const Program& program() const { return program_; }
  const CaseSpace& space() const { return space_; }
  Forest& forest() { return *forest_; }
  const Forest& forest() const { return *forest_; }

  /// The place in the forest's order of a variable of the space, and the other way round.
  std::size_t position(std::size_t variable) const { return position_[variable]; }
  std::size_t variable(std::size_t position) const { return order_[position]; }

  Diagram truth(std::size_t rule) const { return truths_[rule]; }  ///< of its `when`: to a Truth
  Diagram also(std::size_t index) const { return also_[index]; }   ///< of a register of `also`: to a Truth

  /// What floors demand at least, by level 1 and up: to a Truth, unknown where an unknown rule demands it.
  const std::vector<Diagram>& floors() const { return floors_; }
  /// What limits rule out, by the levels that they rule out, one bit each.
  struct Limit {
    std::uint32_t levels;
    Diagram truth;
  };
  const std::vector<Limit>& limits() const { return limits_; }

  /// What floors and limits come to. For each level of the ladder, lowest first: yes where the decision's `level`, or
  /// its `up_to`, is that level or above, else no; and yes where they are known to be in conflict.
  struct Spans {
    std::vector<Diagram> at_least, up_to_at_least;
    Diagram conflict = Forest::no;
  };
  const Spans& spans() const { return spans_; }
  /// The same of other floors and limits.
  Spans weigh(const std::vector<Diagram>& floors, const std::vector<Limit>& limits);
  /// The floors and limits without one rule.
  std::vector<Diagram> floors_without(std::size_t rule);
  std::vector<Limit> limits_without(std::size_t rule);

 private:
  friend class Drawing;
  Diagram bearing_at_least(std::size_t rule, std::size_t level);
  Diagram floor_of(std::size_t rule, std::size_t level);
  std::vector<Diagram> tree_floors(std::size_t tree);
  std::vector<Limit> limits_of(std::size_t rule);
  void draw_registers(std::span<const Register> also);
  void draw_levels();
  class Weighed;
  Diagram place(std::size_t rule, const std::function<std::uint32_t(Bearing)>& number_of);

  const Program& program_;
  CaseSpace space_;
  std::vector<std::size_t> order_, position_;
  std::unique_ptr<Forest> forest_;
  std::string fault_;
  std::vector<Diagram> truths_, also_, floors_;
  std::vector<std::vector<Diagram>> floor_of_;  // [level][floor rule]
  std::vector<Limit> limits_;
  Spans spans_;
};

}  // namespace rung
