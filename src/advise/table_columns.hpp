#pragma once

#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rung/evaluate/case_maker.hpp"
#include "rung/text/result.hpp"

namespace rung {

/// What is kept of one column of a table, in as little room as its use allows.
struct KeptColumn {
  std::string name;
  bool as_text = false;  ///< keeps `codes` of `texts`; else `numbers`
  std::vector<double> numbers = {};
  std::vector<std::uint32_t> codes = {};
  std::vector<std::string> texts = {};  ///< each once, in the order met; numbers in their shortest form
  std::map<std::string, std::uint32_t> code_of = {};
  bool is_boolean = true;   ///< every cell was `true` or `false`
  std::size_t refused = 0;  ///< cells that are not numbers
  std::size_t missing = 0;  ///< rows left out for it

  const std::string& text(std::size_t row) const { return texts[codes[row]]; }
  /// Each text as a number; empty when one is not.
  std::optional<std::vector<double>> as_numbers() const;
};

/// The columns asked for, of the rows in which none is missing.
struct KeptTable {
  std::vector<KeptColumn> columns;
  std::vector<std::size_t> lines;  ///< of the rows kept
  std::size_t rows_read = 0;

  const KeptColumn& column(const std::string& name, bool as_text) const;
};

/// A number as tables write it; empty for anything else.
std::optional<double> number_in(std::string_view text);
/// The shortest text that is the number.
std::string shortest(double number);

/// @param wanted  names and whether they are kept as text; the name `` with a mapping: its outcome
Result<KeptTable> keep_columns(const std::string& path, std::vector<KeptColumn> wanted, const CaseMap* map);

}  // namespace rung
