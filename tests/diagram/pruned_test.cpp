// Charts of which some cells are left, held to every assignment of these.

#include "rung/diagram/pruned.hpp"

#include "charts.hpp"

using namespace rung;
using tables::Cells;
using tables::Charts;
using tables::over_random_cells;
using tables::Random;
using tables::Table;

namespace {

using Left = std::vector<std::vector<std::uint32_t>>;  // cells, by variable

Left some_left(Random& random, const Cells& cells) {
  Left left;
  for (const std::uint32_t width : cells.widths()) {
    left.emplace_back();
    for (std::uint32_t cell = 0; cell < width; ++cell)
      if (random.chance(60)) left.back().push_back(cell);
    if (left.back().empty()) left.back().push_back(static_cast<std::uint32_t>(random.below(width)));
  }
  return left;
}

bool is_left(const Cells& cells, const Left& left, std::size_t at) {
  for (std::size_t v = 0; v < cells.variables(); ++v)
    if (std::ranges::find(left[v], cells.cell(at, v)) == left[v].end()) return false;
  return true;
}

}  // namespace

TEST_CASE("charts walked together come to what some real assignment that is left comes to") {
  std::size_t fewer = 0;
  over_random_cells(35, 400, [&](Random& random, const Cells& cells, Forest& forest) {
    const Charts charts(random, cells, forest);
    const auto left = some_left(random, cells);
    const Pruned pruned(charts.chart, left);
    const std::vector<Pruned> others = {{charts.real[0], left}, {charts.real[1], left}};
    std::uint32_t all = 0, real = 0;
    for (std::size_t at = 0; at < cells.assignments(); ++at) {
      if (!is_left(cells, left, at)) continue;
      all |= 1u << charts.level[at];
      if (charts.is_real(at)) real |= 1u << charts.level[at];
    }
    std::uint64_t steps = 1'000'000, none = 0;
    CHECK(ends_together(pruned, others, steps) == real);
    CHECK(ends_together(pruned, {}, none) == all);
    if (const auto found = ends_together(pruned, others, none)) CHECK(*found == real);
    fewer += real != all;
  });
  CHECK(fewer > 50);
}

TEST_CASE("what is left of a chart comes to what every assignment left comes to however much of it is held") {
  over_random_cells(34, 400, [](Random& random, const Cells& cells, Forest& forest) {
    const Table table = cells.table(random, 4);
    const Chart chart(forest, cells.draw(forest, table));
    const Left left = some_left(random, cells);
    Pruned pruned(chart, left);
    auto still = left;
    Pruned::Node node = pruned.root();
    for (int round = 0; round < 4; ++round) {
      std::uint32_t ends = 0;
      for (std::size_t at = 0; at < cells.assignments(); ++at)
        if (is_left(cells, still, at)) ends |= 1u << table[at];
      CHECK((Chart::is_terminal(node) ? 1u << Chart::number(node) : pruned.ends()[node]) == ends);
      for (std::uint32_t v = 0; v < cells.variables(); ++v) {  // a variable is asked where it makes a difference
        bool differs = false;
        for (std::size_t at = 0; at < cells.assignments(); ++at)
          for (const std::uint32_t one : still[v])
            differs = differs || (is_left(cells, still, at) && table[at] != table[cells.with(at, v, one)]);
        const auto support = pruned.support(node);
        REQUIRE(std::ranges::binary_search(support, v) == differs);
      }
      const auto variable = static_cast<std::uint32_t>(random.below(cells.variables()));
      const std::uint32_t cell = still[variable][random.below(still[variable].size())];
      still[variable] = {cell};
      node = pruned.hold(node, variable, cell);
    }
  });
}
