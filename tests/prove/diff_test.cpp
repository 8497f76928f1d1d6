// diff() held to every case of pairs of small rule sets made by chance, and to changes made by hand.

#include "rung/prove/diff.hpp"

#include <cmath>
#include <set>

#include "planted.hpp"
#include "small_rules.hpp"

using namespace rung;
using planted::replaced;
using planted::sound;
using small::Random;
using small::SmallRules;

namespace {

RuleSetDiff compared(const Program& before, const Program& after, const Population* population = nullptr) {
  auto result = diff(before, after, {}, population);
  REQUIRE_MESSAGE(result.has_value(), describe(result.error()));
  return std::move(result).value();
}

/// A made rule set with one part of it made anew, dropped, added or moved.
SmallRules mutant(const SmallRules& made, Random& random) {
  SmallRules other = made;
  const std::size_t at = random.below(other.rules.size());
  switch (random.below(7)) {
    case 0:
      other.rules.erase(other.rules.begin() + static_cast<std::ptrdiff_t>(at));
      break;
    case 1:
      other.rules.push_back(rule_text(made, "added", random));
      break;
    case 2:
      random.shuffle(other.rules);
      break;
    case 3:
      other.when_unsure_highest = !other.when_unsure_highest;
      break;
    case 4:
      other.tables.clear();
      break;
    default:
      other.rules[at] = rule_text(made, "changed", random);
      break;
  }
  other.require.clear();
  return other;
}

Truth alert(const Program& program, const Decision& decision, Alert grade) {
  Truth truth = Truth::no;
  for (std::size_t i = 0; i < decision.truths.size(); ++i) {
    const Rule& rule = program.rules().rules[i];
    if (rule.effect == Effect::alert && rule.alert == grade) truth = std::max(truth, decision.truths[i]);
  }
  return truth;
}

/// What looking at every case gives.
struct Expected {
  std::set<std::string> differences;
  std::set<std::pair<std::size_t, std::size_t>> transitions;
  double moved = 0;
};

/// How often each answer is given: of each question, missing first.
using Weights = std::vector<std::vector<double>>;

void add_case(const Program& before, const Program& after, const Case& person, double weight, Expected& expected) {
  const Decision a = small::decided(before, person), b = small::decided(after, person);
  if (a.level != b.level) expected.differences.insert("the level");
  if (a.up_to != b.up_to) expected.differences.insert("how far the span reaches");
  if (a.conflict != b.conflict) expected.differences.insert("whether floors and limits are in conflict");
  if (a.recommended != b.recommended) {
    expected.transitions.emplace(a.recommended, b.recommended);
    expected.moved += weight;
  }
  const std::pair<Alert, const char*> grades[] = {{Alert::emergency, "whether there is an emergency alert"},
                                                  {Alert::urgent, "whether there is an urgent alert"},
                                                  {Alert::review, "whether there is a review alert"}};
  for (const auto& [grade, words] : grades)
    if (alert(before, a, grade) != alert(after, b, grade)) expected.differences.insert(words);
}

Expected look_at_all(const Program& before, const Program& after, const SmallRules& made, const Weights& weights) {
  Expected expected;
  const small::EveryCase cases(made.questions);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    double weight = 1;
    for (std::size_t q = 0; q < made.questions.size(); ++q) weight *= weights[q][cases.answer(i, q)];
    add_case(before, after, small::case_of(made.questions, cases[i]), weight, expected);
  }
  return expected;
}

/// Weights by chance, and the same as a population.
Weights weigh(const SmallRules& made, Random& random, Population& population) {
  Weights weights;
  for (const small::Question& question : made.questions) {
    const std::size_t missing = random.below(3);
    Population::Marginal marginal{Word{question.name, {}}, {}, Decimal(static_cast<std::int64_t>(missing))};
    double sum = static_cast<double>(missing);
    weights.push_back({sum});
    for (const std::string& text : question.values) {
      const std::size_t weight = 1 + random.below(5);
      marginal.weights.push_back({Written{.text = text}, Decimal(static_cast<std::int64_t>(weight))});
      weights.back().push_back(static_cast<double>(weight));
      sum += static_cast<double>(weight);
    }
    for (double& weight : weights.back()) weight /= sum;
    population.marginals.push_back(std::move(marginal));
  }
  return weights;
}

