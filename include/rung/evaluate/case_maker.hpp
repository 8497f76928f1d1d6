#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rung/compile/compile_case_map.hpp"
#include "rung/model/case.hpp"
#include "rung/model/row.hpp"

namespace rung {

/// Makes cases of the rows of a table, as a mapping says. Reusable, for one thread at a time. No row leaves anything
/// behind for the next.
class CaseMaker {
 public:
  explicit CaseMaker(const CompiledCaseMap& map);  ///< `map` must outlive it

  /// The case of a row. Its places are those of the cells that its answers came from.
  /// @pre row.cells.size() == map.columns.size()
  /// @errors V08 a cell is not what its column holds | V09 a row without an id, a population, or the day that a stay
  /// began
  Result<Case> make(const Row& row);

  /// The outcome of the row last made; empty when missing or not mapped.
  const std::optional<Written>& outcome() const { return outcome_; }

  /// What the mapping calls the id of the row last tried; empty when it has none.
  const std::string& id() const { return id_; }

  /// The column of the cell at a place of the row last tried; null for any other place.
  const std::string* column_at(const Place& place) const;

 private:
  void read_cells();
  bool is_missing(const Cell& cell, const CompiledColumn& column) const;
  Written written(const Mapped& mapped) const;
  std::optional<std::int32_t> days(const Mapped& mapped, const char* what);
  std::optional<Reading> reading(const CompiledReading& mapped);
  void add_history(Case& made);
  std::optional<Episode> episode(const CompiledStay& mapped, bool& known);
  void fault(const char* code, std::string message, const Place& place, std::string hint = {});

  const CompiledCaseMap& map_;
  const Row* row_ = nullptr;
  std::vector<Value> values_;
  Arena arena_;
  Faults faults_;
  std::optional<Written> outcome_;
  std::string id_;
};

}  // namespace rung
