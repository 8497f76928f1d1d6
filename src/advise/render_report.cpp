#include "rung/advise/test_cases.hpp"

namespace rung {
namespace {

constexpr const char* labels[] = {"level",  "up_to", "recommended", "or_above", "conflict",
                                  "change", "alert", "rule",        "value"};

// `weekly-not-enough (unknown, lacks phq9.total): weekly therapy is not building momentum`
std::string told(const RuleOutcome& rule) {
  std::string text = rule.id;
  if (rule.truth == Truth::no) text += " (no)";
  if (rule.truth == Truth::unknown) {
    text += " (unknown";
    for (std::size_t i = 0; i < rule.lacks.size(); ++i) text += (i == 0 ? ", lacks " : ", ") + rule.lacks[i];
    text += ")";
  }
  return text + ": " + rule.title;
}

std::string told(const Difference& difference) {
  const std::string label = std::string("  ") + labels[static_cast<std::size_t>(difference.kind)];
  switch (difference.kind) {
    case Difference::Kind::alert:
      return difference.because.empty() ? "  alert missing: " + told(difference.would.front()) + "\n"
                                        : "  alert not expected: " + told(difference.because.front()) + "\n";
    case Difference::Kind::rule:
      return "  rule does not hold: " + told(difference.would.front()) + "\n";
    default:
      break;
  }
  std::string text = label + (difference.name.empty() ? "" : " " + difference.name) + ": expected " +
                     difference.expected + ", found " + difference.found + "\n";
  for (const RuleOutcome& rule : difference.because) text += "    because " + told(rule) + "\n";
  for (const RuleOutcome& rule : difference.would) text += "    it would take " + told(rule) + "\n";
  return text;
}

std::string told(const RowResult& row) {
  std::string text = row.differences.empty() ? "as expected: " : "differs: ";
  text += row.id + ", line " + std::to_string(row.line) + "\n";
  if (!row.shows.empty()) text += "  shows: " + row.shows + "\n";
  for (const Difference& difference : row.differences) text += told(difference);
  return text;
}

std::string noted(const std::string& what, const std::vector<TestReport::Named>& list) {
  if (list.empty()) return {};
  std::string text = "note: " + what + "\n";
  for (const TestReport::Named& one : list) text += "  " + one.id + ": " + one.words + "\n";
  return text;
}

}  // namespace

std::string render_report(const TestReport& report, bool passing) {
  std::string text;
  for (const RowResult& row : report.rows)
    if (passing || !row.differences.empty()) text += told(row) + (row.differences.empty() ? "" : "\n");
  const std::size_t rows = report.rows.size(), differ = report.differ();
  text += report.rule_set + " " + report.version + ": " + std::to_string(rows) + (rows == 1 ? " row, " : " rows, ") +
          std::to_string(rows - differ) + " as expected, " + std::to_string(differ) +
          (differ == 1 ? " differs\n" : " differ\n");
  return text + noted("no row makes these rules hold", report.rules_never_hold) +
         noted("no row expects these levels", report.levels_not_expected);
}

}  // namespace rung
