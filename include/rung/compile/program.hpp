#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rung/compile/code.hpp"
#include "rung/model/rule_set.hpp"
#include "rung/text/result.hpp"

namespace rung {

/// What a case is asked about its past; `of` and `level` say about what.
enum class HistoryQuestion : std::uint8_t {
  current_level,
  previous_level,
  weeks_at_level,
  days_since_discharge,
  episodes,
  baseline,
  change,
  age_days,
};

/// One value that a case gives: an answer, an instrument's item or score, or a fact of its history.
struct Slot {
  /// Who gives the value: an answer, an instrument's item, score or band, or the history.
  enum class Kind : std::uint8_t { input, item, score, band, history };

  Kind kind = Kind::input;                ///< who gives the value
  std::string name;                       ///< as expressions write it: `phq9.total`, `change(phq9.total)`
  Type type = any_type;                   ///< Boolean, Integer, Decimal or String
  std::optional<Range> range = {};        ///< numbers: what a case may say
  std::vector<std::int32_t> values = {};  ///< items whose range has gaps: all that a case may say
  std::vector<std::string> one_of = {};   ///< strings: what a case may say
  std::size_t input = 0;                  ///< kind input: index in RuleSet::inputs
  std::size_t instrument = 0;             ///< item, score, band: index in RuleSet::instruments
  std::size_t part = 0;                   ///< index among its items or scores
  HistoryQuestion question = HistoryQuestion::current_level;  ///< kind history
  std::size_t of = 0;                                         ///< baseline, change, age_days: the slot asked about
  std::string level = {};                                     ///< days_since_discharge, episodes
  std::int32_t days = 0;                                      ///< episodes: how far back
  bool optional = false;                                      ///< its absence is a fact, not a gap
  bool used = false;                                          ///< an expression asks for it
};

/// The registers of an expression: one for each of its terms, in their order.
struct Compiled {
  static constexpr std::uint16_t no_define = 0xFFFF;  ///< the term names none

  std::vector<Register> registers;                      ///< one for each term
  std::vector<std::uint16_t> defines = {};              ///< for each term the define that it names, or no_define
  Register result() const { return registers.back(); }  ///< the register of the whole expression
};

/// A level that an effect names: fixed, or by where the person is or was.
struct Target {
  Relative relative = Relative::none;  ///< by where the person is or was, or `none`
  std::uint8_t level = 0;              ///< position on the ladder when `relative` is none
};

/// A rule, with its expressions as registers and its levels as positions.
struct CompiledRule {
  Effect effect = Effect::at_least;   ///< what follows when it holds
  Register when = 0;                  ///< the register of its condition
  Target target = {};                 ///< at_least, at_most
  std::uint32_t rules_out = 0;        ///< rules_out: one bit for each level
  Compiled condition = {};            ///< its condition, term by term
  std::vector<Compiled> pieces = {};  ///< of the sentence; empty for pieces of text
};

/// A guarantee: in every case in which the condition holds, the level is at least, or at most, this one.
struct CompiledGuarantee {
  Register when = 0;        ///< of its condition
  std::uint8_t level = 0;   ///< position on the ladder
  Compiled condition = {};  ///< with every term of it
};

/// A tree or table among the rules that it came to.
struct CompiledTree {
  std::size_t first_rule = 0;  ///< position of its first leaf among the rules
  std::size_t rules = 0;       ///< how many leaves it has; they stand in a row
  bool settles = false;        ///< exactly one leaf holds, whatever the answers, and each is a floor at a fixed level
};

/// A scoring model among the defines and rules that it came to. Positions are those of RuleSet::defines; what belongs
/// to a cut stands in the order of the levels above the lowest.
struct CompiledModel {
  /// One term of it.
  struct Term {
    std::size_t value = 0;                     ///< the define of its value
    std::vector<std::size_t> parts;            ///< the defines of what it adds to the index: one, or one for each cut
    std::vector<std::optional<Range>> ranges;  ///< what each of those can be, logits; empty: it has no declared range
  };
  std::vector<Term> terms;          ///< in the order of the model
  std::vector<std::size_t> index;   ///< the defines of the index: one, or one for each cut where any term has several
  std::vector<Decimal> cuts;        ///< logits, one for each cut
  std::vector<Decimal> thresholds;  ///< where the index begins to be a floor: one for each cut; empty: it never climbs
  std::vector<Decimal> set_at_least;  ///< of the prediction set, for each level of the ladder; empty: it has none
  std::size_t first_define = 0;       ///< the first of its defines; they stand in a row
  std::size_t first_rule = 0;         ///< the first of its rules, one for each cut; they stand in a row

