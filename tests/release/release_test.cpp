// What was decided in the last release against what is decided now; README.md beside this says when they may differ.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "rung/advise/choose.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/text/version.hpp"

using namespace rung;
namespace files = std::filesystem;

namespace {

const files::path folder = files::path(RUNG_SOURCE_DIR) / "tests" / "release";

std::string read(const files::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// `adult level iop up to php recommended iop alerts plan-and-means`: the rule set, then what was decided.
std::string decision_of(const files::path& path) {
  const auto source = read_file(path.string());
  REQUIRE(source);
  const std::string name = rule_set_for(*source);
  const auto advice = Advisor::built_in(name)->recommend(*source);
  if (!advice) return name + " refused";
  const auto id = [&](std::size_t level) {
    return advice->explanation().program->rules().ladder.levels[level].id.text;
  };
  const Decision& decision = advice->decision();
  std::string text = name + " level " + id(decision.level) + " up to " + id(decision.up_to) + " recommended " +
                     id(decision.recommended);
  for (const Reason& alert : advice->explanation().alerts) text += " alert " + alert.said->id.text;
  return text;
}

// By the name of the case.
std::map<std::string, std::string> decisions_now() {
  std::map<std::string, std::string> found;
  for (const auto& entry : files::directory_iterator(folder / "cases"))
    found[entry.path().filename().string()] = decision_of(entry.path());
  return found;
}

// A record of decisions: `release 0.1.0`, or `before release 0.1.0` until there was one; then `case: decision`.
struct Record {
  std::string version;
  bool released = true;
  std::map<std::string, std::string> decisions = {};
};

Record parsed(const std::string& text) {
  std::istringstream lines(text);
  std::string first;
  std::getline(lines, first);
  Record record;
  record.released = !first.starts_with("before ");
  record.version = first.substr(first.rfind(' ') + 1);
  for (std::string line; std::getline(lines, line);)
    record.decisions[line.substr(0, line.find(": "))] = line.substr(line.find(": ") + 2);
  return record;
}

// What starred lines name in backticks, in the sections newer than the record.
std::set<std::string> starred(const std::string& changes, const Record& record) {
  std::set<std::string> names;
  std::istringstream lines(changes);
  std::string heading;
  bool in_star = false;
  for (std::string line; std::getline(lines, line);) {
    const bool was_recorded = heading == "## " + record.version;
    if (line.starts_with("## ")) {
      if (was_recorded || (line == "## " + record.version && record.released)) break;
      heading = line;
    }
    in_star = line.starts_with("- ") ? line.starts_with("- * ") : in_star && line.starts_with("  ");
    if (!in_star) continue;
    for (std::size_t at = line.find('`'); at != std::string::npos; at = line.find('`', at + 1)) {
      const std::size_t end = line.find('`', at + 1);
      if (end == std::string::npos) break;
      names.insert(line.substr(at + 1, end - at - 1));
      at = end;
    }
  }
  return names;
}

// The cases decided otherwise than recorded, by rule sets that no star names.
std::vector<std::string> not_allowed(const Record& record, const std::map<std::string, std::string>& now,
                                     const std::set<std::string>& stars) {
  std::vector<std::string> found;
  for (const auto& [name, decision] : record.decisions) {
    const auto at = now.find(name);
    const std::string rule_set = decision.substr(0, decision.find(' '));
    if (at == now.end() || (at->second != decision && !stars.contains(rule_set)))
      found.push_back(name + " was: " + decision + "; is: " + (at == now.end() ? "not decided" : at->second));
  }
  return found;
}

}  // namespace

TEST_CASE("the decisions of the last release still hold or are starred") {
  const auto now = decisions_now();
  if (std::getenv("RUNG_UPDATE_RELEASE") != nullptr) {
    std::ofstream out(folder / "decisions.txt", std::ios::binary);
    out << "release " << version() << '\n';  // the first line may say `before release`, until there was one
    for (const auto& [name, decision] : now) out << name << ": " << decision << '\n';
  }
  const Record record = parsed(read(folder / "decisions.txt"));
  CHECK(record.decisions.size() >= 23);
  for (const std::string& difference :
       not_allowed(record, now, starred(read(files::path(RUNG_SOURCE_DIR) / "src/changes.md"), record)))
    FAIL_CHECK(difference);
}

TEST_CASE("a decision that changes without a star is found") {
  const Record record = parsed("release 0.1.0\na.yaml: adult level iop\nb.yaml: adolescent level php\n");
  const std::string changes =
      "# Changes\n\n## 0.2.0\n\n- * More is asked for in\n  `adult`.\n- A plain line about `adolescent`.\n\n## "
      "0.1.0\n\n"
      "- * All of `adolescent`.\n";
  const auto stars = starred(changes, record);
  CHECK(stars == std::set<std::string>{"adult"});
  CHECK(not_allowed(record, {{"a.yaml", "adult level php"}, {"b.yaml", "adolescent level php"}}, stars).empty());
  CHECK(not_allowed(record, {{"a.yaml", "adult level iop"}, {"b.yaml", "adolescent level iop"}}, stars).size() == 1);
  CHECK(not_allowed(record, {{"b.yaml", "adolescent level php"}}, stars).size() == 1);
  const Record before = parsed("before release 0.1.0\n");
  CHECK(starred(changes, before) == std::set<std::string>{"adult", "adolescent"});
}

TEST_CASE("the change log has a section for the version of the library") {
  CHECK(read(files::path(RUNG_SOURCE_DIR) / "src/changes.md").find("\n## " + std::string(version()) + "\n") !=
        std::string::npos);
}
