#pragma once

#include <optional>
#include <vector>

#include "rung/diagram/case_space.hpp"
#include "rung/diagram/forest.hpp"

namespace rung {

/// The additions of Decimals in a program that serve nothing but comparisons `sum >= constant`. A diagram of such a sum
/// could end in as many numbers as there are cases; one of whether it reaches a number need not.
class Sums {
 public:
  /// Borrows both.
  Sums(const Code& code, const CaseSpace& space);

  /// Whether nothing else needs the value of this instruction, so that it need not be drawn.
  bool is_passed_over(std::size_t instruction) const { return passed_over_[instruction]; }

  /// What `sum >= constant` compares.
  struct Comparison {
    std::vector<Register> terms;  ///< that are added
    Decimal threshold;            ///< that they reach, or do not
  };
  /// Empty when the instruction is no comparison of a sum that is passed over.
  std::optional<Comparison> comparison(std::size_t instruction) const;

 private:
  bool adds(std::size_t instruction) const;
  bool compares(std::size_t instruction) const;
  std::span<const Register> operands(std::size_t instruction) const;
  bool is_computed(Register reg) const { return reg >= code_.first_computed(); }
  std::size_t instruction_of(Register reg) const { return reg - code_.first_computed(); }
  void collect(Register reg, std::vector<Register>& terms) const;

  const Code& code_;
  const CaseSpace& space_;
  std::vector<bool> passed_over_;
};

/// Whether the sum of `terms` is `threshold` or more: to a Truth, unknown where a term is missing.
///
/// One node is made for all sums so far between which the rest cannot tell. Source: Abio et al. 2012, A New Look at
/// BDDs for Pseudo-Boolean Constraints, J Artif Intell Res 45:443-480, here for many values and for the missing one.
/// @param terms  functions to Decimals by their number in `values`
Diagram sum_at_least(Forest& forest, const ValueTable& values, std::vector<Diagram> terms, Decimal threshold);

}  // namespace rung
