#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rung/expression/operators.hpp"

namespace rung {

/// The number of a value while code runs.
using Register = std::uint16_t;

/// One step of code: applies an operator to registers and leaves the result in the next computed register.
struct Instruction {
  Opcode opcode = Opcode::call;
  std::uint16_t count = 0;       ///< how many operands
  Register a = 0, b = 0, c = 0;  ///< the first three, for what is done in place
  std::uint32_t operands = 0;    ///< where all of them stand in Code::operands
  Meaning meaning = nullptr;     ///< for `call`
};

/// Straight-line code over numbered values. Registers are laid out in this order:
///
///     0 .. slots-1               what a case gives
///     slots .. +constants-1      constants
///     then one for each instruction, in order
///
/// Instructions use earlier registers only; equal sub-expressions share one.
struct Code {
  std::uint16_t slots = 0;
  std::vector<Value> constants;  // text and elements live in `kept`
  std::vector<Instruction> instructions;
  std::vector<Register> operands;
  Arena kept;

  std::size_t first_computed() const { return slots + constants.size(); }
  std::size_t registers() const { return first_computed() + instructions.size(); }
};

}  // namespace rung
