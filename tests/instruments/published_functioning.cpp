#include "published.hpp"

namespace published {
namespace {

// The sixth entry says that there is no work for reasons apart from the problem; only then may work be skipped.
void score_wsas(Answers& answers, Outcome& outcome) {
  const Total others = total(answers, 2, 5);
  if (answers[0] == skipped && answers[5] == 1 && others.points != missing) {
    set(outcome, 0, total(answers, 1, 5, 1));
  } else {
    set(outcome, 0, total(answers, 1, 5));
  }
}

void score_whodas12(Answers& answers, Outcome& outcome) {
  const Total sum = total(answers, 1, 12, 1);
  set(outcome, 0, sum);
  set(outcome, 1, sum.points == missing ? missing : sum.points - 12);
}

}  // namespace

std::vector<Form> function_forms() {
  Choices wsas = alike(5, 0, 8);
  wsas.push_back({0, 1});
  return {
      {"wsas", wsas, {6}, {{"total", false, {{0, "subclinical"}, {11, "significant"}, {21, "severe"}}}}, 1, score_wsas},
      {"whodas12", alike(12, 1, 5), {}, {{"simple_60"}, {"total"}}, 1, score_whodas12},
  };
}

}  // namespace published
