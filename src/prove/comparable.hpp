#pragma once

#include "rung/compile/program.hpp"
#include "rung/model/population.hpp"

namespace rung {

/// Why two rule sets cannot be compared: D01, D02. Empty when they can.
Faults incomparable(const Program& before, const Program& after);

/// What only one of them asks for, or takes: a sentence each.
std::vector<std::string> domain_of(const Program& before, const Program& after);

/// Every answer that a population lists must be one that some rule set takes: else D03, C22-C24, C27.
void check_population(const Program& before, const Program& after, const Population& population, Faults& faults);

}  // namespace rung
