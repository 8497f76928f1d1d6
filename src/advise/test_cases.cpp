#include "rung/advise/test_cases.hpp"

#include <algorithm>
#include <tuple>

#include "rung/evaluate/decision.hpp"
#include "rung/explain/explain.hpp"
#include "rung/parse/parse_case_table.hpp"
#include "table_run.hpp"

namespace rung {
namespace {

// What stands in the base is at fault in every row, and is said once.
void drop_repeated(Faults& faults) {
  const auto key = [](const Fault& fault) {
    return std::tie(fault.place.line, fault.place.column, fault.code, fault.message);
  };
  std::ranges::stable_sort(faults, {}, key);
  const auto same_fault = [&](const Fault& a, const Fault& b) { return key(a) == key(b); };
  faults.erase(std::unique(faults.begin(), faults.end(), same_fault), faults.end());
}

// The facts of every row, in order; short of those that are at fault.
std::vector<Facts> bind_rows(const Program& program, const CaseTable& table, Faults& faults) {
  std::vector<Facts> bound;
  for (const CaseRow& row : table.rows) {
    Case answers = row.answers;
    answers.population = program.rules().population;
    auto facts = bind(program, answers);
    faults.insert(faults.end(), facts.error().begin(), facts.error().end());
    if (facts) bound.push_back(std::move(facts).value());
  }
  return bound;
}

void note_untested(const Program& program, const CaseTable& table, const std::vector<bool>& held, TestReport& report) {
  const RuleSet& rules = program.rules();
  for (std::size_t i = 0; i < rules.rules.size(); ++i)
    if (!held[i]) report.rules_never_hold.push_back({rules.rules[i].id.text, rules.rules[i].title});
  if (rules.role == Role::requirements) return;  // they recommend no level
  for (const Level& level : rules.ladder.levels)
    if (std::ranges::none_of(table.rows, [&](const CaseRow& row) {
          return row.expected.level && row.expected.level->text == level.id.text;
        }))
      report.levels_not_expected.push_back({level.id.text, level.name});
}

}  // namespace

std::size_t TestReport::differ() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(rows, [](const RowResult& row) { return !row.differences.empty(); }));
}

Result<TestReport> test_cases(const Advisor& advisor, const CaseTable& table) {
  const Program& program = advisor.program();
  Faults faults;
  check_expected(program, table, faults);
  const std::vector<Facts> facts = bind_rows(program, table, faults);
  if (!faults.empty()) {
    drop_repeated(faults);
    return faults;
  }
  TestReport report{program.rules().id.text, program.rules().version};
  std::vector<bool> held(program.rules().rules.size());
  Decision decision;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const CaseRow& row = table.rows[i];
    decide(program, facts[i], decision);
    for (std::size_t rule = 0; rule < held.size(); ++rule)
      if (decision.truths[rule] == Truth::yes) held[rule] = true;
    report.rows.push_back({row.id.text, row.shows, row.id.place.line,
                           differences_of(explain(program, facts[i], decision), row.expected)});
  }
  note_untested(program, table, held, report);
  return report;
}

Result<TestReport> test_cases(const Advisor& advisor, const Source& table) {
  const auto located = [&](Faults faults) {
    locate(faults, std::span(&table, 1));
    return faults;
  };
  const auto read = parse_case_table(table);
  if (!read) return located(read.error());
  auto report = test_cases(advisor, *read);
  if (!report) return located(report.error());
  return {std::move(report).value(), located(read.error())};
}

}  // namespace rung