void check_witness(const Program& before, const Program& after, const Witness& witness, const auto& differs) {
  REQUIRE(witness.cases.size() == 1);
  CHECK(differs(small::decided(before, witness.cases[0]), small::decided(after, witness.cases[0])));
}

bool is_of(const RuleSetDiff::Difference& difference, const Decision& a, const Decision& b) {
  if (difference.what == "the level") return a.level != b.level;
  if (difference.what == "how far the span reaches") return a.up_to != b.up_to;
  if (difference.what.find("conflict") != std::string::npos) return a.conflict != b.conflict;
  return difference.what.ends_with("alert");
}

}  // namespace

TEST_CASE("the difference of two small rule sets is what looking at every case gives") {
  Random random(99);
  std::size_t equal = 0, different = 0;
  for (int round = 0; round < small::shortened(320);) {
    const SmallRules made = small::make(random);
    const SmallRules other = mutant(made, random);
    if (made.combinations() > 1500) continue;
    const auto before = small::compiled(made.text()), after = small::compiled(other.text());
    if (!before || !after) continue;
    CAPTURE(round);
    ++round;
    INFO(made.text() << "\n" << other.text());
    Population population;
    const Weights weights = weigh(made, random, population);
    const Expected expected = look_at_all(*before, *after, made, weights);
    const RuleSetDiff found = compared(*before, *after, &population);
    std::set<std::string> differences;
    for (const auto& one : found.differences) {
      if (one.what != "which end of the span is recommended") differences.insert(one.what);
      check_witness(*before, *after, one.witness, [&](const Decision& a, const Decision& b) {
        return is_of(one, a, b) || a.recommended != b.recommended;
      });
      if (one.what != "which end of the span is recommended") CHECK(!one.rules.empty());
    }
    CHECK(differences == expected.differences);
    const bool is_equal = expected.differences.empty() && expected.transitions.empty();
    CHECK(found.verdict == (is_equal ? Verdict::proved : Verdict::refuted));
    std::set<std::pair<std::size_t, std::size_t>> transitions;
    for (const Transition& one : found.transitions) {
      transitions.emplace(one.from, one.to);
      REQUIRE(one.witness.has_value());
      check_witness(*before, *after, *one.witness, [&](const Decision& a, const Decision& b) {
        return a.recommended == one.from && b.recommended == one.to;
      });
    }
    CHECK(transitions == expected.transitions);
    REQUIRE(found.moved.has_value());
    CHECK(std::abs(*found.moved - expected.moved) < 1e-9);
    (is_equal ? equal : different)++;
  }
  CHECK(equal > static_cast<std::size_t>(small::shortened(40)));
  CHECK(different > static_cast<std::size_t>(small::shortened(100)));
}

TEST_CASE("rules in another order and with other names are the same rule set") {
  std::string text = sound;
  const std::string moved =
      "  - {id: alone, title: Alone, at_least: program, source: us, because: So., when: support <= 1}\n";
  text = replaced(text, moved, "");
  text = replaced(text, "rules:\n", "rules:\n" + replaced(moved, "id: alone", "id: on-their-own"));
  text = replaced(text, "id: severe,", "id: very-severe,");
  const RuleSetDiff found = compared(small::program_of(sound), small::program_of(text));
  CHECK(found.verdict == Verdict::proved);
  CHECK(found.differences.empty());
  CHECK(found.transitions.empty());
  CHECK(found.domain.empty());
}

