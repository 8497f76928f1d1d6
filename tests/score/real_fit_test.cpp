#include <cmath>

#include "made_up.hpp"
#include "rung/score/cumulative.hpp"
#include "rung/score/multinomial.hpp"

using namespace rung;

namespace {

// The tables are not part of the project; a test that needs one says when it is skipped.
std::optional<Numbers> table(const std::string& name) {
  auto numbers = real_numbers(name);
  if (!numbers) MESSAGE("skipped: there is no table " << name);
  return numbers;
}

const std::vector<std::string> covariates = {"age",   "race", "gender", "neuro", "emot", "danger",
                                             "elope", "los",  "behav",  "custd", "viol"};

// 1 where the text is the one named.
void indicate(Numbers& numbers, const std::string& column, const std::string& text) {
  for (const std::string& one : numbers.texts.at(column)) numbers.columns[text].push_back(one == text ? 1 : 0);
}

}  // namespace

// Hosmer, Lemeshow, Sturdivant 2013 has the data; the numbers are those of R: tests/peers/fits.R.
TEST_CASE("placements of adolescents have the likelihood and cuts and coefficients of R") {
  const auto numbers = table("aps.csv");
  if (!numbers) return;
  const Design design = design_of(*numbers, "place", covariates);
  const auto fit = fit_cumulative(design);
  REQUIRE(fit.has_value());
  CHECK(std::abs(fit->summary.log_likelihood + 523.257849118) < 1e-8);
  const std::vector<double> estimates = {4.2445398540020,  5.6939459008822, 7.6984693047777, 0.1406733246690,
                                         0.4299667134543,  0.1043297698108, 0.3167928753125, 0.2959046780269,
                                         -0.1912698267455, 0.0770769019992, 0.0532091660983, 0.2859877933036,
                                         2.2069875330178,  0.0791524733696};
  const std::vector<double> errors = {0.87788127134887, 0.89547967802896, 0.92570086894263, 0.05394190946723,
                                      0.17916596292432, 0.19380307747696, 0.09180619918070, 0.21349718195989,
                                      0.11544808285534, 0.19512585241108, 0.00662870781267, 0.06406171757764,
                                      0.21142626431955, 0.28401732145932};
  for (std::size_t i = 0; i < estimates.size(); ++i) {
    CHECK(std::abs(fit->estimates[i] - estimates[i]) < 1e-7);
    CHECK(std::abs(fit->error(i) - errors[i]) < 1e-7);
  }
  const auto rival = fit_multinomial(design);
  REQUIRE(rival.has_value());
  CHECK(std::abs(rival->summary.log_likelihood + 460.311439622) < 1e-6);
}

TEST_CASE("state custody with a coefficient for each cut is as in R") {
  const auto numbers = table("aps.csv");
  if (!numbers) return;
  const auto fit =
      fit_cumulative(design_of(*numbers, "place", covariates).with_partial(std::vector<std::string>{"custd"}));
  REQUIRE(fit.has_value());
  CHECK(std::abs(fit->summary.log_likelihood + 477.823193211) < 1e-8);
  const std::vector<std::pair<double, double>> expected = {
      {2.4288383973397, 0.32464059300393}, {3.3868300633824, 0.28366156778249}, {0.6174785827992, 0.26890413039205}};
  for (std::size_t cut = 0; cut < 3; ++cut) {
    CHECK(std::abs(fit->coefficient(9, cut) - expected[cut].first) < 1e-7);
    CHECK(std::abs(fit->error(fit->place(9, cut)) - expected[cut].second) < 1e-7);
  }
  CHECK(fit->crossing.empty());
}

// Venables, Ripley, Modern Applied Statistics with S, 4th ed. 2002, section 7.3.
TEST_CASE("the housing survey has its published coefficients") {
  auto numbers = table("housing.csv");
  if (!numbers) return;
  for (const char* const text : {"Medium", "High"}) indicate(*numbers, "infl", text);
  for (const char* const text : {"Apartment", "Atrium", "Terrace"}) indicate(*numbers, "type", text);
  for (const std::string& one : numbers->texts.at("cont"))
    numbers->columns["contHigh"].push_back(one == "High" ? 1 : 0);
  Design design = design_of(*numbers, "sat", {"Medium", "High", "Apartment", "Atrium", "Terrace", "contHigh"});
  design.weights = numbers->columns.at("freq");
  const auto fit = fit_cumulative(design);
  REQUIRE(fit.has_value());
  const std::vector<std::pair<double, double>> expected = {{-0.4961, 0.1248}, {0.6907, 0.1255},  {0.5664, 0.1047},
                                                           {1.2888, 0.1272},  {-0.5724, 0.1192}, {-0.3662, 0.1552},
                                                           {-1.0910, 0.1515}, {0.3603, 0.0955}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(std::round(fit->estimates[i] * 1e4) / 1e4 == doctest::Approx(expected[i].first).epsilon(1e-12));
    CHECK(std::round(fit->error(i) * 1e4) / 1e4 == doctest::Approx(expected[i].second).epsilon(1e-12));
  }
  CHECK(2 * -fit->summary.log_likelihood ==
        doctest::Approx(3479.149).epsilon(1e-7));  // the residual deviance, as printed
}

// Christensen, Cumulative Link Models for Ordinal Regression with the R Package ordinal; Randall 1989 has the data.
TEST_CASE("the bitterness of wine has its published coefficients") {
  auto numbers = table("wine.csv");
  if (!numbers) return;
  for (double& rating : numbers->columns.at("rating")) rating -= 1;
  indicate(*numbers, "temp", "warm");
  indicate(*numbers, "contact", "yes");
  const auto fit = fit_cumulative(design_of(*numbers, "rating", {"warm", "yes"}));
  REQUIRE(fit.has_value());
  const std::vector<std::pair<double, double>> expected = {{-1.3444, 0.5171}, {1.2508, 0.4379}, {3.4669, 0.5978},
                                                           {5.0064, 0.7309},  {2.5031, 0.5287}, {1.5278, 0.4766}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(std::round(fit->estimates[i] * 1e4) / 1e4 == doctest::Approx(expected[i].first).epsilon(1e-12));
    CHECK(std::round(fit->error(i) * 1e4) / 1e4 == doctest::Approx(expected[i].second).epsilon(1e-12));
  }
  CHECK(std::abs(fit->summary.log_likelihood + 86.4919233656) < 1e-8);
}

// Agresti, Categorical Data Analysis: the mental impairment study.
TEST_CASE("mental impairment by life events has the coefficients of R") {
  const auto numbers = table("mental_impairment.csv");
  if (!numbers) return;
  const auto fit = fit_cumulative(design_of(*numbers, "impair", {"ses", "life"}));
  REQUIRE(fit.has_value());
  CHECK(std::abs(fit->coefficient(0, 0) + 1.111233925926) < 1e-7);
  CHECK(std::abs(fit->coefficient(1, 0) - 0.318861109758) < 1e-7);
  CHECK(std::abs(fit->summary.log_likelihood + 49.5489480967) < 1e-8);
}
