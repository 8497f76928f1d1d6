// Every combination of the eight ratings, held to the published flowchart written down here a second time: as a list of
// paths with the answer codes of the source, apart from the rule file.

#include "rung/advise/advisor.hpp"
#include "rung/evaluate/decision.hpp"

#include <array>

using namespace rung;

namespace {

constexpr std::size_t ratings = 8;
constexpr const char* names[ratings] = {"symptom", "risk",      "functioning", "coexisting",
                                        "history", "stressors", "supports",    "engagement"};
using Ratings = std::array<int, ratings>;

/// What the source answers: the number of the path and its code, such as "3+".
struct Answer {
  std::size_t path;
  const char* code;
};

Answer published(const Ratings& d) {
  const auto [d1, d2, d3, d4, d5, d6, d7, d8] = d;
  if (d1 == 4 || d2 == 4 || d3 == 4) return {1, "5"};
  const bool others_mild = d2 < 2 && d3 < 2 && d4 < 2;
  if (d1 == 3) return others_mild ? Answer{10, "3+"} : Answer{11, "4+"};
  if (d1 == 2) return others_mild ? Answer{8, "2+"} : Answer{9, "3+"};
  if (!others_mild) return d2 < 2 && d3 < 2 && d4 == 2 ? Answer{6, "2+"} : Answer{7, "3+"};
  if (d5 < 2 && d6 < 2 && d7 < 2 && d8 < 2) return {2, "1"};
  if (d5 > 2 || d6 > 3) return {5, "2+"};
  return d8 < 2 ? Answer{3, "1"} : Answer{4, "2"};
}

const Program& program() {
  static const Advisor advisor = *Advisor::open(std::string(RUNG_SOURCE_DIR) + "/rules/eight-domain-stepped-care.yaml");
  return advisor.program();
}

Case rated(const Ratings& d) {
  Case person;
  person.id.text = "x";
  person.population.text = "adult";
  for (std::size_t i = 0; i < ratings; ++i) {
    Reading reading;
    reading.value = Written{std::to_string(d[i])};
    person.answers.push_back({{names[i], {}}, {reading}});
  }
  return person;
}

std::string code_of(const Decision& decision) {
  return std::to_string(decision.recommended + 1) + (decision.open_above ? "+" : "");
}

/// The number of the only path that holds; 0 when it is not the only one.
std::size_t path_of(const Decision& decision) {
  std::size_t path = 0;
  for (std::size_t i = 0; i < decision.truths.size(); ++i) {
    if (decision.truths[i] != Truth::yes) continue;
    if (path != 0) return 0;
    path = i + 1;
  }
  return path;
}

std::string shown(const Ratings& d) {
  std::string text;
  for (const int rating : d) text += std::to_string(rating);
  return text;
}

struct Counts {
  std::map<std::string, std::size_t> answers;
  std::map<std::size_t, std::size_t> paths;
  std::string first_wrong;
};

Counts enumerate() {
  Counts counts;
  Decision decision;
  for (std::size_t number = 0; number < 390'625; ++number) {
    Ratings d{};
    for (std::size_t i = 0, rest = number; i < ratings; ++i, rest /= 5) d[i] = static_cast<int>(rest % 5);
    const auto facts = bind(program(), rated(d));
    if (!facts) return counts.first_wrong = describe(facts.error()), counts;
    decide(program(), *facts, decision);
    const Answer wanted = published(d);
    const bool settled = decision.level == decision.up_to && !decision.conflict;
    if (counts.first_wrong.empty() &&
        (!settled || code_of(decision) != wanted.code || path_of(decision) != wanted.path))
      counts.first_wrong = shown(d) + ": path " + std::to_string(path_of(decision)) + ", " + code_of(decision) +
                           "; published: path " + std::to_string(wanted.path) + ", " + wanted.code;
    ++counts.answers[code_of(decision)];
    ++counts.paths[path_of(decision)];
  }
  return counts;
}

}  // namespace

TEST_CASE("all 390,625 combinations of eight ratings get the published answer by the published path") {
  const Counts counts = enumerate();
  CHECK(counts.first_wrong == "");
  // the counts that the source's logic comes to, worked out apart from both
  CHECK(counts.answers ==
        std::map<std::string, std::size_t>{
            {"1", 1'920}, {"2", 2'880}, {"2+", 15'200}, {"3+", 135'000}, {"4+", 45'000}, {"5", 190'625}});
  CHECK(counts.paths == std::map<std::size_t, std::size_t>{{1, 190'625},
                                                           {2, 256},
                                                           {3, 1'664},
                                                           {4, 2'880},
                                                           {5, 5'200},
                                                           {6, 5'000},
                                                           {7, 85'000},
                                                           {8, 5'000},
                                                           {9, 45'000},
                                                           {10, 5'000},
                                                           {11, 45'000}});
}

TEST_CASE("single answers of the flowchart that were once drawn otherwise") {
  const auto code = [](const Ratings& d) {
    Decision decision;
    decide(program(), *bind(program(), rated(d)), decision);
    return code_of(decision);
  };
  CHECK(code({0, 0, 1, 2, 2, 0, 3, 2}) == "2+");  // no symptoms, co-existing conditions moderate
  CHECK(code({2, 2, 0, 0, 0, 0, 0, 0}) == "3+");  // version 1.01 corrected this from 4+
  CHECK(code({0, 0, 0, 4, 0, 0, 0, 0}) == "3+");  // co-existing conditions of 4 alone are not level 5
  CHECK(code({0, 0, 0, 0, 0, 0, 4, 0}) == "1");   // supports never change the answer
}

TEST_CASE("a missing rating of the flowchart leaves the span of what it could come to") {
  Case person = rated({2, 0, 0, 0, 0, 0, 0, 0});
  person.answers.erase(person.answers.begin() + 1);  // risk: 0 or 1 gives 2+, 2 or 3 gives 3+, 4 gives 5
  const auto facts = bind(program(), person);
  Decision decision;
  decide(program(), *facts, decision);
  CHECK(decision.level == 1);  // no path holds surely, and each that can asks for level 2 at least
  CHECK(decision.open_above);
  CHECK(decision.up_to == 4);
  CHECK(decision.possible == 0b10110);
}
