#include "rung/score/choose.hpp"

#include <cmath>

#include "made_up.hpp"

using namespace rung;

namespace {

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

// Two numbers and their product, and a number that has nothing to do with the level. Each combination stands for as
// many cases of each level as it would have on average, so nothing is left to chance.
Design products() {
  Design design{{"low", "middle", "high"}, {}, {}, {}, {}};
  for (const char* const term : {"a", "b", "a:b", "noise"}) design.columns.push_back({term, term, term});
  for (int a = 0; a < 4; ++a)
    for (int b = 0; b < 4; ++b)
      for (int noise = 0; noise < 2; ++noise) {
        const double middle = logistic(0.5 * a + 0.4 * a * b - 1), high = logistic(0.5 * a + 0.4 * a * b - 3);
        const double shares[] = {1 - middle, middle - high, high};
        for (std::uint8_t level = 0; level < 3; ++level) {
          design.values.insert(design.values.end(), {double(a), double(b), double(a * b), double(noise)});
          design.outcome.push_back(level);
          design.weights.push_back(40 * shares[level]);
        }
      }
  return design;
}

}  // namespace

TEST_CASE("of candidates only the one that tells something comes in") {
  for (const Criterion by : {Criterion::bic, Criterion::log_loss}) {
    CAPTURE(static_cast<int>(by));
    const Recipe recipe{.candidates = {"a:b", "noise"}, .by = by};
    const auto chosen = choose(products(), recipe);
    REQUIRE(chosen.has_value());
    CHECK(chosen->taken.front() == "a:b");
    if (by == Criterion::bic) CHECK(chosen->taken.size() == 1);
    CHECK(chosen->partial.empty());
    const auto fit = fit_by(products(), recipe, *chosen);
    REQUIRE(fit.has_value());
    CHECK(fit->coefficient(2, 0) == doctest::Approx(0.4).epsilon(1e-6));  // as the rows were made
  }
}

TEST_CASE("a recipe that leaves nothing open chooses nothing and a candidate that is not taken is out of the design") {
  const Design design = products();
  const auto given = choose(design, {.partial = {"a"}});
  REQUIRE(given.has_value());
  CHECK(given->partial == std::vector<std::string>{"a"});
  CHECK(given->taken.empty());
  const Recipe recipe{.candidates = {"a:b", "noise"}};
  CHECK(chosen_design(design, recipe, {{}, 0, {"noise"}}).terms() == std::vector<std::string>{"a", "b", "noise"});
}

TEST_CASE("no term becomes partial where cuts would then cross for values that the column has") {
  // The first cut rises fast with x and the second slowly, so they cross below 0, where a few low cases are.
  Design design{{"low", "middle", "high"}, {{"x", "x", "x"}}, {-4}, {0}, {2}};
  for (int x = 0; x <= 4; ++x) {
    const double middle = logistic(2 * x + 1), high = logistic(0.1 * x - 0.5);
    const double shares[] = {1 - middle, middle - high, high};
    for (std::uint8_t level = 0; level < 3; ++level) {
      design.values.push_back(x);
      design.outcome.push_back(level);
      design.weights.push_back(100 * shares[level]);
    }
  }
  const std::vector<std::string> x = {"x"};
  const auto crossing = fit_cumulative(design.with_partial(x)), plain = fit_cumulative(design);
  REQUIRE(crossing.has_value());
  REQUIRE(plain.has_value());
  REQUIRE(crossing->may_cross);
  REQUIRE(crossing->summary.bic() < plain->summary.bic());
  const auto chosen = choose(design, {.choose_partial = true, .by = Criterion::bic});
  REQUIRE(chosen.has_value());
  CHECK(chosen->partial.empty());
}

TEST_CASE("a term whose sign holds every coefficient at 0 is idle and the fit without it is the same") {
  Design design = products();
  design.columns[1].sign = Sign::not_positive;  // b only raises the level, so what is left of it is held
  const auto fit = fit_cumulative(design.without(std::vector<std::string>{"a:b", "noise"}));
  REQUIRE(fit.has_value());
  CHECK(idle_terms(*fit) == std::vector<std::string>{"b"});
  const auto without = fit_cumulative(design.without(std::vector<std::string>{"b", "a:b", "noise"}));
  REQUIRE(without.has_value());
  CHECK(fit->coefficient(0, 0) == doctest::Approx(without->coefficient(0, 0)).epsilon(1e-9));
  CHECK(fit->summary.parameters == without->summary.parameters);
}
