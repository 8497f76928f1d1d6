#include "rung/diagram/row_set.hpp"

#include <algorithm>

namespace rung {

// By the golden ratio, as Knuth multiplies: The Art of Computer Programming, volume 3, section 6.4.
std::uint64_t RowSet::hash(Row row) {
  std::uint64_t hash = row.size();
  for (const std::uint32_t number : row) hash = (hash ^ number) * 0x9E3779B97F4A7C15u, hash ^= hash >> 29;
  return hash;
}

// The entry that holds the row, or the free one where it would stand.
std::size_t RowSet::entry_of(Row row) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t at = hash(row) & mask;
  while (table_[at] != 0 && !std::ranges::equal((*this)[table_[at] - 1], row)) at = (at + 1) & mask;
  return at;
}

void RowSet::grow() {
  table_.assign(std::max<std::size_t>(64, 2 * table_.size()), 0);
  for (std::uint32_t place = 0; place < size(); ++place) table_[entry_of((*this)[place])] = place + 1;
}

}  // namespace rung
