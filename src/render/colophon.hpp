#pragma once

#include "rung/model/rule_set.hpp"
#include "wrap.hpp"

namespace rung {

/// A source with everything that is said of it, and whether it has still to be verified.
std::string source_in_full(const Citation& source);

/// Sources as a list, each with its id.
void cite(Page& page, std::string_view indent, const std::vector<Citation>& sources);

/// Which rule set this was, with its digest; that it is a draft where it is one; and who decides.
void colophon(Page& page, const RuleSet& rules);

}  // namespace rung
