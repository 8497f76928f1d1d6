// Four example cases as text and as JSON, byte for byte, so that every change of a word is seen by somebody.
// The digest of the rules and the versions are masked. After a change that is meant:
//   RUNG_UPDATE_GOLDEN=1 rung_tests -tc="the golden files*"      then read `git diff tests/render` before it is kept.

#include "rung/render/render.hpp"

#include <cstdlib>
#include <fstream>
#include <regex>
#include <string>

#include "rung/advise/advisor.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/parse/document.hpp"

using namespace rung;

namespace {

const std::string source_folder = RUNG_SOURCE_DIR;

const char* const names[] = {"02-weekly-not-building-momentum", "12-missing-answers-that-matter",
                             "14-residential-declined", "15-emergency-plan-and-means"};

Recommendation recommend(const std::string& name) {
  static const Result<Advisor> adult = Advisor::built_in("adult");
  const auto text = read_file(source_folder + "/examples/cases/" + name + ".yaml");
  REQUIRE_MESSAGE(text.has_value(), describe(text.error()));
  auto advice = adult->recommend(*text);
  REQUIRE_MESSAGE(advice.has_value(), describe(advice.error()));
  return *advice;
}

// What changes with every edit of a rule file, or every release; as long as before, so that lines break alike.
std::string masked(std::string text) {
  text = std::regex_replace(text, std::regex("\\b[0-9a-f]{64}\\b"), std::string(64, '0'));
  text = std::regex_replace(text, std::regex("\\b(rung|adult) [0-9]+\\.[0-9]+\\.[0-9]+"), "$1 0.0.0");
  return std::regex_replace(text, std::regex("\"version\":\"[0-9.]+\""), "\"version\":\"0.0.0\"");
}

void check_golden(const std::string& name, const std::string& ending, const std::string& rendered) {
  const std::string path = source_folder + "/tests/render/" + name + ending;
  CAPTURE(path);
  if (std::getenv("RUNG_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << masked(rendered);
  const auto golden = read_file(path);
  REQUIRE(golden.has_value());
  CHECK(masked(rendered) == golden->text());
}

std::string one_line(const std::string& text) { return std::regex_replace(text, std::regex("\\s+"), " "); }

/// Both renderings of one case: the text with its lines joined, and the JSON as a tree.
struct Renderings {
  std::string text;
  Node json;

  explicit Renderings(const Recommendation& advice) : text(one_line(advice.render("text", {.detail = true}))) {
    auto tree = parse_json(Source("advice.json", advice.render("json")));  // by Boost.JSON
    REQUIRE_MESSAGE(tree.has_value(), describe(tree.error()));
    json = std::move(tree).value();
  }

  const Node& at(const std::string& key) const { return at(json, key); }
  static const Node& at(const Node& node, const std::string& key) {
    const Node* const found = node.find(key);
    REQUIRE_MESSAGE(found, "no key " << key);
    return *found;
  }
  void text_holds(const std::string& part) const {
    CHECK_MESSAGE(text.find(one_line(part)) != std::string::npos, "the text lacks: " << part);
  }
};

void check_reasons(const Renderings& both, const std::string& key, const std::vector<Reason>& reasons) {
  const Node& list = both.at(key);
  REQUIRE(list.items.size() == reasons.size());
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    const Reason& reason = reasons[i];
    const Node& item = list.items[i];
    CHECK(both.at(item, "rule").text == reason.said->id.text);
    CHECK(both.at(item, "title").text == reason.said->title);
    CHECK(both.at(item, "because").text == reason.sentence);
    CHECK(both.at(item, "lacks").items.size() == reason.lacks.size());
    both.text_holds(reason.sentence.empty() ? reason.said->title : reason.sentence);
    REQUIRE(both.at(item, "rests_on").items.size() == reason.rests_on.size());
    for (std::size_t k = 0; k < reason.rests_on.size(); ++k)
      CHECK(both.at(both.at(item, "rests_on").items[k], "words").text == reason.rests_on[k].words);
    if (reason.truth == Truth::yes)
      for (const Evidence& evidence : reason.rests_on) both.text_holds(evidence.words);
  }
}

void check_questions(const Renderings& both, const std::vector<Question>& questions) {
  REQUIRE(both.at("missing").items.size() == questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const Node& item = both.at("missing").items[i];
    CHECK(both.at(item, "name").text == questions[i].name);
    CHECK(both.at(item, "words").text == questions[i].words);
    CHECK(both.at(item, "ask").text == questions[i].ask);
    both.text_holds("[" + questions[i].name + "]");
    both.text_holds(questions[i].ask);
  }
}

}  // namespace

TEST_CASE("the golden files of the text format hold") {
  for (const std::string name : names) check_golden(name, ".txt", recommend(name).render("text", {.width = 100}));
}

TEST_CASE("the golden files of the text format in detail hold") {
  for (const std::string name : names)
    check_golden(name, ".detail.txt", recommend(name).render("text", {.detail = true}));
}

TEST_CASE("the golden files of the JSON format hold") {
  for (const std::string name : names) check_golden(name, ".json", recommend(name).render("json"));
}

TEST_CASE("text and JSON hold the same level and alerts and reasons and questions") {
  for (const std::string name : names) {
    CAPTURE(name);
    const Recommendation advice = recommend(name);
    const Renderings both(advice);
    CHECK(both.at("recommended").text == advice.level().id.text);
    both.text_holds("RECOMMENDED: " + advice.level().name);
    CHECK((both.at("conflict").text == "true") == (both.text.find("CONFLICT") != std::string::npos));
    const Explanation& said = advice.explanation();
    check_reasons(both, "alerts", said.alerts);
    check_reasons(both, "possible_alerts", said.possible_alerts);
    check_reasons(both, "reasons", said.reasons);
    check_questions(both, said.questions);
    CHECK(both.at("levels").items.size() == said.standings.size());
    REQUIRE(both.at("sources").items.size() == said.sources.size() + said.instrument_sources.size());
    for (const Citation* const source : said.sources) both.text_holds(source->id.text + ": " + source->title);
  }
}

TEST_CASE("the examples of the golden files show an alert and a conflict and a question and neither") {
  CHECK(recommend(names[0]).explanation().alerts.empty());
  CHECK(recommend(names[1]).explanation().questions.size() > 1);
  CHECK(recommend(names[1]).explanation().possible_alerts.size() > 1);
  CHECK(recommend(names[2]).render("text", {.detail = true}).find("CONFLICT") != std::string::npos);
  CHECK(recommend(names[3]).render("text", {.detail = true}).starts_with("Case demo-15\n\nEMERGENCY: "));
}
