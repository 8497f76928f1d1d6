#pragma once

#include "fields.hpp"
#include "rung/model/case.hpp"

namespace rung {

// Parts that cases and case tables write alike. Faults of their insides go to `complaints`.
Answer read_answer(const Word& name, const Node& node, Complaints& complaints);
std::optional<std::vector<Episode>> read_history(Fields& fields, Complaints& complaints);  // empty: it is not said

}  // namespace rung
