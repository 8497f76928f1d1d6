#include "scorer.hpp"

using namespace rung;

namespace {

Advisor advisor_of(const std::string& instrument) {
  const std::string rules =
      "rung: 1\nid: t\nversion: 1.0.0\ntitle: t\nstatus: draft\npopulation: adult\nsources: {s: {title: s}}\n"
      "ladder: [{id: a, name: A, hours_per_week: [1, 1], source: s}, {id: b, name: B, hours_per_week: [2, 2], source: "
      "s}]\n"
      "instruments: [" +
      instrument +
      "]\ninputs: {x: {type: boolean, name: x, ask: x}}\n"
      "rules: [{id: r, title: r, at_least: b, when: x, because: x, source: s}]\n";
  auto advisor = Advisor::read(Source("t.yaml", rules));
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  return *advisor;
}

Value value_of(int points, bool yes_no) {
  if (points == published::skipped || points == published::missing) return {};
  return yes_no ? Value::of(points == 1) : Value::of(std::int32_t{points});
}

// The number of the band that `points` fall in: how many begin at or below them, less one.
int band_of(const std::vector<published::Band>& bands, int points) {
  int number = -1;
  for (const published::Band& band : bands) number += band.from <= points ? 1 : 0;
  return number;
}

}  // namespace

Scorer::Scorer(const std::string& id)
    : advisor_(advisor_of(id)),
      form_(published::form(id)),
      yes_no_(form_.choices.size()),
      items_(form_.choices.size()),
      given_(form_.scores.size()),
      expected_{std::vector<int>(form_.scores.size()), std::vector<int>(form_.scores.size())} {
  for (const int item : form_.yes_no) yes_no_[static_cast<std::size_t>(item - 1)] = true;
  REQUIRE(instrument().items.size() == form_.choices.size());
  REQUIRE(instrument().scores.size() == form_.scores.size());
}

const ScoredSheet& Scorer::score(const published::Answers& answers) {
  for (std::size_t i = 0; i < answers.size(); ++i) items_[i] = value_of(answers[i], yes_no_[i]);
  rung::score(instrument(), advisor_.program().instruments()[0], items_, given_, sheet_);
  return sheet_;
}

std::string Scorer::why_missing(std::size_t score) const {
  return rung::why_missing(instrument(), advisor_.program().instruments()[0], score, sheet_);
}

bool Scorer::agrees() {
  for (std::size_t i = 0; i < completed_.size(); ++i)
    if (!same(sheet_.items[i], value_of(completed_[i], yes_no_[i]))) return false;
  for (std::size_t i = 0; i < expected_.points.size(); ++i) {
    const published::Score& score = form_.scores[i];
    const int points = expected_.points[i];
    if (!same(sheet_.scores[i], value_of(points, score.yes_no))) return false;
    const bool banded = points != published::missing && !score.bands.empty();
    if (!same(sheet_.bands[i], banded ? Value::of(std::int32_t{band_of(score.bands, points)}) : Value{})) return false;
    if (sheet_.filled[i] != expected_.filled[i]) return false;
  }
  return true;
}

std::string Scorer::describe_sheet(const published::Answers& answers) const {
  std::string text = form_.id + " [";
  for (const int points : answers) text += (points == published::skipped ? "-" : std::to_string(points)) + " ";
  text += "]";
  for (std::size_t i = 0; i < expected_.points.size(); ++i)
    text += "\n  " + form_.scores[i].id + ": rung " + to_text(sheet_.scores[i]) + ", band " + to_text(sheet_.bands[i]) +
            ", filled " + std::to_string(sheet_.filled[i]) + "; published " +
            to_text(value_of(expected_.points[i], form_.scores[i].yes_no)) + ", filled " +
            std::to_string(expected_.filled[i]);
  return text;
}

std::string Scorer::difference(const published::Answers& answers) {
  ++scored_;
  score(answers);
  completed_ = answers;
  form_.score(completed_, expected_);
  return agrees() ? std::string{} : describe_sheet(answers);
}

std::string Scorer::differences(const published::Choices& choices) {
  std::vector<std::size_t> chosen(choices.size());
  published::Answers answers(choices.size());
  for (std::size_t i = 0; i < choices.size(); ++i) answers[i] = choices[i][0];
  std::string first;
  for (std::int64_t wrong = 0;;) {
    const std::string found = difference(answers);
    if (!found.empty() && ++wrong == 1) first = found;
    std::size_t at = 0;
    for (; at < choices.size() && ++chosen[at] == choices[at].size(); ++at) answers[at] = choices[at][chosen[at] = 0];
    if (at == choices.size()) return wrong == 0 ? first : std::to_string(wrong) + " sheets differ; the first: " + first;
    answers[at] = choices[at][chosen[at]];
  }
}

void check_sheets(Scorer& scorer, const published::Choices& choices, std::int64_t expected_count) {
  const std::int64_t before = scorer.scored();
  CHECK(scorer.differences(choices) == "");
  CHECK(scorer.scored() - before == expected_count);
}

void check_every_sheet(const std::string& id, std::int64_t expected_count) {
  Scorer scorer(id);
  check_sheets(scorer, scorer.form().choices, expected_count);
}
