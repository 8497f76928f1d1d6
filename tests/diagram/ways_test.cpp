// Charts walked side by side, and ways through them, held to every assignment of a few variables.

#include "rung/diagram/ways.hpp"

#include <set>

#include "charts.hpp"
#include "rung/diagram/detours.hpp"

using namespace rung;
using tables::Cells;
using tables::cells_at;
using tables::Charts;
using tables::over_random_cells;
using tables::Random;
using tables::yes;

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

TEST_CASE("joined charts are elsewhere where one of the others does not come to yes") {
  over_random_cells(31, 300, [](Random& random, const Cells& cells, Forest& forest) {
    const Charts charts(random, cells, forest);
    const Joined joined = charts.joined();
    const Chart& whole = joined.whole();
    for (std::size_t at = 0; at < cells.assignments(); ++at) {
      const std::uint32_t expected = charts.is_real(at) ? charts.level[at] : Chart::number(Joined::elsewhere);
      REQUIRE(whole.at(cells_at(cells, at)) == expected);
    }
    std::uint32_t before = 0;
    for (Chart::Node node = 0; node < whole.size(); ++node) {  // they stand by their variables, and each is needed
      const auto below = whole.children(node);
      CHECK(whole.variable(node) >= before);
      CHECK(below.size() == cells.widths()[whole.variable(node)]);
      CHECK(std::ranges::any_of(below, [&](Chart::Node one) { return one != below[0]; }));
      before = whole.variable(node);
      const std::set<Chart::Node> children(below.begin(), below.end());
      const auto once = joined.outcomes(node);
      CHECK(std::set<Chart::Node>(once.begin(), once.end()) == children);
      CHECK(once.size() == children.size());
    }
  });
}

namespace {

/// The fewest changes from an assignment to one that will do, and the sets of variables that change with so few.
struct Fewest {
  void take(std::size_t changes, const std::vector<std::uint32_t>& changed) {
    if (changes > fewest) return;
    if (changes < fewest) sets.clear();
    fewest = changes;
    sets.insert(changed);
  }
  std::size_t fewest = SIZE_MAX;
  std::set<std::vector<std::uint32_t>> sets;
};

}  // namespace

