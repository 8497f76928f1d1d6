#include "published.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace published {
namespace {

Total finished(int sum, int answered, int asked, int may_skip) {
  if (answered == asked) return {sum, 0};
  if (answered == 0 || asked - answered > may_skip) return {missing, 0};
  // A quotient that ends in one half is exact as a double, and no other comes near one half.
  return {static_cast<int>(std::lround(double(sum) * asked / answered)), asked - answered};
}

}  // namespace

const std::vector<Form>& forms() {
  static const std::vector<Form> all = [] {
    std::vector<Form> joined;
    for (const auto& part : {symptom_forms(), substance_forms(), function_forms()})
      joined.insert(joined.end(), part.begin(), part.end());
    return joined;
  }();
  return all;
}

const Form& form(const std::string& id) {
  const auto found = std::find_if(forms().begin(), forms().end(), [&](const Form& each) { return each.id == id; });
  assert(found != forms().end());
  return *found;
}

Choices alike(std::size_t items, int low, int high) {
  std::vector<int> one;
  for (int points = low; points <= high; ++points) one.push_back(points);
  return Choices(items, one);
}

Total total(const Answers& answers, const std::vector<int>& items, int may_skip) {
  int sum = 0, answered = 0;
  for (const int item : items) {
    const int points = answers[static_cast<std::size_t>(item - 1)];
    if (points == skipped) continue;
    sum += points;
    ++answered;
  }
  return finished(sum, answered, static_cast<int>(items.size()), may_skip);
}

Total total(const Answers& answers, int first, int last, int may_skip) {
  int sum = 0, answered = 0;
  for (int item = first; item <= last; ++item) {
    const int points = answers[static_cast<std::size_t>(item - 1)];
    if (points == skipped) continue;
    sum += points;
    ++answered;
  }
  return finished(sum, answered, last - first + 1, may_skip);
}

void set(Outcome& outcome, std::size_t score, Total total) {
  outcome.points[score] = total.points;
  outcome.filled[score] = total.filled;
}

void set(Outcome& outcome, std::size_t score, int points) {
  outcome.points[score] = points;
  outcome.filled[score] = 0;
}

int at_least(int points, int cut) {
  if (points == skipped || points == missing) return missing;
  return points >= cut ? 1 : 0;
}

int either(int a, int b) {
  if (a == 1 || b == 1) return 1;
  return a == 0 && b == 0 ? 0 : missing;
}

int both(int a, int b) {
  if (a == 0 || b == 0) return 0;
  return a == 1 && b == 1 ? 1 : missing;
}

int turned(int a) { return a == missing ? missing : 1 - a; }

int count_at_least(const Answers& answers, int first, int last, int cut, int least) {
  int sure = 0, open = 0;
  for (int item = first; item <= last; ++item) {
    const int points = answers[static_cast<std::size_t>(item - 1)];
    if (points == skipped)
      ++open;
    else if (points >= cut)
      ++sure;
  }
  if (sure >= least) return 1;
  return sure + open < least ? 0 : missing;
}

}  // namespace published
