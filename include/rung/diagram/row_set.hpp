#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace rung {

/// Rows of numbers, each once, in the order of their first coming. All lie in one block of memory, and so does the
/// table by which they are found, since those who look at thousands of them have no time to ask for memory.
class RowSet {
 public:
  using Row = std::span<const std::uint32_t>;  ///< of any length

  /// Of a row: the same for equal rows, on every machine.
  static std::uint64_t hash(Row row);

  std::size_t size() const { return ends_.size(); }  ///< how many there are
  /// The row at a place. Until the next one comes. @pre place < size()
  Row operator[](std::size_t place) const {
    const std::size_t begin = place == 0 ? 0 : ends_[place - 1];
    return {pool_.data() + begin, ends_[place] - begin};
  }
  /// Where a row is; a new row comes last. @pre it does not lie in this set
  std::uint32_t place_of(Row row) {
    if (table_.size() < 2 * (size() + 1)) grow();
    std::uint32_t& entry = table_[entry_of(row)];
    if (entry == 0) {
      pool_.insert(pool_.end(), row.begin(), row.end());
      ends_.push_back(static_cast<std::uint32_t>(pool_.size()));
      entry = static_cast<std::uint32_t>(size());
    }
    return entry - 1;
  }
  /// Where it is, if it is there.
  std::optional<std::uint32_t> find(Row row) const {
    if (table_.empty()) return std::nullopt;
    const std::uint32_t entry = table_[entry_of(row)];
    return entry == 0 ? std::nullopt : std::optional(entry - 1);
  }

 private:
  std::size_t entry_of(Row row) const;
  void grow();

  std::vector<std::uint32_t> pool_, ends_;  // of each row, where it ends
  std::vector<std::uint32_t> table_;        // 0 where nothing is, else one more than the place of a row
};

}  // namespace rung
