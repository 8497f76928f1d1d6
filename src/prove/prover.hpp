#pragma once

#include "enumeration.hpp"
#include "polarity.hpp"
#include "smt_asking.hpp"

namespace rung {

/// One run of prove().
class Prover {
 public:
  Prover(const Program& program, const ProofOptions& options);
  ProofReport run();

 private:
  using Found = Witnessing::Found;
  using Check = Witnessing::Check;

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

  static std::vector<ProgramDiagram> drawn(const Program& program, const ProofOptions& options);
  bool is_asked(Property property) const;
  /// The report's line about something; proved until told otherwise. Exempt where the rule set says so.
  Finding& add(Property property, std::string about = {}, std::string words = {});
  bool is_open(const Finding& finding) const { return finding.verdict != Verdict::exempt; }
  static void settle(Finding& finding, Found found, Tier tier = Tier::diagram);
  /// Whether the diagram is to be asked about the last finding; what it leaves undecided is asked of others.
  bool can_ask(Sought sought, std::string otherwise = {});
  void ask_others();
  void ask_solver();
  std::string rule_between(const Witness& witness) const;
  void show_before(Finding& finding) const;
  /// Of a claim that a case exists: proved by one that was replayed, refuted where there is none.
  static Found turned(Found found, const std::string& otherwise);

  void settle_by_case(Finding& finding, Diagram found, const Check& check, const std::string& otherwise);
  bool differs_without(const Decision& decision, std::size_t rule);
  // What a replayed case must show besides its level, so that answers it needs for that are not dropped.
  bool is_all_answered(const Decision& decision) const;
  bool guarantee_applies(std::size_t guarantee, const Decision& decision) const;
  /// What the same answers come to without a history.
  Outcome without_history(const Decision& decision) const;
  Found requirement_matters(std::size_t rule);
  bool matters_alone(std::size_t rule, const Check& check);

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
  Polarity polarity_;
  ProofReport report_;
  struct Asker {
    Diagram node;
    std::size_t level;
    bool sure;
  };
  std::vector<std::vector<Asker>> askers_;  // by variable

  /// A claim that the diagram may leave undecided.
  struct Left {
    std::size_t finding;  ///< position in the report
    Sought sought;
    std::string otherwise;  ///< of a claim that a case exists: what is so when there is none
  };
  std::vector<Left> left_;
  void settle_otherwise(const Left& left, const Found& found, Tier tier);
  Found solved(const std::string& script, const Sought& sought, const smt::SmtAsking& asking);
};

}  // namespace rung
