#pragma once

#include <optional>
#include <vector>

#include "rung/evaluate/decision.hpp"

namespace rung {

/// What the scoring model of a program says of a case, beside the floor that it raises. A range whose ends are the same
/// is a number that is known; else missing terms leave it open between them.
///
/// Terms, parts and indices are exact decimals; parts add up to the index to the last place. Probabilities are reckoned
/// in doubles and rounded to 8 places once, each P(need >= level) by itself, and the rest are differences of those: so
/// they are ordered and sum to exactly 1. Of a partial model whose cuts cross, P(need >= level) is the greatest of that
/// level's and of those above, so that a need is never understated.
///
/// Where the missing answers on which missing terms rest have at most 1000 combinations, ranges are what those come to,
/// also where terms share answers: `is_exact`. Else, and where scores, decimals or the history are missing, they are by
/// intervals over the declared ranges of the missing terms, and never too narrow. `floor` and `floor_up_to` are what
/// the rules of the model came to in the decision, by intervals.
struct Prediction {
  /// What one term does.
  struct Term {
    Value value = {};                              ///< an Integer, a Decimal or a Boolean; null where it is missing
    std::vector<std::optional<Range>> parts = {};  ///< what it adds to each index; empty: missing, without a range
  };
  std::vector<Term> terms;                  ///< in the order of the model
  std::vector<std::optional<Range>> index;  ///< one, or one for each cut, logits; empty: it could be anything
  std::vector<Range> at_least;              ///< for each level: P(need >= level); of the lowest 1
  std::vector<Range> level;                 ///< for each level: the probability that it is the one needed
  std::uint32_t set = 0;                    ///< one bit for each level that is in the prediction set
  std::uint32_t set_up_to = 0;              ///< and that could be; the same where nothing is missing
  std::size_t floor = 0;                    ///< the level that it demands, as a position on the ladder
  std::size_t floor_up_to = 0;              ///< the highest that it could still demand
  bool is_whole = false;                    ///< no term is missing
  bool is_exact = true;                     ///< some answers reach the ends of each range; see above
};

/// Of the lowest index that reaches a cut, 0.5. Logistic distribution function of `index` minus `cut`, rounded to 8
/// places; 0 and 1 far out. Double precision; no locale, no state.
Decimal probability_of(Decimal index, Decimal cut);

/// Reads what the model came to out of a decision. Total. @return empty where the program has no model
/// @pre `decision` was made by decide() for this program
std::optional<Prediction> predict(const Program& program, const Decision& decision);

/// The levels of a prediction set: each whose probability reaches what the set asks of it; where none does, the most
/// probable, the lowest of equals; then gaps are filled.
/// @param level, at_least  one for each level
/// @return one bit for each level
std::uint32_t prediction_set(const std::vector<Decimal>& level, const std::vector<Decimal>& at_least);

}  // namespace rung