  std::size_t index_of(std::size_t cut) const { return index[index.size() == 1 ? 0 : cut]; }  ///< the define
  /// The define of what a term adds to the index of a cut.
  static std::size_t part_of(const Term& term, std::size_t cut) { return term.parts[term.parts.size() == 1 ? 0 : cut]; }
  /// What that can be.
  static const std::optional<Range>& range_of(const Term& term, std::size_t cut) {
    return term.ranges[term.ranges.size() == 1 ? 0 : cut];
  }
};

/// How an instrument's scores come about. Its code runs in one pass from the first instruction to the last: for each
/// item that the form may pass over, the condition of that; then for each score in order, what its skip rule or its
/// value needs. `end` is where a step's instructions end, and the next one's begin.
struct CompiledInstrument {
  /// A condition or value in that pass.
  struct Step {
    std::optional<Register> result = {};  ///< the register; empty when there is nothing to compute
    std::size_t end = 0;                  ///< the instruction after its last
  };
  /// An item as a sum counts it.
  struct Summand {
    std::size_t item = 0;                     ///< position among the items
    std::optional<std::int32_t> turned = {};  ///< of a reversed item: low + high, from which its points are taken
    bool may_be_skipped = false;              ///< its absence does not by itself make the score missing
  };
  /// One score.
  struct Part {
    Type type = integer_type;          ///< of the score
    std::vector<Summand> summed = {};  ///< empty for a `value`
    Step value = {};                   ///< of a `value`
    Step may_skip = {};                ///< of a sum whose skip rule has a condition
  };
  Code code;                    ///< slots: the items, then the scores
  std::vector<Step> not_asked;  ///< one for each item
  std::vector<Part> scores;     ///< one for each score
  std::size_t first_slot = 0;   ///< its items' slots in the Program, in order; then its scores and bands
};

/// A rule set that has been checked and compiled. Only compile() makes one. Immutable, so safe to share between
/// threads.
class Program {
 public:
  const RuleSet& rules() const { return parts_->rules; }  ///< as their authors wrote it
  const Code& code() const { return parts_->code; }       ///< of all expressions
  /// What a case can give, in the order of the registers.
  const std::vector<Slot>& slots() const { return parts_->slots; }
  const std::vector<CompiledRule>& compiled_rules() const {
    return parts_->compiled_rules;
  }  ///< in the order of rules().rules
  const std::vector<Compiled>& compiled_defines() const {
    return parts_->compiled_defines;
  }  ///< in the order of rules().defines
  const std::vector<CompiledInstrument>& instruments() const {
    return parts_->instruments;
  }  ///< in the order of rules().instruments

  const std::vector<CompiledGuarantee>& compiled_guarantees() const {
    return parts_->compiled_guarantees;
  }  ///< in the order of rules().guarantees

  /// How many of code().instructions a decision runs: those of defines and rules. Those after them are of guarantees.
  std::size_t deciding_instructions() const { return parts_->deciding_instructions; }

  /// How many of rules().rules and rules().defines their author wrote as such; those after them came of trees,
  /// profiles and the model.
  std::size_t written_rules() const { return parts_->written_rules; }
  /// The same of defines.
  std::size_t written_defines() const { return parts_->written_defines; }
  const std::vector<CompiledTree>& trees() const { return parts_->trees; }  ///< in the order of rules().trees

  const std::optional<CompiledModel>& model() const { return parts_->model; }  ///< empty: there is none

  /// The positions of all slots, sorted by name.
  const std::vector<std::size_t>& slots_by_name() const { return parts_->slots_by_name; }
  /// The slot that `name` is, as expressions write it.
  std::optional<std::size_t> find_slot(std::string_view name) const;
  /// The define of that name, or empty.
  std::optional<std::size_t> find_define(std::string_view name) const;
  /// The source of that id, in the rule set; never null for a rule's own sources.
  const Citation* find_citation(std::string_view id) const;

 private:
  friend Result<Program> compile(RuleSet rules, Faults faults);
  struct Parts {
    RuleSet rules;
    Code code;
    std::vector<Slot> slots;
    std::vector<std::size_t> slots_by_name;
    std::vector<CompiledRule> compiled_rules;
    std::vector<Compiled> compiled_defines;
    std::vector<CompiledInstrument> instruments;
    std::vector<CompiledTree> trees;
    std::optional<CompiledModel> model;
    std::vector<CompiledGuarantee> compiled_guarantees;
    std::size_t deciding_instructions = 0;
    std::size_t written_rules = 0, written_defines = 0;
  };
  friend class Compiler;
  explicit Program(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}
  std::shared_ptr<const Parts> parts_;
};

}  // namespace rung
