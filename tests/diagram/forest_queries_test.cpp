// Questions to a diagram - how much, how cheaply, is there a way - held to every assignment of a few variables.

#include "table.hpp"

using namespace rung;
using tables::Cells;
using tables::over_random_cells;
using tables::Random;
using tables::Table;

namespace {

constexpr std::uint32_t yes = 2;

}  // namespace

TEST_CASE("a share is the weight of every assignment that comes to yes") {
  over_random_cells(7, 200, [](Random& random, const Cells& cells, Forest& forest) {
    std::vector<std::vector<double>> weights;
    for (const std::uint32_t width : cells.widths()) {
      std::vector<double> parts;
      double sum = 0;
      for (std::uint32_t cell = 0; cell < width; ++cell) sum += parts.emplace_back(1.0 + double(random.below(9)));
      for (double& part : parts) part /= sum;
      weights.push_back(std::move(parts));
    }
    const Table a = cells.table(random, 3);
    double expected = 0;
    for (std::size_t at = 0; at < a.size(); ++at) {
      double weight = a[at] == yes ? 1 : 0;
      for (std::size_t variable = 0; variable < cells.variables(); ++variable)
        weight *= weights[variable][cells.cell(at, variable)];
      expected += weight;
    }
    CHECK(std::abs(forest.share(cells.draw(forest, a), weights) - expected) < 1e-9);
  });
}

TEST_CASE("the cheapest way to yes costs no more than any assignment that is yes") {
  over_random_cells(8, 300, [](Random& random, const Cells& cells, Forest& forest) {
    std::vector<std::vector<std::uint32_t>> costs;
    for (const std::uint32_t width : cells.widths()) {
      costs.emplace_back();
      for (std::uint32_t cell = 0; cell < width; ++cell)
        costs.back().push_back(cell == 0          ? 0
                               : random.chance(8) ? Forest::forbidden
                                                  : static_cast<std::uint32_t>(random.below(5)));
    }
    const Table a = cells.table(random, 3);
    std::optional<std::uint64_t> least;  // what is not asked stays in cell 0, which is free
    for (std::size_t at = 0; at < a.size(); ++at) {
      std::uint64_t cost = 0;
      bool allowed = a[at] == yes;
      for (std::size_t v = 0; v < cells.variables(); ++v) {
        const std::uint32_t one = costs[v][cells.cell(at, v)];
        allowed = allowed && one != Forest::forbidden;
        cost += one;
      }
      if (allowed) least = std::min(least.value_or(UINT64_MAX), cost);
    }
    const auto way = forest.cheapest(cells.draw(forest, a), costs);
    REQUIRE(way.has_value() == least.has_value());
    if (!way) return;
    std::uint64_t cost = 0;
    for (const Forest::Step& step : *way) cost += costs[step.variable][step.cell];
    CHECK(cost == *least);
    for (std::size_t at = 0; at < a.size(); ++at)  // each cell named leads there, whatever the others are
      if (std::ranges::all_of(*way, [&](const Forest::Step& step) {
            return std::ranges::count(step.cells, cells.cell(at, step.variable)) == 1;
          }))
        CHECK(a[at] == yes);
  });
}

TEST_CASE("a way is found exactly where an assignment brings all diagrams to what is wanted") {
  int found = 0, none = 0;
  over_random_cells(9, 600, [&](Random& random, const Cells& cells, Forest& forest) {
    const bool is_apart = random.chance(50);
    const std::size_t apart = is_apart ? random.below(cells.variables()) : Forest::nowhere;
    std::vector<Table> all;
    std::vector<Forest::Wanted> wanted;
    for (std::size_t i = 0, count = 1 + random.below(3); i < count; ++i) {
      all.push_back(i > 0 && random.chance(30) ? all[0] : cells.table(random, 3));
      const auto cell = static_cast<std::uint32_t>(is_apart ? random.below(cells.widths()[apart]) : 0);
      wanted.push_back({cells.draw(forest, all[i]), static_cast<std::uint8_t>(1 + random.below(7)), cell});
    }
    const auto first_cell = static_cast<std::uint32_t>(random.chance(25));
    const auto does = [&](std::size_t at) {
      bool holds = true;
      for (std::size_t i = 0; i < wanted.size(); ++i)
        holds = holds && (wanted[i].allowed >> all[i][is_apart ? cells.with(at, apart, wanted[i].cell) : at] & 1) != 0;
      return holds;
    };
    bool expected = false;
    for (std::size_t at = 0; at < cells.assignments(); ++at) {
      bool allowed = true;  // what a function asks must not be below the first cell
      for (std::size_t v = 0; v < cells.variables(); ++v)
        for (const Table& one : all)
          allowed = allowed && (v == apart || !cells.asks(one, v) || cells.cell(at, v) >= first_cell);
      expected = expected || (allowed && does(at));
    }
    bool gave_up = true;
    const auto way = forest.find(wanted, apart, UINT64_MAX, gave_up, first_cell);
    CHECK(!gave_up);
    if (first_cell == 0) CHECK(way.has_value() == expected);
    if (expected) CHECK(way.has_value());
    (way ? found : none)++;
    for (std::size_t at = 0; way && at < cells.assignments(); ++at)
      if (std::ranges::all_of(*way, [&](const auto& step) { return cells.cell(at, step.variable) == step.cell; }))
        CHECK(does(at));
    for (std::size_t i = 0; way && i < way->size(); ++i) CHECK((*way)[i].cell >= first_cell);
    Forest::Wanted nothing[] = {{Forest::none, Forest::is_yes}};
    CHECK(!forest.find(nothing, Forest::nowhere, 1000, gave_up));
    CHECK(gave_up);
  });
  CHECK(found > 100);
  CHECK(none > 50);
}
