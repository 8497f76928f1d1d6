// Conditions in words: every phrase was written by hand from what the expression means.

#include "rung/explain/saying.hpp"

#include <string>

#include "../reference/agreement.hpp"
#include "rung/advise/advisor.hpp"
#include "rung/render/policy.hpp"

using namespace rung;

namespace {

const std::string head = R"(
rung: 1
id: test
version: 1.0.0
title: Test
status: draft
population: adult
sources: {us: {title: Us}}
ladder:
  - {id: weekly, name: Weekly therapy}
  - {id: iop, name: Intensive outpatient program, short: IOP}
  - {id: php, name: Partial hospitalization}
above_ladder: [{id: hospital, name: Inpatient hospital}]
instruments: [{id: gad7, optional: true}, {id: cssrs, optional: true}]
inputs:
  work: {type: integer, range: [0, 4], scale: [none, mild, moderate, severe, very severe], worse: higher,
         name: disruption of work or school}
  sleep: {type: integer, range: [1, 3], scale: [poor, fair, good], worse: lower, name: quality of sleep}
  tone: {type: integer, range: [0, 2], scale: [low, middle, high]}
  steady: {type: integer, range: [0, 99], unit: weeks, worse: lower, name: time steady}
  rated: {type: integer, range: [0, 4], optional: true, name: rated severity}
  safe: {type: boolean, name: a safe home}
  plan: {type: boolean, optional: true, name: a plan}
  place: {type: string, one_of: [home, street], name: place to live}
define:
  bad: {is: work >= 3 or plan, name: severe symptoms}
  low_mood: steady > 3
  depth: Coalesce(rated, work)
  at_level: current_level
rules:
  - id: r
    at_least: iop
    because: b
    source: us
    when: |-
      )";

void write(const Saying& saying, const std::string& indent, std::string& text) {
  text += saying.text;
  for (const Saying& part : saying.parts) {
    text += "\n" + indent + "- ";
    write(part, indent + "  ", text);
  }
}

Advisor rule_with(const std::string& condition) {
  const auto advisor = Advisor::read(Source("test.yaml", head.substr(1) + condition + "\n"));
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  return *advisor;
}

std::string said(const std::string& condition) {
  const Advisor advisor = rule_with(condition);
  const Program& program = advisor.program();
  std::string text;
  write(say(program, program.rules().rules[0].when, program.compiled_rules()[0].condition), "", text);
  return text;
}

struct Row {
  std::string expression, words;
};

void check(std::span<const Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.expression);
    CHECK(said(row.expression) == row.words);
  }
}

}  // namespace

TEST_CASE("a comparison on a scale is said with the word of the step and which way is worse") {
  const Row rows[] = {
      {"work >= 3", "disruption of work or school is severe (3) or worse"},
      {"work > 3", "disruption of work or school is worse than severe (3)"},
      {"work <= 1", "disruption of work or school is mild (1) or better"},
      {"work < 1", "disruption of work or school is better than mild (1)"},
      {"work = 0", "disruption of work or school is none (0)"},
      {"work != 4", "disruption of work or school is not very severe (4)"},
      {"work between 1 and 2", "disruption of work or school is from mild (1) to moderate (2)"},
      {"3 <= work", "severe (3) is at most disruption of work or school"},
      {"sleep >= 2", "quality of sleep is fair (2) or better"},
      {"sleep <= 2", "quality of sleep is fair (2) or worse"},
      {"sleep < 3", "quality of sleep is worse than good (3)"},
      {"sleep > 1", "quality of sleep is better than poor (1)"},
      {"tone >= 1", "tone is middle (1) or higher"},
      {"tone <= 1", "tone is middle (1) or lower"},
      {"tone > 1", "tone is above middle (1)"},
      {"tone < 1", "tone is below middle (1)"},
      {"gad7.band >= 2", "GAD-7 band is moderate (2) or worse"},
      {"steady < 2", "time steady is below 2 weeks"},
      {"gad7.total >= 10", "GAD-7 total is at least 10"},
      {"gad7.afraid > 1", "GAD-7 item 7 (afraid) is above 1"},
      {"place = 'street'", "place to live is street"},
      {"rated >= work", "rated severity is at least disruption of work or school"},
  };
  check(rows);
}

