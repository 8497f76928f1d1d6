// What each file under rules/instruments/ says of its form, against the table of the published ones.

#include <algorithm>
#include <map>

#include "rung/advise/built_in.hpp"
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

struct Details {
  std::int32_t recall_days;  // 0: the form names none
  std::vector<std::string> changes;
  std::string loinc, total_loinc;
};

// By id: how far back the form looks, the changes that matter of its first score, and the codes of the form and the
// score.
const std::map<std::string, Details> details = {
    {"asrm", {7, {}, "", ""}},
    {"audit", {365, {}, "", "75624-7"}},
    {"auditc", {365, {}, "72109-2", "75626-2"}},
    {"bam", {30, {}, "", ""}},
    {"cesd", {7, {}, "", ""}},
    {"cgis", {7, {"1"}, "", ""}},
    {"cssrs", {30, {}, "", ""}},
    {"dast10", {365, {}, "82666-9", "82667-7"}},
    {"epds", {7, {}, "", ""}},
    {"gad7", {14, {"4", "26.8 %"}, "69737-5", "70274-6"}},
    {"isi", {14, {"6", "8.4"}, "", ""}},
    {"k10", {28, {}, "", ""}},
    {"k5", {28, {}, "", ""}},
    {"pcl5", {30, {"10", "5"}, "", ""}},
    {"phq9", {14, {"5", "6", "21 %"}, "44249-1", "44261-6"}},
    {"phqa", {14, {"5"}, "", "89204-2"}},
    {"whodas12", {30, {}, "", ""}},
    {"wsas", {0, {"8"}, "", ""}},
};

std::string loinc(const std::map<std::string, std::string>& codes) {
  const auto found = codes.find("loinc");
  return found == codes.end() ? "" : found->second;
}

std::vector<std::string> changes_of(const Score& score) {
  std::vector<std::string> changes;
  for (const ImportantChange& change : score.changes_that_matter)
    changes.push_back(to_text(change.amount.is_whole() ? Value::of(std::int32_t(*change.amount.to_int64()))
                                                       : Value::of(change.amount)) +
                      (change.percent ? " %" : ""));
  return changes;
}

std::vector<std::string> item_codes(const Instrument& instrument) {
  std::vector<std::string> codes;
  for (const Item& item : instrument.items) codes.push_back(loinc(item.codes));
  return codes;
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

TEST_CASE("every built-in instrument is in the table of published ones") {
  std::vector<std::string> known, built_in;
  for (const published::Form& form : published::forms()) known.push_back(form.id);
  for (const BuiltInText& file : built_in_instruments()) built_in.emplace_back(file.name);
  std::sort(known.begin(), known.end());
  CHECK(built_in == known);
}

TEST_CASE("every instrument file says how far back its form looks, which change matters, and the codes known for it") {
  for (const published::Form& form : published::forms()) {
    CAPTURE(form.id);
    const Scorer scorer(form.id);
    const Instrument& instrument = scorer.instrument();
    const Details& expected = details.at(form.id);
    CHECK(instrument.recall_days.value_or(0) == expected.recall_days);
    CHECK(changes_of(instrument.scores[0]) == expected.changes);
    CHECK(loinc(instrument.codes) == expected.loinc);
    CHECK(loinc(instrument.scores[0].codes) == expected.total_loinc);
  }
}

TEST_CASE("the items of the PHQ-9 and of the C-SSRS have their LOINC codes, in the order of the form") {
  CHECK(item_codes(Scorer("phq9").instrument()) == std::vector<std::string>{"44250-9", "44255-8", "44259-0", "44254-1",
                                                                            "44251-7", "44258-2", "44252-5", "44253-3",
                                                                            "44260-8"});
  CHECK(item_codes(Scorer("cssrs").instrument()) ==
        std::vector<std::string>{"93246-7", "93247-5", "93248-3", "93249-1", "93250-9", "93267-3", "93269-9"});
}
