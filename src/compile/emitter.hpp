#pragma once

#include <map>
#include <string>
#include <vector>

#include "rung/compile/program.hpp"

namespace rung {

/// What a name of an expression stands for.
struct Named {
  Type type = any_type;
  std::uint32_t virtual_register = 0;  ///< of Emitter
  const Slot* slot = nullptr;          ///< null for a define
  bool nullable = true;                ///< may be missing
  bool bad = false;                    ///< faulty itself: say nothing more about it
};

/// The names that expressions may use, and the history functions among them.
class Scope {
 public:
  virtual ~Scope() = default;
  /// Null, with a fault where that helps, when there is no such name.
  virtual const Named* find(const Term& name, Faults& faults) = 0;
  /// The slot of a history function's call, or null with a fault.
  virtual const Named* history(const Expression& expression, const Term& call, Faults& faults) = 0;
};

/// What is known of one term of an expression while it is compiled.
struct TermState {
  Type type = any_type;
  std::uint32_t reg = 0;  ///< virtual, of Emitter
  bool nullable = false;  ///< may be missing
  bool bad = false;       ///< faulty: say nothing more about it
  bool constant = false;
  const Slot* slot = nullptr;  ///< of a name or a history function
};

/// Turns expressions into code, checking types on the way. Registers are virtual until finish() lays them out.
class Emitter {
 public:
  Emitter(Code& code, Faults& faults) : code_(code), faults_(faults) {}

  struct Emitted {
    std::vector<std::uint32_t> registers;  ///< virtual, one a term
    Type type = any_type;
    bool nullable = true;
    bool bad = false;
    bool constant = false;
    std::uint32_t result() const { return registers.back(); }
  };

  /// Type-checks and emits `expression`; faults go to the list given at the start.
  Emitted emit(const Expression& expression, Scope& scope);

  /// Lays the registers out after `slots` slots. False when there are more than a Register can number.
  bool finish(std::size_t slots);
  Register real(std::uint32_t virtual_register) const;
  Compiled real(const Emitted& emitted) const;

  static std::uint32_t slot_register(std::size_t slot) { return static_cast<std::uint32_t>(slot); }

 private:
  static constexpr std::uint32_t constants_from = 1u << 28, computed_from = 1u << 29;

  using State = TermState;

  State literal(const Term& term);
  State name(const Term& term, Scope& scope);
  State apply(const Expression& expression, const Term& term, const std::vector<State>& states, Scope& scope);
  State call(const Term& term, const Resolution& resolution, const std::vector<const State*>& arguments);
  Resolution resolve_term(const Term& term, std::vector<Type>& types, const std::vector<const State*>& arguments) const;
  static Resolution resolve_named_type(const Term& term, const std::vector<Type>& types);
  void check_constant(const Term& term, const State& made, const std::vector<const State*>& arguments);
  std::uint32_t converted(const State& argument, Type wanted);
  std::uint32_t constant(const Value& value, Type type = any_type);
  std::uint32_t instruction(Opcode opcode, Meaning meaning, const std::vector<std::uint32_t>& operands, bool fold,
                            Type type);
  const Value& constant_at(std::uint32_t reg) const { return code_.constants[reg - constants_from]; }
  Value keep(const Value& value);
  void fault(const char* code, std::string message, const Term& term, std::string hint = {},
             Severity severity = Severity::error);

  Code& code_;
  Faults& faults_;
  std::map<std::string, std::uint32_t> known_constants_;
  std::map<std::vector<std::uint64_t>, std::uint32_t> known_instructions_;
  std::vector<std::vector<std::uint32_t>> virtual_operands_;  // per instruction
  std::size_t slots_ = 0;
  std::vector<bool> meant_;  // of the expression being emitted
};

/// Comparing an input with a value that it can never have: T05, T06.
void check_comparison(const Expression& expression, const Term& term, std::span<const Slot* const> slots,
                      Faults& faults);

/// A missing answer that vanishes without a word: T10, T11 (warnings).
/// @param states  of the terms before `term`
void warn_of_dropped_null(const Expression& expression, const Term& term, std::span<const TermState> states,
                          Faults& faults);
/// The terms whose author has said what a missing answer means there, so that nothing vanishes unseen:
/// `(x in {...}) is true`, and in `case when x is null then null` the test.
std::vector<bool> meant_terms(const Expression& expression);

}  // namespace rung
