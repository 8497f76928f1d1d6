#pragma once

#include <optional>

#include "rung/model/rule_set.hpp"

namespace rung {

/// What is known of a term of a model before any case: whether it is surely a number, and what it can be.
struct TermExtent {
  bool is_number = false;           ///< an Integer or a Decimal and no Boolean
  std::optional<Range> range = {};  ///< of a Boolean 0 to 1; empty where nothing declares it
  const Input* input = nullptr;     ///< the input that it is, or null
  Worse worse = Worse::unsaid;      ///< of the input or the score that it is
};

/// By intervals over the declared ranges: never too narrow where every name is answered within its own.
TermExtent extent_of(const Expression& expression, const RuleSet& rules);

/// `factor` times what a range holds, rounded as the engine rounds. Empty where it leaves what a Decimal can be.
std::optional<Range> scaled(Decimal factor, const Range& range);

}  // namespace rung
