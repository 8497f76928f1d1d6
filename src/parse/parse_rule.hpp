#pragma once

#include "fields.hpp"
#include "rung/model/rule.hpp"

namespace rung {

/// One entry under `rules:`. `seen` finds ids that stand twice.
Rule read_rule(const Node& node, Seen& seen, Complaints& complaints);

}  // namespace rung
