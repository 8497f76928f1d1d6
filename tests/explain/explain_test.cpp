#include "rung/explain/explain.hpp"

#include "../compile/faults.hpp"

using namespace rung;
using test::PolicyText;

namespace {

constexpr const char* inputs =
    "  mood: {type: integer, range: [0, 4], scale: [none, mild, moderate, severe, very severe], name: low mood, ask: "
    "How low?}\n"
    "  rated: {type: integer, range: [0, 4], optional: true}\n"
    "  safe: {type: boolean, name: a safe home}\n"
    "  plan: {type: boolean}\n";

constexpr const char* rules =
    "  - {id: iop-mood, title: mood is low, at_least: iop, when: severity >= 2, because: 'Mood is {severity}.', "
    "source: us}\n"
    "  - {id: php-mood, at_least: php, when: severity >= 4 and plan, because: b, source: us}\n"
    "  - {id: no-home, rules_out: [iop], when: not safe, because: No home., source: us}\n"
    "  - {id: danger, alert: emergency, when: plan and not safe, because: Danger., source: us}\n"
    "  - {id: look, alert: review, when: plan, because: Look., source: us}\n";

/// The advice for these answers; the Recommendation keeps what the explanation borrows.
Recommendation advice(const std::string& answers, const std::string& more = "history: []\n") {
  PolicyText policy;
  policy.inputs = inputs;
  policy.defines = "  severity: Coalesce(rated, mood)\n";
  policy.rules = rules;
  const auto advisor = Advisor::read(Source("rules", policy.text()));
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  auto found = advisor->recommend(
      Source("case", "rung_case: 1\nid: x\npopulation: adult\n" + more + "answers: {" + answers + "}\n"));
  REQUIRE_MESSAGE(found.has_value(), describe(found.error()));
  return std::move(found).value();
}

std::string ids(const Explanation& explanation, const std::vector<std::size_t>& list) {
  std::string text;
  for (const std::size_t rule : list)
    text += (text.empty() ? "" : " ") + explanation.program->rules().rules[rule].id.text;
  return text;
}

std::string questions(const Explanation& explanation) {
  std::string text;
  for (const Question& question : explanation.questions) text += (text.empty() ? "" : " ") + question.name;
  return text;
}

}  // namespace

TEST_CASE("a reason has its sentence filled in and the answers it rests on") {
  const auto found = advice("mood: {value: 3, days_ago: 2}, safe: true, plan: false");
  const Explanation& explanation = found.explanation();
  REQUIRE(explanation.reasons.size() == 1);
  const Reason& reason = explanation.reasons.front();
  CHECK(reason.said->id.text == "iop-mood");
  CHECK(reason.sentence == "Mood is 3.");
  REQUIRE(reason.rests_on.size() == 1);
  CHECK(reason.rests_on.front().words == "low mood: severe (3 of 4), 2 days ago");
  CHECK(reason.sources.front()->title == "Us");
}

TEST_CASE("a Coalesce rests on the answer that it took and on no other") {
  const auto found = advice("mood: 1, rated: 3, safe: true, plan: false");
  REQUIRE(found.explanation().reasons.front().rests_on.size() == 1);
  CHECK(found.explanation().reasons.front().rests_on.front().name == "rated");
}

TEST_CASE("every level has its standing with reasons for and against") {
  const auto found = advice("mood: 3, safe: false, plan: false");
  const Explanation& explanation = found.explanation();
  using Kind = Standing::Kind;
  REQUIRE(explanation.standings.size() == 3);
  CHECK(explanation.standings[0].kind == Kind::too_little);
  CHECK(ids(explanation, explanation.standings[0].against_it) == "iop-mood");
  CHECK(explanation.standings[1].kind == Kind::ruled_out);
  CHECK(ids(explanation, explanation.standings[1].for_it) == "iop-mood");
  CHECK(ids(explanation, explanation.standings[1].against_it) == "no-home");
  CHECK(explanation.standings[2].kind == Kind::meets_every_need);
  CHECK(ids(explanation, explanation.standings[2].would) == "php-mood");
}

TEST_CASE("only missing answers that could change something are asked for and emergencies come first") {
  CHECK(questions(advice("mood: 1, safe: true, plan: true").explanation()) == "");
  CHECK(questions(advice("mood: 1, safe: true").explanation()) == "plan");      // the review alert waits for it
  CHECK(questions(advice("safe: true, plan: false").explanation()) == "mood");  // not the optional rating
  CHECK(questions(advice("mood: 4, plan: false").explanation()) == "safe");     // iop may be ruled out
  CHECK(questions(advice("mood: 4").explanation()) == "plan safe");  // both wait on the emergency; plan has more rules
  CHECK(questions(advice("mood: 1, plan: false").explanation()) ==
        "");  // a level below: ruling iop out changes nothing
}

TEST_CASE("alerts that hold and alerts that are open are told apart gravest first") {
  const auto open = advice("mood: 1, plan: true");
  REQUIRE(open.explanation().alerts.size() == 1);
  CHECK(open.explanation().alerts[0].said->id.text == "look");
  REQUIRE(open.explanation().possible_alerts.size() == 1);
  CHECK(open.explanation().possible_alerts[0].said->id.text == "danger");
  REQUIRE(open.explanation().possible_alerts[0].lacks.size() == 1);
  CHECK(open.explanation().possible_alerts[0].lacks[0] == "safe");
  const auto sure = advice("mood: 1, plan: true, safe: false");
  REQUIRE(sure.explanation().alerts.size() == 2);
  CHECK(sure.explanation().alerts[0].said->id.text == "danger");
}

TEST_CASE("the trace shows every sub-expression with its value as its author wrote it") {
  const auto found = advice("mood: 4, safe: true, plan: false");
  const Explanation& explanation = found.explanation();
  const Account& account = explanation.rules[1];  // severity >= 4 and plan
  std::string text;
  for (std::size_t i = account.first_step; i < account.first_step + account.steps; ++i)
    text += std::to_string(explanation.steps[i].depth) + " " + std::string(explanation.steps[i].text) + " = " +
            to_text(*explanation.steps[i].value) + "\n";
  CHECK(text == "0 severity >= 4 and plan = false\n1 severity >= 4 = true\n2 severity = 4\n1 plan = false\n");
}

TEST_CASE("a placement is compared with the level and never argued with") {
  const std::string answers = "mood: 3, safe: true, plan: false";
  CHECK(advice(answers, "placed: {level: weekly, reason: wish}\n").explanation().placing == Placing::below);
  CHECK(advice(answers, "placed: {level: iop}\n").explanation().placing == Placing::as_recommended);
  CHECK(advice(answers, "placed: {level: php}\n").explanation().placing == Placing::above);
  CHECK_FALSE(advice(answers).explanation().placing.has_value());
}

TEST_CASE("a history that is not known is one question") {
  PolicyText policy;
  policy.rules += "  - {id: r3, at_least: current, when: mood >= 1, because: b, source: us}\n";
  const auto advisor = Advisor::read(Source("rules", policy.text()));
  const auto found = advisor->recommend(
      Source("case", "rung_case: 1\nid: x\npopulation: adult\nanswers: {mood: 2, safe: true, place: home}\n"));
  REQUIRE(found.has_value());
  CHECK(questions(found->explanation()) == "history");
  CHECK(found->decision().change == Change::unknown);
}
