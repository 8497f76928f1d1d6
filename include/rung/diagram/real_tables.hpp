#pragma once

#include <functional>
#include <set>

#include "rung/diagram/case_space.hpp"

namespace rung {

/// Which cells of some variables go together in a real case.
struct RealTable {
  static constexpr std::uint32_t anything = UINT32_MAX;  ///< in place of a cell: each

  std::vector<std::size_t> variables;         ///< of the space
  std::set<std::vector<std::uint32_t>> rows;  ///< one cell for each of them
};

/// What cases can have: a history that hangs together, scores that follow from items. What the tables exclude no case
/// has; some that they let through none may have.
/// @param is_asked  of the space's variables: only tables of those; all of them without
std::vector<RealTable> real_tables(const Program& program, const CaseSpace& space,
                                   const std::function<bool(std::size_t)>& is_asked = {});

}  // namespace rung
