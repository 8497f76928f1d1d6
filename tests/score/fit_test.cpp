#include "rung/score/cumulative.hpp"

#include <cmath>
#include <numeric>

#include "made_up.hpp"
#include "rung/score/multinomial.hpp"

using namespace rung;

namespace {

// Made up. What R makes of it: tests/peers/fits.R.
const char* const twelve =
    "y,a,b,w\n0,1,0,2\n0,2,1,1\n0,1,0,3\n1,2,0,1\n1,3,1,2\n1,2,1,1\n1,4,0,1\n2,3,1,2\n2,5,0,1\n2,4,1,1\n2,2,1,1\n0,3,1,"
    "1\n";

void check_estimates(const CumulativeFit& fit, const std::vector<std::pair<double, double>>& expected) {
  REQUIRE(fit.estimates.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(std::abs(fit.estimates[i] - expected[i].first) < 1e-7);
    CHECK(std::abs(fit.error(i) - expected[i].second) < 1e-7);
  }
}

}  // namespace

TEST_CASE("cuts and coefficients and their standard errors are those of R") {
  const auto fit = fit_cumulative(design_of(read_numbers(twelve), "y", {"a", "b"}));
  REQUIRE(fit.has_value());
  check_estimates(*fit, {{2.951554271133, 1.897226553013},
                         {4.990372816961, 2.227449441904},
                         {1.268878153357, 0.616660106779},
                         {0.970676209063, 1.246407064196}});
  CHECK(std::abs(fit->summary.log_likelihood + 10.1568587433) < 1e-9);
  CHECK(fit->summary.largest_gradient < 1e-8);
  CHECK(fit->summary.parameters == 4);
  CHECK(std::abs(fit->summary.aic() - 28.3137174866) < 1e-9);  // 2 * 4 + 2 * 10.1568587433
  CHECK(std::abs(fit->summary.bic() - (4 * std::log(12.0) + 20.3137174866)) < 1e-9);
}

TEST_CASE("a row with a weight of three is three rows") {
  const Numbers numbers = read_numbers(twelve);
  Design weighted = design_of(numbers, "y", {"a", "b"});
  weighted.weights = numbers.columns.at("w");
  const auto fit = fit_cumulative(weighted);
  REQUIRE(fit.has_value());
  check_estimates(*fit, {{3.86971466258, 1.743689714301},
                         {6.09101150035, 2.109166782024},
                         {1.51945119095, 0.600506879572},
                         {1.42947515533, 1.178899780224}});
  std::vector<std::size_t> again;
  for (std::size_t row = 0; row < weighted.rows(); ++row)
    again.insert(again.end(), static_cast<std::size_t>(weighted.weights[row]), row);
  Design repeated = weighted.only(again);
  repeated.weights.clear();
  const auto plain = fit_cumulative(repeated);
  REQUIRE(plain.has_value());
  for (std::size_t i = 0; i < 4; ++i) CHECK(std::abs(plain->estimates[i] - fit->estimates[i]) < 1e-9);
}

TEST_CASE("a partial term has a coefficient for each cut as in R") {
  const auto fit =
      fit_cumulative(design_of(read_numbers(twelve), "y", {"a", "b"}).with_partial(std::vector<std::string>{"b"}));
  REQUIRE(fit.has_value());  // R gives the coefficients of partial terms with the sign of cuts
  check_estimates(*fit, {{3.454091551341, 2.07158547554},
                         {9.067474671340, 4.86549980551},
                         {2.007253594636, 1.04316100811},
                         {-0.776277884727, 1.92409013234},
                         {3.379276048136, 2.59370182823}});
  CHECK(std::abs(fit->summary.log_likelihood + 9.0740309661) < 1e-9);
}

