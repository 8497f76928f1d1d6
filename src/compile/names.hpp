#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "emitter.hpp"

namespace rung {

/// Every name that the expressions of a rule set may use: slots, defines, and the history functions that they call.
class Names : public Scope {
 public:
  Names(const RuleSet& rules, std::span<const CompiledInstrument> instruments, Faults& faults);

  /// Makes a slot for each history function that `expression` calls.
  void add_history(const Expression& expression);
  /// Tells what a define is, once it is emitted.
  void set_define(std::size_t define, const Emitter::Emitted& emitted);

  const Named* find(const Term& name, Faults& faults) override;
  const Named* history(const Expression& expression, const Term& call, Faults& faults) override;

  /// Whether `name` is part of an instrument that is in use and could not be read.
  bool is_of_unread_instrument(std::string_view name) const;
  /// The define that `name` is, or empty.
  std::optional<std::size_t> define(const std::string& name) const;
  bool define_used(std::size_t define) const { return defines_used_[define]; }

  std::vector<Slot> take_slots() const { return {slots_.begin(), slots_.end()}; }
  std::vector<std::size_t> first_slots;  ///< of each instrument

 private:
  void add_input(std::size_t index);
  void add_instrument(std::size_t index);
  void add_slot(Slot slot, const Place& place);
  bool claim(const std::string& name, const Place& place);
  std::optional<Slot> history_slot(const Expression& expression, const Term& call);
  bool ask_of_reading(const Expression& expression, const Term& call, Slot& slot);
  bool ask_of_level(const Expression& expression, const Term& call, Slot& slot);
  std::string hint_for(const std::string& name) const;

  const RuleSet& rules_;
  std::span<const CompiledInstrument> instruments_;
  Faults& faults_;
  std::deque<Slot> slots_;  // their addresses are kept
  std::map<std::string, Named, std::less<>> named_;
  std::map<std::string, std::size_t, std::less<>> slot_index_;
  std::map<std::string, std::size_t, std::less<>> defines_;
  std::vector<bool> defines_used_;
  std::vector<std::string> places_of_care_;  // what current_level can be
};

/// Checks one instrument and compiles its computed scores.
CompiledInstrument compile_instrument(const Instrument& instrument, Faults& faults);
/// What values a score can have, or empty for a computed one.
std::optional<Range> score_range(const Instrument& instrument, const Score& score);
/// `phq9.band`, `bam.use_band`
std::string band_name(const Instrument& instrument, const Score& score);

/// Levels that guarantees name (R20, R31), and what exemptions name (R32).
void check_guarantees(const RuleSet& rules, const std::vector<Slot>& slots, const Names& names, Faults& faults);

/// Sources that are not declared (R21), and what is declared and never used (R22, warnings).
/// @param defines  how many of them, from the first on, should be used
void check_references(const RuleSet& rules, const std::vector<Slot>& slots, const Names& names, std::size_t defines,
                      Faults& faults);

}  // namespace rung
