#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rung/model/row.hpp"
#include "rung/text/result.hpp"

namespace rung {

/// What a table may be at most, before it is refused.
struct CsvLimits {
  std::size_t row_bytes = 4u << 20;  ///< one row with its line end; a quote that is never closed is found by it too
  std::size_t columns = 10'000;      ///< in the header
};

/// How long the first row of `text` is, its line end included: RFC 4180, so a line end between quotes ends no row.
/// Rows end with LF or CRLF.
/// @param at_end  nothing follows `text`: what is left is a row, though it has no line end
/// @return 0 when `text` ends before its row does
std::size_t csv_row_bytes(std::string_view text, bool at_end);

/// The same of a table whose rows have `columns` fields, where a fault must not swallow its neighbours: a row of several
/// lines that cannot be read as one, or has another number of fields, ends with its first line.
std::size_t csv_row_bytes(std::string_view text, bool at_end, std::size_t columns);

/// The cells of one row, and the room for texts that had to be written anew. Reusable.
struct CsvRow : Row {
  std::string room;  ///< of cells with doubled quotes
};

/// Reads one row. A row of one empty cell is a blank line, which nobody counts as a row: ask is_blank().
/// @param text   the row, with or without its line end; outlives `row`
/// @param place  where it begins
/// @return empty, or what is wrong with the row: F03 not UTF-8 | F04 a NUL | V05 a quote in the middle of a field |
///         V04 a quote never closed
Faults parse_csv_row(std::string_view text, const Place& place, CsvRow& row);

/// True for a line with nothing on it.
bool is_blank(std::string_view row);

/// The names of the columns, from the first row of a table.
/// @errors those of parse_csv_row() | F05 no header | V01 a name twice | V02 a column without a name | V07 not
/// separated by commas | F02 too many columns
Result<std::vector<Word>> parse_csv_header(std::string_view text, const CsvLimits& limits = {});

/// A row that has not one cell for each column: V03, with where; empty when it has.
Faults check_width(const Row& row, std::size_t columns);

/// A table row by row, in little memory whatever its size.
class CsvReader {
 public:
  /// Fills `room` bytes at `to` and says how many it filled; 0 at the end.
  using More = std::function<std::size_t(char* to, std::size_t room)>;

  /// Reads the header. @param name  what faults call the table
  /// @errors those of parse_csv_header() | V06 a header longer than a row may be
  static Result<CsvReader> open(std::string name, More more, const CsvLimits& limits = {});

  const std::vector<Word>& columns() const { return columns_; }  ///< the header

  /// The next row that is not blank; false at the end, and after V06. Its texts live until the next call.
  bool next();
  const Row& row() const { return row_; }           ///< the row at hand
  const Faults& faults() const { return faults_; }  ///< what is wrong with it; with file and excerpt
  bool broken() const { return broken_; }           ///< reading ended at a row too long to be read (V06)

 private:
  CsvReader(std::string name, More more, const CsvLimits& limits)
      : name_(std::move(name)), more_(std::move(more)), limits_(limits) {}
  std::string_view take();

  std::string name_;
  More more_;
  CsvLimits limits_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool at_end_ = false, broken_ = false;
  std::uint32_t line_ = 1;  // of the next row
  std::vector<Word> columns_;
  CsvRow row_;
  Faults faults_;
};

}  // namespace rung
