#pragma once

#include <string>

#include "reference/random.hpp"

namespace rung::small {

/// Rules over answers, two instruments with items, totals and bands, and all that can be asked of a history; as the
/// text of a rule set. Not each text compiles: the same condition can come twice, or be constant.
std::string rich_rules(reference::Random& random);

}  // namespace rung::small
