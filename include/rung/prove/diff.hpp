#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rung/evaluate/facts.hpp"
#include "rung/model/population.hpp"
#include "rung/prove/prove.hpp"
#include "rung/text/result.hpp"

namespace rung {

/// One way that cases can go from the old rule set to the new one. Levels are positions on the ladder, as recommended:
/// the low or the high end of the span, as each rule set's `when_unsure` says.
struct Transition {
  std::size_t from = 0;                 ///< the old rule set's level
  std::size_t to = 0;                   ///< the new one's
  std::optional<Witness> witness = {};  ///< a smallest case; empty when none could be replayed
  std::optional<double> share = {};     ///< of a population, 0 to 1
};

/// How two rule sets for the same ladder differ, over every case that both take.
struct RuleSetDiff {
  Verdict verdict = Verdict::proved;  ///< proved: equal for every case; refuted: they differ
  std::string because = {};           ///< undecided: why
  /// What one of them takes and the other does not: inputs, ranges, answers.
  std::vector<std::string> domain;
  /// What can differ, each with a smallest case: level, span, a conflict, which end is recommended, alerts.
  struct Difference {
    std::string what;                ///< `level`, `alerts`, ... in words
    Witness witness;                 ///< a smallest case of it
    std::vector<std::string> rules;  ///< of that case: those that hold in one only, or whose effect is another
  };
  std::vector<Difference> differences;  ///< one of each kind that there is
  std::vector<Transition> transitions;  ///< from one level to another; not those that stay
  std::optional<double> moved = {};     ///< the share of a population whose recommended level is another
  std::string population = {};          ///< how that was reckoned, as a sentence
};

/// Compares two rule sets for every case. Order and names of rules do not count.
/// @param population  of which the share that moves is reckoned, every answer drawn for itself; an answer that it does
///                    not list is drawn evenly from the cells that the rules tell apart, and never missing
/// @errors D01 the ladders differ | D02 an input is of another type | D03 the population lists what neither asks for |
///         C22-C24 an answer of the population
Result<RuleSetDiff> diff(const Program& before, const Program& after, const ProofOptions& options = {},
                         const Population* population = nullptr);

/// A case as the old rule set takes it and as the new one does.
struct BoundTwice {
  Facts before;  ///< for the old rule set
  Facts after;   ///< for the new one
};

/// Reckons the shares from cases instead, as they are: each is decided by both rule sets.
/// @pre not empty; each bound to both
void reckon_moved(const Program& before, const Program& after, std::span<const BoundTwice> cases, RuleSetDiff& made);

}  // namespace rung
