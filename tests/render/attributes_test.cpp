// What a rule set says about itself: every line by hand, for one that says nothing and one that says all.

#include "rung/render/attributes.hpp"

#include <string>

#include "rung/advise/advisor.hpp"
#include "rung/parse/document.hpp"
#include "rung/text/version.hpp"

using namespace rung;

namespace {

Advisor rule_set(const std::string& about, const std::string& inputs, const std::string& rules) {
  const auto advisor = Advisor::read(Source(
      "test.yaml", "rung: 1\nid: small\nversion: 1.2.3\ntitle: Small clinic\nstatus: draft\npopulation: adult\n" +
                       about + "ladder: [{id: weekly, name: Weekly therapy}, {id: iop, name: IOP}]\ninputs:\n" +
                       inputs + "rules:\n" + rules));
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  return *advisor;
}

Advisor silent() {
  return rule_set("sources: {us: {title: Us}}\n",
                  "  mood: {type: integer, range: [0, 4]}\n  race: {type: string, one_of: [a, b], protected: true}\n",
                  "  - {id: low, at_least: iop, when: mood >= 3, because: b, source: us}\n");
}

Advisor outspoken() {
  return rule_set(
      "about:\n  developer: A clinic\n  funding: Its own money\n  released: 2026-05-21\n"
      "  revised: [2026-06-01, 2026-07-01]\n  intended_use: To try it\n  intended_users: Two clinicians\n"
      "  intended_population: Adults\n  out_of_scope: Children\n  known_limits: [Not tried, Not read]\n"
      "  validation: None\n  contact: The front desk\n"
      "purpose: To show\n"
      "sources: {us: {title: Us, date: '2026', section: p. 3, url: 'https://example.org', note: By hand, verify: "
      "true}}\n"
      "instruments: [gad7]\n"
      "define: {home_alone: not home, tense: gad7.total >= 10}\n",
      "  race: {type: string, one_of: [a, b], protected: true, data: [race, ethnicity]}\n"
      "  home: {type: boolean, name: a home, data: social}\n"
      "  tongue: {type: string, one_of: [a, b], name: first language, data: language}\n"
      "  years_old: {type: integer, range: [0, 120], data: age}\n"
      "  mood: {type: integer, range: [0, 4], data: health-status}\n"
      "  wish: {type: boolean, data: other}\n",
      "  - {id: alone, at_least: iop, when: home_alone and wish, because: 'At {years_old}.', source: us}\n"
      "  - {id: low, alert: review, when: mood >= 3 and (change(gad7.total) > 0 or tense), because: b, source: us}\n"
      "  - {id: tongue, alert: review, when: tongue = 'a' and years_old > 90, because: b, source: us}\n");
}

std::string colophon_of(const Advisor& advisor) {  // 100 columns leave no room for the digest on the first line
  return "\nRule set small 1.2.3 (draft), SHA-256\n" + advisor.program().rules().sha256 + ", rung " +
         std::string(version()) +
         ".\nThis rule set is draft: it has not been approved for clinical use.\n"
         "Supports a decision; the clinician decides.\n";
}

const std::string head =
    "SOURCE ATTRIBUTES\nSmall clinic\n\n"
    "Made from the rule set itself. The list follows what 45 CFR 170.315(b)(11)(iv) asks of\n"
    "evidence-based decision support; it is no claim to meet it. `not stated`: the rule set does not say.\n\n";

}  // namespace

TEST_CASE("of a rule set that says nothing about itself every attribute is not stated") {
  const Advisor advisor = silent();
  CHECK(advisor.attributes() == head + R"(WHO MADE IT, AND WHEN
  Developer: not stated
  Contact: not stated
  Funding: not stated
  Released: not stated
  Revised: not stated

WHAT IT IS FOR, AND WHERE IT ENDS
  Purpose: not stated
  Intended use: not stated
  Intended users: not stated
  Intended population: not stated
  Population that a case must name: adult
  Out of scope: not stated
  Known limits: not stated
  Validation: not stated

WHICH DATA ABOUT A PERSON IT USES
  Race: not stated of any input
  Ethnicity: not stated of any input
  Language: not stated of any input
  Sexual orientation: not stated of any input
  Gender identity: not stated of any input
  Sex: not stated of any input
  Date of birth or age: not stated of any input
  Social determinants of health: not stated of any input
  Health status assessments: not stated of any input
  Other data: not stated of any input
  History of treatment: not used
  Kind of data not stated:
    - mood [mood]: in the condition of rule low
    - race [race]: recorded, used by no rule

BIBLIOGRAPHIC CITATIONS
  us: Us
)" + colophon_of(advisor));
}

