#pragma once

#include "fields.hpp"
#include "rung/model/scoring_model.hpp"

namespace rung {

/// What stands under `model:`, or empty.
std::optional<ScoringModel> read_model(Fields& rule_set);

}  // namespace rung