TEST_CASE("a question that is answered yes or no is said with its answer and a finding by its words") {
  const Row rows[] = {
      {"safe", "a safe home: yes"},
      {"not safe", "a safe home: no"},
      {"not (not safe)", "not so: a safe home: no"},
      {"safe = true", "a safe home is yes"},
      {"cssrs.high", "C-SSRS high risk: yes"},
      {"bad", "severe symptoms"},
      {"not bad", "not so: severe symptoms"},
      {"low_mood", "low mood"},
      {"true", "always"},
  };
  check(rows);
}

TEST_CASE("questions about the history name the levels") {
  const Row rows[] = {
      {"current_level = 'iop'", "current level is Intensive outpatient program"},
      {"at_level != 'hospital'", "at level is not Inpatient hospital"},
      {"previous_level = 'none'", "level before is none"},
      {"current_level in {'iop', 'php'}",
       "current level is known to be one of (Intensive outpatient program; Partial hospitalization)"},
      {"weeks_at_level >= 6", "number of weeks at the current level is at least 6"},
      {"episodes('iop', 90) >= 1", "number of stays in Intensive outpatient program in the last 90 days is at least 1"},
      {"days_since_discharge('php') <= 30",
       "number of days since discharge from Partial hospitalization is at most 30"},
      {"change(gad7.total) <= -4", "change in GAD-7 total is at most -4"},
      {"baseline(work) >= 3", "disruption of work or school at the start is severe (3) or worse"},
      {"age_days(gad7.total) > 30", "age in days of GAD-7 total is above 30"},
  };
  check(rows);
}

TEST_CASE("what could be read two ways stands in a list") {
  const Row rows[] = {
      {"bad and steady < 2", "severe symptoms and time steady is below 2 weeks"},
      {"bad or low_mood", "severe symptoms or low mood"},
      {"bad and work >= 3", "all of:\n- severe symptoms\n- disruption of work or school is severe (3) or worse"},
      {"bad and low_mood and safe", "all of:\n- severe symptoms\n- low mood\n- a safe home: yes"},
      {"bad and (low_mood and steady > 9)", "all of:\n- severe symptoms\n- low mood\n- time steady is above 9 weeks"},
      {"bad and low_mood or steady > 9", "any of:\n- severe symptoms and low mood\n- time steady is above 9 weeks"},
      {"bad and (low_mood or steady > 9)", "all of:\n- severe symptoms\n- low mood or time steady is above 9 weeks"},
      {"(bad and (safe or plan)) or low_mood",
       "any of:\n- all of:\n  - severe symptoms\n  - any of:\n    - a safe home: yes\n    - a plan: yes\n- low mood"},
      {"not (bad or low_mood)", "not so: any of:\n- severe symptoms\n- low mood"},
      {"not (bad and low_mood)", "not so: all of:\n- severe symptoms\n- low mood"},
      {"not bad and low_mood", "all of:\n- not so: severe symptoms\n- low mood"},
      {"bad xor low_mood", "just one of these two:\n- severe symptoms\n- low mood"},
      {"bad implies safe", "if the first of these holds, so does the second:\n- severe symptoms\n- a safe home: yes"},
  };
  check(rows);
}

