#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rung/expression/expression.hpp"
#include "rung/text/decimal.hpp"
#include "rung/text/place.hpp"

namespace rung {

/// A number that belongs to one level of the ladder.
struct LevelNumber {
  Word level;      ///< an id of the ladder
  Decimal number;  ///< what it means is for whoever holds it to say
};

/// One term of a scoring model: its value times its coefficient is added to the index.
struct ModelTerm {
  Word id;                 ///< names the term; not an expression
  std::string words = {};  ///< what a clinician calls it; empty when the id, or the name that it is, must do
  Expression of;           ///< an Integer, a Decimal or a Boolean, of which a yes counts 1
  Decimal coefficient;     ///< logits per unit, where `by_cut` is empty
  std::vector<LevelNumber> by_cut = {};  ///< partial proportional odds: one coefficient for each cut, logits per unit
};

/// Sets of levels that hold the true one in at least a share of all cases, measured on cases that the model was not
/// fitted to.
struct PredictionSet {
  Decimal coverage;                   ///< of each level, between 0 and 1: this share of its cases has it in the set
  std::vector<LevelNumber> at_least;  ///< for each level: it is in the set where its probability is this or more
};

/// What a scoring model was fitted to, or that its weights were set by hand.
struct FittedTo {
  bool expert = false;                                            ///< set by hand; nothing below is said then
  std::string data = {};                                          ///< which data
  std::int32_t n = 0;                                             ///< how many cases
  std::string date = {};                                          ///< a day, YYYY-MM-DD
  std::string population = {};                                    ///< whose data; may be empty
  std::string by = {};                                            ///< who fitted it; may be empty
  std::vector<std::pair<std::string, std::string>> metrics = {};  ///< how well it does, in the order of the text
};

/// A cumulative-logit model of the level needed, proportional odds but for terms that say otherwise:
///
///     logit P(need >= level) = index - cut of that level,   index = sum of coefficient * term
///
/// Source: McCullagh P, Regression Models for Ordinal Data, J R Stat Soc B 42:109-142, 1980; partial proportional odds:
/// Peterson B and Harrell F, Applied Statistics 39:205-217, 1990.
struct ScoringModel {
  Place place = {};                        ///< of the model in its file
  std::vector<ModelTerm> terms = {};       ///< one or more
  std::vector<LevelNumber> cuts = {};      ///< one for each level above the lowest, rising
  std::optional<Decimal> climb_when = {};  ///< P(need >= level) at or above this is a floor; empty: it never climbs
  std::optional<PredictionSet> set = {};   ///< empty: it names no set
  FittedTo fitted_to = {};                 ///< where its numbers come from
  std::vector<Word> sources = {};          ///< who says so; may be empty where it was fitted
  bool draft = false;                      ///< not yet reviewed
};

}  // namespace rung
