// What each file under rules/instruments/ says of its form, against the table of the published ones.

#include "scorer.hpp"

using namespace rung;

namespace {

std::vector<int> points_of(const Item& item) {
  if (item.type == boolean_type) return {0, 1};
  std::vector<int> points;
  if (!item.values.empty()) {
    for (const std::int32_t value : item.values) points.push_back(value);
    return points;
  }
  for (auto value = *item.range->low.to_int64(); value <= *item.range->high.to_int64(); ++value)
    points.push_back(int(value));
  return points;
}

void check_items(const Instrument& instrument, const published::Form& form) {
  for (std::size_t i = 0; i < form.choices.size(); ++i) {
    CAPTURE(instrument.items[i].id.text);
    CHECK(points_of(instrument.items[i]) == form.choices[i]);
    const bool yes_no = std::find(form.yes_no.begin(), form.yes_no.end(), int(i + 1)) != form.yes_no.end();
    CHECK((instrument.items[i].type == boolean_type) == yes_no);
    CHECK(instrument.items[i].question.empty());  // the wording of a form does not belong here
  }
}

void check_scores(const Instrument& instrument, const published::Form& form) {
  for (std::size_t i = 0; i < form.scores.size(); ++i) {
    const Score& score = instrument.scores[i];
    CAPTURE(score.id.text);
    CHECK(score.id.text == form.scores[i].id);
    REQUIRE(score.bands.size() == form.scores[i].bands.size());
    for (std::size_t band = 0; band < score.bands.size(); ++band) {
      CHECK(score.bands[band].id.text == form.scores[i].bands[band].id);
      CHECK(score.bands[band].from == Decimal(form.scores[i].bands[band].from));
    }
  }
}

}  // namespace

TEST_CASE("every instrument file has the items, scores and bands of its publication") {
  for (const published::Form& form : published::forms()) {
    CAPTURE(form.id);
    const Scorer scorer(form.id);
    check_items(scorer.instrument(), form);
    check_scores(scorer.instrument(), form);
    CHECK_FALSE(scorer.instrument().rights.empty());
    CHECK_FALSE(scorer.instrument().sources.empty());
  }
}

TEST_CASE("the table of published instruments has all eighteen of them") { CHECK(published::forms().size() == 18); }