TEST_CASE("detours with the fewest changes are those of every assignment also after something else was let change") {
  using May = Detours::May;
  using Outcome = Detours::Outcome;
  std::size_t some = 0, none = 0;
  over_random_cells(33, 600, [&](Random& random, const Cells& cells, Forest& forest) {
    const Charts charts(random, cells, forest);
    const Joined joined = charts.joined();
    const std::uint32_t ends = 1u << random.below(4) | 1u << random.below(4);
    const std::size_t from = random.below(cells.assignments());
    const auto any_may = [&] { return random.chance(30) ? May::stay : random.chance(60) ? May::change : May::roam; };
    std::vector<May> may;
    for (std::size_t v = 0; v < cells.variables(); ++v) may.push_back(any_may());
    Detours detours(joined, ends, cells_at(cells, from), may);
    for (int round = 0; round < 3; ++round) {
      Fewest expected;
      for (std::size_t at = 0; at < cells.assignments(); ++at) {
        std::vector<std::uint32_t> changed;
        bool may_be = charts.is_real(at) && (ends >> charts.level[at] & 1);
        for (std::uint32_t v = 0; v < cells.variables(); ++v) {
          if (cells.cell(at, v) == cells.cell(from, v)) continue;
          may_be = may_be && may[v] != May::stay;
          if (may[v] == May::change) changed.push_back(v);
        }
        if (may_be) expected.take(changed.size(), changed);
      }
      expected.sets.empty() ? ++none : ++some;
      std::uint64_t steps = 1'000'000;
      const Outcome outcome = detours.find(1'000, steps, steps);
      const auto& found = detours.found();
      REQUIRE(outcome == (expected.sets.empty() ? Outcome::none : Outcome::fewest));
      CHECK(std::set(found.begin(), found.end()) == expected.sets);
      CHECK(found.size() == expected.sets.size());

      const Outcome few = detours.find(2, steps, steps);  // no more than are wanted
      CHECK((few == Outcome::none) == expected.sets.empty());
      CHECK(detours.found().size() == std::min<std::size_t>(2, expected.sets.size()));
      for (const auto& one : detours.found()) CHECK(expected.sets.contains(one));

      const std::uint64_t before = steps;
      const Outcome hasty = detours.find(1, 0, steps);  // with no steps for fewer changes: some way, if there is one
      CHECK((hasty == Outcome::none) == expected.sets.empty());
      CHECK(before - steps <= joined.whole().size());  // each node once
      if (hasty == Outcome::some || hasty == Outcome::fewest) {
        REQUIRE(detours.found().size() == 1);
        Detours held(joined, ends, cells_at(cells, from), may);
        std::uint64_t enough = 1'000'000;
        for (std::uint32_t v = 0; v < cells.variables(); ++v)  // with the others held there still is one
          if (may[v] == May::change && !std::ranges::binary_search(detours.found()[0], v)) held.let(v, May::stay);
        CHECK(held.find(1, enough, enough) == Outcome::fewest);
      }
      std::uint64_t no_steps = 0;
      const Outcome broke = detours.find(1, 0, no_steps);
      if (broke != Outcome::unknown) CHECK((broke == Outcome::none) == expected.sets.empty());
      const auto other = static_cast<std::uint32_t>(random.below(cells.variables()));
      detours.let(other, may[other] = any_may());
    }
  });
  CHECK(some > 300);
  CHECK(none > 300);
}

// One of three answers is to be 1, exactly one or any, and the last, where it is asked, stays 1.
TEST_CASE("ways that come together are all found and no more of them than are wanted") {
  const std::vector<std::vector<std::uint32_t>> one = {{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}};
  const std::vector<std::vector<std::uint32_t>> any = {{1, 1, 0}, {1, 0, 0}, {1, 0, 1}, {1, 1, 1},
                                                       {0, 1, 0}, {0, 1, 1}, {0, 0, 1}};
  const Chart one_of({0, 1, 2, 3}, {2, 2, 2, 2}, one), any_of({0, 1, 2}, {2, 2, 2}, any);
  for (const Chart* chart : {&one_of, &any_of}) {
    const Joined joined(*chart, {});
    Detours detours(joined, 1u << yes, {0, 0, 0, 1}, std::vector<Detours::May>(4, Detours::May::change));
    std::uint64_t steps = 1'000;
    for (const std::size_t most : {1, 2, 3, 10}) {
      CAPTURE(most);
      CHECK(detours.find(most, steps, steps) == Detours::Outcome::fewest);
      std::set<Detours::Changed> found(detours.found().begin(), detours.found().end());
      CHECK(found.size() == std::min<std::size_t>(most, 3));
      CHECK(detours.found().size() == found.size());
      for (const auto& changed : found) CHECK((changed.size() == 1 && changed[0] < 3));
    }
  }
}

TEST_CASE("the ways with the fewest changes are those of every assignment") {
  std::size_t some = 0, none = 0;
  over_random_cells(32, 600, [&](Random& random, const Cells& cells, Forest& forest) {
    const Charts charts(random, cells, forest);
    std::vector<std::vector<std::uint8_t>> by_cell;
    for (const std::uint32_t width : cells.widths()) {
      by_cell.emplace_back();
      for (std::uint32_t cell = 0; cell < width; ++cell)
        by_cell.back().push_back(cell == 0 ? 0 : random.chance(15) ? Costs::never : random.chance(50) ? 1 : 0);
    }
    std::vector<std::uint8_t> together;
    for (std::size_t v = 0; v < cells.variables(); ++v)
      together.push_back(static_cast<std::uint8_t>(random.chance(50) ? 0 : random.chance(50) ? 1 : 40));
    const Costs costs(by_cell, together);
    const Search search{&charts.chart, 1u << random.below(4), &costs, {&charts.real[0], &charts.real[1]}};
    std::optional<std::size_t> fewest;
    for (std::size_t at = 0; at < cells.assignments(); ++at) {
      std::size_t changes = 0;
      std::set<std::uint8_t> changed;  // those that change at one go count once
      bool may_be = charts.is_real(at) && (search.ends >> charts.level[at] & 1);
      for (std::size_t v = 0; v < cells.variables(); ++v) {
        const std::uint8_t cost = by_cell[v][cells.cell(at, v)];
        may_be = may_be && cost != Costs::never;
        changes += cost == 1 && (together[v] == 0 || changed.insert(together[v]).second);
      }
      if (may_be) fewest = std::min(fewest.value_or(SIZE_MAX), changes);
    }
    fewest ? ++some : ++none;
    std::uint64_t steps = 1'000'000;
    Ways ways(search, steps);
    for (std::size_t most = 0; fewest && most < *fewest; ++most) {  // asked with one more each time
      CHECK_FALSE(ways.each_least([](const Way&) { return true; }, most).has_value());
      CHECK(ways.needs_more());
    }
    if (fewest) CHECK(ways.each_least([](const Way&) { return true; }, *fewest) == fewest);
    CHECK(ways.each_least([](const Way&) { return true; }) == fewest);
    CHECK_FALSE(ways.needs_more());
    CHECK_FALSE(ways.gave_up());
    std::uint64_t few = random.below(20);
    Ways hasty(search, few);
    const auto found = hasty.each_least([](const Way&) { return true; });
    if (found || !hasty.gave_up()) CHECK(found == fewest);
  });
  CHECK(some > 100);
  CHECK(none > 50);
}
