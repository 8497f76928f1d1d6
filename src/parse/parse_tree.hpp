#pragma once

#include "fields.hpp"
#include "rung/model/profile.hpp"
#include "rung/model/tree.hpp"

namespace rung {

/// The entries under `tables:` and `trees:`, in that order. `rules` finds ids of leaves that stand twice.
std::vector<Tree> read_trees(Fields& rule_set, Seen& rules);

/// The entries under `profiles:`.
std::vector<Profile> read_profiles(Fields& rule_set);

}  // namespace rung
