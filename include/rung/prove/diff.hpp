#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rung/prove/prove.hpp"

namespace rung {

/// One way that cases can go from the old rule set to the new one. Levels are positions on the ladder, as recommended:
/// the low or the high end of the span, as each rule set's `when_unsure` says.
struct Transition {
  std::size_t from = 0, to = 0;
  std::optional<Witness> witness = {};  ///< a smallest case; empty when none could be replayed
  std::optional<double> share = {};     ///< of a population, 0 to 1
};

/// What cases are like: for each variable how often each value is given. What is not listed is drawn evenly from what
/// the rules tell apart, and missing as often as said.
struct Population {
  struct Marginal {
    std::string name;                               ///< of a slot; `current_level`
    std::vector<std::pair<Value, double>> weights;  ///< of values, summing with `missing` to more than 0
    double missing = 0;
  };
  std::vector<Marginal> marginals;
};

/// How two rule sets for the same ladder differ, over every case that both take.
struct RuleSetDiff {
  Verdict verdict = Verdict::proved;  ///< proved: equal for every case; refuted: they differ
  std::string because = {};           ///< undecided: why
  /// What one of them takes and the other does not: inputs, ranges, answers.
  std::vector<std::string> domain;
  /// What can differ, each with a smallest case: level, span, a conflict, which end is recommended, alerts.
  struct Difference {
    std::string what;
    Witness witness;
    std::vector<std::string> rules;  ///< of that case: those that hold in one only, or whose effect is another
  };
  std::vector<Difference> differences;
  std::vector<Transition> transitions;  ///< from one level to another; not those that stay
  std::optional<double> moved = {};     ///< the share of a population whose recommended level is another
};

/// Compares two rule sets for every case. Order and names of rules do not count.
/// @errors  R.. the ladders differ | an input is of another type
Result<RuleSetDiff> diff(const Program& before, const Program& after, const ProofOptions& options = {},
                         const Population* population = nullptr);

}  // namespace rung
