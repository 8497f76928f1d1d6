#include "rung/evaluate/prediction.hpp"

#include "rung/advise/advisor.hpp"
#include "rung/advise/read_file.hpp"

using namespace rung;

// Expected numbers were reckoned by hand from the definition, and logistic functions of them with 40 digits.

namespace {

const std::string model_file = std::string(RUNG_SOURCE_DIR) + "/tests/model/made-up.yaml";

Decimal number(const std::string& text) { return *Decimal::parse(text); }

/// A rule set and what its model says of a case.
struct Predicted {
  Advisor advisor;
  Recommendation advice;
  const Prediction& prediction() const { return *advice.explanation().prediction; }
};

Predicted ask(const Source& rules, const std::string& answers) {
  auto advisor = Advisor::read(rules);
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  auto advice = advisor->recommend(
      Source("case", "rung_case: 1\nid: x\npopulation: adult\nhistory: []\nanswers: {" + answers + "}\n"));
  REQUIRE_MESSAGE(advice.has_value(), describe(advice.error()));
  return {std::move(advisor).value(), std::move(advice).value()};
}

Source made_up(const std::string& from = "", const std::string& to = "") {
  std::string text(read_file(model_file)->text());
  if (!from.empty()) {
    REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
  }
  return {"made-up.yaml", text};
}

std::string listed(const std::vector<Range>& ranges) {
  std::string text;
  for (const Range& range : ranges)
    text += (text.empty() ? "" : " ") + range.low.to_string() +
            (range.low == range.high ? "" : ".." + range.high.to_string());
  return text;
}

}  // namespace

TEST_CASE("the logistic function is right to eight places and ends in 0 and 1") {
  CHECK(probability_of(number("0.5"), 0) == number("0.62245933"));
  CHECK(probability_of(2, 0) == number("0.88079708"));
  CHECK(probability_of(1, 3) == number("0.11920292"));
  CHECK(probability_of(7, 7) == number("0.5"));
  CHECK(probability_of(18, 0) == number("0.99999998"));
  CHECK(probability_of(Decimal::maximum(), Decimal::minimum()) == Decimal(1));
  CHECK(probability_of(Decimal::minimum(), Decimal::maximum()) == Decimal(0));
}

TEST_CASE("a prediction set has every level that is probable enough and those between") {
  const std::vector<Decimal> level = {number("0.3"), number("0.1"), number("0.35"), number("0.25")};
  CHECK(prediction_set(level, {number("0.3"), number("0.2"), number("0.3"), number("0.3")}) == 0b0111);
  CHECK(prediction_set(level, {number("0.9"), number("0.9"), number("0.9"), number("0.2")}) == 0b1000);
  CHECK(prediction_set(level, {1, 1, 1, 1}) == 0b0100);
  CHECK(prediction_set({number("0.4"), number("0.2"), number("0.4")}, {1, 1, 1}) == 0b001);
}

TEST_CASE("a whole case has its index and probabilities and the floor that they reach") {
  const Predicted asked = ask(made_up(), "danger: 3, burden: 4.5, elope: true, sex: male");
  const Prediction& said = asked.prediction();
  CHECK(said.is_whole);
  REQUIRE(said.index.size() == 3);
  // 0.9 * 3 + 0.25 * 4.5 - 0.5 = 3.325, and 0.5, 0.75 and 1 for running away
  CHECK(said.index[0]->low == number("3.825"));
  CHECK(said.index[1]->low == number("4.075"));
  CHECK(said.index[2]->low == number("4.325"));
  CHECK(listed(said.at_least) == "1.0 0.94401192 0.74554661 0.33737816");
  CHECK(listed(said.level) == "0.05598808 0.19846531 0.40816845 0.33737816");
  CHECK(said.set == 0b1110);  // weekly needs 0.15
  CHECK(said.floor == 3);     // 0.337 >= 0.3
  CHECK(asked.advice.decision().level == 3);
}

TEST_CASE("the parts of each term add up to the index to the last place") {
  const Predicted asked = ask(made_up("coefficient: 0.25", "coefficient: 0.12345679"),
                              "danger: 1, burden: 3.33333333, elope: true, sex: male");
  const Prediction& said = asked.prediction();
  for (std::size_t cut = 0; cut < said.index.size(); ++cut) {
    Decimal sum;
    for (const Prediction::Term& term : said.terms) sum = *add(sum, term.parts[cut]->low);
    CHECK(sum == said.index[cut]->low);
  }
  // 0.12345679 * 3.33333333 = 0.41152262..., rounded once
  CHECK(said.terms[1].parts[0]->low == number("0.41152263"));
}

TEST_CASE("the threshold of a floor is the least number of eight places at which the probability is reached") {
  const Predicted asked = ask(made_up(), "danger: 0");
  const auto& thresholds = asked.advisor.program().model()->thresholds;
  // ln(0.3 / 0.7) = -0.84729786038...
  CHECK(thresholds == std::vector<Decimal>{number("0.15270214"), number("2.15270214"), number("4.15270214")});
  const Predicted other = ask(made_up("climb_when: 0.3", "climb_when: 0.7"), "danger: 0");
  CHECK(other.advisor.program().model()->thresholds[0] == number("1.84729787"));
  const Predicted even = ask(made_up("climb_when: 0.3", "climb_when: 0.5"), "danger: 0");
  CHECK(even.advisor.program().model()->thresholds == std::vector<Decimal>{1, 3, 5});
}

