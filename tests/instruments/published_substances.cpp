#include "published.hpp"

namespace published {
namespace {

int& item(Answers& answers, int number) { return answers[static_cast<std::size_t>(number - 1)]; }
int item(const Answers& answers, int number) { return answers[static_cast<std::size_t>(number - 1)]; }

void not_asked(Answers& answers, int number) {
  if (item(answers, number) == skipped) item(answers, number) = 0;
}

// Never drinks: on to question 9. Nothing on 2 and on 3: on to question 9 too.
void score_audit(Answers& answers, Outcome& outcome) {
  const bool never = item(answers, 1) == 0;
  const bool little = item(answers, 2) == 0 && item(answers, 3) == 0;
  if (never) not_asked(answers, 2), not_asked(answers, 3);
  if (never || little)
    for (int number = 4; number <= 8; ++number) not_asked(answers, number);
  set(outcome, 0, total(answers, 1, 10));
  set(outcome, 1, total(answers, 1, 3));
  set(outcome, 2, total(answers, 4, 6));
  set(outcome, 3, total(answers, 7, 10));
}

void score_auditc(Answers& answers, Outcome& outcome) {
  const Total sum = total(answers, 1, 3);
  set(outcome, 0, sum);
  set(outcome, 1, at_least(sum.points, 4));
  set(outcome, 2, at_least(sum.points, 3));
  // All points come from item 1: there are some, and 2 and 3 have none.
  const int others = either(at_least(item(answers, 2), 1), at_least(item(answers, 3), 1));
  set(outcome, 3, both(at_least(item(answers, 1), 1), turned(others)));
}

// The third question is the one where no is worrying.
void score_dast10(Answers& answers, Outcome& outcome) {
  int sum = 0;
  for (int number = 1; number <= 10; ++number) {
    const int yes = item(answers, number);
    if (yes == skipped) return set(outcome, 0, missing);
    sum += number == 3 ? 1 - yes : yes;
  }
  set(outcome, 0, sum);
}

// In the form's numbers: 1-6, 7a-7g, 8-17. So number 8 of the form is the 14th item and number 17 the 23rd.
void score_bam(Answers& answers, Outcome& outcome) {
  if (item(answers, 4) == 0) not_asked(answers, 5);
  if (item(answers, 6) == 0)
    for (int part = 7; part <= 13; ++part) not_asked(answers, part);
  static const std::vector<int> risk = {1, 2, 3, 8 + 6, 11 + 6, 15 + 6};
  static const std::vector<int> protective = {9 + 6, 10 + 6, 12 + 6, 13 + 6, 14 + 6, 16 + 6};
  const Total use = total(answers, 4, 6), risks = total(answers, risk), protection = total(answers, protective);
  set(outcome, 0, use);
  set(outcome, 1, risks);
  set(outcome, 2, protection);
  set(outcome, 3, at_least(use.points, 1));
  set(outcome, 4, at_least(risks.points, 12));
  set(outcome, 5, turned(at_least(protection.points, 13)));
}

int answer(const Answers& answers, int number) {
  const int given = item(answers, number);
  return given == skipped ? missing : given;
}

// High: 4 or 5 in the past month, or 6 in the past 3 months. Moderate: 3, or 6 ever. Low: 1 or 2. In the order of our
// file: questions 1 to 5, 6 ever, 6 in the past 3 months.
void score_cssrs(Answers& answers, Outcome& outcome) {
  if (item(answers, 2) == 0)
    for (int number = 3; number <= 5; ++number) not_asked(answers, number);
  if (item(answers, 6) == 0) not_asked(answers, 7);
  const int method = answer(answers, 3), plan = answer(answers, 5), recent = answer(answers, 7);
  const int intent = either(answer(answers, 4), plan), ever = either(answer(answers, 6), recent);
  const int high = either(intent, recent);
  const int moderate_up = either(high, either(method, ever));
  const int any = either(moderate_up, either(answer(answers, 1), answer(answers, 2)));
  const int results[] = {method,
                         plan,
                         intent,
                         recent,
                         ever,
                         high,
                         moderate_up,
                         any,
                         both(moderate_up, turned(high)),
                         both(any, turned(moderate_up))};
  for (std::size_t i = 0; i < 10; ++i) set(outcome, i, results[i]);
}

Choices audit_choices() {
  Choices choices = alike(8, 0, 4);
  choices.push_back({0, 2, 4});
  choices.push_back({0, 2, 4});
  return choices;
}

Choices bam_choices() {
  Choices choices = alike(23, 0, 4);
  choices[14 + 6 - 1] = {0, 4};
  return choices;
}

}  // namespace

std::vector<Form> substance_forms() {
  const std::vector<Band> zones = {{0, "low"}, {8, "hazardous"}, {16, "harmful"}, {20, "possible-dependence"}};
  const std::vector<Band> units = {{0, "low"}, {5, "increasing"}, {8, "higher"}, {11, "possible-dependence"}};
  const std::vector<Band> drugs = {{0, "none"}, {1, "low"}, {3, "moderate"}, {6, "substantial"}, {9, "severe"}};
  const std::vector<Score> triage = {
      {"with_method", true},  {"with_plan", true}, {"with_intent", true},      {"recent_behavior", true},
      {"any_behavior", true}, {"high", true},      {"moderate_or_high", true}, {"positive", true},
      {"moderate", true},     {"low", true}};
  const std::vector<Score> bam = {
      {"use"}, {"risk"}, {"protective"}, {"any_use", true}, {"high_risk", true}, {"low_protection", true}};
  return {
      {"audit",
       audit_choices(),
       {},
       {{"total", false, zones}, {"consumption"}, {"dependence"}, {"harm"}},
       0,
       score_audit},
      {"auditc",
       alike(3, 0, 4),
       {},
       {{"total", false, units},
        {"positive_for_men", true},
        {"positive_for_women", true},
        {"all_from_how_often", true}},
       0,
       score_auditc},
      {"dast10", alike(10, 0, 1), {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {{"total", false, drugs}}, 0, score_dast10},
      {"bam", bam_choices(), {}, bam, 0, score_bam},
      {"cssrs", alike(7, 0, 1), {1, 2, 3, 4, 5, 6, 7}, triage, 0, score_cssrs},
  };
}

}  // namespace published
