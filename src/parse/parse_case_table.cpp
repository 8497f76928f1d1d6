#include "rung/parse/parse_case_table.hpp"

#include <algorithm>

#include "case_parts.hpp"
#include "rung/text/nearest.hpp"

namespace rung {
namespace {

/// What the rows of a table start from.
struct Start {
  std::vector<Answer> answers = {};
  std::optional<std::vector<Episode>> history = {};
};

// `{}`, or nothing but lists and maps that are empty. No alerts is something to expect.
bool says_nothing(const Node& expect) {
  return std::ranges::all_of(expect.entries, [](const Node::Entry& entry) {
    const bool is_empty =
        entry.value.kind != Node::Kind::scalar && entry.value.items.empty() && entry.value.entries.empty();
    return is_empty && entry.key.text != "alerts";
  });
}

bool is_nothing(const Node& node) { return node.kind == Node::Kind::scalar && node.is_null; }

// Reads the rows of one table. Its own faults have the letter K; those of answers and stays are the same as in a case.
class TableReader {
 public:
  explicit TableReader(Faults& faults)
      : complaints_('K', faults), of_cases_('C', faults), seen_("the row", complaints_) {}

  CaseTable read(const Node& document);

 private:
  void read_base(const Node& node);
  void read_past(Fields& fields, std::optional<std::vector<Episode>>& history);
  CaseRow read_row(const Node& node);
  void lay_over(Fields& row, std::vector<Answer>& answers);
  void take_away(const Word& name, std::vector<Answer>& answers);
  Expected read_expected(const Node& node, const std::string& row);
  void read_values(Fields& fields, Expected& expected);
  std::optional<Word> word(Fields& fields, const std::string& key);
  std::optional<bool> flag(Fields& fields, const std::string& key);

  Complaints complaints_, of_cases_;
  Seen seen_;
  Start base_;
};

CaseTable TableReader::read(const Node& document) {
  CaseTable table;
  if (is_other_kind(document, "rung_cases", complaints_)) return table;
  Fields fields(document, "a case table", complaints_);
  check_format(fields, "rung_cases", case_table_format);
  table.rules = fields.need_id("rules");
  if (const Node* const base = fields.find("base")) read_base(*base);
  if (const Node* const rows = fields.need("cases"); rows && rows->kind == Node::Kind::sequence && rows->items.empty())
    complaints_.add("02", "a case table needs at least one row under `cases`", rows->place);
  for (const Node& row : fields.list("cases")) table.rows.push_back(read_row(row));
  return table;
}

void TableReader::read_base(const Node& node) {
  Fields fields(node, "`base`", complaints_);
  for (const auto& [name, value] : fields.map("answers")) {
    if (is_nothing(value)) {
      complaints_.add("03", "`" + name.text + "` of the base has no value", name.place,
                      "leave it out when it is not known");
    } else {
      base_.answers.push_back(rung::read_answer(name, value, of_cases_));
    }
  }
  read_past(fields, base_.history);
}

// A row that says nothing of its history keeps that of the base; `unknown` takes it away.
void TableReader::read_past(Fields& fields, std::optional<std::vector<Episode>>& history) {
  const Node* const node = fields.find("history");
  if (!node) return;
  const bool is_unknown = node->kind == Node::Kind::scalar && !node->quoted && node->text == "unknown";
  history = is_unknown ? std::nullopt : read_history(fields, of_cases_);
}

CaseRow TableReader::read_row(const Node& node) {
  const Node* const id = node.kind == Node::Kind::map ? node.find("id") : nullptr;
  const std::string what = id && is_id(id->text) ? "the row `" + id->text + "`" : "a row";
  Fields fields(node, what, complaints_);
  CaseRow row;
  row.id = fields.need_id("id");
  if (!row.id.text.empty()) seen_.add(row.id);
  row.shows = fields.text("shows");
  row.answers.id = row.id;
  row.answers.answers = base_.answers;
  row.answers.history = base_.history;
  lay_over(fields, row.answers.answers);
  read_past(fields, row.answers.history);
  if (const Node* const expect = fields.need("expect")) row.expected = read_expected(*expect, what);
  return row;
}

void TableReader::lay_over(Fields& row, std::vector<Answer>& answers) {
  for (const auto& [name, value] : row.map("answers")) {
    if (is_nothing(value)) {
      take_away(name, answers);
      continue;
    }
    Answer answer = rung::read_answer(name, value, of_cases_);
    const auto at = std::ranges::find(answers, name.text, [](const Answer& known) { return known.name.text; });
    if (at == answers.end()) {
      answers.push_back(std::move(answer));
    } else {
      *at = std::move(answer);
    }
  }
}

// A name that the base does not answer is misspelt, or a leftover: either way the row is not what it seems.
void TableReader::take_away(const Word& name, std::vector<Answer>& answers) {
  if (std::erase_if(answers, [&](const Answer& known) { return known.name.text == name.text; }) > 0) return;
  std::vector<std::string> known;
  for (const Answer& answer : base_.answers) known.push_back(answer.name.text);
  complaints_.add("12", "the base does not answer `" + name.text + "`, so nothing is taken away", name.place,
                  did_you_mean(name.text, known));
}

Expected TableReader::read_expected(const Node& node, const std::string& row) {
  Fields fields(node, "`expect` of " + row, complaints_);
  Expected expected;
  if (!fields.is_map()) return expected;
  for (const auto& [key, value] : node.entries)
    if (is_nothing(value))
      complaints_.add("03", "`" + key.text + "` has no value", key.place, "leave it out, or say it");
  if (says_nothing(node)) complaints_.add("11", row + " expects nothing", node.place, "say at least a `level`");
  expected.level = word(fields, "level");
  expected.up_to = word(fields, "up_to");
  expected.recommended = word(fields, "recommended");
  if (fields.find("alerts")) expected.alerts = fields.words("alerts");
  expected.conflict = flag(fields, "conflict");
  expected.or_above = flag(fields, "or_above");
  expected.change = fields.choice("change", {"start", "step_up", "stay", "step_down", "unknown"});
  expected.rules = fields.words("rules");
  read_values(fields, expected);
  return expected;
}

void TableReader::read_values(Fields& fields, Expected& expected) {
  for (const auto& [name, value] : fields.map("values")) {
    if (value.kind != Node::Kind::scalar || value.is_null) {
      complaints_.add("03", "`" + name.text + "` must be a single value", value.place,
                      "write `missing` where it is not known");
    } else {
      expected.values.emplace_back(name, Written{value.text, value.quoted, false, value.place});
    }
  }
}

std::optional<Word> TableReader::word(Fields& fields, const std::string& key) {
  return fields.find(key) ? std::optional(fields.word(key)) : std::nullopt;
}

std::optional<bool> TableReader::flag(Fields& fields, const std::string& key) {
  const Node* const node = fields.find(key);
  return node ? read_flag(*node, "`" + key + "`", complaints_) : std::nullopt;
}

}  // namespace

Result<CaseTable> parse_case_table(const Source& source) {
  const auto document = parse_document(source);
  if (!document) return document.error();
  Faults faults = document.error();
  CaseTable table = TableReader(faults).read(*document);
  if (has_error(faults)) return faults;
  return {std::move(table), std::move(faults)};
}

}  // namespace rung
