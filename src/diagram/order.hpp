#pragma once

#include "rung/diagram/case_space.hpp"

namespace rung {

/// An order of the space's variables in which those that rules ask together stand near each other: the best of what
/// `starts` starts come to, the first from the order of the program.
std::vector<std::size_t> nearby_order(const Program& program, const CaseSpace& space, int starts);

}  // namespace rung