TEST_CASE("probabilities are between 0 and 1 and sum to 1 where cuts cross too") {
  CumulativeFit fit;
  fit.levels = {"low", "middle", "high"};
  fit.columns = {{"x", "x", "x", true}};
  fit.estimates = {0, 1, 0, 2};  // the cuts cross from x = 0.5 on: at x = 1 the indices are 0 and 1
  std::vector<double> p(3);
  fit.predict(std::vector<double>{1}, p);
  CHECK(p[0] == doctest::Approx(1 - 1 / (1 + std::exp(-1.0))));
  CHECK(p[1] == 0);
  CHECK(p[2] == doctest::Approx(1 / (1 + std::exp(-1.0))));
  fit.predict(std::vector<double>{0}, p);  // by hand: P(>= middle) = 1/2, P(>= high) = 1/(1+e)
  CHECK(p[0] == doctest::Approx(0.5));
  CHECK(p[2] == doctest::Approx(1 / (1 + std::exp(1.0))));
}

TEST_CASE("a sign holds a coefficient at 0 where the data pull the other way") {
  Numbers numbers = read_numbers(twelve);
  Design design = design_of(numbers, "y", {"a", "b"});
  design.columns[0].sign = Sign::not_positive;
  design.columns[1].sign = Sign::not_negative;
  const auto fit = fit_cumulative(design);
  REQUIRE(fit.has_value());
  CHECK(fit->coefficient(0, 0) == 0);
  CHECK(fit->held[fit->place(0, 0)]);
  CHECK(std::isnan(fit->error(fit->place(0, 0))));
  CHECK(fit->summary.parameters == 3);
  const auto alone = fit_cumulative(design_of(numbers, "y", {"b"}));  // the same as leaving it out
  REQUIRE(alone.has_value());
  CHECK(std::abs(fit->coefficient(1, 0) - alone->coefficient(0, 0)) < 1e-9);
  CHECK(std::abs(fit->summary.log_likelihood - alone->summary.log_likelihood) < 1e-9);
}

TEST_CASE("a ridge penalty draws coefficients toward 0 and is zero slope at its own maximum") {
  const Design design = design_of(read_numbers(twelve), "y", {"a", "b"});
  const auto plain = fit_cumulative(design), drawn = fit_cumulative(design, {.ridge = 4}),
             much = fit_cumulative(design, {.ridge = 1e9});
  REQUIRE((plain && drawn && much));
  CHECK(std::abs(drawn->coefficient(0, 0)) < std::abs(plain->coefficient(0, 0)));
  CHECK(drawn->summary.log_likelihood < plain->summary.log_likelihood);
  CHECK(std::abs(much->coefficient(0, 0)) < 1e-6);
  // 4 of 12 rows are at level 0 and 4 at level 2: cuts of log(4/8) and log(8/4)
  CHECK(much->cut(0) == doctest::Approx(-std::log(2.0)).epsilon(1e-6));
  CHECK(much->cut(1) == doctest::Approx(std::log(2.0)).epsilon(1e-6));
}

TEST_CASE("terms that separate the levels are named and a ridge takes them") {
  Numbers numbers = read_numbers("y,a,b\n0,1,0\n0,2,1\n0,2,0\n1,3,1\n1,4,0\n1,3,0\n2,5,0\n2,6,1\n2,7,0\n");
  const Design design = design_of(numbers, "y", {"a", "b"});
  const auto fit = fit_cumulative(design);
  REQUIRE_FALSE(fit.has_value());
  CHECK(fit.error()[0].code == "S04");
  CHECK(fit.error()[0].message.find("`a` separates") == 0);
  CHECK(fit_cumulative(design, {.ridge = 0.1}).has_value());
  const auto rival = fit_multinomial(design);
  REQUIRE_FALSE(rival.has_value());
  CHECK(rival.error()[0].code == "S04");
}

