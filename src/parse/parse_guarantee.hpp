#pragma once

#include "fields.hpp"
#include "rung/model/guarantee.hpp"

namespace rung {

/// The entries under `require:`.
std::vector<Guarantee> read_guarantees(Fields& rule_set);

/// The entries under `exempt:`.
std::vector<Exemption> read_exemptions(Fields& rule_set);

}  // namespace rung