TEST_CASE("what becomes of a missing answer is spelled out") {
  const Row rows[] = {
      {"rated is null", "rated severity is not known"},
      {"plan is not null", "a plan is known"},
      {"Coalesce(plan, safe and plan)",
       "the first that is known of:\n- a plan: yes\n- all of:\n  - a safe home: yes\n  - a plan: yes"},
      {"Coalesce(plan, false)", "the first that is known of:\n- a plan: yes\n- otherwise no"},
      {"Coalesce(rated, work) >= 2",
       "the first that is known of (rated severity; disruption of work or school) is at least 2"},
      {"depth >= 2", "depth is at least 2"},
      {"(bad and safe) is true", "it is known that: all of:\n- severe symptoms\n- a safe home: yes"},
      {"bad is not true", "it is not known that: severe symptoms"},
      {"bad is false", "it is known not to be so: severe symptoms"},
      {"bad is not false", "it is not ruled out that: severe symptoms"},
      {"if Coalesce(plan, false) then safe else bad",
       "the first that fits:\n- where (the first that is known of (a plan: yes; otherwise no)): (a safe home: yes)\n"
       "- otherwise, also where that is not known: severe symptoms"},
      {"(case place when 'home' then 1 else 0 end) = 1",
       "(the first that fits: where (place to live is home): 1; otherwise, also where that is not known: 0) is 1"},
      {"work in Interval[1, 3)",
       "disruption of work or school is one of (the numbers from mild (1) to severe (3) left "
       "out)"},
      {"Max({Coalesce(rated, 0), work}) >= 3",
       "the greatest of what is known of (the first that is known of (rated severity; otherwise 0); disruption of work "
       "or school) is at least 3"},
      {"AnyTrue({Coalesce(plan, false), safe})",
       "one of (the first that is known of (a plan: yes; otherwise no); a safe home: yes) is known to hold"},
  };
  check(rows);
}

TEST_CASE("an operand that is a phrase of its own stands in brackets") {
  const Row rows[] = {
      {"Abs(rated - work) >= 2", "the size of (rated severity minus (disruption of work or school)) is at least 2"},
      {"rated + 1 > 2", "rated severity plus 1 is above 2"},
      {"(rated + 1) * 2 > 2", "(rated severity plus 1) times 2 is above 2"},
      {"(safe and plan) = bad", "((a safe home: yes) and (a plan: yes)) is severe symptoms"},
      {"(not bad) = (safe or plan)", "(not (severe symptoms)) is ((a safe home: yes) or (a plan: yes))"},
      {"Round(steady / 7, 1) >= 1.5", "(time steady divided by 7) rounded to 1 places is at least 1.5"},
  };
  check(rows);
}

TEST_CASE("a chain that is too long to read stays as it is written and a long list is a list") {
  std::string sum = "work", list = "bad";
  for (int i = 0; i < 6000; ++i) sum += " + steady";
  for (int i = 0; i < 3000; ++i) list += " and low_mood";
  CHECK(said(sum + " > 1") == "`" + sum + " > 1`");
  const std::string words = said(list);
  CHECK(words.starts_with("all of:\n- severe symptoms\n- low mood\n- low mood\n"));
  CHECK(std::count(words.begin(), words.end(), '\n') == 3001);
}

TEST_CASE("generated rule sets are said with every place filled") {
  reference::Random random(20260);
  for (int i = 0; i < 40; ++i) {
    const std::string policy = render_policy(reference::generated_program(random));
    CHECK(policy.find("{0}") == std::string::npos);
    CHECK(policy.find("{1}") == std::string::npos);
    CHECK(policy.find(" is  ") == std::string::npos);
  }
}

TEST_CASE("a score of an instrument is said with its own items and scores") {
  const Program program = rule_with("cssrs.high").program();
  const auto found = std::ranges::find(program.rules().instruments, "cssrs", [](const auto& i) { return i.id.text; });
  REQUIRE(found != program.rules().instruments.end());
  const auto words = [&](const std::string& score) {
    std::string text;
    write(say(*found, std::ranges::find(found->scores, score, [](const auto& s) { return s.id.text; })->value), "",
          text);
    return text;
  };
  CHECK(words("with_method") == "item 3 (method): yes");
  CHECK(words("high") ==
        "any of:\n- suicidal intent, with or without a plan, past month: yes\n- suicidal behavior, past 3 months: yes");
}

TEST_CASE("a value inside a sentence is said as a thing on one line") {
  const Advisor advisor = rule_with("depth + steady > 2");
  const Program& program = advisor.program();
  CHECK(say_in_line(program, program.rules().rules[0].when, program.compiled_rules()[0].condition) ==
        "depth plus time steady is above 2");
}
