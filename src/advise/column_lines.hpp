#pragma once

#include <memory>

#include "rung/advise/batch.hpp"

namespace rung {

/// Decides lines of NDJSON by columns, a block of people at a time, and hands each line that is not as programs write
/// cases, is at fault, or needs more than columns know, to `plain`. The records are the same bytes whoever decides.
/// @param plan   must outlive it
/// @param plain  the plain way for the same plan
/// @return `plain` itself where the plan asks for more than this can do
std::unique_ptr<BlockDecider> by_columns(const BatchPlan& plan, std::unique_ptr<BlockDecider> plain);

}  // namespace rung
