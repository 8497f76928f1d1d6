#pragma once

#include "rung/diagram/case_space.hpp"

namespace rung {

/// One program on its way to a CaseSpace.
class Cutting {
 public:
  Cutting(const Program& program, std::span<const Register> also) : program_(program), code_(program.code()) {
    space_.needed.resize(code_.registers());
    space_.rests_on.resize(code_.registers());
    space_.variable_of.resize(code_.slots, CaseSpace::unused);
    for (const CompiledRule& rule : program.compiled_rules()) roots_.push_back(rule.when);
    roots_.insert(roots_.end(), also.begin(), also.end());
  }

  /// The variables that this program alone asks for.
  void find_variables() {
    mark_needed();
    add_variables();
  }
  /// @param variables  of all programs that are cut together, where this one's are among
  void take_variables(std::vector<Variable> variables) {
    space_.variables = std::move(variables);
    for (std::size_t v = 0; v < space_.variables.size(); ++v)
      for (const std::size_t slot : space_.variables[v].slots) space_.variable_of[slot] = v;
    find_rests();
    find_slices();
    find_meeting();
    for (std::size_t v = 0; v < space_.variables.size(); ++v) add_points(v);
  }
  CaseSpace& space() { return space_; }
  bool can_be(std::size_t variable, const Value& value) const;
  void take_points(std::size_t variable, const std::vector<Value>& values);
  void cut_all() {
    for (std::size_t v = 0; v < space_.variables.size(); ++v) cut(v);
  }
  std::string name_of(const Variable& variable) const {
    if (variable.kind == Variable::Kind::current) return "current_level";
    if (variable.kind == Variable::Kind::previous) return "previous_level";
    return program_.slots()[variable.slots.front()].name;
  }

 private:
  std::span<const Register> operands(std::size_t instruction) const {
    const Instruction& step = code_.instructions[instruction];
    return {code_.operands.data() + step.operands, step.count};
  }

  void mark_needed() {
    for (const Register root : roots_) space_.needed[root] = true;
    for (std::size_t i = code_.instructions.size(); i-- > 0;)
      if (space_.needed[code_.first_computed() + i])
        for (const Register operand : operands(i)) space_.needed[operand] = true;
  }

  void add_variables();
  void add_place(Variable::Kind kind, HistoryQuestion question);
  std::size_t score_of_band(std::size_t band) const;
  void add_points(std::size_t variable);
  std::vector<Decimal> band_edges(const Variable& variable) const;
  Value band_of(const Variable& variable, const Value& score) const;
  void find_rests();
  void find_slices();
  void find_meeting();
  void cut(std::size_t variable);

  const Program& program_;
  const Code& code_;
  CaseSpace space_;
  std::vector<Register> roots_;
  std::vector<std::vector<std::size_t>> slices_;  // of each variable: the needed instructions that rest on it alone
  std::vector<std::vector<Register>> meeting_;    // of each variable: registers resting on it alone that meet others
};

}  // namespace rung