TEST_CASE("what a rule set says about itself is printed with the rules that use each kind of data") {
  const Advisor advisor = outspoken();
  CHECK(advisor.attributes() == head + R"(WHO MADE IT, AND WHEN
  Developer: A clinic
  Contact: The front desk
  Funding: Its own money
  Released: 2026-05-21
  Revised:
    - 2026-06-01
    - 2026-07-01

WHAT IT IS FOR, AND WHERE IT ENDS
  Purpose: To show
  Intended use: To try it
  Intended users: Two clinicians
  Intended population: Adults
  Population that a case must name: adult
  Out of scope: Children
  Known limits:
    - Not tried
    - Not read
  Validation: None

WHICH DATA ABOUT A PERSON IT USES
  Race:
    - race [race]: recorded, used by no rule
  Ethnicity:
    - race [race]: recorded, used by no rule
  Language:
    - first language [tongue]: in the condition of rule tongue
  Sexual orientation: not used
  Gender identity: not used
  Sex: not used
  Date of birth or age:
    - years_old [years_old]: in the condition of rule tongue; only in the sentence of rule alone
  Social determinants of health:
    - a home [home]: in the condition of rule alone
  Health status assessments:
    - mood [mood]: in the condition of rule low
    - Generalized Anxiety Disorder questionnaire, seven items [gad7]: in the condition of rule low
  Other data:
    - wish [wish]: in the condition of rule alone
  History of treatment: in the condition of rule low

BIBLIOGRAPHIC CITATIONS
  us: Us, p. 3, 2026, https://example.org (to be verified: not yet read again in the original). By
      hand
  GAD-7 [gad7], Generalized Anxiety Disorder questionnaire, seven items:
    spitzer-2006: Spitzer, Kroenke, Williams, Lowe. A brief measure for assessing generalized
                  anxiety disorder. Arch Intern Med, 2006. The bands.
    phq-manual: Instruction manual for the PHQ and GAD-7 measures (to be verified: not yet read
                again in the original). Reliable change of 4 points and the rule for skipped items,
                from general knowledge.
    kounali-2022: Kounali and others. How much change is enough? Evidence from a longitudinal study
                  on depression in UK primary care. Psychol Med, 2022,
                  https://pmc.ncbi.nlm.nih.gov/articles/PMC9340848. Patients with moderate symptoms
                  who felt better had dropped by 26.8 %; those with mild symptoms need more.
    loinc: LOINC (to be verified: not yet read again in the original). The code of the total was
           seen in a published FHIR guide; that of the form is from memory and is to be verified.
)" + colophon_of(advisor));
}

TEST_CASE("the attributes as JSON have null where the rule set says nothing") {
  const std::string json = silent().attributes("json");
  CHECK(json.starts_with("{\"rung_attributes\":1,\"engine\":\"rung "));
  CHECK(json.find("\"},\"purpose\":null,") != std::string::npos);
  CHECK(
      json.substr(json.find("\"developer\"")) ==
      R"("developer":null,"contact":null,"funding":null,"released":null,"revised":null,"intended_use":null,)"
      R"("intended_users":null,"intended_population":null,"out_of_scope":null,"known_limits":null,"validation":null,)"
      R"("data":{"race":[],"ethnicity":[],"language":[],"sexual_orientation":[],"gender_identity":[],"sex":[],)"
      R"("age":[],"social":[],"health_status":[],"other":[]},"data_not_stated":[)"
      R"({"name":"mood","words":"mood","protected":false,"conditions":["low"],"sentences":[],)"
      R"("in_model":false},{"name":"race","words":"race","protected":true,"conditions":[],"sentences":[],)"
      R"("in_model":false}],)"
      R"("history":{"name":"history","words":"treatment before and now","protected":false,"conditions":[],)"
      R"("sentences":[],"in_model":false},"predictive":false,"bibliography":[{"id":"us","instrument":null,"title":"Us","date":null,"section":null,)"
      R"("url":null,"note":null,"verify":false}]})"
      "\n");
}

TEST_CASE("the attributes as JSON are one object that holds what the rule set says") {
  const auto tree = parse_json(Source("attributes.json", outspoken().attributes("json")));
  REQUIRE_MESSAGE(tree.has_value(), describe(tree.error()));
  const auto text = [&](const char* key) { return tree->find(key)->text; };
  CHECK(text("developer") == "A clinic");
  CHECK(text("released") == "2026-05-21");
  CHECK(tree->find("revised")->items.size() == 2);
  CHECK(tree->find("known_limits")->items[1].text == "Not read");
  CHECK(text("contact") == "The front desk");
  CHECK(tree->find("data_not_stated")->items.empty());
  const Node& data = *tree->find("data");
  CHECK(data.find("ethnicity")->items[0].find("name")->text == "race");
  CHECK(data.find("health_status")->items[1].find("conditions")->items[0].text == "low");
  CHECK(data.find("age")->items[0].find("sentences")->items[0].text == "alone");
  CHECK(tree->find("history")->find("conditions")->items[0].text == "low");
  REQUIRE(tree->find("bibliography")->items.size() == 5);
  CHECK(tree->find("bibliography")->items[1].find("instrument")->text == "gad7");
  CHECK(tree->find("bibliography")->items[0].find("verify")->text == "true");
}
