// Diagrams held to tables: each operation against what it means, written out for every assignment of a few variables.

#include "rung/diagram/forest.hpp"

#include <set>

#include "table.hpp"

using namespace rung;
using tables::Cells;
using tables::over_random_cells;
using tables::Random;
using tables::Table;

namespace {

constexpr std::uint32_t no = 0, unknown = 1, yes = 2;

/// What an operation means, at each assignment.
Table each(const Table& a, const Table& b, std::uint32_t (*meaning)(std::uint32_t, std::uint32_t)) {
  Table made;
  for (std::size_t at = 0; at < a.size(); ++at) made.push_back(meaning(a[at], b[at]));
  return made;
}

Table no_or_yes(Table table) {
  for (std::uint32_t& number : table) number = number == 0 ? no : yes;
  return table;
}

std::optional<std::size_t> first_of(const Table& table, std::uint32_t number) {
  const auto found = std::find(table.begin(), table.end(), number);
  return found == table.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - table.begin()));
}

/// How many different functions are left once the variables before one are held, of those that ask it.
std::size_t nodes_of(const Cells& cells, const Table& table) {
  std::set<std::pair<std::size_t, Table>> different;
  std::size_t block = table.size();
  for (std::size_t variable = 0; variable < cells.variables(); ++variable) {
    const std::size_t part = block / cells.widths()[variable];
    for (std::size_t from = 0; from < table.size(); from += block) {
      const Table below(table.begin() + std::ptrdiff_t(from), table.begin() + std::ptrdiff_t(from + block));
      for (std::size_t at = part; at < block; ++at)
        if (below[at] != below[at % part]) different.emplace(variable, below);
    }
    block = part;
  }
  return different.size();
}

}  // namespace

TEST_CASE("a diagram comes to what its table says and equal tables are one diagram") {
  over_random_cells(1, 300, [](Random& random, const Cells& cells, Forest& forest) {
    const Table a = cells.table(random, 3), b = cells.table(random, 2);
    const Diagram first = cells.draw(forest, a), second = cells.draw(forest, b);
    CHECK(cells.read(forest, first) == a);
    CHECK(cells.draw(forest, a) == first);
    CHECK((first == second) == (a == b));
    CHECK(forest.size({&first, 1}) == nodes_of(cells, a));
  });
}

TEST_CASE("the logic of diagrams is that of truths at every assignment") {
  using N = std::uint32_t;
  over_random_cells(2, 300, [](Random& random, const Cells& cells, Forest& forest) {
    const Table a = cells.table(random, 3), b = cells.table(random, 3);
    const Diagram x = cells.draw(forest, a), y = cells.draw(forest, b);
    const auto check = [&](Diagram made, N (*meaning)(N, N)) {
      CHECK(cells.read(forest, made) == each(a, b, meaning));
      CHECK(cells.draw(forest, each(a, b, meaning)) == made);
    };
    for (int again = 0; again < 2; ++again) {  // the second time out of the cache
      check(forest.both(x, y), [](N p, N q) { return p == no || q == no ? no : p == yes && q == yes ? yes : unknown; });
      check(forest.either(x, y), [](N p, N q) {
        return p == yes || q == yes ? yes : p == no && q == no ? no : unknown;
      });
      check(forest.opposite(x), [](N p, N) { return p == no ? yes : p == yes ? no : unknown; });
      check(forest.certain(x), [](N p, N) { return p == yes ? yes : no; });
      check(forest.possible(x), [](N p, N) { return p == no ? no : yes; });
      check(forest.without(x, y), [](N p, N q) {
        return p == no || q == yes ? no : p == yes && q == no ? yes : unknown;
      });
      check(forest.differ(x, y), [](N p, N q) { return p != q ? yes : no; });
    }
  });
}

TEST_CASE("diagrams combine and choose number by number") {
  over_random_cells(3, 200, [](Random& random, const Cells& cells, Forest& forest) {
    const Table a = cells.table(random, 5), b = cells.table(random, 4), c = cells.table(random, 3);
    const Diagram x = cells.draw(forest, a), y = cells.draw(forest, b), z = cells.draw(forest, c);
    const Diagram operands[] = {x, y, z};
    Table combined, mapped, chosen;
    for (std::size_t at = 0; at < a.size(); ++at) {
      combined.push_back(a[at] * 100 + b[at] * 10 + c[at]);
      mapped.push_back(7 - a[at] / 2);
      chosen.push_back(c[at] == yes ? a[at] : b[at]);
    }
    CHECK(cells.read(forest, forest.combine(operands, [](Forest::Numbers n) {
      return n[0] * 100 + n[1] * 10 + n[2];
    })) == combined);
    CHECK(cells.read(forest, forest.map(x, [](std::uint32_t number) { return 7 - number / 2; })) == mapped);
    CHECK(cells.read(forest, forest.choose(z, x, y)) == chosen);
    CHECK(forest.choose(Forest::yes, x, y) == x);
    CHECK(forest.choose(Forest::no, x, y) == y);
    CHECK(forest.choose(Forest::unknown, x, y) == y);
  });
}

