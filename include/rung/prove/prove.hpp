#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rung/compile/program.hpp"
#include "rung/diagram/forest.hpp"
#include "rung/model/case.hpp"

namespace rung {

/// What is asked of a rule set. The first nine are claims, which every rule set should meet; the rest is to be known.
enum class Property : std::uint8_t {
  level_or_gap,             ///< every case gets one level, or something is missing that can be named
  span,                     ///< the level is never above what it can still turn out to be, and never empty
  rule_can_hold,            ///< each rule holds for some case
  level_can_be_reached,     ///< each level is the answer for some case
  rule_matters,             ///< without each rule some level or span would be another
  worse_never_less,         ///< a worse answer never lowers the level, nor what it can turn out to be
  protected_never_matters,  ///< a protected answer changes nothing: no level and no rule
  answer_stays_in_span,     ///< answering what is missing never leaves the span that was shown
  guarantee,                ///< what the author demands under `require`
  fire_together,            ///< rules with different floors that can hold together
  conflict,                 ///< floors and limits that cannot both be met
  stability,                ///< how far one step on one answer can move the level
};

/// As rule sets, reports and files name it: `worse-never-less`.
std::string_view to_text(Property property);
/// In a sentence: "A worse answer never lowers the level or the span".
std::string_view in_words(Property property);

/// What became of one question.
enum class Verdict : std::uint8_t {
  proved,     ///< for every case
  refuted,    ///< there is a case against it, which was replayed; or none that it needs
  undecided,  ///< the budget ran out, or no case like the one found can be written down
  exempt,     ///< the rule set says why it is not asked
  noted,      ///< not a claim, but what was found
};
/// `PROVED`, `REFUTED`, ... as reports print it.
std::string_view to_text(Verdict verdict);

/// What settled a question, cheapest first.
enum class Tier : std::uint8_t {
  none,         ///< nothing: it is undecided, or was not asked
  polarity,     ///< how an answer goes into the rules; no case was looked for
  diagram,      ///< decision diagrams of all combinations of answers at once
  enumeration,  ///< each combination of answers that the rules tell apart, one by one
  solver,       ///< the SAT solver CaDiCaL, on the question that `--smt` exports; only where rung was built with it
};
/// `polarity`, `diagram`, `enumeration` or `solver`; empty for none.
std::string_view to_text(Tier tier);

/// A case for or against a property, found in the diagram and replayed through the engine.
struct Witness {
  std::vector<std::string> answers;  ///< as few as it takes, in words, with the ranges that do: "PHQ-9 total 20 to 27"
  std::string then;                  ///< what the engine says of it
  std::vector<Case> cases;           ///< one that was replayed; two where an answer is changed
};

/// One verdict about one thing.
struct Finding {
  Property property;       ///< what was asked
  std::string about = {};  ///< an id: of a rule, a level, an input, a guarantee; empty for the whole rule set
  std::string words = {};  ///< the same as a clinician calls it
  Verdict verdict = Verdict::proved;    ///< what became of it
  std::string because = {};             ///< undecided: why; exempt: the author's reason; else what more there is to say
  Tier tier = Tier::none;               ///< what settled it
  std::vector<Witness> witnesses = {};  ///< cases for or against it, each replayed
};

/// A name for files about a finding: `worse-never-less.state.mania`. Without what file systems and shells read
/// otherwise.
std::string file_name(const Finding& finding);

/// How prove() and diff() go about it.
struct ProofOptions {
  Budget budget = {};     ///< of the one forest in which all questions are asked
  bool is_quick = false;  ///< only the claims, not what is to be noted
  /// What is asked; all properties where it is empty.
  std::vector<Property> only = {};
  double cells = 10'000'000;            ///< combinations of answers that are enumerated, at most
  std::uint32_t conflicts = 1'000'000;  ///< that the solver may come to over one question

  /// Who may settle a question, so that each can be held to the others.
  struct Tiers {
    bool polarity = true;     ///< see Tier
    bool diagram = true;      ///< see Tier
    bool enumeration = true;  ///< see Tier
    bool solver = true;       ///< see Tier
  };
  Tiers tiers = {};  ///< all that there are
};

/// What holds for every case of a rule set.
struct ProofReport {
  std::vector<Finding> findings;  ///< by property
  std::size_t inputs = 0;         ///< things that a case can say and the rules ask
  double cases = 0;               ///< how many the rules can tell apart; 0 where they could not all be looked at
  std::size_t nodes = 0;          ///< of the diagram
  std::uint64_t steps = 0;        ///< of the budget, that were needed

  /// How many findings came to a verdict.
  std::size_t count(Verdict verdict) const;
  /// The same of one property.
  std::size_t count(Property property, Verdict verdict) const;
};

/// Asks all of them, each of the first tier that can settle it. Exact within the budget; whatever it cannot settle is
/// undecided. Every witness was bound and
/// decided by the engine before it is given. Source of the list: the properties that authorization languages and
/// decision tables are checked for, and those that ordered levels of care add; see Property.
ProofReport prove(const Program& program, const ProofOptions& options = {});

}  // namespace rung
