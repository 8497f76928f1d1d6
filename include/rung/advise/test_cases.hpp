#pragma once

#include <string>
#include <vector>

#include "rung/advise/advisor.hpp"
#include "rung/model/case_table.hpp"

namespace rung {

/// What one rule came to in a row that differs.
struct RuleOutcome {
  std::string id;                       ///< of the rule
  std::string title;                    ///< of the rule
  Truth truth = Truth::no;              ///< what its condition came to
  std::vector<std::string> lacks = {};  ///< names of the missing answers that keep it open
};

/// One thing in which a row did not come out as expected.
struct Difference {
  /// What of a row differs; named as under `expect`.
  enum class Kind : std::uint8_t { level, up_to, recommended, or_above, conflict, change, alert, rule, value };
  Kind kind = Kind::level;  ///< what differs
  std::string name = {};    ///< of the value, or the id of the rule
  std::string expected =
      {};                  ///< as a reader is told: `Weekly therapy (weekly)`, `12`; of an alert or rule `yes` or `no`
  std::string found = {};  ///< the same of what came out
  std::vector<RuleOutcome> because = {};  ///< the rules behind what was found
  std::vector<RuleOutcome> would = {};    ///< those that would have brought what was expected, and what each came to
};

/// What came of one row.
struct RowResult {
  std::string id;                            ///< of the row
  std::string shows = {};                    ///< what its author says it shows; may be empty
  std::uint32_t line = 0;                    ///< in the table
  std::vector<Difference> differences = {};  ///< none: it came out as expected
};

/// What came of a whole table. Plain data; borrows nothing.
struct TestReport {
  /// A rule by its id and title, or a level by its id and name.
  struct Named {
    std::string id;     ///< of the rule or level
    std::string words;  ///< its title or name
  };
  std::string rule_set;                         ///< id of the rule set
  std::string version;                          ///< of the rule set
  std::vector<RowResult> rows = {};             ///< in the order of the table
  std::vector<Named> rules_never_hold = {};     ///< in any row
  std::vector<Named> levels_not_expected = {};  ///< by any row

  std::size_t differ() const;  ///< how many rows
};

/// Runs every row of a table and holds what comes of it against what it expects.
/// @errors K20 no such level | K21 no such rule or alert | K22 no such name | K23 made for another rule set | C20-C28
/// of the answers and expected values, see bind() and value_of()
Result<TestReport> test_cases(const Advisor& advisor, const CaseTable& table);

/// The same from text; faults come with file and excerpt. @errors those of parse_case_table() too
Result<TestReport> test_cases(const Advisor& advisor, const Source& table);

/// The report for people: each row that differs with what was expected, what was found and which rules are behind it;
/// then one line that counts, and notes. @param passing  the other rows are listed too
std::string render_report(const TestReport& report, bool passing = false);

}  // namespace rung
