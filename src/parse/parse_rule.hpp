#pragma once

#include "fields.hpp"
#include "rung/model/rule.hpp"

namespace rung {

/// Whether a rule says when it holds: a leaf of a tree does not, the last row of a table need not.
enum class SaysWhen : std::uint8_t { always, perhaps, never };

/// One entry under `rules:`, a row of a table, or a leaf of a tree. `seen` finds ids that stand twice.
/// @param sources  of a rule that names none; without them it must name its own
Rule read_rule(const Node& node, Seen& seen, Complaints& complaints, SaysWhen says_when = SaysWhen::always,
               const std::vector<Word>& sources = {});

}  // namespace rung
