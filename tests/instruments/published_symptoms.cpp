#include "published.hpp"

namespace published {
namespace {

const std::vector<Band> phq_bands = {
    {0, "minimal"}, {5, "mild"}, {10, "moderate"}, {15, "moderately-severe"}, {20, "severe"}};

// Nine items, two of which may be skipped; the ninth asks for a risk check from 1 on.
void score_phq(Answers& answers, Outcome& outcome) {
  set(outcome, 0, total(answers, 1, 9, 2));
  set(outcome, 1, at_least(answers[8], 1));
}

void score_gad7(Answers& answers, Outcome& outcome) { set(outcome, 0, total(answers, 1, 7, 2)); }

// B: items 1-5, C: 6 and 7, D: 8-14, E: 15-20. A symptom counts from 2 on; 1 of B, 1 of C, 2 of D, 2 of E.
void score_pcl5(Answers& answers, Outcome& outcome) {
  set(outcome, 0, total(answers, 1, 20));
  set(outcome, 1, total(answers, 1, 5));
  set(outcome, 2, total(answers, 6, 7));
  set(outcome, 3, total(answers, 8, 14));
  set(outcome, 4, total(answers, 15, 20));
  const int b = count_at_least(answers, 1, 5, 2, 1), c = count_at_least(answers, 6, 7, 2, 1);
  const int d = count_at_least(answers, 8, 14, 2, 2), e = count_at_least(answers, 15, 20, 2, 2);
  set(outcome, 5, b);
  set(outcome, 6, c);
  set(outcome, 7, d);
  set(outcome, 8, e);
  set(outcome, 9, both(both(b, c), both(d, e)));
}

// Items 4, 8, 12 and 16 are turned round.
void score_cesd(Answers& answers, Outcome& outcome) {
  int sum = 0;
  for (int item = 1; item <= 20; ++item) {
    const int points = answers[static_cast<std::size_t>(item - 1)];
    if (points == skipped) sum = missing;
    if (sum != missing) sum += item % 4 == 0 && item != 20 ? 3 - points : points;
  }
  set(outcome, 0, sum);
  set(outcome, 1, at_least(sum, 16));
}

void score_k10(Answers& answers, Outcome& outcome) { set(outcome, 0, total(answers, 1, 10, 1)); }
void score_five(Answers& answers, Outcome& outcome) { set(outcome, 0, total(answers, 1, 5)); }
void score_one(Answers& answers, Outcome& outcome) { set(outcome, 0, total(answers, 1, 1)); }

void score_isi(Answers& answers, Outcome& outcome) {
  const Total sum = total(answers, 1, 7);
  set(outcome, 0, sum);
  set(outcome, 1, at_least(sum.points, 10));
}

void score_epds(Answers& answers, Outcome& outcome) {
  set(outcome, 0, total(answers, 1, 10));
  set(outcome, 1, at_least(answers[9], 1));
}

std::vector<Form> depression_forms() {
  const std::vector<Score> phq = {{"total", false, phq_bands}, {"risk_check", true}};
  return {
      {"phq9", alike(9, 0, 3), {}, phq, 2, score_phq},
      {"phqa", alike(9, 0, 3), {}, phq, 2, score_phq},
      {"cesd",
       alike(20, 0, 3),
       {},
       {{"total", false, {{0, "below"}, {16, "mild"}, {21, "moderate"}, {31, "severe"}}}, {"at_cut_off", true}},
       0,
       score_cesd},
      {"epds",
       alike(10, 0, 3),
       {},
       {{"total", false, {{0, "low"}, {10, "possible"}, {13, "likely"}}}, {"risk_check", true}},
       0,
       score_epds},
  };
}

std::vector<Form> trauma_forms() {
  const std::vector<Band> cut_offs = {{0, "below"}, {31, "near"}, {33, "provisional"}};
  const std::vector<Score> scores = {{"total", false, cut_offs},
                                     {"points_b"},
                                     {"points_c"},
                                     {"points_d"},
                                     {"points_e"},
                                     {"cluster_b", true},
                                     {"cluster_c", true},
                                     {"cluster_d", true},
                                     {"cluster_e", true},
                                     {"clusters_met", true}};
  return {{"pcl5", alike(20, 0, 4), {}, scores, 0, score_pcl5}};
}

std::vector<Form> other_symptom_forms() {
  const std::vector<Band> anxiety = {{0, "minimal"}, {5, "mild"}, {10, "moderate"}, {15, "severe"}};
  const std::vector<Band> k10 = {{10, "low"}, {16, "moderate"}, {22, "high"}, {30, "very-high"}};
  const std::vector<Band> k5 = {{5, "low"}, {8, "moderate"}, {12, "high"}, {15, "very-high"}};
  const std::vector<Band> sleep = {{0, "none"}, {8, "subthreshold"}, {15, "moderate"}, {22, "severe"}};
  const std::vector<Band> mania = {{0, "below"}, {6, "positive"}};
  const std::vector<Band> grades = {{1, "normal"}, {2, "borderline"}, {3, "mild"},   {4, "moderate"},
                                    {5, "marked"}, {6, "severe"},     {7, "extreme"}};
  return {
      {"gad7", alike(7, 0, 3), {}, {{"total", false, anxiety}}, 2, score_gad7},
      {"k10", alike(10, 1, 5), {}, {{"total", false, k10}}, 1, score_k10},
      {"k5", alike(5, 1, 5), {}, {{"total", false, k5}}, 0, score_five},
      {"isi", alike(7, 0, 4), {}, {{"total", false, sleep}, {"community_case", true}}, 0, score_isi},
      {"asrm", alike(5, 0, 4), {}, {{"total", false, mania}}, 0, score_five},
      {"cgis", alike(1, 1, 7), {}, {{"total", false, grades}}, 0, score_one},
  };
}

}  // namespace

std::vector<Form> symptom_forms() {
  std::vector<Form> joined = depression_forms();
  for (const auto& part : {trauma_forms(), other_symptom_forms()})
    joined.insert(joined.end(), part.begin(), part.end());
  return joined;
}

}  // namespace published
