#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rung/expression/expression.hpp"
#include "rung/expression/type.hpp"
#include "rung/text/place.hpp"

namespace rung {

/// The version of the mapping format that this library reads: the number after `rung_map:`.
constexpr int case_map_format = 1;

/// What a mapping says of a column itself.
struct MappedColumn {
  Word name;                                      ///< as in the header of the table
  Type type = decimal_type;                       ///< Decimal, String or Boolean
  std::optional<std::vector<Word>> missing = {};  ///< its own missing codes, in place of the general ones
};

/// One reading of an answer, each part an expression over the columns of a row.
struct MappedReading {
  Expression value = {};                                ///< of an input; empty when not said
  Expression days_ago = {};                             ///< empty when not said
  std::vector<Expression> items = {};                   ///< of an instrument, in the order of its items
  std::vector<std::pair<Word, Expression>> named = {};  ///< of an instrument: item and score ids
  bool has_items = false;                               ///< `items` was given as a list
  Place place = {};                                     ///< where it stands
};

/// Every reading of one answer.
struct MappedAnswer {
  Word name;                            ///< of an input, an instrument, or part of one
  std::vector<MappedReading> readings;  ///< in the order of the text
};

/// One stay in the history. Its level says `'none'` where there was no such stay; missing, the history is not known.
struct MappedStay {
  Expression level;             ///< text: an id of the ladder or of what lies above it, or `'none'`
  Expression from_days_ago;     ///< a number
  Expression to_days_ago = {};  ///< empty or missing: still open
  Expression ended = {};        ///< text; empty or missing: not said
  Place place = {};             ///< where it stands
};

/// How a case is made of a row of somebody else's table: for each part of it, an expression over the columns.
struct CaseMap {
  std::string title = {};                               ///< for a reader; may be empty
  std::vector<Word> missing = {};                       ///< what means "missing" in every column, besides nothing
  std::vector<MappedColumn> columns = {};               ///< those that the mapping says something of
  Expression id = {};                                   ///< names the case
  Word population = {};                                 ///< the same for every row; empty text: see below
  Expression population_from = {};                      ///< by the row
  std::vector<MappedAnswer> answers = {};               ///< in the order of the text
  std::optional<std::vector<MappedStay>> history = {};  ///< empty optional: never known
  Expression placed = {};                               ///< the level that was decided; empty: never said
  Expression placed_reason = {};                        ///< text
  Expression outcome = {};                              ///< what a model is fitted or judged by; empty: not said
};

}  // namespace rung
