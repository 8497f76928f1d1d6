// Charts put into another order of their variables, held to every assignment.

#include "diagram/sifting.hpp"

#include "table.hpp"

using namespace rung;
using tables::Cells;
using tables::over_random_cells;
using tables::Random;
using tables::Table;

TEST_CASE("charts in the order found are what they were and not more nodes") {
  std::size_t smaller = 0;
  over_random_cells(40, 300, [&](Random& random, const Cells& cells, Forest& forest) {
    Sifting sifting(cells.widths());
    std::vector<Table> tables;
    for (int i = 0; i < 2; ++i) {
      tables.push_back(cells.table(random, 3));
      sifting.add(Chart(forest, cells.draw(forest, tables.back())));
    }
    const std::size_t before = sifting.size();
    sifting.run(random.chance(80) ? 1'000'000 : 0);
    CHECK(sifting.size() <= before);
    if (sifting.size() < before) ++smaller;
    std::size_t most = 0;
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const Chart chart = sifting.chart(i);
      most += chart.size();
      for (std::size_t at = 0; at < cells.assignments(); ++at) {
        std::vector<std::uint32_t> by_place(cells.variables());
        for (std::uint32_t v = 0; v < cells.variables(); ++v) by_place[sifting.place(v)] = cells.cell(at, v);
        REQUIRE(chart.at(by_place) == tables[i][at]);
      }
      for (Chart::Node node = 0; node < chart.size(); ++node) {
        CHECK(chart.children(node).size() == cells.widths()[sifting.order()[chart.variable(node)]]);
        if (node > 0) CHECK(chart.variable(node) >= chart.variable(node - 1));
      }
    }
    CHECK(sifting.size() <= most);  // nodes that both have are one
  });
  CHECK(smaller > 50);
}

// Bryant 1986, Graph-Based Algorithms for Boolean Function Manipulation, section 1.3: x1 x2 + x3 x4 + x5 x6 takes 2 n
// nodes, and in the order x1 x3 x5 x2 x4 x6 it takes 2^(n + 1) - 2, with n = 3.
TEST_CASE("variables that are asked in a bad order are brought to where Bryant has them") {
  Forest forest(std::vector<std::uint32_t>(6, 2), Budget{});
  const auto is_one = [&](std::size_t variable) {
    const Diagram children[] = {Forest::no, Forest::yes};
    return forest.make(variable, children);
  };
  Diagram sum = Forest::no;
  for (const std::size_t pair : {0, 1, 2}) sum = forest.either(sum, forest.both(is_one(pair), is_one(pair + 3)));
  Sifting sifting(std::vector<std::uint32_t>(6, 2));
  sifting.add(Chart(forest, sum));
  CHECK(sifting.size() == 14);
  sifting.run(1'000'000);
  CHECK(sifting.size() == 6);
  for (const std::uint32_t pair : {0u, 1u, 2u})
    CHECK(std::max(sifting.place(pair), sifting.place(pair + 3)) -
              std::min(sifting.place(pair), sifting.place(pair + 3)) ==
          1);
}
