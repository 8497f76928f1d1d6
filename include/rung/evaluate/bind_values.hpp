#pragma once

#include <optional>
#include <span>
#include <vector>

#include "rung/evaluate/facts.hpp"
#include "rung/evaluate/score.hpp"

namespace rung {

/// A person as values of a program's slots, for callers who hold answers as numbers and decide often.
struct SlotValues {
  std::span<const Value> values;   ///< one for each slot, null where missing
  bool history_known = false;      ///< whether anybody knows of stays
  Whereabouts current = {};        ///< unknown exactly when the history is
  Whereabouts previous = {};       ///< the same
  std::int32_t days_at_level = 0;  ///< since the current stay began, 0 or more; 0 without a current stay
};

/// bind() for slot values. Reusable, for one thread at a time; after the first times it allocates nothing.
class ValueBinder {
 public:
  explicit ValueBinder(Program program);  ///< for one program, which it keeps alive

  /// What is at fault.
  struct Refusal {
    std::optional<std::size_t> slot = {};  ///< empty: the whereabouts
  };

  /// Checks the values as bind() does and fills in what follows from them: items that a form passes over, scores,
  /// bands, and what rules ask of the present stay. Refused are: a value that its slot cannot have, one that is the
  /// binder's to fill in (a band, a question about the present or the last stay), a score that differs from what its
  /// items make, and stays counted where no history is known. Readings have no ages here, so what is asked of them
  /// (`change`, `baseline`, `age_days`) is given like an answer.
  /// @pre person.values.size() == program.slots().size()
  /// @return empty when facts() are those of this person
  std::optional<Refusal> bind(const SlotValues& person);

  const Facts& facts() const { return facts_; }        ///< of the person last bound
  const Program& program() const { return program_; }  ///< the one it was made for

 private:
  bool accept_place(const Whereabouts& place) const;
  bool accept_stays(const SlotValues& person) const;
  std::optional<Refusal> score_sheet(std::size_t instrument);
  void answer_stay(std::size_t slot);

  Program program_;
  std::vector<std::size_t> stays_;  // slots that the present and the last stay answer
  Facts facts_;
  ScoredSheet sheet_;
  std::vector<Value> given_;  // scores of the sheet at hand
};

}  // namespace rung
