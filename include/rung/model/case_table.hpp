#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rung/model/case.hpp"

namespace rung {

/// The version of the format of case tables that this library reads: the number after `rung_cases:`.
constexpr int case_table_format = 1;

/// What a row says must come of its case. What is empty is not judged; but a row that names a `level` also says that
/// nothing missing can raise it, that no alert holds and that there is no conflict, unless it says otherwise.
struct Expected {
  std::optional<Word> level = {};                     ///< the lowest level; empty: not looked at
  std::optional<Word> up_to = {};                     ///< the highest; empty: not looked at
  std::optional<Word> recommended = {};               ///< empty: not looked at
  std::optional<std::vector<Word>> alerts = {};       ///< all alerts that hold, and no other
  std::optional<bool> conflict = {};                  ///< empty: not looked at
  std::optional<bool> or_above = {};                  ///< empty: not looked at
  std::optional<std::string> change = {};             ///< start, step_up, stay, step_down, unknown
  std::vector<Word> rules = {};                       ///< these hold, among others
  std::vector<std::pair<Word, Written>> values = {};  ///< of an input, item, score, band or define, by its name
};

/// True where a value is expected to be missing: the word `missing`, without quotes.
inline bool is_missing(const Written& expected) { return !expected.quoted && expected.text == "missing"; }

/// An invented person and what must be said of them.
struct CaseRow {
  Word id;                 ///< names the row
  std::string shows = {};  ///< why, for the reader
  Case answers;            ///< the base answers with the row's laid over them; its population is not said
  Expected expected = {};  ///< what must come of it
};

/// What a rule set must say of people whom a clinician can judge by hand.
struct CaseTable {
  Word rules;                      ///< id of the rule set
  std::vector<CaseRow> rows = {};  ///< in the order of the text
};

}  // namespace rung
