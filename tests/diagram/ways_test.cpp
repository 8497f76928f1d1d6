// Charts walked side by side, and ways through them, held to every assignment of a few variables.

#include "rung/diagram/ways.hpp"
#include "table.hpp"

using namespace rung;
using tables::Cells;
using tables::over_random_cells;
using tables::Random;
using tables::Table;

namespace {

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
  bool is_real(std::size_t at) const { return tables[0][at] == yes && tables[1][at] == yes; }

  Table level;
  std::vector<Table> tables;
  Chart chart;
  std::vector<Chart> real;
};

std::vector<std::uint32_t> cells_at(const Cells& cells, std::size_t at) {
  std::vector<std::uint32_t> found;
  for (std::size_t v = 0; v < cells.variables(); ++v) found.push_back(cells.cell(at, v));
  return found;
}

}  // namespace

TEST_CASE("a chart of rows comes to yes for these rows and to no for all others") {
  over_random_cells(30, 300, [](Random& random, const Cells& cells, Forest&) {
    std::vector<std::size_t> variables;
    std::vector<std::uint32_t> widths;
    for (std::size_t v = 0; v < cells.variables(); ++v)
      if (random.chance(60)) variables.push_back(v), widths.push_back(cells.widths()[v]);
    std::vector<std::vector<std::uint32_t>> rows;
    for (std::size_t i = random.below(8); i > 0; --i) {
      rows.emplace_back();
      for (const std::uint32_t width : widths) rows.back().push_back(static_cast<std::uint32_t>(random.below(width)));
    }
    const Chart chart(variables, widths, rows);
    for (std::size_t at = 0; at < cells.assignments(); ++at) {
      std::vector<std::uint32_t> row;
      for (const std::size_t v : variables) row.push_back(cells.cell(at, v));
      const bool is_there = std::ranges::find(rows, row) != rows.end();
      REQUIRE(chart.at(cells_at(cells, at)) == (is_there ? yes : 0));
    }
  });
}

TEST_CASE("a chart within others is elsewhere where one of them does not come to yes") {
  over_random_cells(31, 300, [](Random& random, const Cells& cells, Forest& forest) {
    const Charts charts(random, cells, forest);
    const Chart within = Chart::within(charts.chart, charts.real);
    for (std::size_t at = 0; at < cells.assignments(); ++at) {
      const std::uint32_t expected = charts.is_real(at) ? charts.level[at] : Chart::number(Chart::elsewhere);
      REQUIRE(within.at(cells_at(cells, at)) == expected);
    }
    std::uint32_t before = 0;
    for (Chart::Node node = 0; node < within.size(); ++node) {  // they stand by their variables, and each is needed
      const auto below = within.children(node);
      CHECK(within.variable(node) >= before);
      CHECK(below.size() == cells.widths()[within.variable(node)]);
      CHECK(std::ranges::any_of(below, [&](Chart::Node one) { return one != below[0]; }));
      before = within.variable(node);
    }
  });
}

TEST_CASE("the ways with the fewest changes are those of every assignment whatever helps to find them") {
  std::size_t some = 0, none = 0;
  over_random_cells(32, 600, [&](Random& random, const Cells& cells, Forest& forest) {
    const Charts charts(random, cells, forest);
    const Chart within = Chart::within(charts.chart, charts.real);
    Search search{.chart = &charts.chart, .ends = 1u << random.below(4)};
    search.also = {&charts.real[0], &charts.real[1]};
    search.together.assign(cells.variables(), 0);
    for (const std::uint32_t width : cells.widths()) {
      search.costs.emplace_back();
      for (std::uint32_t cell = 0; cell < width; ++cell)
        search.costs.back().push_back(cell == 0 ? 0 : random.chance(15) ? Search::never : random.chance(50) ? 1 : 0);
    }
    std::optional<std::size_t> fewest;
    for (std::size_t at = 0; at < cells.assignments(); ++at) {
      std::size_t changes = 0;
      bool may_be = charts.is_real(at) && (search.ends >> charts.level[at] & 1);
      for (std::size_t v = 0; v < cells.variables(); ++v) {
        const std::uint8_t cost = search.costs[v][cells.cell(at, v)];
        may_be = may_be && cost != Search::never;
        changes += cost;
      }
      if (may_be) fewest = std::min(fewest.value_or(SIZE_MAX), changes);
    }
    fewest ? ++some : ++none;
    for (const Chart* const helper : {static_cast<const Chart*>(nullptr), &within}) {
      search.within = helper;
      std::uint64_t steps = 1'000'000;
      Ways ways(search, steps);
      CHECK(ways.each_least([](const Way&) { return true; }) == fewest);
      CHECK_FALSE(ways.gave_up());

      std::uint64_t again = 1'000'000;  // with no steps for fewer changes, what comes out is right or not at all
      Ways hasty(search, again, 0);
      const auto found = hasty.each_least([](const Way&) { return false; });
      if (found) CHECK(found == fewest);
      if (!found && hasty.gave_up()) {
        CHECK(fewest.has_value());
        std::vector<std::uint32_t> at = hasty.some();
        for (std::uint32_t& cell : at) cell = cell == Ways::any ? 0 : cell;
        CHECK((search.ends >> charts.chart.at(at) & 1));
        CHECK(charts.real[0].at(at) == yes);
        CHECK(charts.real[1].at(at) == yes);
      } else {
        CHECK(found.has_value() == fewest.has_value());
      }
      std::uint64_t few = 1'000'000;
      if (fewest && *fewest > 0) {
        Ways limited(search, few);
        CHECK_FALSE(limited.each_least([](const Way&) { return true; }, *fewest - 1).has_value());
        CHECK(limited.needs_more());
      }
    }
  });
  CHECK(some > 100);
  CHECK(none > 50);
}
