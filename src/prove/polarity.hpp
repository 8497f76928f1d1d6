#pragma once

#include "rung/diagram/case_space.hpp"

namespace rung {

/// Reads off a program how its answers can matter, without looking for a case: through which steps an answer goes on
/// its way to floors and limits, and in which direction. What it says holds for every case; what it does not say may
/// hold as well. Source: monotone and unate functions, see Crama, Hammer 2011, Boolean Functions, section 1.9; Kleene
/// 1952, Introduction to Metamathematics, section 64, for answers that are missing.
class Polarity {
 public:
  /// Borrows both. @pre the space is that of the program
  Polarity(const Program& program, const CaseSpace& space);

  /// Whether a higher answer, or a lower one, never lowers the level nor what it can turn out to be.
  bool never_lowers(std::size_t variable, bool higher) const;
  /// Whether an answer that was missing only ever settles what was open.
  bool only_settles(std::size_t variable) const;

 private:
  enum class Way : std::uint8_t { none, rising, falling, any };
  struct Bounds {
    bool known = false;
    std::int64_t low = 0, high = 0;
  };
  static Way turned(Way way);
  static Way joined(Way a, Way b);

  bool rests_on(Register reg, std::size_t variable) const;
  std::span<const Register> operands(std::size_t instruction) const;
  void find_bounds();
  Bounds bounds_of(std::size_t instruction) const;
  Bounds of_value(const Value& value) const;

  std::vector<Way> ways(std::size_t variable) const;
  Way way_in_cells(Register reg, std::size_t variable) const;
  Way way_through(std::size_t instruction, const std::vector<Way>& ways) const;
  Way way_chosen(const Instruction& step, const std::vector<Way>& ways) const;
  bool settles_in_cells(Register reg) const;
  bool is_settling(std::size_t instruction, const std::vector<bool>& settles, std::size_t variable) const;
  bool is_leaf_of_settling_tree(std::size_t rule) const;
  bool rules_out_the_top(std::uint32_t levels) const;

  const Program& program_;
  const CaseSpace& space_;
  const Code& code_;
  std::vector<Bounds> bounds_;  // of each register that is a whole number
};

}  // namespace rung
