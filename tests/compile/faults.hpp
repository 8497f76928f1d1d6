#pragma once

#include <string>

#include "rung/advise/advisor.hpp"

namespace rung::test {

/// A rule set that compiles without a fault, in pieces that a test can replace.
struct PolicyText {
  std::string inputs =
      "  mood: {type: integer, range: [0, 4], worse: higher}\n"
      "  safe: {type: boolean}\n"
      "  place: {type: string, one_of: [home, street]}\n";
  std::string defines = "  low: mood >= 3\n";
  std::string rules =
      "  - {id: r1, at_least: iop, when: low, because: b, source: us}\n"
      "  - {id: r2, rules_out: [php], when: not safe or place = 'street', because: b, source: us}\n";

  std::string text() const {
    return "rung: 1\nid: test\nversion: 1.0.0\ntitle: Test\nstatus: draft\npopulation: adult\n"
           "sources:\n  us: {title: Us}\n"
           "ladder:\n  - {id: weekly, name: Weekly}\n  - {id: iop, name: IOP}\n  - {id: php, name: PHP}\n"
           "inputs:\n" +
           inputs + "define:\n" + defines + "rules:\n" + rules;
  }
};

/// `T01 12:34` for each fault, in order, with ` w` behind a warning; empty for none.
inline std::string faults_of(const PolicyText& rules) {
  const auto advisor = Advisor::read(Source("test.yaml", rules.text()));
  std::string text;
  for (const Fault& fault : advisor.error())
    text += (text.empty() ? "" : "; ") + fault.code + " " + std::string(fault.message) +
            (fault.severity == Severity::warning ? " (w)" : "");
  return text;
}

}  // namespace rung::test
