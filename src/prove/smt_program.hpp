#pragma once

#include <optional>

#include "rung/diagram/case_space.hpp"
#include "rung/diagram/sums.hpp"
#include "smt_script.hpp"

namespace rung::smt {

/// The value of a register in terms of the cells of a case: a truth as two conditions, anything else as the number that
/// its value has in the space.
struct Shape {
  std::vector<std::uint32_t> numbers;  ///< that it can come to, rising
  bool is_truth = false;               ///< no number but false 0, missing 1, true 2
  Term yes, no;                        ///< of a truth
  Term number;                         ///< of anything else

  Term unknown() const { return all_of({opposite(yes), opposite(no)}); }
  Term is_one_of(const std::vector<std::uint32_t>& wanted) const;
  Term as_number() const { return is_truth ? choose(yes, "2", choose(no, "0", "1")) : number; }
};

/// Writes the registers of a program's code as definitions, each once.
class Registers {
 public:
  /// @param variables  the symbol of each variable of the space
  Registers(const Program& program, CaseSpace& space, Script& script, const std::vector<Term>& variables);
  /// @return empty when a table on the way would be too large: too_large() names it
  const Shape* at(Register reg);
  const std::string& too_large() const { return too_large_; }

 private:
  std::optional<Shape> made(Register reg);
  Shape of_constant(Register reg);
  Shape looked_up(Register reg);
  std::optional<Shape> computed(std::size_t instruction);
  Shape chosen(const Term& condition, const Shape& then, const Shape& otherwise, const std::string& name);
  std::optional<Shape> tabled(std::size_t instruction, const std::vector<Shape>& operands);
  std::optional<Shape> summed(const Sums::Comparison& comparison, const std::string& name);
  Shape named(Shape shape, const std::string& name);

  const Code& code_;
  CaseSpace& space_;
  const Sums sums_;
  Script& script_;
  const std::vector<Term>& variables_;
  std::map<Register, Shape> shapes_;
  std::vector<Value> registers_;
  Arena arena_;
  std::string too_large_;
};

/// What a program comes to, in names that questions use.
struct Outcomes {
  struct Holds {
    Term yes, no;
  };
  std::vector<Holds> rules;
  std::vector<Term> level_from, up_to_from;  ///< of each level: whether the `level`, or the `up_to`, is that or above
  std::vector<Term> ruled_out;               ///< of each level: whether a limit that holds speaks against it
  Term conflict;
};

/// The engine's weighing of floors and limits, written out; see evaluate/weighing.hpp.
class Weighings {
 public:
  /// Where a person is or was; empty where no rule asks.
  struct Place {
    const Variable* variable = nullptr;
    Term symbol = {};
  };
  Weighings(const Program& program, Script& script, Place current, Place previous);
  /// Once. @param truths  of each rule
  Outcomes weigh(const std::vector<Shape>& truths);

 private:
  struct Bears {
    std::vector<Term> level;  // of each level: where the rule bears on it
    Term unknown;             // where nobody knows what it bears on
  };
  Bears bears(Target target) const;
  void take(std::size_t rule);
  void take_tree(std::size_t tree);
  void join();
  void span();
  Term none_known_from(std::size_t level) const;
  Term highest_floor(std::size_t level) const;
  Term can_be(std::size_t level) const;
  Term all_from(std::size_t level, const std::vector<Term>& terms) const;
  Term unknown(std::size_t rule) const {
    return all_of({opposite(made_.rules[rule].yes), opposite(made_.rules[rule].no)});
  }
  Term named(const std::string& name, const Term& term) { return script_.define(name, "Bool", term); }
  const std::string& id(std::size_t level) const { return program_.rules().ladder.levels[level].id.text; }

  const Program& program_;
  Script& script_;
  Place current_, previous_;
  std::size_t levels_;
  Outcomes made_;
  std::vector<std::vector<Term>> floors_, maybe_floors_;             // of each level
  std::vector<Term> may_be_ruled_out_, starts_;                      // of each level
  std::map<std::uint32_t, std::vector<Term>> limits_, open_limits_;  // by the levels that they rule out
};

}  // namespace rung::smt