TEST_CASE("holding a variable and asking for some cell of it") {
  over_random_cells(4, 200, [](Random& random, const Cells& cells, Forest& forest) {
    const Table a = cells.table(random, 4), b = no_or_yes(cells.table(random, 2));
    const Diagram x = cells.draw(forest, a), y = cells.draw(forest, b);
    for (std::size_t variable = 0; variable < cells.variables(); ++variable) {
      std::vector<bool> allowed;
      for (std::uint32_t cell = 0; cell < cells.widths()[variable]; ++cell) allowed.push_back(random.chance(60));
      Table some(b.size(), no);
      for (std::size_t at = 0; at < b.size(); ++at)
        for (std::uint32_t cell = 0; cell < allowed.size(); ++cell)
          if (allowed[cell] && b[cells.with(at, variable, cell)] == yes) some[at] = yes;
      CHECK(cells.read(forest, forest.some(y, variable, allowed)) == some);
      for (std::uint32_t cell = 0; cell < cells.widths()[variable]; ++cell) {
        Table held;
        for (std::size_t at = 0; at < a.size(); ++at) held.push_back(a[cells.with(at, variable, cell)]);
        CHECK(cells.read(forest, forest.with(x, variable, cell)) == held);
      }
    }
  });
}

TEST_CASE("one diagram implies another or meets it as their tables do") {
  int implied = 0, met = 0;
  over_random_cells(5, 600, [&](Random& random, const Cells& cells, Forest& forest) {
    const Table a = no_or_yes(cells.table(random, 2));
    Table b = no_or_yes(cells.table(random, 2));
    if (random.chance(40)) b = each(a, b, [](std::uint32_t p, std::uint32_t q) { return std::max(p, q); });
    const Diagram x = cells.draw(forest, a), y = cells.draw(forest, b);
    bool implies = true, meets = false;
    for (std::size_t at = 0; at < a.size(); ++at) {
      implies = implies && (a[at] == no || b[at] == yes);
      meets = meets || (a[at] == yes && b[at] == yes);
    }
    for (int again = 0; again < 2; ++again) {
      CHECK(forest.implies(x, y) == implies);
      CHECK(forest.meet(x, y) == meets);
    }
    implied += implies, met += meets;
  });
  CHECK(implied > 100);
  CHECK(met > 100);
}

TEST_CASE("what a diagram asks and comes to") {
  over_random_cells(6, 200, [](Random& random, const Cells& cells, Forest& forest) {
    const Table a = cells.table(random, 5);
    const Diagram x = cells.draw(forest, a);
    std::vector<std::size_t> asked;
    for (std::size_t variable = 0; variable < cells.variables(); ++variable)
      if (cells.asks(a, variable)) asked.push_back(variable);
    CHECK(forest.support(x) == asked);
    const std::set<std::uint32_t> numbers(a.begin(), a.end());
    CHECK(forest.numbers(x) == std::vector<std::uint32_t>(numbers.begin(), numbers.end()));
    const std::vector<Diagram> reached = forest.reached(x);
    CHECK(std::set<Diagram>(reached.begin(), reached.end()).size() == reached.size());
    CHECK(reached.size() == nodes_of(cells, a));
    for (std::size_t i = 1; i < reached.size(); ++i)
      CHECK(forest.variable(reached[i - 1]) >= forest.variable(reached[i]));
  });
}

TEST_CASE("a budget that runs out gives none and never a wrong diagram") {
  Random random(10);
  int whole = 0, cut = 0;
  for (int round = 0; round < 400; ++round) {
    const Cells cells(random);
    const bool few_nodes = random.chance(50);
    Forest forest(cells.widths(), {few_nodes ? static_cast<std::uint32_t>(random.below(30)) : 1'000'000,
                                   few_nodes ? 1'000'000 : random.below(300)});
    const Table a = cells.table(random, 3), b = cells.table(random, 3), c = cells.table(random, 3);
    const Diagram x = cells.draw(forest, a), y = cells.draw(forest, b), z = cells.draw(forest, c);
    const Diagram operands[] = {x, y, z};
    const auto check = [&](Diagram made, const auto& meaning) {
      (made == Forest::none ? cut : whole)++;
      if (made == Forest::none) {
        CHECK(forest.exhausted());
        return;
      }
      Table expected;
      for (std::size_t at = 0; at < a.size(); ++at) expected.push_back(meaning(at));
      CHECK(cells.read(forest, made) == expected);
    };
    check(x, [&](std::size_t at) { return a[at]; });
    check(forest.both(x, y), [&](std::size_t at) { return std::min(a[at], b[at]); });
    check(forest.either(forest.both(x, y), z), [&](std::size_t at) { return std::max(std::min(a[at], b[at]), c[at]); });
    check(forest.combine(operands, [](Forest::Numbers n) { return n[0] + n[1] + n[2]; }),
          [&](std::size_t at) { return a[at] + b[at] + c[at]; });
    check(forest.choose(x, y, z), [&](std::size_t at) { return a[at] == yes ? b[at] : c[at]; });
    check(forest.with(x, 0, 0), [&](std::size_t at) { return a[cells.with(at, 0, 0)]; });
    check(forest.differ(x, forest.opposite(y)), [&](std::size_t at) { return a[at] != 2 - b[at] ? yes : no; });
    bool gave_up = false;
    const Forest::Wanted wanted[] = {{x, Forest::is_yes}};
    const auto way = forest.find(wanted, Forest::nowhere, random.below(6), gave_up);
    if (!way && !gave_up) CHECK(!first_of(a, yes));
  }
  CHECK(whole > 500);
  CHECK(cut > 500);
}
