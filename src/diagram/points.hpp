#pragma once

#include <span>
#include <string>
#include <vector>

#include "rung/compile/program.hpp"

namespace rung {

/// Values of a number that stand for all it can have: each of them where they are few; else those around what the
/// instructions of `slice`, which rest on it alone, and `more_cuts` compare it with.
/// @param meeting  registers resting on it alone that are used together with other variables
/// @param inexact  told why the points do not stand for all
std::vector<Value> number_points(const Program& program, const Slot& slot, std::span<const std::size_t> slice,
                                 std::span<const Register> meeting, std::span<const Decimal> more_cuts,
                                 std::string& inexact);

}  // namespace rung
