// The guide to rules shows an example that lies in examples/my-clinic: what it quotes is there, and what it says the
// program prints, the program prints.

#include <algorithm>
#include <array>

#include "rung/advise/advisor.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/advise/test_cases.hpp"
#include "rung/parse/parse_case_map.hpp"

using namespace rung;

namespace {

const std::string root = RUNG_SOURCE_DIR, clinic = root + "/examples/my-clinic/";

std::string text_of(const std::string& path) {
  const auto text = read_file(path);
  REQUIRE_MESSAGE(text.has_value(), describe(text.error()));
  return text->text();
}

/// What stands between the fences of the guide, with the word after the opening one.
struct Block {
  std::string language, text;
};

std::vector<Block> blocks() {
  const std::string guide = text_of(root + "/rules/README.md"), fence = "```";
  std::vector<Block> found;
  for (std::size_t at = guide.find("\n" + fence); at != std::string::npos; at = guide.find("\n" + fence, at)) {
    const std::size_t line = guide.find('\n', at + 1), end = guide.find("\n" + fence + "\n", line);
    REQUIRE(end != std::string::npos);
    found.push_back({guide.substr(at + 4, line - at - 4), guide.substr(line + 1, end - line)});
    at = end + 4;
  }
  return found;
}

/// The block that holds `part`.
std::string block_with(const std::string& part) {
  for (const Block& block : blocks())
    if (block.text.find(part) != std::string::npos) return block.text;
  FAIL("the guide has no block with " << part);
  return {};
}

Result<Advisor> read_rules(const std::string& text) {
  return Advisor::read(Source("my-clinic.yaml", text), [](const std::string& id, std::uint32_t index) {
    return std::optional<RuleText>(Source(id, text_of(clinic + "instruments/" + id + ".yaml"), index));
  });
}

std::string report_of(const std::string& rules) {
  const auto advisor = read_rules(rules);
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  const auto report = test_cases(*advisor, Source("my-clinic.cases.yaml", text_of(clinic + "my-clinic.cases.yaml")));
  REQUIRE_MESSAGE(report.has_value(), describe(report.error()));
  return render_report(*report);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// A part that the example does not have; tests below add it, or read it by itself.
bool is_tried_apart(const std::string& text) {
  return std::ranges::any_of(std::array{"trees:", "require:", "model:", "rung_map:"},
                             [&](const char* key) { return text.starts_with(key); });
}

}  // namespace

TEST_CASE("every file that the guide to rules quotes says just that") {
  std::size_t quoted = 0;
  for (const Block& block : blocks()) {
    if (block.language != "yaml" || is_tried_apart(block.text)) continue;
    bool found = false;
    for (const char* const file : {"instruments/strain.yaml", "my-clinic.yaml", "my-clinic.cases.yaml", "case.yaml"})
      found = found || text_of(clinic + file).find(block.text) != std::string::npos;
    CHECK_MESSAGE(found, block.text);
    ++quoted;
  }
  CHECK(quoted == 4);
}

TEST_CASE("the tree and the profile of the guide to rules can be added to its example without a remark") {
  const auto advisor = read_rules(text_of(clinic + "my-clinic.yaml") + block_with("trees:"));
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  CHECK_MESSAGE(advisor.error().empty(), describe(advisor.error()));
}

TEST_CASE("the scoring model of the guide to rules can be added to its example without a remark") {
  const auto advisor = read_rules(text_of(clinic + "my-clinic.yaml") + block_with("model:\n"));
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  CHECK_MESSAGE(advisor.error().empty(), describe(advisor.error()));
  REQUIRE(advisor->program().rules().model.has_value());
  CHECK(advisor->program().rules().model->terms.size() == 2);
}

TEST_CASE("the mapping of the guide to rules is read without a remark") {
  const auto map = parse_case_map(Source("map.yaml", block_with("rung_map:")));
  REQUIRE_MESSAGE(map.has_value(), describe(map.error()));
  CHECK_MESSAGE(map.error().empty(), describe(map.error()));
  CHECK(map->answers.size() == 4);
}

TEST_CASE("the guarantee and the exemption of the guide to rules can be added to its example without a remark") {
  const auto advisor = read_rules(text_of(clinic + "my-clinic.yaml") + block_with("require:"));
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  CHECK_MESSAGE(advisor.error().empty(), describe(advisor.error()));
  CHECK(advisor->program().compiled_guarantees().size() == 1);
  CHECK(advisor->program().rules().exemptions.size() == 1);
}

TEST_CASE("the guide to rules tells every property that a rule set can be free of and what it says") {
  const std::string guide = text_of(root + "/rules/README.md");
  for (const ExemptibleProperty& property : exemptible_properties)
    CHECK_MESSAGE(guide.find("| `" + std::string(property.id) + "` | " + std::string(property.words) + " | ") !=
                      std::string::npos,
                  property.id);
}

TEST_CASE("what the guide to rules says that testing its example prints is printed") {
  const std::string rules = text_of(clinic + "my-clinic.yaml");
  CHECK(block_with("$ rung test") == "$ rung test my-clinic.yaml\n" + report_of(rules));
  CHECK(block_with("differs:") ==
        report_of(replaced(rules, "strained and daily_life >= 2", "strained and daily_life >= 1")));
}

TEST_CASE("what the guide to rules says that recommending for its example prints is printed") {
  const auto advisor = Advisor::open(clinic + "my-clinic.yaml");
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  CHECK(advisor.error().empty());
  const auto advice = advisor->recommend(Source("case.yaml", text_of(clinic + "case.yaml")));
  REQUIRE_MESSAGE(advice.has_value(), describe(advice.error()));
  const std::string shown =
      replaced(block_with("$ rung recommend"), "$ rung recommend case.yaml --rules my-clinic.yaml\n", "");
  CHECK(advice->render("text", {false, 100}).starts_with(shown));
  const std::string policy = advisor->as_policy(), rule = block_with("* weekly therapy has not brought relief");
  CHECK(policy.find(rule) != std::string::npos);
}

TEST_CASE("the payer of the guide's example is laid over it and asks what it has no answer to") {
  const auto advisor = Advisor::open(clinic + "my-clinic.yaml"), payer = Advisor::open(clinic + "my-payer.yaml");
  REQUIRE(advisor.has_value());
  REQUIRE(payer.has_value());
  const auto plain = advisor->recommend(Source("case.yaml", text_of(clinic + "case.yaml")));
  const auto laid = advisor->recommend(Source("case.yaml", text_of(clinic + "case.yaml")), std::span(&*payer, 1));
  REQUIRE(laid.has_value());
  CHECK(laid->render().starts_with(plain->render()));  // it never changes the recommendation
  REQUIRE(laid->explanation().also.size() == 1);
  CHECK(laid->explanation().also[0].met == Truth::unknown);
  CHECK(laid->explanation().also[0].requirements.size() == 1);
}
