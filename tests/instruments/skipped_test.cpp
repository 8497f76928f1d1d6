// Unanswered items: which the published rules fill with the mean, which the forms themselves do not ask, and where a
// gap leaves the score missing.

#include <algorithm>
#include <utility>

#include "scorer.hpp"

using published::Answers;
using published::missing;
using published::skipped;

namespace {

// Compares the sheet with every choice of exactly `count` items left out, from item `first` on.
std::string leave_out(Scorer& scorer, Answers& answers, std::size_t count, std::size_t first = 0) {
  if (count == 0) return scorer.difference(answers);
  for (std::size_t item = first; item + count <= answers.size(); ++item) {
    const int given = std::exchange(answers[item], skipped);
    std::string found = leave_out(scorer, answers, count - 1, item + 1);
    answers[item] = given;
    if (!found.empty()) return found;
  }
  return {};
}

// The lowest sheet, the highest, and two mixed ones.
std::vector<Answers> sheets_of(const published::Form& form) {
  std::vector<Answers> sheets(4);
  for (std::size_t i = 0; i < form.choices.size(); ++i) {
    const std::vector<int>& points = form.choices[i];
    sheets[0].push_back(points.front());
    sheets[1].push_back(points.back());
    sheets[2].push_back(points[i % points.size()]);
    sheets[3].push_back(points[(i * i + 1) % points.size()]);
  }
  return sheets;
}

// No item left out, one, and so on to two beyond what the form's own rule fills.
void check_gaps(const std::string& id, std::int64_t patterns) {
  Scorer scorer(id);
  for (Answers& answers : sheets_of(scorer.form()))
    for (int count = 0; count <= std::min(scorer.form().may_skip + 2, int(answers.size())); ++count)
      CHECK(leave_out(scorer, answers, std::size_t(count)) == "");
  CHECK(scorer.scored() == 4 * patterns);
}

struct Row {
  Answers answers;
  int total, band;
};

void check_rows(const std::string& id, std::size_t score, const std::vector<Row>& rows) {
  Scorer scorer(id);
  for (const Row& row : rows) {
    CAPTURE(id);
    CAPTURE(row.total);
    const rung::ScoredSheet& sheet = scorer.score(row.answers);
    const rung::Value total = sheet.scores[score], band = sheet.bands[score];
    CHECK((total.is_null() ? missing : total.integer()) == row.total);
    CHECK((band.is_null() ? missing : band.integer()) == row.band);
  }
}

std::string why(const std::string& id, const Answers& answers, std::size_t score = 0) {
  Scorer scorer(id);
  REQUIRE(scorer.score(answers).scores[score].is_null());
  return scorer.why_missing(score);
}

constexpr int s = skipped;

}  // namespace

// So many patterns: the ways to leave out 0, 1, 2, ... of the items. Each is laid over four sheets.
TEST_CASE("every PHQ-9 and PHQ-A with up to four gaps is scored or missing as published") {
  check_gaps("phq9", 1 + 9 + 36 + 84 + 126);
  check_gaps("phqa", 1 + 9 + 36 + 84 + 126);
}

TEST_CASE("every GAD-7 with up to four gaps is scored or missing as published") {
  check_gaps("gad7", 1 + 7 + 21 + 35 + 35);
}

TEST_CASE("every K10 with up to three gaps is scored or missing as published") { check_gaps("k10", 1 + 10 + 45 + 120); }

TEST_CASE("every WHODAS with up to three gaps is scored or missing as published") {
  check_gaps("whodas12", 1 + 12 + 66 + 220);
}

TEST_CASE("forms without a rule for skipped items have no total with a gap") {
  check_gaps("k5", 1 + 5 + 10);
  check_gaps("isi", 1 + 7 + 21);
  check_gaps("epds", 1 + 10 + 45);
  check_gaps("asrm", 1 + 5 + 10);
  check_gaps("cgis", 1 + 1);
  check_gaps("dast10", 1 + 10 + 45);
  check_gaps("auditc", 1 + 3 + 3);
  check_gaps("pcl5", 1 + 20 + 190);
  check_gaps("cesd", 1 + 20 + 190);
  check_gaps("bam", 1 + 23 + 253);
}

TEST_CASE("every pattern of answered and empty AUDIT items gives what the form skips and nothing else") {
  Scorer scorer("audit");
  for (const int first : {0, 1, skipped})
    for (const int second : {0, 1, skipped})
      for (const int third : {0, 4, skipped}) {
        published::Choices choices(10, {3, skipped});
        choices[0] = {first}, choices[1] = {second}, choices[2] = {third};
        choices[8] = choices[9] = {2, skipped};
        check_sheets(scorer, choices, 128);  // 2^7
      }
}

TEST_CASE("a BAM without alcohol or drugs asks no more about them") {
  Scorer scorer("bam");
  for (const int alcohol : {0, 2, skipped})
    for (const int drugs : {0, 1, skipped}) {
      published::Choices choices = published::alike(23, 1, 1);
      choices[19] = {4};
      choices[3] = {alcohol}, choices[5] = {drugs};
      choices[4] = {3, 0, skipped};
      for (std::size_t part = 6; part <= 12; ++part) choices[part] = {2, skipped};
      check_sheets(scorer, choices, 384);  // 3 x 2^7
    }
}

