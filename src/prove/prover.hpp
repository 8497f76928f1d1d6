#pragma once

#include "witness.hpp"

namespace rung {

/// One run of prove().
class Prover {
 public:
  Prover(const Program& program, const ProofOptions& options);
  ProofReport run();

 private:
  using Found = Witnessing::Found;

  // One for each property, in the order of the report.
  void level_or_gap();
  void span();
  void rules_can_hold();
  void levels_can_be_reached();
  void rules_matter();
  void worse_never_less();
  void protected_never_matters();
  void answers_stay_in_span();
  void history_stays_in_span();
  void guarantees();
  void fire_together();
  void conflicts();
  void stability();

  static std::vector<ProgramDiagram> drawn(const Program& program, Budget budget);
  void all_undecided(const std::string& because);
  /// The report's line about something; proved until told otherwise. Exempt where the rule set says so.
  Finding& add(Property property, std::string about = {}, std::string words = {});
  bool is_open(const Finding& finding) const { return finding.verdict != Verdict::exempt; }
  static void settle(Finding& finding, Found found);

  void settle_by_case(Finding& finding, Diagram found, const Witnessing::Check& check, std::string otherwise);
  bool differs_without(const Decision& decision, std::size_t rule);
  // What a replayed case must show besides its level, so that answers it needs for that are not dropped.
  bool is_all_answered(const Decision& decision) const;
  bool guarantee_applies(std::size_t guarantee, const Decision& decision) const;
  /// What the same answers come to without a history.
  Outcome without_history(const Decision& decision) const;
  Found requirement_matters(std::size_t rule);
  bool matters_alone(std::size_t rule, const Witnessing::Check& check);

  struct Adjacent {
    std::uint32_t better, worse;  // cells
    std::size_t from, to;         // points
  };
  /// Neighboring points in different cells, from better to worse; all numbers rising where no direction is declared.
  std::vector<Adjacent> steps_of(std::size_t variable) const;
  Worse worse(std::size_t variable) const;
  bool is_required(std::size_t variable) const;
  std::string id_of(std::size_t variable) const { return witnessing_->id_of(variable); }
  std::string words_of(std::size_t variable) const { return witnessing_->words_of(variable); }

  /// Nodes of the given diagrams that ask a variable, by variable.
  void find_askers();
  /// A case whose level or span falls at one of the steps of a variable; with `narrows`, one whose level falls or whose
  /// span reaches further.
  Found falls(std::size_t variable, const std::vector<Adjacent>& steps, bool narrows);
  Diagram whole_level(std::size_t level, bool sure) const {
    return sure ? diagram_.spans().at_least[level] : diagram_.spans().up_to_at_least[level];
  }

  const Program& program_;
  const ProofOptions& options_;
  std::size_t levels_;
  std::vector<ProgramDiagram> diagrams_;  // one
  ProgramDiagram& diagram_;
  Forest& forest_;
  std::unique_ptr<Witnessing> witnessing_;
  ProofReport report_;
  struct Asker {
    Diagram node;
    std::size_t level;
    bool sure;
  };
  std::vector<std::vector<Asker>> askers_;  // by variable
};

}  // namespace rung
