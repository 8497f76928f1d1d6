#include "rung/advise/interview.hpp"

#include "rung/parse/parse_case.hpp"

using namespace rung;

namespace {

// The level is `high` with pain of 3 or more, or with a fall and no help. Weight never counts.
constexpr const char* rules = R"(rung: 1
id: small
version: 1.0.0
title: Small
status: draft
population: adult
sources: {us: {title: Us}}
ladder:
  - {id: low, name: Low}
  - {id: high, name: High}
inputs:
  pain: {type: integer, range: [0, 4], worse: higher, ask: How bad is the pain?}
  fall: {type: boolean}
  help: {type: boolean}
  weight: {type: integer, range: [0, 300]}
  smoke: {type: boolean, ask: Is there smoke?}
  alarm: {type: boolean, ask: Is there an alarm?}
  mood: {type: integer, range: [1, 3], scale: [good, low, bad], ask: How is the mood?}
rules:
  - {id: hurts, title: It hurts, at_least: high, source: us, because: So., when: pain >= 3}
  - {id: alone, title: Falls alone, at_least: high, source: us, because: So., when: fall and not help}
  - {id: gloom, title: Bad mood, at_least: high, source: us, because: So., when: mood = 3 and help}
  - {id: heavy, title: Heavy, at_least: low, source: us, because: So., when: weight >= 200}
  - {id: silent, title: No alarm, alert: review, source: us, because: So., when: not alarm}
  - {id: fire, title: Fire, alert: emergency, source: us, because: So., when: smoke and not alarm}
)";

Interview interview_of(const std::string& answers) {
  const auto advisor = Advisor::read(Source("small.yaml", rules));
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  auto read = parse_case(Source("case.yaml", "rung_case: 1\nid: x\npopulation: adult\nanswers: " + answers + "\n"));
  REQUIRE(read.has_value());
  return Interview(*advisor, std::move(read).value());
}

}  // namespace

TEST_CASE("an interview asks until the level is settled and not for what cannot change it") {
  Interview interview = interview_of("{fall: false, mood: 1}");
  const auto prompt = interview.next();
  REQUIRE(prompt.has_value());
  CHECK(prompt->text == "How bad is the pain?");
  CHECK(prompt->allowed == "a whole number from 0 to 4");
  CHECK(prompt->why.find("settles the level") != std::string::npos);
  CHECK(interview.answer("2") == std::nullopt);
  CHECK_FALSE(interview.next().has_value());  // neither help nor weight can raise it now
  CHECK(interview.is_settled());
  CHECK(interview.recommendation().level().id.text == "low");
}

TEST_CASE("an interview refuses what is out of range and asks the same again") {
  Interview interview = interview_of("{fall: false, mood: 1}");
  REQUIRE(interview.next().has_value());
  CHECK(interview.answer("7").value_or("").find("0 to 4") != std::string::npos);
  CHECK(interview.answer("bad").has_value());
  REQUIRE(interview.next().has_value());
  CHECK(interview.next()->text == "How bad is the pain?");
  CHECK(interview.answer("3") == std::nullopt);
  CHECK(interview.recommendation().level().id.text == "high");
}

TEST_CASE("a question that was skipped is not put again and leaves the level open") {
  Interview interview = interview_of("{fall: false, mood: 1}");
  REQUIRE(interview.next().has_value());
  CHECK(interview.answer("  ") == std::nullopt);
  CHECK_FALSE(interview.next().has_value());
  CHECK_FALSE(interview.is_settled());
}

TEST_CASE("an interview asks for what keeps alerts open only when it is told to and then the gravest first") {
  Interview interview = interview_of("{fall: false, pain: 2, mood: 1}");
  CHECK_FALSE(interview.next().has_value());
  CHECK(interview.is_settled());
  interview.ask_for_alerts();
  auto prompt = interview.next();
  REQUIRE(prompt.has_value());
  CHECK(prompt->text == "Is there smoke?");
  CHECK(prompt->why == "It cannot change the level. It may raise an alert (emergency): Fire.");
  CHECK(interview.answer("no") == std::nullopt);
  prompt = interview.next();
  REQUIRE(prompt.has_value());
  CHECK(prompt->text == "Is there an alarm?");
  CHECK(prompt->why == "It cannot change the level. It may raise an alert (review): No alarm.");
  CHECK(interview.answer("") == std::nullopt);  // skipped
  CHECK_FALSE(interview.next().has_value());
  CHECK(interview.recommendation().explanation().possible_alerts.size() == 1);
  CHECK(interview.recommendation().level().id.text == "low");
}

TEST_CASE("an interview takes a word of a scale for its number") {
  Interview interview = interview_of("{fall: false, pain: 2, help: true}");
  const auto prompt = interview.next();
  REQUIRE(prompt.has_value());
  CHECK(prompt->allowed == "1 good, 2 low, 3 bad");
  CHECK(interview.answer("worst").has_value());
  CHECK(interview.answer("bad") == std::nullopt);
  CHECK(interview.recommendation().level().id.text == "high");
}
