#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rung/model/case_map.hpp"
#include "rung/model/term.hpp"
#include "rung/score/report.hpp"

namespace rung {

/// What is to be read from a table of placements. Names are those of columns or, with a mapping, of the answers that it
/// gives, which come first.
struct StudyPlan {
  std::vector<TermSpec> terms = {};       ///< of the model; none: only the outcome is read
  std::string outcome = {};               ///< empty: what the mapping says
  std::vector<std::string> levels = {};   ///< of the outcome, lowest first; empty: numbers, by size
  std::string weights = {};               ///< column of how many cases a row is; empty: 1 each
  std::string folds = {};                 ///< column of folds; empty: see below
  std::size_t fold_count = 0;             ///< folds to be made where there is no column; 0: none
  std::vector<std::string> groups = {};   ///< columns by which predictions are judged
  std::vector<std::string> rising = {};   ///< terms that may never lower the need; `all`: every number and ordered term
  std::vector<std::string> falling = {};  ///< terms that may never raise it
};

/// Reads a CSV table (RFC 4180, with a header) for a model. A row in which something needed is missing is left out and
/// counted.
/// @param path  of the file; `-` is standard input
/// @errors F01, V.. of the table | M.. of the mapping | S03 a weight that is not above 0 | S11 no such column | S12 a
/// cell that is not what its term needs | S13 an outcome whose levels are not known | S14 values of a term that do not
/// fit what is said of it
Result<Study> read_study(const std::string& path, const StudyPlan& plan, const CaseMap* map = nullptr);

}  // namespace rung
