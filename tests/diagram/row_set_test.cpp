#include "rung/diagram/row_set.hpp"

#include <map>

#include "reference/random.hpp"

using namespace rung;

TEST_CASE("a set of rows finds each row where it first came however many there are") {
  reference::Random random(3);
  std::map<std::vector<std::uint32_t>, std::uint32_t> expected;
  RowSet rows;
  for (int i = 0; i < 3'000; ++i) {
    std::vector<std::uint32_t> row;
    for (std::size_t length = random.below(4); length > 0; --length)
      row.push_back(static_cast<std::uint32_t>(random.below(12)));
    const auto known = expected.find(row);
    CHECK(rows.find(row) == (known == expected.end() ? std::nullopt : std::optional(known->second)));
    const auto place = expected.emplace(row, static_cast<std::uint32_t>(expected.size())).first->second;
    CHECK(rows.place_of(row) == place);
  }
  CHECK(rows.size() == expected.size());
  CHECK(expected.size() > 500);
  for (const auto& [row, place] : expected) CHECK(std::vector(rows[place].begin(), rows[place].end()) == row);
}
