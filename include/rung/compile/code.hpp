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
  Opcode opcode = Opcode::call;  ///< what is done
  std::uint16_t count = 0;       ///< how many operands
  Register a = 0;                ///< the first operand, for what is done in place
  Register b = 0;                ///< the second
  Register c = 0;                ///< the third
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
  std::uint16_t slots = 0;                ///< how many values a case gives
  std::vector<Value> constants;           ///< their text and elements live in `kept`
  std::vector<Instruction> instructions;  ///< in the order they run
  std::vector<Register> operands;         ///< of all instructions, one after another
  Arena kept;                             ///< what the constants borrow from

  std::size_t first_computed() const { return slots + constants.size(); }  ///< the register of the first instruction
  std::size_t registers() const { return first_computed() + instructions.size(); }  ///< how many there are in all
};

}  // namespace rung
