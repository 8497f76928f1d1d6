#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rung/compile/program.hpp"
#include "rung/model/case_map.hpp"
#include "rung/text/result.hpp"

namespace rung {

/// What one expression of a mapping comes to in a row.
struct Mapped {
  /// A cell as it stands, or the value of an expression.
  enum class Kind : std::uint8_t { nothing, cell, computed };

  Kind kind = Kind::nothing;              ///< `nothing`: the mapping does not say it
  Register result = 0;                    ///< computed: the register of the whole
  std::vector<std::size_t> columns = {};  ///< those it reads, in the order it names them; of a cell, its own
};

/// One reading of an answer.
struct CompiledReading {
  Mapped value = {};                                ///< of an input
  Mapped days_ago = {};                             ///< a number
  std::vector<Mapped> items = {};                   ///< of an instrument, in the order of its items
  std::vector<std::pair<Word, Mapped>> named = {};  ///< of an instrument: item and score ids
  bool has_items = false;                           ///< `items` was given as a list
};

/// Every reading of one answer.
struct CompiledAnswer {
  Word name;                              ///< as cases write it
  std::vector<CompiledReading> readings;  ///< in the order of the mapping
};

/// One stay.
struct CompiledStay {
  Mapped level;             ///< text
  Mapped from_days_ago;     ///< a number
  Mapped to_days_ago = {};  ///< a number
  Mapped ended = {};        ///< text
};

/// What is known of a column before the first row.
struct CompiledColumn {
  std::string name;                       ///< as in the header
  Type type = decimal_type;               ///< as the mapping says, else Decimal
  std::vector<std::string> missing = {};  ///< its codes, besides nothing
  bool computed_with = false;             ///< an expression asks for its value, so a cell of another type is a fault
};

/// A mapping that has been checked against the columns of a table and against a rule set. Immutable, so safe to share
/// between threads.
struct CompiledCaseMap {
  Code code;                                              ///< slots: the columns
  std::vector<CompiledColumn> columns;                    ///< in the order of the table
  Mapped id;                                              ///< names the case
  std::string population = {};                            ///< of every row; empty: see below
  Mapped population_from = {};                            ///< by the row
  std::vector<CompiledAnswer> answers = {};               ///< in the order of the mapping
  std::optional<std::vector<CompiledStay>> history = {};  ///< empty optional: never known
  Mapped placed = {};                                     ///< the level decided
  Mapped placed_reason = {};                              ///< text
  Mapped outcome = {};                                    ///< what a model is fitted or judged by
};

/// Checks a mapping before the first row is read: every column that it names, every type, every answer and level.
/// @param columns  of the table
/// @param program  whose answers the mapping must give; null: they are not looked at
/// @errors T02-T11 of expressions | M20 no such column | M21 the rule set does not ask for it | M22 another type than
/// the
///         answer's | M23 no such level | M24 wrong number of items | M25 a constant that the answer cannot be
Result<CompiledCaseMap> compile_case_map(const CaseMap& map, std::span<const Word> columns, const Program* program);

/// The mapping of a table whose columns are called as the rule set calls its answers, beside `id` and `population`; a
/// column `placed` is the level decided. A table without history: it is not known.
/// @errors M20 no column `id` or `population` | M21 a column that the rule set does not ask for
Result<CompiledCaseMap> plain_case_map(std::span<const Word> columns, const Program* program);

}  // namespace rung
