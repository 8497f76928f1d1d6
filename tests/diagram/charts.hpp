#pragma once

#include "rung/diagram/joined.hpp"
#include "table.hpp"

namespace rung::tables {

constexpr std::uint32_t yes = 2;

/// One table over all variables and two that come to yes or no, of which the one asks the variables before a place and
/// the other those from there on.
struct Charts {
  Charts(Random& random, const Cells& cells, Forest& forest) : level(cells.table(random, 4)) {
    const std::size_t place = random.below(cells.variables() + 1);
    for (const bool is_before : {true, false}) {
      Table table = cells.table(random, 2);
      for (std::size_t at = 0; at < table.size(); ++at) {
        std::size_t like = at;  // as with 0 in all cells that it may not ask
        for (std::size_t v = 0; v < cells.variables(); ++v)
          if ((v < place) != is_before) like = cells.with(like, v, 0);
        table[at] = table[like] != 0 ? yes : 0;
      }
      tables.push_back(table);
      real.emplace_back(forest, cells.draw(forest, table));
    }
    chart = Chart(forest, cells.draw(forest, level));
  }
  Joined joined() const {
    const std::vector<const Chart*> others = {&real[0], &real[1]};
    return {chart, others};
  }
  bool is_real(std::size_t at) const { return tables[0][at] == yes && tables[1][at] == yes; }

  Table level;
  std::vector<Table> tables;
  Chart chart;
  std::vector<Chart> real;
};

inline std::vector<std::uint32_t> cells_at(const Cells& cells, std::size_t at) {
  std::vector<std::uint32_t> found;
  for (std::size_t v = 0; v < cells.variables(); ++v) found.push_back(cells.cell(at, v));
  return found;
}

}  // namespace rung::tables