TEST_CASE("columns that depend on one another are named before anything is fitted") {
  Numbers numbers = read_numbers(twelve);
  for (std::size_t row = 0; row < 12; ++row) {
    numbers.columns["twice"].push_back(2 * numbers.columns["a"][row] - numbers.columns["b"][row]);
    numbers.columns["same"].push_back(7);
  }
  const auto fit = fit_cumulative(design_of(numbers, "y", {"a", "b", "twice", "same"}));
  REQUIRE_FALSE(fit.has_value());
  REQUIRE(fit.error().size() == 2);
  CHECK(fit.error()[0].code == "S02");
  CHECK(fit.error()[0].message.find("`twice` says nothing that is not already in `a`, `b`") == 0);
  CHECK(fit.error()[1].message.find("`same` is the same in every row") == 0);
}

TEST_CASE("a level that no row has is refused and so is a number that is not finite") {
  Design design = design_of(read_numbers(twelve), "y", {"a", "b"});
  design.levels.push_back("three");
  design.values[2] = std::nan("");
  const auto fit = fit_cumulative(design);
  REQUIRE_FALSE(fit.has_value());
  REQUIRE(fit.error().size() == 2);
  CHECK(fit.error()[0].code == "S01");
  CHECK(fit.error()[0].message.find("`three`") != std::string::npos);
  CHECK(fit.error()[1].code == "S03");
  CHECK(fit.error()[1].message == "`a` of row 2 is not a finite number");
}

TEST_CASE("the multinomial rival has the coefficients and errors of R") {
  const auto fit = fit_multinomial(design_of(read_numbers(twelve), "y", {"a", "b"}));
  REQUIRE(fit.has_value());
  const std::vector<std::pair<double, double>> expected = {
      {-2.49300784554, 2.27818675971}, {1.34282454252, 1.21570125620}, {-0.701442226311, 1.86060848228},
      {-8.48024501206, 5.59227002930}, {2.66921055856, 1.56892481721}, {1.906514603248, 3.14248055463}};
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(std::abs(fit->estimates[i] - expected[i].first) < 1e-5);  // nnet stops earlier than we do
    CHECK(std::abs(std::sqrt(fit->covariance[i * 7]) - expected[i].second) < 1e-5);
  }
  CHECK(std::abs(fit->summary.log_likelihood + 9.63139534668) < 1e-9);
}

TEST_CASE("the bits of a fit do not depend on how many threads made it") {
  Design design{{"0", "1", "2", "3"}, {{"u", "u", "u"}, {"v", "v", "v", true}}, {}, {}, {}};
  std::uint64_t state = 1;
  const auto chance = [&] {  // any sequence does
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<double>(state >> 33) / static_cast<double>(1u << 31);
  };
  for (int row = 0; row < 20'000; ++row) {
    const double u = chance(), v = chance();
    design.values.insert(design.values.end(), {u, v});
    design.outcome.push_back(
        static_cast<std::uint8_t>(std::min(3.0, 4 * std::sqrt((u + v + chance() + chance()) / 4) * chance() * 1.4)));
  }
  const auto one = fit_cumulative(design, {.threads = 1}), many = fit_cumulative(design, {.threads = 5});
  REQUIRE((one && many));
  CHECK(one->estimates == many->estimates);
  CHECK(one->covariance == many->covariance);
  CHECK(one->summary.log_likelihood == many->summary.log_likelihood);
}

TEST_CASE("tails that doubles cannot tell from 0 keep their likelihood") {
  // One row far out on the wrong side of its level: log P is -(x) to first order, not minus infinity.
  Design design = design_of(read_numbers(twelve), "y", {"a"});
  for (double& value : design.values) value *= 1000;
  const auto fit = fit_cumulative(design);
  REQUIRE(fit.has_value());
  const auto plain = fit_cumulative(design_of(read_numbers(twelve), "y", {"a"}));
  CHECK(fit->coefficient(0, 0) * 1000 == doctest::Approx(plain->coefficient(0, 0)));
  CHECK(fit->summary.log_likelihood == doctest::Approx(plain->summary.log_likelihood));
}
