// Real answers: the totals that stand beside them in the tables of three studies, against what rung makes of the
// answers.
//   score_tables nhanes|brighten|help < TABLE.csv
// Every row of the table is scored. A table with another number of rows than expected is a failure too.

#include <cmath>
#include <iostream>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "rung/advise/advisor.hpp"
#include "rung/evaluate/score.hpp"

using namespace rung;

namespace {

struct Table {
  std::string instrument;
  std::vector<std::string> items;  ///< columns, in the order of the form
  std::string total;               ///< the column with the total
  std::vector<std::size_t> rows;   ///< how many there are with 0, 1, 2, ... items missing; the last: with more
};

std::vector<std::string> numbered(const std::string& before, int count, const std::string& after) {
  std::vector<std::string> names;
  for (int i = 1; i <= count; ++i) names.push_back(before + std::to_string(i) + after);
  return names;
}

std::vector<std::string> lettered(const std::string& before, char last) {
  std::vector<std::string> names;
  for (char letter = 'A'; letter <= last; ++letter) names.push_back(before + letter);
  return names;
}

// HELP keeps items D, H, L and P of its CES-D as they were answered; its own score turns them round, as rung does.
const std::map<std::string, Table> tables = {
    {"nhanes", {"phq9", numbered("DPQ0", 9, "0"), "PHQ9_TOTAL", {39'467, 144, 20, 4'297}}},
    {"brighten", {"phq9", numbered("item", 9, ""), "sum_score", {2'177, 0, 0, 0}}},
    {"help", {"cesd", lettered("F1", 'T'), "CES_D", {1'439, 33}}},
};

// A line of a table: fields between commas, some of them in quotes.
std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

Advisor advisor_for(const std::string& instrument) {
  const auto advisor = Advisor::read(
      Source("rules",
             "rung: 1\nid: t\nversion: 1.0.0\ntitle: t\nstatus: draft\npopulation: adult\nsources: {s: {title: s}}\n"
             "ladder: [{id: a, name: A, hours_per_week: [1, 1], source: s}, {id: b, name: B, hours_per_week: [2, 2], "
             "source: s}]\ninstruments: [" +
                 instrument +
                 "]\ninputs: {x: {type: boolean, name: x, ask: x}}\n"
                 "rules: [{id: r, title: r, at_least: b, when: x, because: x, source: s}]\n"));
  if (!advisor) std::cerr << describe(advisor.error()), std::exit(2);
  return *advisor;
}

class Comparison {
 public:
  explicit Comparison(const Table& table)
      : table_(table), advisor_(advisor_for(table.instrument)), counts_(table.rows.size()) {}

  void read_header(const std::string& line) {
    const auto names = fields_of(line);
    for (std::size_t i = 0; i < names.size(); ++i) columns_[names[i]] = i;
  }

  void compare(const std::string& line) {
    const auto fields = fields_of(line);
    std::vector<Value> items;
    int sum = 0, answered = 0;
    for (const std::string& name : table_.items) {
      const std::string& answer = fields.at(columns_.at(name));
      const bool given =
          answer == "0" || answer == "1" || answer == "2" || answer == "3";  // not: 7 refused, 9 not known
      items.push_back(given ? Value::of(std::int32_t{answer[0] - '0'}) : Value{});
      if (given) sum += answer[0] - '0', ++answered;
    }
    const std::size_t missing = items.size() - static_cast<std::size_t>(answered);
    ++counts_[std::min(missing, counts_.size() - 1)];
    std::optional<int> expected;
    if (missing == 0) {
      expected = std::stoi(fields.at(columns_.at(table_.total)));
    } else if (missing + 1 < counts_.size()) {
      expected = static_cast<int>(std::lround(sum + static_cast<double>(missing) * sum / answered));
    }
    check(items, expected);
  }

  bool report(const std::string& name) const {
    std::cout << name << ": " << counts_[0] << " complete rows against the total in the table";
    for (std::size_t missing = 1; missing + 1 < counts_.size(); ++missing)
      std::cout << "; " << counts_[missing] << " with " << missing << " missing";
    std::cout << "; " << counts_.back() << " rows without a total\n";
    if (wrong_ > 0) std::cout << "FAILED: " << wrong_ << " rows differ\n";
    if (counts_ != table_.rows) std::cout << "FAILED: another number of rows was expected\n";
    return wrong_ == 0 && counts_ == table_.rows;
  }

 private:
  void check(const std::vector<Value>& items, std::optional<int> expected) {
    const Program& program = advisor_.program();
    score(program.rules().instruments[0], program.instruments()[0], items, {}, sheet_);
    const Value& found = sheet_.scores[0];
    if (same(found, expected ? Value::of(std::int32_t{*expected}) : Value{})) return;
    if (++wrong_ <= 5)
      std::cout << "row " << std::accumulate(counts_.begin(), counts_.end(), std::size_t{0}) << ": rung has "
                << to_text(found) << " and not " << (expected ? std::to_string(*expected) : "null") << " for "
                << to_text(Value::of(std::span<const Value>(items))) << "\n";
  }

  const Table& table_;
  Advisor advisor_;
  std::map<std::string, std::size_t> columns_;
  std::vector<std::size_t> counts_;  // rows by how many items are missing
  std::size_t wrong_ = 0;
  ScoredSheet sheet_;
};

}  // namespace

int main(int count, char** words) {
  const auto table = tables.find(count == 2 ? words[1] : "");
  if (table == tables.end()) return std::cerr << "usage: score_tables nhanes|brighten|help < TABLE.csv\n", 2;
  Comparison comparison(table->second);
  std::string line;
  if (std::getline(std::cin, line)) comparison.read_header(line);
  while (std::getline(std::cin, line)) comparison.compare(line);
  return comparison.report(table->first) ? 0 : 1;
}