TEST_CASE("every WSAS with gaps has a total only where work does not apply") {
  Scorer scorer("wsas");
  published::Choices choices(5, {0, 5, 8, skipped});
  choices.push_back({1, 0, skipped});
  check_sheets(scorer, choices, 3'072);  // 4^5 x 3
}

TEST_CASE("totals of a PHQ-9 and a GAD-7 with skipped items are as worked by hand") {
  check_rows("phq9", 0,
             {{{1, 1, 1, 1, 1, 1, 1, 1, s}, 9, 1},                // 8 / 8 x 9
              {{2, 2, 2, 2, 1, 1, 1, 1, s}, 14, 2},               // 12 / 8 x 9 = 13.5, up
              {{2, 2, 2, 2, 2, 1, 0, 0, s}, 12, 2},               // 11 / 8 x 9 = 12.375
              {{2, 2, 2, 1, 1, 1, 1, s, s}, 13, 2},               // 10 / 7 x 9 = 12.857
              {{3, 3, 3, 1, 1, 0, 0, s, s}, 14, 2},               // 11 / 7 x 9 = 14.143
              {{3, 3, 3, 3, 3, 3, 0, s, s}, 23, 4},               // 18 / 7 x 9 = 23.143
              {{3, 3, 3, 3, 3, 3, s, s, s}, missing, missing}});  // three skipped
  check_rows("gad7", 0,
             {{{1, 1, 1, 1, 0, 0, s}, 5, 1},   // 4 / 6 x 7 = 4.667
              {{3, 3, 3, 0, 0, 0, s}, 11, 2},  // 9 / 6 x 7 = 10.5, up
              {{2, 2, 2, 1, 0, s, s}, 10, 2},  // 7 / 5 x 7 = 9.8
              {{2, 2, 2, 2, s, s, s}, missing, missing}});
}

TEST_CASE("totals of a K10 and a WHODAS with skipped items are as worked by hand") {
  check_rows("k10", 0,
             {{{1, 1, 1, 1, 1, 1, 1, 1, 1, s}, 10, 0},
              {{2, 2, 2, 2, 2, 1, 1, 1, 1, s}, 16, 1},  // 14 / 9 x 10 = 15.556
              {{2, 2, 2, 2, 1, 1, 1, 1, 1, s}, 14, 0},  // 13 / 9 x 10 = 14.444
              {{s, 5, 5, 5, 5, 5, 5, 5, 5, 5}, 50, 3},
              {{3, 3, 3, 3, 3, 3, 3, 3, s, s}, missing, missing}});
  check_rows("whodas12", 1,
             {{{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, s}, 0, missing},
              {{2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, s}, 1, missing},  // 12 / 11 x 12 = 13.09, less 12
              {{2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, s}, 7, missing},  // 17 / 11 x 12 = 18.545
              {{5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, s}, 48, missing},
              {{5, 5, 5, 5, 5, 5, 5, 5, 5, 5, s, s}, missing, missing}});
}

TEST_CASE("work that does not apply counts as the mean of the other four, as worked by hand") {
  check_rows("wsas", 0,
             {{{s, 2, 2, 2, 2, 1}, 10, 0},
              {{s, 3, 2, 2, 2, 1}, 11, 1},             // 9 / 4 x 5 = 11.25
              {{s, 4, 2, 2, 2, 1}, 13, 1},             // 10 / 4 x 5 = 12.5, up
              {{s, 8, 8, 0, 0, 1}, 20, 1},             // 16 / 4 x 5
              {{s, 8, 8, 1, 0, 1}, 21, 2},             // 17 / 4 x 5 = 21.25
              {{6, 2, 2, 2, 2, 1}, 14, 1},             // answered all the same
              {{s, 2, 2, 2, 2, 0}, missing, missing},  // merely left empty
              {{s, 2, 2, 2, 2, s}, missing, missing},
              {{s, s, 2, 2, 2, 1}, missing, missing},
              {{4, s, 2, 2, 2, 1}, missing, missing}});
}

TEST_CASE("what the AUDIT does not ask counts 0, as worked by hand") {
  check_rows("audit", 0,
             {{{0, s, s, s, s, s, s, s, 0, 0}, 0, 0},
              {{0, s, s, s, s, s, s, s, 4, 4}, 8, 1},
              {{0, s, s, s, s, s, s, s, 4, s}, missing, missing},  // question 10 is always asked
              {{4, 0, 0, s, s, s, s, s, 0, 2}, 6, 0},
              {{4, 0, 0, 3, s, s, s, s, 0, 2}, 9, 1},  // an answer stands
              {{4, 1, 0, s, s, s, s, s, 0, 2}, missing, missing},
              {{s, 0, 0, s, s, s, s, s, 0, 2}, missing, missing},  // question 1 is still open
              {{4, 0, s, s, s, s, s, s, 0, 2}, missing, missing}});
}

TEST_CASE("a score that is missing says how many items were answered and how many may be skipped") {
  CHECK(why("phq9", {1, 1, 1, 1, s, s, s, s, s}) == "4 of 9 items answered; at most 2 may be skipped");
  CHECK(why("k10", {1, 1, 1, 1, 1, 1, 1, 1, s, s}) == "8 of 10 items answered; at most 1 may be skipped");
  CHECK(why("k5", {1, 1, 1, 1, s}) == "4 of 5 items answered; none may be skipped");
}
