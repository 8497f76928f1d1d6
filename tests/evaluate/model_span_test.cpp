// What missing answers leave of a model's floor, held to every way of answering them.

#include <algorithm>

#include "reference/random.hpp"
#include "rung/advise/advisor.hpp"

using namespace rung;
using reference::Random;

namespace {

/// An answer that the made-up models ask for, with all that it may be.
struct Answered {
  std::string name, declared;
  std::vector<std::string> values;
};

const std::vector<Answered> asked = {
    {"a", "{type: integer, range: [0, 3], ask: a?, source: team}", {"0", "1", "2", "3"}},
    {"b", "{type: integer, range: [0, 4], ask: b?, source: team}", {"0", "1", "2", "3", "4"}},
    {"c", "{type: boolean, ask: c?, source: team}", {"false", "true"}},
    {"d", "{type: integer, range: [-2, 2], ask: d?, source: team}", {"-2", "-1", "0", "1", "2"}},
    {"e", "{type: boolean, ask: e?, source: team}", {"false", "true"}},
};

// For every cut one, or one for each. Of one sign, so that what is least for one cut is so for the other; else rules
// that wait for the same answers are taken apart, and the span may hold more.
std::string coefficient(Random& random, bool one_sign) {
  const bool below = random.chance(40);
  const auto one = [&] {
    return ((one_sign ? below : random.chance(40)) ? "-" : "") + std::to_string(random.below(11)) + "." +
           std::to_string(random.below(10));
  };
  if (random.chance(60)) return one();
  const std::string first = one();
  return "{iop: " + first + ", php: " + one() + "}";
}

// Each answer stands in one term, so what the terms can be together is what each can be. Logarithms are of 1 to 4.
std::string rules_of(Random& random, bool one_sign) {
  static const std::vector<std::vector<std::string>> makings = {
      {"a * b", "c", "d", "e"},
      {"a * ToDecimal(c)", "b - d", "e"},
      {"logged * b", "d * 2", "ToDecimal(c) + ToDecimal(e)"},
      {"a * b * ToDecimal(c)", "d - ToDecimal(e)"},
      {"b * (a + ToDecimal(e))", "c", "d"},
      {"1.5 * a", "logged2 - d", "ToDecimal(c) * ToDecimal(e)"},
  };
  std::string text =
      "rung: 1\nid: spans\nversion: 1.0.0\ntitle: Made up\nstatus: draft\npopulation: any\nsources: {team: {title: "
      "Us}}\n"
      "ladder:\n  - {id: weekly, name: Weekly}\n  - {id: iop, name: IOP}\n  - {id: php, name: PHP}\ninputs:\n";
  for (const Answered& one : asked) text += "  " + one.name + ": " + one.declared + "\n";
  text +=
      "define:\n  logged: {is: Ln(a + 1), name: logged, source: team}\n"
      "  logged2: {is: Ln(b + 1), name: logged too, source: team}\nmodel:\n  kind: cumulative-logit\n  terms:\n";
  for (const std::string& term : makings[random.below(makings.size())])
    text += "    - {id: \"" + term + "\", of: \"" + term + "\", coefficient: " + coefficient(random, one_sign) + "}\n";
  return text +
         "  cuts: {iop: 2.5, php: 6.25}\n  climb_when: 0.5\n  fitted_to: expert\n  source: team\n  status: "
         "draft\n";
}

using Given = std::vector<std::optional<std::size_t>>;  // of each answer, which of its values

std::string case_of(const Given& given) {
  std::string answers;
  for (std::size_t i = 0; i < given.size(); ++i)
    if (given[i]) answers += (answers.empty() ? "" : ", ") + asked[i].name + ": " + asked[i].values[*given[i]];
  return "rung_case: 1\nid: x\npopulation: any\nhistory: []\nanswers: {" + answers + "}\n";
}

/// The lowest level and the highest that a decision leaves.
using Span = std::pair<std::size_t, std::size_t>;

Span decided(const Advisor& advisor, const Given& given) {
  const auto advice = advisor.recommend(Source("case", case_of(given)));
  REQUIRE_MESSAGE(advice.has_value(), describe(advice.error()));
  return {advice->decision().level, advice->decision().up_to};
}

/// The lowest and the highest level of every way to answer what is missing.
Span of_completions(const Advisor& advisor, Given given) {
  const auto missing = std::ranges::find_if(given, [](const auto& one) { return !one.has_value(); });
  if (missing == given.end()) return decided(advisor, given);
  Span found{SIZE_MAX, 0};
  for (std::size_t value = 0; value < asked[static_cast<std::size_t>(missing - given.begin())].values.size(); ++value) {
    *missing = value;
    const auto [low, high] = of_completions(advisor, given);
    found = {std::min(found.first, low), std::max(found.second, high)};
  }
  return found;
}

}  // namespace

TEST_CASE("the floor of a model with answers missing spans what every way of giving them comes to") {
  Random random(5);
  std::size_t settled = 0, open = 0;
  for (int round = 0; round < 60; ++round) {
    const bool one_sign = random.chance(70);
    const std::string rules = rules_of(random, one_sign);
    const auto advisor = Advisor::read(Source("spans.yaml", rules));
    REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
    for (int person = 0; person < 8; ++person) {
      Given given;
      for (const Answered& one : asked)
        given.push_back(random.chance(40) ? std::nullopt : std::optional(random.below(one.values.size())));
      const Span decision = decided(*advisor, given);
      const auto [low, high] = of_completions(*advisor, given);
      CHECK_MESSAGE(decision.first <= low, rules << case_of(given));
      CHECK_MESSAGE(decision.second >= high, rules << case_of(given));
      if (one_sign) CHECK_MESSAGE(decision == Span(low, high), rules << case_of(given));
      (low == high ? settled : open) += std::ranges::any_of(given, [](const auto& one) { return !one.has_value(); });
    }
  }
  CHECK(settled > 50);
  CHECK(open > 50);
}
