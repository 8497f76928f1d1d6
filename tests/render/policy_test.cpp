// The policy of a rule set and the sheet of an instrument, in words. The golden files were written and checked by hand,
// line by line against the rule set beside them; after a change that is meant:
//   RUNG_UPDATE_GOLDEN=1 rung_tests -tc="the golden files of the policy*"      then read `git diff tests/render`

#include "rung/render/policy.hpp"

#include <cstdlib>
#include <fstream>
#include <regex>
#include <string>

#include "rung/advise/advisor.hpp"
#include "rung/advise/choose.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/explain/saying.hpp"

using namespace rung;

namespace {

const std::string here = std::string(RUNG_SOURCE_DIR) + "/tests/render/";

// As long as before, so that lines break alike.
std::string without_digest(std::string text) {
  text = std::regex_replace(text, std::regex("\\b[0-9a-f]{64}\\b"), std::string(64, '0'));
  return std::regex_replace(text, std::regex("\\b(rung\\s)[0-9]+\\.[0-9]+\\.[0-9]+"), "$010.0.0");
}

void check_against(const std::string& name, const std::string& rendered) {
  const std::string path = here + name;
  CAPTURE(path);
  if (std::getenv("RUNG_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << without_digest(rendered);
  const auto golden = read_file(path);
  REQUIRE(golden.has_value());
  CHECK(without_digest(rendered) == golden->text());
}

Advisor open(const std::string& name_or_path) {
  const auto advisor = open_rule_set(name_or_path);
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  return *advisor;
}

std::string unwrapped(const std::string& text) { return std::regex_replace(text, std::regex("\\s+"), " "); }

void check_holds(const std::string& text, const std::string& part) {
  CHECK_MESSAGE(text.find(unwrapped(part)) != std::string::npos, "the policy lacks: " << part);
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("the golden files of the policy and of an instrument hold") {
  check_against("small-policy.txt", open(here + "small-policy.yaml").as_policy());
  check_against("gad7-instrument.txt", instrument_sheet("gad7").value());
}

TEST_CASE("a policy holds every rule and finding and question and source once and in full") {
  for (const std::string name : {"adult", "adolescent"}) {
    CAPTURE(name);
    const Advisor advisor = open(name);
    const RuleSet& rules = advisor.program().rules();
    const std::string text = unwrapped(advisor.as_policy());
    for (const Rule& rule : rules.rules) {
      CHECK_MESSAGE(count(text, " Rule " + rule.id.text + "; source: ") == 1, rule.id.text);
      check_holds(text, "* " + rule.title + (rule.draft ? " (draft) When " : " When "));
      check_holds(text, "Exactly: " + rule.when.text);
      for (const auto& piece : rule.because.pieces) check_holds(text, piece.text);
    }
    for (const Define& define : rules.defines) {
      CHECK_MESSAGE(count(text, "* " + finding_in_words(define) + " [" + define.name.text + "] ") == 1,
                    define.name.text);
      check_holds(text, "Exactly: " + define.is.text);
    }
    for (const Input& input : rules.inputs) {
      CHECK_MESSAGE(count(text, "* " + input.words + " [" + input.name.text + "] ") == 1, input.name.text);
      check_holds(text, input.question);
      for (const std::string& step : input.scale) check_holds(text, step);
    }
    for (const Level& level : rules.ladder.levels) check_holds(text, level.name + " [" + level.id.text + "]");
    for (const Citation& source : rules.citations) check_holds(text, " " + source.id.text + ": " + source.title);
    check_holds(text, rules.sha256);
  }
}

TEST_CASE("a policy keeps to its width") {
  for (const std::size_t width : {60u, 100u, 140u}) {
    const std::string text = open("adult").as_policy(width);
    std::size_t widest = 0;
    for (std::size_t at = 0, end; at < text.size(); at = end + 1) {
      end = text.find('\n', at);
      const bool address = text.substr(at, end - at).find("https://") != std::string::npos;
      if (!address) widest = std::max(widest, end - at);
    }
    CHECK(widest <= std::max<std::size_t>(width, 67));  // neither an address nor a digest is taken apart
  }
}

TEST_CASE("every built-in instrument has a sheet and no other word has") {
  for (const char* const name : {"asrm", "audit", "auditc", "bam", "cesd", "cgis", "cssrs", "dast10", "epds", "gad7",
                                 "isi", "k10", "k5", "pcl5", "phq9", "phqa", "whodas12", "wsas"})
    CHECK_MESSAGE(instrument_sheet(name).has_value(), name);
  CHECK_FALSE(instrument_sheet("adult").has_value());
  CHECK_FALSE(instrument_sheet("").has_value());
}

TEST_CASE("the sheet of an instrument tells reversed items and yes or no items and how a score comes about") {
  const std::string cesd = unwrapped(instrument_sheet("cesd").value());
  check_holds(cesd, "4. as_good_as_others: 0 to 3, reversed");
  check_holds(cesd, "Reversed, so that the highest answer counts least: items 4, 8, 12, 16.");
  check_holds(cesd, "The sum of all items: 0 to 60 points.");
  check_holds(cesd, "Skipped items: any one leaves the score missing.");
  check_holds(unwrapped(instrument_sheet("dast10").value()), "3. able_to_stop: yes or no, reversed: a no counts 1 4.");
  const std::string cssrs = unwrapped(instrument_sheet("cssrs").value());
  check_holds(cssrs, "3. method: yes or no; loinc 93248-3");
  check_holds(cssrs, "The form passes over it when item 2 (thoughts): no Exactly: not thoughts");
  check_holds(cssrs,
              "Left empty it then counts as no, and an answer that is given stands; source: columbia-triage-lower.");
}

TEST_CASE(
    "the sheet of an instrument tells gaps and skip rules and what a score can come to and which changes matter") {
  const std::string audit = unwrapped(instrument_sheet("audit").value());
  check_holds(audit, "9. injury: 0, 2, 4, nothing between");
  const std::string wsas = unwrapped(instrument_sheet("wsas").value());
  check_holds(wsas, "Skipped items: up to 1 of item 1 count as the mean of those answered");
  check_holds(wsas, "That is so only when item 6 (work not applicable): yes Exactly: work_not_applicable");
  check_holds(unwrapped(instrument_sheet("whodas12").value()), "Exactly: simple_60 - 12 0 to 48 points.");
  const std::string phq9 = unwrapped(instrument_sheet("phq9").value());
  check_holds(phq9, "A change that matters: 6 points, reliable change; source: nhs-talking-therapies.");
  check_holds(phq9, "A change that matters: 21 per cent of the first reading, drop that patients notice");
}
