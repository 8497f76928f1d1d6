#pragma once

#include <algorithm>

#include "rung/diagram/program_diagram.hpp"
#include "rung/diagram/sums.hpp"
#include "rung/evaluate/decision.hpp"

namespace rung {

/// Draws the registers of a program's code, each once, those they rest on first.
class Drawing {
 public:
  explicit Drawing(ProgramDiagram& diagram)
      : diagram_(diagram),
        forest_(*diagram.forest_),
        code_(diagram.program_->code()),
        sums_(code_, diagram.space_),
        drawn_(code_.registers(), Forest::none),
        registers_(code_.registers()) {
    std::ranges::copy(code_.constants, registers_.begin() + code_.slots);
  }

  void run() {
    for (std::size_t i = 0; i < code_.instructions.size() && !forest_.exhausted(); ++i) {
      const std::size_t reg = code_.first_computed() + i;
      if (diagram_.space_.needed[reg] && diagram_.space_.rests_on[reg].size() > 1 && !sums_.is_passed_over(i))
        drawn_[reg] = draw(i);
    }
  }

  /// Of a constant, or of what rests on one variable, or of what run() drew.
  Diagram at(Register reg) {
    const CaseSpace& space = diagram_.space_;
    if (drawn_[reg] != Forest::none) return drawn_[reg];
    if (space.rests_on[reg].empty()) return drawn_[reg] = Forest::terminal(number_of_constant(reg));
    if (space.rests_on[reg].size() > 1) return Forest::none;
    const std::vector<std::uint32_t>& numbers = space.in_cells.at(reg);
    std::vector<Diagram> children;
    for (const std::uint32_t number : numbers) children.push_back(Forest::terminal(number));
    return drawn_[reg] = forest_.make(diagram_.position_[space.rests_on[reg][0]], children);
  }

 private:
  std::uint32_t number_of_constant(Register reg) {
    if (reg < code_.first_computed()) return diagram_.space_.values.number_of(registers_[reg]);
    const std::size_t i = reg - code_.first_computed();  // of constants that the compiler did not fold
    const Instruction& step = code_.instructions[i];
    for (std::size_t k = 0; k < step.count; ++k) number_of_constant(code_.operands[step.operands + k]);
    rung::run(code_, registers_, arena_, i, i + 1);
    return diagram_.space_.values.number_of(registers_[reg]);
  }

  Diagram draw(std::size_t instruction);
  Diagram coalesce(std::span<const Diagram> operands);
  Diagram compare(const Sums::Comparison& comparison);

  ProgramDiagram& diagram_;
  Forest& forest_;
  const Code& code_;
  const Sums sums_;
  std::vector<Diagram> drawn_;
  std::vector<Value> registers_;
  Arena arena_;
};

}  // namespace rung
