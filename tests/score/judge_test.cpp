#include <cmath>

#include "made_up.hpp"
#include "rung/score/cross_validate.hpp"
#include "rung/score/inference.hpp"
#include "rung/score/measures.hpp"
#include "rung/score/prediction_sets.hpp"

using namespace rung;

namespace {

// Three levels, four rows; everything below is worked by hand from these.
Judged four() {
  return {{"low", "middle", "high"},
          {0.6, 0.3, 0.1, /**/ 0.2, 0.5, 0.3, /**/ 0.1, 0.3, 0.6, /**/ 0.5, 0.25, 0.25},
          {0, 1, 2, 1},
          {0, 1, 1, 2},
          {}};
}

}  // namespace

TEST_CASE("measures of four rows are those worked by hand") {
  const Measures found = measure(four());
  CHECK(found.cases == 4);
  CHECK(found.accuracy == doctest::Approx(0.5));
  CHECK(found.above == doctest::Approx(0.25));
  CHECK(found.below == doctest::Approx(0.25));
  CHECK(found.two_below == 0);
  CHECK(found.mean_shift == 0);
  CHECK(found.log_loss == doctest::Approx(-(std::log(0.6) + std::log(0.5) + std::log(0.3) + std::log(0.25)) / 4));
  // P(<= low), P(<= middle) less what was recorded, squared: .4^2+.1^2, .2^2+.3^2, .1^2+.6^2, .5^2+.75^2
  CHECK(found.rps == doctest::Approx((0.17 + 0.13 + 0.37 + 0.8125) / 4));
  // seen: 2 rows one level apart. By chance: recorded 1,2,1 times stated 1,2,1 of 4: (2+2*4+2+2+2)/4 = 4
  CHECK(found.kappa == doctest::Approx(1 - 2.0 / 4));
}

TEST_CASE("a weight counts a row as often and a table of levels adds up to the cases") {
  Judged rows = four();
  rows.weights = {1, 1, 3, 1};
  const std::vector<std::size_t> again = {0, 1, 2, 2, 2, 3};
  const Measures weighted = measure(rows), repeated = measure(four().only(again));
  CHECK(weighted.kappa == doctest::Approx(repeated.kappa));
  CHECK(weighted.rps == doctest::Approx(repeated.rps));
  CHECK(confusion(rows) == std::vector<double>{1, 0, 0, 0, 1, 3, 0, 1, 0});
}

TEST_CASE("the level stated is the highest reached with one half or more") {
  Design design{{"low", "middle", "high"}, {}, {}, {0, 0, 0}, {}};
  const Judged found = judged(design, {0.5, 0.25, 0.25, 0.5001, 0.2, 0.2999, 0.3, 0.1, 0.6});
  CHECK(found.predicted == std::vector<std::uint8_t>{1, 0, 2});
  CHECK(most_probable(found) == std::vector<std::uint8_t>{0, 0, 2});
}

TEST_CASE("thresholds of sets are the ranks that the theory asks for") {
  // Ten cases of one level with P = .05, .10 ... .50: floor(11 * .2) = 2, the second least. Nine of the other.
  Judged rows{{"low", "high"}, {}, {}, {}, {}};
  for (int i = 1; i <= 10; ++i)
    rows.probabilities.insert(rows.probabilities.end(), {0.05 * i, 1 - 0.05 * i}), rows.recorded.push_back(0);
  for (int i = 1; i <= 9; ++i)
    rows.probabilities.insert(rows.probabilities.end(), {1 - 0.1 * i, 0.1 * i}), rows.recorded.push_back(1);
  rows.predicted = rows.recorded;
  const auto sets = calibrate_sets(rows, 0.8);
  REQUIRE(sets.has_value());
  CHECK(sets->at_least[0] == doctest::Approx(0.10));
  CHECK(sets->at_least[1] == doctest::Approx(0.20));  // floor(10 * .2) = 2
  CHECK(sets->calibrated == std::vector<std::size_t>{10, 9});
  CHECK(sets->of(std::vector<double>{0.5, 0.5}).size() == 2);
  CHECK(sets->of(std::vector<double>{0.85, 0.15}).size() == 1);
  const auto refused = calibrate_sets(rows, 0.95);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().size() == 2);
  CHECK(refused.error()[0].message == "level `low` has 10 cases; sets with this coverage need 19");
}

