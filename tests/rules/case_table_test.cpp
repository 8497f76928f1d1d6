// The case tables beside this file: what each rule set must say of people whom a clinician can judge by hand.
// A row's answers are laid over the table's base; then the row takes the whole way that a case takes.

#include "rung/advise/advisor.hpp"
#include "rung/advise/read_file.hpp"

#include <map>
#include <set>
#include <string>

using namespace rung;

namespace {

const std::string folder = RUNG_SOURCE_DIR;

struct Expected {
  std::string level, up_to, change;
  std::set<std::string> alerts;
  bool conflict = false;
};

/// A rule set, its table, and what came of the rows so far.
struct Table {
  Advisor advisor;
  Node document;
  std::set<std::string> ids, fired, levels;  // of rows, of rules that held, of levels expected

  const Node& part(const std::string& key) const {
    const Node* const found = document.find(key);
    REQUIRE_MESSAGE(found, "the table has no `" << key << "`");
    return *found;
  }
};

Node read_document(const std::string& path) {
  auto text = read_file(path);
  REQUIRE_MESSAGE(text.has_value(), describe(text.error()));
  auto document = parse_yaml(*text);
  REQUIRE_MESSAGE(document.has_value(), path << "\n" << describe(document.error()));
  return *document;
}

void allow_only(const Node& map, const std::set<std::string>& known, const std::string& where) {
  REQUIRE_MESSAGE(map.kind == Node::Kind::map, where << " must be a map");
  for (const Node::Entry& entry : map.entries)
    CHECK_MESSAGE(known.contains(entry.key.text), where << " has the key " << entry.key.text);
}

const std::string& text_of(const Node& map, const std::string& key, const std::string& where) {
  const Node* const found = map.find(key);
  REQUIRE_MESSAGE(found, where << " has no `" << key << "`");
  REQUIRE_MESSAGE(found->kind == Node::Kind::scalar, where << ": `" << key << "` must be a single value");
  return found->text;
}

std::string flow(const Node& node) {
  if (node.kind == Node::Kind::scalar) return node.is_null ? "null" : node.quoted ? "'" + node.text + "'" : node.text;
  std::string text;
  for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + flow(item);
  for (const auto& [key, value] : node.entries) text += (text.empty() ? "" : ", ") + key.text + ": " + flow(value);
  return node.kind == Node::Kind::map ? "{" + text + "}" : "[" + text + "]";
}

/// The base answers with the row's laid over them; `null` takes one away.
std::string answers_of(const Table& table, const Node& row) {
  std::map<std::string, const Node*> laid;
  const Node* const base = table.part("base").find("answers");
  REQUIRE(base);
  for (const auto& [name, value] : base->entries) laid[name.text] = &value;
  if (const Node* const own = row.find("answers"))
    for (const auto& [name, value] : own->entries) laid[name.text] = &value;
  std::string text;
  for (const auto& [name, value] : laid)
    if (!value->is_null) text += (text.empty() ? "" : ", ") + name + ": " + flow(*value);
  return text;
}

std::string case_of(const Table& table, const Node& row, const std::string& id) {
  const Node* history = row.find("history");
  if (!history) history = table.part("base").find("history");
  std::string text =
      "rung_case: 1\nid: " + id + "\npopulation: " + table.advisor.program().rules().population.text + "\n";
  text += "answers: {" + answers_of(table, row) + "}\n";
  if (history && history->text != "unknown") text += "history: " + flow(*history) + "\n";
  return text;
}

Expected expected_of(const Node& row, const std::string& id) {
  const Node* const expect = row.find("expect");
  REQUIRE_MESSAGE(expect, id << " expects nothing");
  allow_only(*expect, {"level", "up_to", "alerts", "conflict", "change"}, "expect of " + id);
  Expected expected;
  expected.level = expected.up_to = text_of(*expect, "level", id);
  if (expect->find("up_to")) expected.up_to = text_of(*expect, "up_to", id);
  if (expect->find("change")) expected.change = text_of(*expect, "change", id);
  if (expect->find("conflict")) expected.conflict = text_of(*expect, "conflict", id) == "true";
  if (const Node* const alerts = expect->find("alerts"))
    for (const Node& alert : alerts->items) expected.alerts.insert(alert.text);
  return expected;
}

std::string joined(const std::set<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text.empty() ? "none" : text;
}

void compare(const Table& table, const Decision& decision, const Expected& expected) {
  constexpr const char* changes[] = {"unknown", "start", "step_up", "stay", "step_down"};
  const RuleSet& rules = table.advisor.program().rules();
  std::set<std::string> alerts;
  for (std::size_t i = 0; i < rules.rules.size(); ++i)
    if (rules.rules[i].effect == Effect::alert && decision.truths[i] == Truth::yes)
      alerts.insert(rules.rules[i].id.text);
  CHECK(rules.ladder.levels[decision.level].id.text == expected.level);
  CHECK(rules.ladder.levels[decision.up_to].id.text == expected.up_to);
  CHECK(decision.conflict == expected.conflict);
  CHECK(joined(alerts) == joined(expected.alerts));
  if (!expected.change.empty()) CHECK(changes[static_cast<std::size_t>(decision.change)] == expected.change);
}

void check_row(Table& table, const Node& row) {
  const std::string id = text_of(row, "id", "a row");
  INFO("row ", id, ": ", text_of(row, "shows", id));
  allow_only(row, {"id", "shows", "answers", "history", "expect"}, id);
  CHECK_MESSAGE(table.ids.insert(id).second, "there are two rows " << id);
  const Expected expected = expected_of(row, id);
  table.levels.insert(expected.level);
  const auto advice = table.advisor.recommend(Source(id, case_of(table, row, id)));
  if (!advice) {
    FAIL_CHECK(describe(advice.error()));
    return;
  }
  const RuleSet& rules = table.advisor.program().rules();
  for (std::size_t i = 0; i < rules.rules.size(); ++i)
    if (advice->decision().truths[i] == Truth::yes) table.fired.insert(rules.rules[i].id.text);
  compare(table, advice->decision(), expected);
}

void check_table(const std::string& name, std::size_t least_rows) {
  auto advisor = Advisor::open(folder + "/rules/" + name + ".yaml");
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  Table table{*advisor, read_document(folder + "/tests/rules/" + name + ".cases.yaml"), {}, {}, {}};
  allow_only(table.document, {"rung_cases", "rules", "base", "cases"}, name);
  allow_only(table.part("base"), {"answers", "history"}, "base");
  CHECK(table.part("rung_cases").text == "1");
  CHECK(table.part("rules").text == name);
  for (const Node& row : table.part("cases").items) check_row(table, row);
  CHECK(table.ids.size() >= least_rows);
  std::set<std::string> never_fired, never_reached;
  for (const Rule& rule : table.advisor.program().rules().rules)
    if (!table.fired.contains(rule.id.text)) never_fired.insert(rule.id.text);
  for (const Level& level : table.advisor.program().rules().ladder.levels)
    if (!table.levels.contains(level.id.text)) never_reached.insert(level.id.text);
  CHECK_MESSAGE(never_fired.empty(), "no row makes these rules hold: " << joined(never_fired));
  CHECK_MESSAGE(never_reached.empty(), "no row expects these levels: " << joined(never_reached));
}

}  // namespace

TEST_CASE("every adult of the case table gets the level and the alerts worked out by hand") {
  check_table("adult", 60);
}

TEST_CASE("every adolescent of the case table gets the level and the alerts worked out by hand") {
  check_table("adolescent", 30);
}