TEST_CASE("a threshold that moved is found with its smallest case and the rule that moved") {
  const std::string text = replaced(sound, "because: So., when: mood >= 4}", "because: So., when: mood >= 3}");
  const RuleSetDiff found = compared(small::program_of(sound), small::program_of(text));
  CHECK(found.verdict == Verdict::refuted);
  REQUIRE(found.differences.size() == 2);
  CHECK(found.differences[1].what == "how far the span reaches");
  CHECK(found.differences[1].rules == std::vector<std::string>{"very-low"});
  CHECK(found.differences[0].what == "the level");
  CHECK(found.differences[0].rules == std::vector<std::string>{"very-low"});
  CHECK(found.differences[0].witness.answers == std::vector<std::string>{"mood: 3"});
  CHECK(found.differences[0].witness.then == "Weekly (up to Day), then Program (up to Day)");
  REQUIRE(found.transitions.size() == 1);
  CHECK(found.transitions[0].from == 0);
  CHECK(found.transitions[0].to == 1);
  CHECK(!found.transitions[0].share.has_value());
}

TEST_CASE("an alert that is gone is found and named though no level changes") {
  const std::string text = replaced(sound, "alert: urgent, source: us, because: So., when: plan and mood >= 3",
                                    "alert: urgent, source: us, because: So., when: plan and mood >= 4");
  const RuleSetDiff found = compared(small::program_of(sound), small::program_of(text));
  CHECK(found.verdict == Verdict::refuted);
  REQUIRE(found.differences.size() == 1);
  CHECK(found.differences[0].what == "whether there is an urgent alert");
  CHECK(found.differences[0].rules == std::vector<std::string>{"hurry"});
  CHECK(found.transitions.empty());
}

TEST_CASE("rule sets that recommend the other end of the span are not equal") {
  const RuleSetDiff found = compared(small::program_of(sound), small::program_of("when_unsure: highest\n" + sound));
  CHECK(found.verdict == Verdict::refuted);
}

TEST_CASE("rule sets of different ladders or with a question of another type are not compared") {
  const Program before = small::program_of(sound);
  const auto ladder =
      diff(before, small::program_of(replaced(sound, "  - {id: day, name: Day}\n",
                                              "  - {id: day, name: Day}\n  - {id: ward, name: Ward}\n")));
  REQUIRE(!ladder.has_value());
  CHECK(ladder.error()[0].code == "D01");
  const auto type =
      diff(before, small::program_of(replaced(sound, "rated: {type: integer,", "rated: {type: decimal,")));
  REQUIRE(!type.has_value());
  CHECK(type.error()[0].code == "D02");
}

TEST_CASE("what only one rule set asks or takes is told and compared where both take it") {
  std::string text = replaced(sound, "work: {type: integer, range: [0, 4]", "work: {type: integer, range: [0, 6]");
  text = replaced(text, "mood >= 2 and work >= 2", "mood >= 2 and (work = 2 or work = 3 or work = 4)");
  const RuleSetDiff found = compared(small::program_of(sound), small::program_of(text));
  CHECK(found.verdict == Verdict::proved);
  REQUIRE(found.domain.size() == 1);
  CHECK(found.domain[0] == "work was 0 to 4 and is now 0 to 6; compared where both take it");
}

TEST_CASE("numbers of which two rule sets ask at different places stand in one order for both") {
  const auto from = [](const std::string& least) {
    return small::program_of(
        "rung: 1\nid: count\nversion: 1.0.0\ntitle: Made up\nstatus: draft\npopulation: adult\n"
        "sources: {us: {title: Us}}\nladder:\n  - {id: l0, name: L0}\n  - {id: l1, name: L1}\n"
        "inputs:\n  count: {type: integer, range: [0, 100000], worse: higher}\nrules:\n"
        "  - {id: many, title: Many, at_least: l1, source: us, because: So., when: count >= " +
        least + "}\n");
  };
  Population population;
  population.marginals = {
      {.name = {"count", {}}, .weights = {{Written{.text = "600"}, 1}, {Written{.text = "750"}, 3}}, .missing = 0}};
  const RuleSetDiff found = compared(from("700"), from("500"), &population);
  REQUIRE(!found.differences.empty());
  CHECK(found.differences[0].witness.answers == std::vector<std::string>{"count: 500 to 699"});
  REQUIRE(found.moved.has_value());
  CHECK(*found.moved == doctest::Approx(0.25));  // 600 is l1 in the new one alone, 750 in both
}
