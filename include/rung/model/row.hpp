#pragma once

#include <string_view>
#include <vector>

#include "rung/text/place.hpp"

namespace rung {

/// One field of a row of a table, as it was written.
struct Cell {
  std::string_view text;  ///< without its quotes; borrowed
  bool quoted = false;    ///< it stood in quotes
  Place place = {};       ///< where it begins
};

/// One row of a table: a cell for each column, in their order.
struct Row {
  std::vector<Cell> cells;  ///< in the order of the columns
  Place place = {};         ///< where the row begins
};

}  // namespace rung
