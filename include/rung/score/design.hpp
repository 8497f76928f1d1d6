#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rung/text/result.hpp"

namespace rung {

/// Which coefficients a column may have.
enum class Sign {
  free,          ///< any
  not_negative,  ///< 0 or more: a greater value never lowers the predicted need
  not_positive,  ///< 0 or less: a greater value never raises it
};

/// Data as a model sees them: a row for each case, a column of numbers for each coefficient, the level that each case
/// had.
struct Design {
  /// One column of numbers.
  struct Column {
    std::string id;          ///< what its coefficient is called: `sex=male`
    std::string of;          ///< the same in the rule language: `sex = 'male'`
    std::string term;        ///< the term it belongs to: `sex`
    bool partial = false;    ///< has a coefficient for each cut, not one for all
    Sign sign = Sign::free;  ///< the same for each cut
  };

  std::vector<std::string> levels;    ///< of the outcome, lowest first; at least two, at most 255
  std::vector<Column> columns;        ///< none makes a model of cuts alone
  std::vector<double> values;         ///< rows times columns, a row after the other; finite
  std::vector<std::uint8_t> outcome;  ///< for each row, the place of its level in `levels`
  std::vector<double> weights = {};   ///< for each row how many cases it stands for, more than 0; none: 1 each

  std::size_t rows() const { return outcome.size(); }  ///< how many there are
  /// Its numbers, one a column.
  std::span<const double> row(std::size_t at) const { return {values.data() + at * columns.size(), columns.size()}; }
  double weight(std::size_t at) const { return weights.empty() ? 1 : weights[at]; }  ///< how many cases the row is
  double total_weight() const;                                                       ///< over all rows

  /// The rows named, in that order. @pre each is less than rows()
  Design only(std::span<const std::size_t> chosen) const;
  /// Without the columns of these terms.
  Design without(std::span<const std::string> terms) const;
  /// With exactly these terms partial.
  Design with_partial(std::span<const std::string> terms) const;
  /// The terms, each once, in the order of their columns.
  std::vector<std::string> terms() const;
};

/// What no model can be fitted to, by name: every fault at once.
/// @errors S01 fewer than two levels, or a level that no row has | S02 a column that is the same in every row, or that
/// others make up together | S03 a value or weight that is not a finite number, or a weight that is not above 0
Faults check_design(const Design& design, unsigned threads = 1);

}  // namespace rung