TEST_CASE("gaps in a set are filled and an empty one is the most probable level") {
  const PredictionSets sets{0.9, {0.2, 0.5, 0.2}, {}};
  const auto filled = sets.of(std::vector<double>{0.4, 0.2, 0.4});
  CHECK(filled.from == 0);
  CHECK(filled.to == 2);
  const PredictionSets strict{0.9, {0.9, 0.9, 0.9}, {}};
  const auto lowest = strict.of(std::vector<double>{0.2, 0.4, 0.4});
  CHECK(lowest.from == 1);
  CHECK(lowest.to == 1);
}

// Abramowitz, Stegun, table 26.8, and R's pchisq().
TEST_CASE("tails of the chi-square distribution are those of the tables") {
  CHECK(chi_square_tail(3.841458820694124, 1) == doctest::Approx(0.05).epsilon(1e-10));
  CHECK(chi_square_tail(5.991464547107979, 2) == doctest::Approx(0.05).epsilon(1e-10));
  CHECK(chi_square_tail(7.814727903251179, 3) == doctest::Approx(0.05).epsilon(1e-10));
  CHECK(chi_square_tail(9.487729036781154, 4) == doctest::Approx(0.05).epsilon(1e-10));
  CHECK(chi_square_tail(0, 3) == doctest::Approx(1));
}

TEST_CASE("folds hold every level evenly and are the same every time") {
  Design design{{"0", "1"}, {}, {}, {}, {}};
  for (int row = 0; row < 100; ++row) design.outcome.push_back(row < 30 ? 1 : 0);
  const auto folds = spread_folds(design, 10);
  CHECK(folds == spread_folds(design, 10));
  std::vector<int> of_level_1(10), all(10);
  for (std::size_t row = 0; row < 100; ++row) ++all[folds[row]], of_level_1[folds[row]] += design.outcome[row];
  CHECK(all == std::vector<int>(10, 10));
  CHECK(of_level_1 == std::vector<int>(10, 3));
}

TEST_CASE("resampling gives the same intervals every time and they hold the value") {
  Judged rows = four();
  for (int again = 0; again < 4; ++again) {  // 64 rows
    std::vector<std::size_t> twice;
    for (std::size_t row = 0; row < rows.rows(); ++row) twice.insert(twice.end(), {row, row});
    rows = rows.only(twice);
  }
  const auto one = bootstrap(rows, 200), two = bootstrap(rows, 200);
  CHECK(one.rps.low == two.rps.low);
  CHECK(one.rps.low < measure(rows).rps);
  CHECK(measure(rows).rps < one.rps.high);
  CHECK(one.accuracy.low < 0.5);
  CHECK(0.5 < one.accuracy.high);
}

// R's figures: ordinal::clm and nnet::multinom by the same folds, tests/peers/folds.R.
TEST_CASE("cross-validated figures on placements of adolescents are those of R and ours are better on all three") {
  const auto numbers = real_numbers("aps.csv");
  if (!numbers) {
    MESSAGE("skipped: there is no table aps.csv");
    return;
  }
  const Design design =
      design_of(*numbers, "place",
                {"age", "race", "gender", "neuro", "emot", "danger", "elope", "los", "behav", "custd", "viol"});
  std::vector<std::size_t> folds;
  for (const double fold : numbers->columns.at("fold10")) folds.push_back(static_cast<std::size_t>(fold) - 1);
  const auto found = cross_validate(design, folds, {.partial = {}, .choose_partial = true});
  REQUIRE(found.has_value());
  Judged mode = found->proportional;
  mode.predicted = most_probable(mode);
  CHECK(measure(mode).log_loss == doctest::Approx(1.0503).epsilon(1e-4));
  CHECK(measure(mode).rps == doctest::Approx(0.3939).epsilon(1e-4));
  CHECK(measure(mode).kappa == doctest::Approx(0.6716).epsilon(1e-4));
  mode = found->rival;
  mode.predicted = most_probable(mode);
  CHECK(measure(mode).log_loss == doctest::Approx(0.9837).epsilon(1e-4));
  CHECK(measure(mode).rps == doctest::Approx(0.3780).epsilon(1e-4));
  CHECK(measure(mode).kappa == doctest::Approx(0.6562).epsilon(1e-4));
  const Measures ours = measure(found->model);
  CHECK(ours.log_loss < 0.984);
  CHECK(ours.kappa > 0.672);
  CHECK(ours.rps < 0.378);
  CHECK(found->chosen.size() == 10);
  for (const Chosen& chosen : found->chosen) CHECK(chosen.partial.front() == "custd");
}
