// Three defects for each property planted in the adult rule set. Those of different properties do not meet, so one of
// each is planted at a time, and only what they break is asked; those that would hide others stand alone.

#include <set>

#include "planted.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/prove/prove.hpp"
#include "small_rules.hpp"

using namespace rung;

namespace {

struct Defect {
  Property property;
  std::string about, from, to;  ///< `from` is empty where the defect before breaks this too
};

bool is_about_what_is_not(Property property) {
  return property == Property::rule_can_hold || property == Property::rule_matters ||
         property == Property::level_can_be_reached;
}

void check_found(const std::vector<Defect>& defects) {
  const auto file = read_file(std::string(RUNG_SOURCE_DIR) + "/rules/adult.yaml");
  REQUIRE(file.has_value());
  std::string text = file->text();
  ProofOptions options;
  for (const Defect& one : defects) {
    if (!one.from.empty()) text = planted::replaced(text, one.from, one.to);
    options.only.push_back(one.property);
  }
  const Program program = small::program_of(text);
  const ProofReport report = prove(program, options);
  for (const Defect& one : defects) {
    CAPTURE(one.to);
    const auto found = std::ranges::find_if(report.findings, [&](const Finding& finding) {
      return finding.property == one.property && finding.about == one.about;
    });
    REQUIRE(found != report.findings.end());
    CAPTURE(found->because);
    CHECK(found->verdict == Verdict::refuted);
    CHECK(found->witnesses.empty() == is_about_what_is_not(one.property));
    for (const Witness& witness : found->witnesses)
      for (const Case& person : witness.cases) CHECK(bind(program, person).has_value());
  }
}

/// One test of these shows broken memory as well as all, and each takes a minute there.
bool is_enough_for_sanitizers() {
  if (small::is_sanitized) MESSAGE("skipped under sanitizers, where one such test must do");
  return small::is_sanitized;
}

}  // namespace

TEST_CASE("one defect for each property planted in the adult rule set is found") {
  check_found({
      {Property::worse_never_less, "symptoms.between_sessions", "    when: symptoms.between_sessions >= 3\n",
       "    when: symptoms.between_sessions <= 1\n"},
      {Property::protected_never_matters, "race", "    when: drinks_very_heavily\n",
       "    when: drinks_very_heavily and race = 'black'\n"},
      {Property::guarantee, "intent-or-plan-never-outpatient", "    at_least: php\n    when: intent_now or plan_now\n",
       "    at_least: iop\n    when: intent_now or plan_now\n"},
      {Property::answer_stays_in_span, "risk.safety_plan", "    when: withdrawal.risk >= 2\n",
       "    when: withdrawal.risk >= 2 or risk.safety_plan is null\n"},
      {Property::rule_can_hold, "suicidal-behavior-recent",
       "    when: behavior_lately and (suicidal_thoughts or moderate_symptoms)\n",
       "    when: behavior_lately and (intent_now and not intent_now)\n"},
      {Property::rule_matters, "dual-diagnosis", "    when: mental_moderate and (substance_moderate or detox_lately)\n",
       "    when: mental_moderate and drinks_very_heavily and withdrawal.risk >= 2\n"},
  });
}

TEST_CASE("another defect for each property planted in the adult rule set is found") {
  if (is_enough_for_sanitizers()) return;
  check_found({
      {Property::worse_never_less, "state.mania",
       "    at_least: php\n    when: state.psychosis >= 3 or state.mania >= 3\n",
       "    at_least: php\n    when: state.psychosis >= 3 or state.mania = 3\n"},
      {Property::guarantee, "psychosis-or-mania-never-outpatient", "", ""},
      {Property::protected_never_matters, "race", "    when: not support.transport\n",
       "    when: not support.transport or race = 'white'\n"},
      {Property::answer_stays_in_span, "support.transport", "    when: risk.self_injury >= 4\n",
       "    when: risk.self_injury >= 4 or support.transport is null\n"},
      {Property::rule_can_hold, "self-care-needs-help-day-and-night",
       "    when: severe_symptoms and functioning.self_care >= 4\n",
       "    when: functioning.self_care <= 2 and functioning.self_care >= 4\n"},
      {Property::rule_matters, "severe-in-several-areas", "    when: severe_symptoms and two_areas_severe\n",
       "    when: severe_symptoms and state.psychosis >= 3\n"},
  });
}

TEST_CASE("a third defect for each property planted in the adult rule set is found") {
  if (is_enough_for_sanitizers()) return;
  check_found({
      {Property::worse_never_less, "risk.safety_plan",
       "    at_least: php\n    when: suicidal_thoughts and not risk.safety_plan\n",
       "    at_least: php\n    when: suicidal_thoughts and risk.safety_plan\n"},
      {Property::protected_never_matters, "race", "    when: engagement.readiness >= 3\n",
       "    when: engagement.readiness >= 3 and race is not null\n"},
      {Property::guarantee, "intent-or-plan-never-outpatient", "    at_least: php\n    when: intent_now or plan_now\n",
       "    at_least: php\n    when: intent_now and plan_now\n"},
      {Property::answer_stays_in_span, "medical.emergency", "    when: Coalesce(course.hospital_otherwise, false)\n",
       "    when: Coalesce(medical.emergency, true)\n"},
      {Property::rule_can_hold, "bridge-after-residential", "    when: episodes('residential', 30) >= 1\n",
       "    when: episodes('residential', 30) >= 1 and episodes('residential', 30) = 0\n"},
      {Property::rule_matters, "roles-affected", "    when: mental_moderate and roles_affected\n",
       "    when: roles_affected and withdrawal.risk >= 3\n"},
  });
}

TEST_CASE("levels that a defect in the adult rule set takes out of reach are found") {
  if (is_enough_for_sanitizers()) return;
  for (const auto& [level, about] :
       {std::pair("iop", "weekly"), std::pair("php", "iop"), std::pair("residential", "php")}) {
    CAPTURE(level);
    check_found({{Property::level_can_be_reached, about, "    at_least: iop\n    when: withdrawal.risk >= 2\n",
                  std::string("    at_least: ") + level + "\n    when: withdrawal.risk >= 0\n"}});
  }
}

TEST_CASE("levels that a defect in the adult rule set leaves open although all is answered are found") {
  if (is_enough_for_sanitizers()) return;
  for (const auto& [from, to] :
       {std::pair("    when: risk.self_injury >= 4\n", "    when: (12 div risk.self_injury) <= 3\n"),
        std::pair("    at_least: php\n    when: state.psychosis >= 3 or state.mania >= 3\n",
                  "    at_least: php\n    when: state.psychosis >= 3 or (9 div state.mania) <= 3\n"),
        std::pair("    when: support.outside_hours >= 4\n", "    when: (16 div support.outside_hours) <= 4\n")}) {
    CAPTURE(to);
    check_found({{Property::level_or_gap, "", from, to}});
  }
}
