#include "drawing.hpp"

namespace rung {

Diagram Drawing::coalesce(std::span<const Diagram> operands) {
  Diagram made = operands.back();
  for (std::size_t i = operands.size() - 1; i-- > 0;) {
    const Diagram pair[] = {operands[i], made};
    made = forest_.combine(pair, [](Forest::Numbers numbers) { return numbers[0] == 1 ? numbers[1] : numbers[0]; });
  }
  return made;
}

Diagram Drawing::compare(const Sums::Comparison& comparison) {
  std::vector<Diagram> terms;
  for (const Register reg : comparison.terms) terms.push_back(at(reg));
  return sum_at_least(forest_, diagram_.space_.values, std::move(terms), comparison.threshold);
}

Diagram Drawing::draw(std::size_t instruction) {
  if (const auto comparison = sums_.comparison(instruction)) return compare(*comparison);
  const Instruction& step = code_.instructions[instruction];
  std::vector<Diagram> operands;
  for (std::size_t i = 0; i < step.count; ++i) operands.push_back(at(code_.operands[step.operands + i]));
  switch (step.opcode) {
    case Opcode::logical_and:
      return forest_.both(operands[0], operands[1]);
    case Opcode::logical_or:
      return forest_.either(operands[0], operands[1]);
    case Opcode::logical_not:
      return forest_.opposite(operands[0]);
    case Opcode::choose:
      return forest_.choose(operands[0], operands[1], operands[2]);
    case Opcode::coalesce:
      return coalesce(operands);
    default:
      break;
  }
  CaseSpace& space = diagram_.space_;
  return forest_.combine(operands, [&](Forest::Numbers numbers) {
    for (std::size_t i = 0; i < step.count; ++i)
      registers_[code_.operands[step.operands + i]] = space.values.value(numbers[i]);
    arena_.clear();
    rung::run(code_, registers_, arena_, instruction, instruction + 1);
    return space.values.number_of(registers_[code_.first_computed() + instruction]);
  });
}

}  // namespace rung
