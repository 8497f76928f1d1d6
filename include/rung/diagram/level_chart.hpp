#pragma once

#include <memory>
#include <string>

#include "rung/diagram/case_space.hpp"
#include "rung/diagram/joined.hpp"

namespace rung {

class ProgramDiagram;

/// The level that a program recommends, for every case at once, and which combinations of answers a case can have.
/// Immutable, so safe to share between threads; drawn once for a rule set.
///
/// Variables that no combination of answers lets change the level are not asked by `level()`. Positions are places in
/// the order in which it asks.
class LevelChart {
 public:
  /// @pre the program recommends levels. Deterministic: the budget is counted, not timed.
  explicit LevelChart(Program program, Budget budget = {});

  /// Why it could not be drawn: the budget, or an answer with too many values. Empty when it was.
  const std::string& fault() const { return fault_; }
  const Program& program() const { return program_; }          ///< that was drawn
  std::size_t positions() const { return variables_.size(); }  ///< how many there are
  /// What is asked at a position.
  const Variable& variable(std::size_t position) const { return variables_[position]; }
  /// Of the variable that holds a slot; or `nowhere`.
  std::size_t position_of(std::size_t slot) const { return position_of_[slot]; }
  static constexpr std::size_t nowhere = SIZE_MAX;  ///< of a slot that no rule asks

  /// To the position on the ladder of what is recommended: `level`, or `up_to` as the rule set's `when_unsure` says.
  const Chart& level() const { return level_; }
  /// The positions that `level()` asks, rising.
  const std::vector<std::uint32_t>& asked() const { return asked_; }
  /// To yes where the condition of a rule that is a floor is met, else to no; null when it asks for what `level()` does
  /// not, or the rule is no floor.
  const Chart* condition(std::size_t rule) const { return has_condition_[rule] ? &conditions_[rule] : nullptr; }
  /// What is yes for the combinations that a case can have, each over a few positions, which no two share.
  const std::vector<Chart>& real() const { return real_; }

  /// level() where all of real() come to yes.
  const Joined& within_real() const { return within_real_; }

 private:
  void draw(Budget budget);
  void take_conditions(ProgramDiagram& diagram);
  void put_in_order();

  Program program_;
  std::vector<Variable> variables_;
  std::vector<std::size_t> position_of_;  // of each slot
  Chart level_;
  std::vector<std::uint32_t> asked_;
  std::vector<Chart> conditions_;  // of each rule
  std::vector<bool> has_condition_;
  std::vector<Chart> real_;
  Joined within_real_;
  std::string fault_;
};

}  // namespace rung
