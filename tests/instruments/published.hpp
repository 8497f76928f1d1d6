#pragma once

#include <limits>
#include <string>
#include <vector>

// The instruments once more, as their publications have them, written apart from rules/instruments/: how many items,
// what each can score, where the bands begin, which items count where, and what a skipped item means. Nothing here
// reads YAML.
namespace published {

constexpr int skipped = -1;                               ///< as an answer: none was given
constexpr int missing = std::numeric_limits<int>::min();  ///< as a score: there is none

/// Of each item in the form's order: its points, 1 for yes and 0 for no.
using Answers = std::vector<int>;
/// Of each item: the points that it can have, lowest first.
using Choices = std::vector<std::vector<int>>;

struct Band {
  int from;
  std::string id;
};

struct Score {
  std::string id;
  bool yes_no = false;
  std::vector<Band> bands = {};
};

/// What comes of a sheet, for each score in order.
struct Outcome {
  std::vector<int> points;  ///< yes 1, no 0
  std::vector<int> filled;  ///< how many skipped items count as the mean of the others
};

struct Form {
  std::string id;
  Choices choices;
  std::vector<int> yes_no;  ///< the items that are, numbered from 1 as on the form
  std::vector<Score> scores;
  int may_skip;  ///< how many items the form's own rule fills with the mean
  /// Fills in what the form does not ask, then scores.
  void (*score)(Answers&, Outcome&);
};

/// @pre one of the eighteen
const Form& form(const std::string& id);
const std::vector<Form>& forms();

std::vector<Form> symptom_forms();
std::vector<Form> substance_forms();
std::vector<Form> function_forms();

/// So many items, each from `low` to `high`.
Choices alike(std::size_t items, int low, int high);

/// A total: missing where more than `may_skip` of its items are, else with those counted as the mean of the answered
/// ones and rounded to the nearest whole, halves up.
struct Total {
  int points = 0;
  int filled = 0;
};
Total total(const Answers& answers, const std::vector<int>& items, int may_skip = 0);
Total total(const Answers& answers, int first, int last, int may_skip = 0);

void set(Outcome& outcome, std::size_t score, Total total);
void set(Outcome& outcome, std::size_t score, int points);

/// Three answers: 1, 0 and missing.
int at_least(int points, int cut);
int either(int a, int b);
int both(int a, int b);
int turned(int a);
/// Are `least` of the items `first` to `last` at `cut` or above, whatever the skipped ones are?
int count_at_least(const Answers& answers, int first, int last, int cut, int least);

}  // namespace published
