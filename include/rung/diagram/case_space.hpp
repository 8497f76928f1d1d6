#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "rung/compile/program.hpp"
#include "rung/evaluate/facts.hpp"

namespace rung {

/// Values by number, so that a diagram can end in them. False, missing and true are 0, 1 and 2, as a Truth is.
class ValueTable {
 public:
  /// The number of a value, a new one at its first coming. Equal values have one number.
  std::uint32_t number_of(const Value& value);
  /// The value of a number. @pre number_of() gave it
  const Value& value(std::uint32_t number) const { return values_[number]; }
  ValueTable();

 private:
  Value kept(const Value& value);
  std::vector<Value> values_;
  std::unordered_map<std::int64_t, std::uint32_t> integers_;
  std::unordered_map<std::string, std::uint32_t> others_;
  Arena arena_;
};

/// One thing in which cases differ, and all that it can be: an answer, a score with its band, where a person is.
struct Variable {
  /// What kind of thing it is.
  enum class Kind : std::uint8_t {
    input,     ///< an answer
    item,      ///< an answer to one item of an instrument
    score,     ///< of an instrument, with its band
    current,   ///< the level where the person is, and since when
    previous,  ///< the level before
    history,   ///< any other function of the history, such as a change
  };

  Kind kind = Kind::input;                      ///< what kind of thing it is
  std::vector<std::size_t> slots = {};          ///< of the program, that it fills; the first names it
  std::vector<std::vector<Value>> points = {};  ///< one value for each slot, rising; the first is missing
  std::vector<Whereabouts> places = {};         ///< current, previous: one for each point
  std::vector<std::uint32_t> cell_of = {};      ///< of each point: points in one cell never differ for the rules
  std::uint32_t cells = 0;                      ///< cell 0 is missing alone
  /// Empty when the points stand for all values there are; else why they do not.
  std::string inexact = {};
};

/// A whole number, a decimal, or a Boolean as 0 or 1. @pre one of these
Decimal number_in(const Value& value);

/// The cell of a value of a variable; for a place, of the id of one.
std::uint32_t cell_of(const Variable& variable, const Value& value);

/// The cases of a program, as far as its rules tell them apart: the product of a few variables' cells.
struct CaseSpace {
  std::vector<Variable> variables;                 ///< in the order of the slots that name them
  std::vector<std::size_t> variable_of;            ///< of each slot; or `unused`
  static constexpr std::size_t unused = SIZE_MAX;  ///< of a slot that no rule asks
  /// For each register of the code: whether a rule or requirement depends on it, and on which variables it rests.
  std::vector<bool> needed;
  std::vector<std::vector<std::uint16_t>> rests_on;  ///< rising
  ValueTable values;                                 ///< that diagrams over this space end in
  /// Of each needed register that rests on one variable and meets others: its number in each cell of that variable.
  std::unordered_map<Register, std::vector<std::uint32_t>> in_cells;

  /// @return why some variable is not exact; empty when all are
  std::string inexact() const;
  double cells() const;  ///< how many combinations there are
};

/// A program, and registers to respect besides its rules' conditions.
struct Asked {
  const Program* program;               ///< borrowed
  std::span<const Register> also = {};  ///< of its code
};

/// Cuts the cases of programs into the cells that their rules tell apart. For several: the same variables, points and
/// cells for each, where no program tells two points of a cell apart, and no answer is there that one of them refuses.
/// A variable that a program does not ask for has no slots in its space.
/// @pre at least one; inputs of one name have one type; the ladders are the same
std::vector<CaseSpace> case_spaces(std::span<const Asked> programs);

}  // namespace rung
