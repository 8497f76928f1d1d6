// Histories that cases are written down with, by what is asked of them.

#include "rung/prove/prove.hpp"
#include "small_rules.hpp"

using namespace rung;

TEST_CASE("a history is found for each rule about stays that some history meets") {
  // Worked by hand. For each condition the stays that meet it, as from and to so many days ago.
  const std::vector<std::string> conditions = {
      "previous_level = 'l2' and episodes('l2', 90) = 0",                                // l2 from 200 to 91
      "previous_level = 'l2' and episodes('l1', 30) >= 1 and episodes('l2', 365) >= 1",  // l1 to 30; l2 to 29
      "current_level = 'l1' and weeks_at_level <= 4 and previous_level = 'l2' and episodes('l2', 180) = 0",
      "previous_level = 'l1' and episodes('l1', 60) = 1 and episodes('l2', 60) = 2",  // l2 to 60, twice; l1 to 59
      "current_level = 'l2' and episodes('l2', 30) = 2 and previous_level = 'l2'"};
  std::string text =
      "rung: 1\nid: stays\nversion: 1.0.0\ntitle: Made up\nstatus: draft\npopulation: adult\n"
      "sources: {us: {title: Us}}\nladder:\n  - {id: l0, name: L0}\n  - {id: l1, name: L1}\n  - {id: l2, name: L2}\n"
      "rules:\n";
  for (std::size_t i = 0; i < conditions.size(); ++i)
    text += "  - {id: r" + std::to_string(i) + ", title: R, at_least: l1, source: us, because: So., when: \"" +
            conditions[i] + "\"}\n";
  ProofOptions options;
  options.only = {Property::rule_can_hold};
  const ProofReport report = prove(small::program_of(text), options);
  REQUIRE(report.findings.size() == conditions.size());
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    CAPTURE(conditions[i]);
    CHECK(report.findings[i].verdict == Verdict::proved);
  }
}
