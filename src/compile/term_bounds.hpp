#pragma once

#include "term_range.hpp"

namespace rung {

/// What a term of a model can still be while some of its answers are missing, as expressions over the answers that are
/// there: each missing one is taken as the least or the most of its range.
struct TermBounds {
  Expression least, most;
};

/// For sums, differences and products of names, those where no factor can be below zero; empty for all others, and
/// where nothing declares a range.
std::optional<TermBounds> bounds_of(const Expression& expression, const RuleSet& rules);

}  // namespace rung
