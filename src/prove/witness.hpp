#pragma once

#include <functional>

#include "rung/diagram/real_cases.hpp"
#include "realize.hpp"
#include "rung/evaluate/decision.hpp"
#include "rung/prove/prove.hpp"

namespace rung {

/// The cells of a variable in words: `20 to 27`, `below 30`, `yes`, `severe to very severe (3 to 4 of 4)`.
std::string cells_in_words(const Program& program, const Variable& variable, std::span<const std::uint32_t> cells);
/// What a clinician calls a variable.
std::string variable_in_words(const Program& program, const Variable& variable);
/// The level of a decision, with how far up it can still turn out to be.
std::string level_in_words(const Program& program, const Outcome& outcome);

/// One answer changed from one point to another, all else equal.
struct Changed {
  std::size_t variable;
  std::size_t from, to;
};

/// One step on an answer: from a cell to another, each with the point that stands for it.
struct Adjacent {
  std::uint32_t better, worse;  ///< cells
  std::size_t from, to;         ///< points
};

/// Turns what was found into cases that the engine decides as it says.
class Witnessing {
 public:
  /// @param diagrams  drawn together: one, or two to be compared; they must outlive it
  explicit Witnessing(std::span<ProgramDiagram> diagrams)
      : diagram_(diagrams.front()), diagrams_(diagrams), realizer_(diagrams), costs_(unit_costs()) {
    for (ProgramDiagram& one : diagrams) real_.emplace_back(one);
  }

  /// Whether a decision, and the one after a change or by the other rule set, is what was looked for.
  using Check = std::function<bool(const Decision&, const Decision&)>;

  /// What the search came to.
  struct Found {
    Verdict verdict = Verdict::proved;  ///< proved: there is no such case
    std::string because = {};
    std::optional<Witness> witness = {};
  };
  /// Looks for a case in `found` that passes `check`; with `change`, for two.
  Found look(Diagram found, const Check& check, std::optional<Changed> change = {});
  /// The same where diagrams come to what is wanted, see Forest::find(); with a change, they may differ in its
  /// variable. Answers are dropped one by one while the check still passes. Proved: none was found, which says nothing
  /// of others.
  Found look(std::vector<Forest::Wanted> wanted, const Check& check, std::optional<Changed> change = {});
  /// The same for one combination of cells, one for each variable of the space. Proved: no case with them was found.
  Found at(std::span<const std::uint32_t> cells, const Check& check, std::optional<Changed> change = {});
  /// What of it cases can have, as far as the diagram can say.
  Diagram among(Diagram found) {
    for (RealCases& one : real_) found = one.among(found);
    return found;
  }
  Diagram among(Diagram found, const Changed& change);
  /// The two decisions of the last case that passed.
  const Decision& first() const { return first_; }
  const Decision& second() const { return second_; }
  /// The id of a variable, as a rule set writes it, and what a clinician calls it.
  std::string id_of(std::size_t variable) const;
  std::string words_of(std::size_t variable) const;

 private:
  Found along(std::vector<Forest::Step> way, const Check& check, const std::optional<Changed>& change);
  std::vector<std::vector<std::uint32_t>> unit_costs() const;
  std::optional<Witness> replayed(const std::vector<Forest::Step>& steps, bool highest, const Check& check,
                                  const std::optional<Changed>& change);
  std::vector<std::string> answers(const std::vector<Forest::Step>& steps, const std::optional<Changed>& change) const;

  ProgramDiagram& diagram_;
  std::span<ProgramDiagram> diagrams_;
  std::vector<RealCases> real_;
  Realizer realizer_;
  std::vector<std::vector<std::uint32_t>> costs_;
  Decision first_, second_;
};

}  // namespace rung