TEST_CASE("an index right at the threshold is a floor and one 10^-8 below is not") {
  const std::string flat = "  terms: {burden: 1, danger: 0, elope: 0}\n";
  std::string text = made_up().text();
  const std::size_t from = text.find("  terms:\n"), to = text.find("  cuts:");
  text.replace(from, to - from, flat);
  const Source rules("flat.yaml", text);
  CHECK(ask(rules, "burden: 2.15270214, danger: 0, elope: false").advice.decision().level == 2);
  CHECK(ask(rules, "burden: 2.15270213, danger: 0, elope: false").advice.decision().level == 1);
}

TEST_CASE("missing terms leave ranges that their declared ranges allow") {
  const Predicted asked = ask(made_up(), "elope: true, sex: male");
  const Prediction& said = asked.prediction();
  CHECK(!said.is_whole);
  CHECK(said.index[0]->low == number("0.0"));
  CHECK(said.index[0]->high == number("5.2"));
  CHECK(listed(said.at_least) == "1.0 0.26894142..0.98522597 0.06008665..0.92056145 0.01098694..0.66818777");
  CHECK(said.floor == 0);
  CHECK(said.floor_up_to == 3);
  CHECK(said.terms[0].parts[0]->high == number("2.7"));
}

TEST_CASE("a floor that holds whatever the missing terms are holds, and one that cannot be reached does not") {
  // 2.7 + 2.5 and elope 0.5, 0.75, 1: with sex missing the index lies 0.5 apart, from 5.2 for iop
  const Predicted high = ask(made_up(), "danger: 3, burden: 10, elope: true");
  CHECK(high.advice.decision().level == 3);
  CHECK(high.advice.decision().up_to == 3);
  CHECK(high.prediction().floor == 3);
  // 0 to 1 for residential
  const Predicted low = ask(made_up(), "danger: 0, burden: 0, sex: female");
  CHECK(low.advice.decision().level == 0);
  CHECK(low.advice.decision().up_to == 1);  // 0.5 >= 0.15270214; 0.75 < 2.15270214
}

TEST_CASE("where cuts cross the higher need counts for the lower ones too") {
  const Predicted asked = ask(made_up("{iop: 0.5, php: 0.75, residential: 1}", "{iop: 0, php: 3.5, residential: 1}"),
                              "danger: 0, burden: 0, elope: true, sex: female");
  const Prediction& said = asked.prediction();
  // php: F(3.5 - 3) = 0.62245933; iop by itself F(0 - 1) = 0.26894142
  CHECK(said.at_least[1].low == number("0.62245933"));
  CHECK(said.at_least[2].low == number("0.62245933"));
  CHECK(said.level[1].low == Decimal(0));
  CHECK(said.floor == 2);
}

TEST_CASE("a model without climb_when speaks and never climbs") {
  const Predicted asked = ask(made_up("  climb_when: 0.3\n", ""), "danger: 2, burden: 10, elope: true, sex: male");
  CHECK(asked.advice.decision().level == 0);
  CHECK(asked.prediction().floor == 0);
  CHECK(asked.prediction().at_least[1].low > number("0.9"));
  CHECK(asked.advisor.program().rules().rules.size() == 1);
}

TEST_CASE("the short form of terms is the long one with the name as the term") {
  const Predicted asked = ask(Source("short.yaml",
                                     [] {
                                       std::string text(made_up().text());
                                       const std::size_t from = text.find("  terms:\n"), to = text.find("  cuts:");
                                       return text.replace(from, to - from, "  terms: {danger: 0.9, burden: 0.25}\n");
                                     }()),
                              "danger: 1, burden: 2, elope: true, sex: male");
  REQUIRE(asked.prediction().index.size() == 1);
  CHECK(asked.prediction().index[0]->low == number("1.4"));
}

TEST_CASE("where terms share a missing answer each of its values is tried") {
  const Predicted asked =
      ask(Source("shared.yaml",
                 [] {
                   std::string text(made_up().text());
                   const std::size_t from = text.find("  terms:\n"), to = text.find("  cuts:");
                   return text.replace(from, to - from,
                                       "  terms:\n    - {id: danger, of: danger, coefficient: 2}\n"
                                       "    - {id: squared, of: danger * danger, coefficient: -0.5}\n");
                 }()),
          "burden: 2, elope: true, sex: male");
  // 2d - d^2 / 2 is 0, 1.5, 2 and 1.5 for 0 to 3; taken apart the terms would leave -4.5 to 6
  const Prediction& said = asked.prediction();
  CHECK(said.is_exact);
  CHECK(said.index[0]->low == Decimal(0));
  CHECK(said.index[0]->high == Decimal(2));
  CHECK(said.terms[1].parts[0]->low == number("-4.5"));
  // 1 / (1 + exp(1)) and 1 / (1 + exp(-1)) for a cut of 1
  CHECK(said.at_least[1].low == number("0.26894142"));
  CHECK(said.at_least[1].high == number("0.73105858"));
}

TEST_CASE("missing decimals leave ranges by intervals which says that their ends need not be reached") {
  const Predicted asked =
      ask(made_up("{iop: 0.5, php: 0.75, residential: 1}", "0.5"), "danger: 0, elope: false, sex: female");
  CHECK(!asked.prediction().is_exact);
  CHECK(asked.prediction().index[0]->high == number("2.5"));
  // midway between the cuts of iop and php, at 2: F(1) - F(-1) = 0.73105858 - 0.26894142
  CHECK(asked.prediction().level[1].high == number("0.46211716"));
}
