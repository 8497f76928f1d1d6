#pragma once

#include "fields.hpp"
#include "rung/model/about.hpp"
#include "rung/model/input.hpp"

namespace rung {

/// What a rule set says of itself under `about`.
About read_about(Fields& rule_set);
/// The `data` of an input: one kind or a list of them.
std::vector<DataKind> read_data_kinds(Fields& input);

}  // namespace rung
