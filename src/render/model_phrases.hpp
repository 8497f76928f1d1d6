#pragma once

#include <string>
#include <vector>

#include "rung/explain/explanation.hpp"

namespace rung {

/// What the scoring model says of a case, in words; text and page share them.
struct ModelWords {
  struct Row {
    std::string level;     ///< its short name
    std::string own;       ///< "23.4 %": that it is the one needed
    std::string at_least;  ///< that it or a higher one is
  };
  std::string origin;
  std::string missing;  ///< empty when nothing is
  std::vector<Row> rows = {};
  std::string index;
  std::vector<std::string> parts = {};  ///< the terms that add up to the index
  std::string cuts;
  std::string floor;
  std::string set;  ///< empty when the rule set has no prediction sets
};

/// @pre the explanation has a prediction
ModelWords model_in_words(const Explanation& explanation);

/// "What placements have been: fitted to ..."
std::string model_origin(const ScoringModel& model);
/// One sentence, for a first screen. @pre the explanation has a prediction
std::string model_in_short(const Explanation& explanation);

}  // namespace rung
