#include <algorithm>

#include "rung/text/nearest.hpp"
#include "rung/text/utf8.hpp"
#include "table_run.hpp"

namespace rung {
namespace {

std::string hint_among(std::string_view word, std::span<const std::string> known, const std::string& what) {
  const std::string guess = did_you_mean(word, known);
  return guess.empty() ? what + listed(known) : guess;
}

// Holds what rows expect against the names of one rule set.
class ExpectedChecker {
 public:
  ExpectedChecker(const Program& program, Faults& faults);
  void check(const Expected& expected);

 private:
  void check_level(const std::optional<Word>& level);
  void check_rule(const Word& id, std::span<const std::string> known, const char* what);
  void check_value(const Word& name, const Written& written);

  const Program& program_;
  Faults& faults_;
  std::vector<std::string> levels_, rules_, alerts_, names_;
};

ExpectedChecker::ExpectedChecker(const Program& program, Faults& faults) : program_(program), faults_(faults) {
  for (const Level& level : program.rules().ladder.levels) levels_.push_back(level.id.text);
  for (const Rule& rule : program.rules().rules) {
    rules_.push_back(rule.id.text);
    if (rule.effect == Effect::alert) alerts_.push_back(rule.id.text);
  }
  for (const std::size_t slot : program.slots_by_name()) names_.push_back(program.slots()[slot].name);
  for (const Define& define : program.rules().defines) names_.push_back(define.name.text);
}

void ExpectedChecker::check(const Expected& expected) {
  check_level(expected.level);
  check_level(expected.up_to);
  check_level(expected.recommended);
  if (expected.alerts)
    for (const Word& alert : *expected.alerts) check_rule(alert, alerts_, "alert");
  for (const Word& rule : expected.rules) check_rule(rule, rules_, "rule");
  for (const auto& [name, written] : expected.values) check_value(name, written);
}

void ExpectedChecker::check_level(const std::optional<Word>& level) {
  if (!level || std::ranges::find(levels_, level->text) != levels_.end()) return;
  faults_.push_back({"K20", "there is no level `" + printable(level->text) + "` on the ladder", level->place,
                     hint_among(level->text, levels_, "the levels are ")});
}

void ExpectedChecker::check_rule(const Word& id, std::span<const std::string> known, const char* what) {
  if (std::ranges::find(known, id.text) != known.end()) return;
  const bool is_other_rule = std::ranges::find(rules_, id.text) != rules_.end();
  faults_.push_back({"K21",
                     is_other_rule ? "`" + id.text + "` is a rule and no alert"
                                   : std::string("there is no ") + what + " `" + printable(id.text) + "`",
                     id.place,
                     is_other_rule   ? "put it under `rules`"
                     : known.empty() ? "the rule set has none"
                                     : hint_among(id.text, known, std::string("the ") + what + "s are ")});
}

// The type of a define is not at hand here; an expectation of another type differs in every row.
void ExpectedChecker::check_value(const Word& name, const Written& written) {
  if (const auto slot = program_.find_slot(name.text)) {
    if (!is_missing(written)) value_of(written, program_.slots()[*slot], faults_);
  } else if (!program_.find_define(name.text)) {
    faults_.push_back({"K22", "`" + printable(name.text) + "` is not a name of this rule set", name.place,
                       did_you_mean(name.text, names_)});
  }
}

}  // namespace

void check_expected(const Program& program, const CaseTable& table, Faults& faults) {
  const Word& id = program.rules().id;
  if (table.rules.text != id.text)
    faults.push_back({"K23", "the table is for the rule set `" + table.rules.text + "`, not for `" + id.text + "`",
                      table.rules.place});
  ExpectedChecker checker(program, faults);
  for (const CaseRow& row : table.rows) checker.check(row.expected);
}

}  // namespace rung
