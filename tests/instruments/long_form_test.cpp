// The long forms, which have too many sheets to go through: every total from several sheets, every part in full.

#include "scorer.hpp"

using published::Answers;
using published::Choices;

namespace {

enum class From { first, last, evenly };

// Points are added to the lowest sheet, one at a time, until `points` of them are on it.
Answers raised(const Choices& choices, int points, From from) {
  const std::size_t items = choices.size();
  std::vector<std::size_t> chosen(items);
  Answers answers(items);
  for (std::size_t i = 0; i < items; ++i) answers[i] = choices[i][0];
  for (std::size_t round = 0; points > 0; ++round) {
    for (std::size_t step = 0; step < items && points > 0; ++step) {
      const std::size_t i = from == From::last ? items - 1 - step : step;
      do {
        if (chosen[i] + 1 == choices[i].size()) break;
        const int more = choices[i][chosen[i] + 1] - choices[i][chosen[i]];
        answers[i] = choices[i][++chosen[i]];
        points -= more;
      } while (from != From::evenly && points > 0);
    }
  }
  return answers;
}

// Raises the sheet point by point from the lowest total to the highest, in all three ways; each sheet is compared.
void check_every_total(const std::string& id, int lowest, int highest, const std::vector<int>& reversed = {}) {
  Scorer scorer(id);
  const Choices& choices = scorer.form().choices;
  std::string first;
  for (const From from : {From::first, From::last, From::evenly})
    for (int total = lowest; total <= highest; ++total) {
      Answers answers = raised(choices, total - lowest, from);
      for (const int item : reversed) {
        const auto at = static_cast<std::size_t>(item - 1);
        answers[at] = choices[at].front() + choices[at].back() - answers[at];
      }
      std::string found = scorer.difference(answers);
      if (found.empty() && scorer.score(answers).scores[0].integer() != total) found = "not " + std::to_string(total);
      if (first.empty()) first = found;
    }
  CHECK(first == "");
  CHECK(scorer.scored() == 3 * (highest - lowest + 1));
}

// Each item in turn takes each of its answers, the others at their lowest and then at their highest.
void check_every_answer(const std::string& id, std::int64_t expected_count) {
  Scorer scorer(id);
  const Choices& choices = scorer.form().choices;
  std::string first;
  for (const bool high : {false, true})
    for (std::size_t item = 0; item < choices.size(); ++item) {
      Answers answers;
      for (const auto& each : choices) answers.push_back(high ? each.back() : each.front());
      for (const int points : choices[item]) {
        answers[item] = points;
        const std::string found = scorer.difference(answers);
        if (first.empty()) first = found;
      }
    }
  CHECK(first == "");
  CHECK(scorer.scored() == expected_count);
}

// All sheets of some items, numbered from 1 as in our files, with the others at their lowest and then at their highest.
void check_part(const std::string& id, const std::vector<int>& items, std::int64_t expected_count) {
  Scorer scorer(id);
  for (const bool high : {false, true}) {
    Choices choices;
    for (const auto& each : scorer.form().choices) choices.push_back({high ? each.back() : each.front()});
    for (const int item : items) {
      const auto at = static_cast<std::size_t>(item - 1);
      choices[at] = scorer.form().choices[at];
    }
    check_sheets(scorer, choices, expected_count);
  }
}

int total_of(const std::string& id, const Answers& answers, std::size_t score = 0) {
  Scorer scorer(id);
  const rung::Value found = scorer.score(answers).scores[score];
  return found.is_null() ? published::missing : found.integer();
}

}  // namespace

TEST_CASE("every total of the PCL-5 is reached from three sheets with its band") { check_every_total("pcl5", 0, 80); }

TEST_CASE("every total of the CES-D is reached from three sheets with its band") {
  check_every_total("cesd", 0, 60, {4, 8, 12, 16});
}

TEST_CASE("every total of the WHODAS is reached from three sheets") { check_every_total("whodas12", 12, 60); }

TEST_CASE("each answer to each item of the PCL-5 counts where it should") {
  check_every_answer("pcl5", 200);  // 20 x 5, twice
}

TEST_CASE("each answer to each item of the CES-D counts where it should, the four reversed ones turned round") {
  check_every_answer("cesd", 160);  // 20 x 4, twice
}

TEST_CASE("each answer to each item of the WHODAS counts where it should") {
  check_every_answer("whodas12", 120);  // 12 x 5, twice
}

TEST_CASE("each answer to each item of the BAM counts where it should") {
  check_every_answer("bam", 224);  // 22 x 5 and 2, twice
}

TEST_CASE("the clusters of the PCL-5 are met by one item, or two, of every kind") {
  check_part("pcl5", {1, 2, 3, 4, 5}, 3'125);
  check_part("pcl5", {6, 7}, 25);
  check_part("pcl5", {8, 9, 10, 11, 12, 13, 14}, 78'125);
  check_part("pcl5", {15, 16, 17, 18, 19, 20}, 15'625);
}

TEST_CASE("a PCL-5 that meets each cluster by the least is met, and with one item less it is not") {
  // one symptom in B and in C, two in D and in E, rated 2 each
  const Answers met = {2, 0, 0, 0, 0, 2, 0, 2, 2, 0, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0};
  Scorer scorer("pcl5");
  CHECK(scorer.score(met).scores[9].truth() == rung::Truth::yes);
  CHECK(scorer.score(met).scores[0].integer() == 12);
  for (std::size_t item = 0; item < met.size(); ++item) {
    if (met[item] == 0) continue;
    Answers less = met;
    less[item] = 1;
    CHECK(scorer.score(less).scores[9].truth() == rung::Truth::no);
  }
}

TEST_CASE("the three scores of the BAM are the published items, in every combination of them") {
  check_part("bam", {4, 5, 6}, 125);
  check_part("bam", {1, 2, 3, 14, 17, 21}, 15'625);    // 1, 2, 3, 8, 11, 15 on the form
  check_part("bam", {15, 16, 18, 19, 20, 22}, 6'250);  // 9, 10, 12, 13, 14, 16; the fifth is 0 or 4
}

TEST_CASE("a CES-D of nothing but lowest answers has the points of its four reversed items") {
  CHECK(total_of("cesd", Answers(20, 0)) == 12);  // 4 x 3
  CHECK(total_of("cesd", Answers(20, 3)) == 48);  // 16 x 3
  CHECK(total_of("cesd", Answers(20, 1)) == 24);  // 16 x 1 + 4 x 2
}

TEST_CASE("the WHODAS runs from 12 to 60 and from 0 to 48") {
  CHECK(total_of("whodas12", Answers(12, 1), 0) == 12);
  CHECK(total_of("whodas12", Answers(12, 1), 1) == 0);
  CHECK(total_of("whodas12", Answers(12, 5), 0) == 60);
  CHECK(total_of("whodas12", Answers(12, 5), 1) == 48);
  const auto range = Scorer("whodas12").instrument().scores[1].range;
  REQUIRE(range.has_value());
  CHECK(range->low == rung::Decimal(0));
  CHECK(range->high == rung::Decimal(48));
}
