#pragma once

#include <utility>
#include <vector>

#include "rung/model/case.hpp"
#include "rung/text/decimal.hpp"

namespace rung {

/// The version of the population format that this library reads: the number after `rung_population:`.
constexpr int population_format = 1;

/// How often each answer is given in a population, each answer for itself.
struct Population {
  /// One answer for itself.
  struct Marginal {
    Word name;  ///< of an input, an item, a score; or current_level, previous_level
    std::vector<std::pair<Written, Decimal>> weights = {};  ///< of answers: any numbers of 0 or more
    Decimal missing = 0;                                    ///< the weight of no answer
  };
  std::vector<Marginal> marginals;  ///< in the order of the text
};

}  // namespace rung
