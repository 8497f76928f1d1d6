#pragma once

#include <string>

/// A small rule set of which every claim holds, for defects to be planted in.
namespace rung::planted {

inline const std::string sound = R"yaml(rung: 1
id: planted
version: 1.0.0
title: Made up to plant defects in; no clinical content
status: draft
population: adult
sources: {us: {title: Made up}}
ladder:
  - {id: weekly, name: Weekly}
  - {id: program, name: Program}
  - {id: day, name: Day}
inputs:
  mood: {type: integer, range: [0, 4], worse: higher}
  work: {type: integer, range: [0, 4], worse: higher}
  support: {type: integer, range: [0, 4], worse: lower}
  plan: {type: boolean, worse: higher}
  rated: {type: integer, range: [0, 4], worse: higher, optional: true}
  race: {type: string, one_of: [a, b, c], protected: true}
rules:
  - {id: hurry, title: Hurry, alert: urgent, source: us, because: So., when: plan and mood >= 3}
  - {id: moderate, title: Moderate, at_least: program, source: us, because: So., when: mood >= 2 and work >= 2}
  - {id: alone, title: Alone, at_least: program, source: us, because: So., when: support <= 1}
  - {id: very-low, title: Very low, at_least: program, source: us, because: So., when: mood >= 4}
  - {id: severe, title: Severe, at_least: day, source: us, because: So., when: mood >= 4 and work >= 3}
  - {id: planned, title: Planned, at_least: day, source: us, because: So., when: plan}
  - {id: rated-high, title: Rated high, at_least: program, source: us, because: So., when: "Coalesce(rated >= 3, false)"
}
require:
  - {id: plan-needs-day, when: plan, at_least: day}
  - {id: very-low-needs-program, when: mood = 4, at_least: program}
  - {id: mild-stays, when: mood <= 1 and support >= 2 and not plan and rated is null, at_most: weekly}
)yaml";

/// `text` with `from`, which must stand in it once, replaced.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, "not in the text: " << from);
  REQUIRE_MESSAGE(text.find(from, at + 1) == std::string::npos, "twice in the text: " << from);
  return text.replace(at, from.size(), to);
}

}  // namespace rung::planted
