// Rule sets with made-up numbers in the shape of large licensed systems, held to the same numbers written down here a
// second time as plain branches.

#include "rung/advise/advisor.hpp"
#include "rung/evaluate/decision.hpp"

#include <array>
#include <functional>

using namespace rung;

namespace {

const Program& shape(const std::string& name) {
  static std::map<std::string, Advisor> read;
  auto found = read.find(name);
  if (found == read.end()) {
    auto advisor = Advisor::open(std::string(RUNG_SOURCE_DIR) + "/tests/shapes/" + name + ".yaml");
    REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
    CHECK_MESSAGE(advisor.error().empty(), describe(advisor.error()));
    found = read.emplace(name, *advisor).first;
  }
  return found->second.program();
}

using Ratings = std::vector<int>;
constexpr int missing = -1;

Facts facts_of(const Program& program, const Ratings& ratings) {
  Case person;
  person.id.text = "x";
  person.population.text = "adult";
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    if (ratings[i] == missing) continue;
    Reading reading;
    reading.value = Written{std::to_string(ratings[i])};
    person.answers.push_back({{program.rules().inputs[i].name.text, {}}, {reading}});
  }
  auto facts = bind(program, person);
  REQUIRE_MESSAGE(facts.has_value(), describe(facts.error()));
  return std::move(facts).value();
}

Ratings combination(std::size_t number, std::size_t count, int low) {
  Ratings ratings(count);
  for (int& rating : ratings) rating = low + static_cast<int>(number % 5), number /= 5;
  return ratings;
}

std::string shown(const Ratings& ratings) {
  std::string text;
  for (const int rating : ratings) text += rating == missing ? "-" : std::to_string(rating);
  return text;
}

// --------------------------------------------------------------------------------------------- seven ratings

int by_sum(int sum) { return sum >= 28 ? 6 : sum >= 23 ? 5 : sum >= 20 ? 4 : sum >= 17 ? 3 : sum >= 14 ? 2 : 1; }

int by_override(const Ratings& r) {
  if (r[0] == 5) return 6;
  if (r[0] == 4) return 5;
  return r[1] == 4 && r[3] + r[4] != 2 ? 5 : 1;
}

// The leaf where the tree ends, and its level.
struct Leaf {
  std::string id;
  int level;
};

Leaf low_end(const Ratings& r, int sum) {
  if (r[1] == 3) {
    if (r[3] < 4) return {"n21-no", 2};
    return sum >= 17 ? Leaf{"n22-yes", 3} : Leaf{"n22-no", 2};
  }
  if (sum >= 14 && r[5] >= 3) return {"n24-yes", 2};
  return r[6] >= 4 ? Leaf{"n25-yes", 2} : Leaf{"n25-no", 1};
}

Leaf by_tree(const Ratings& r) {
  const int sum = r[0] + r[1] + r[2] + r[3] + r[4] + r[5] + r[6], context = r[3] + r[4];
  if (r[0] == 5) return {"n1-yes", 6};
  if (r[1] == 5) return {"n2-yes", 6};
  if (r[2] == 5) return context <= 4 ? Leaf{"n4-yes", 5} : Leaf{"n4-no", 6};
  if (r[0] == 4) {
    if (r[4] > 2) return sum >= 25 ? Leaf{"n8-yes", 6} : Leaf{"n8-no", 5};
    return r[6] <= 2 ? Leaf{"n7-yes", 4} : Leaf{"n7-no", 5};
  }
  if (r[1] == 4) {
    if (context > 3) return sum >= 23 ? Leaf{"n12-yes", 5} : Leaf{"n12-no", 4};
    return r[5] <= 2 ? Leaf{"n11-yes", 3} : Leaf{"n11-no", 4};
  }
  if (r[2] == 4) {
    if (r[0] >= 3) return {"n14-yes", 4};
    return sum >= 19 ? Leaf{"n15-yes", 4} : Leaf{"n15-no", 3};
  }
  if (r[0] != 3) return low_end(r, sum);
  if (r[4] >= 4) return {"n17-yes", 4};
  if (r[6] < 4) return {"n18-no", 3};
  return r[5] >= 4 ? Leaf{"n19-yes", 4} : Leaf{"n19-no", 3};
}

int expected_level(const Ratings& r) {
  int sum = 0;
  for (const int rating : r) sum += rating;
  return std::max({by_sum(sum), by_override(r), by_tree(r).level});
}

std::vector<std::string> leaves(const Program& program, const Decision& decision, const char* tree) {
  std::vector<std::string> ids;
  const auto& trees = program.rules().trees;
  for (std::size_t t = 0; t < trees.size(); ++t) {
    const CompiledTree& made = program.trees()[t];
    for (std::size_t i = made.first_rule; trees[t].id.text == tree && i < made.first_rule + made.rules; ++i)
      if (decision.truths[i] == Truth::yes) ids.push_back(program.rules().rules[i].id.text);
  }
  return ids;
}

/// Calls `check` with every way to fill the gaps in.
void for_each_completion(Ratings ratings, const std::function<void(const Ratings&)>& check) {
  for (int& rating : ratings) {
    if (rating != missing) continue;
    for (int value = 1; value <= 5; ++value) {
      rating = value;
      for_each_completion(ratings, check);
    }
    return;
  }
  check(ratings);
}

// ------------------------------------------------------------------------------------------- six dimensions

struct Band {
  int low, high;
};
constexpr std::array<std::array<Band, 6>, 4> bands = {{
    {{{0, 1}, {0, 1}, {0, 2}, {0, 1}, {0, 1}, {0, 2}}},
    {{{0, 1}, {0, 2}, {0, 3}, {1, 3}, {0, 2}, {0, 3}}},
    {{{0, 2}, {0, 3}, {1, 3}, {2, 4}, {0, 3}, {0, 4}}},
    {{{0, 3}, {0, 4}, {1, 4}, {2, 4}, {1, 4}, {0, 4}}},
}};

bool fits(const Ratings& d, std::size_t level) {
  for (std::size_t i = 0; i < 6; ++i)
    if (d[i] < bands[level][i].low || d[i] > bands[level][i].high) return false;
  return true;
}

/// The lowest level that nothing is too much for; the top when everything is.
std::size_t not_too_much(const Ratings& d) {
  for (std::size_t level = 0; level < 4; ++level) {
    bool bearable = true;
    for (std::size_t i = 0; i < 6; ++i) bearable = bearable && d[i] <= bands[level][i].high;
    if (bearable) return level;
  }
  return 3;
}

}  // namespace

TEST_CASE("seven ratings, their sum, overrides and a tree of 25 nodes give the level of plain branches, always") {
  const Program& program = shape("seven-ratings");
  Decision decision;
  std::string first_wrong;
  for (std::size_t number = 0; number < 78'125; ++number) {
    const Ratings ratings = combination(number, 7, 1);
    const Facts facts = facts_of(program, ratings);
    decide(program, facts, decision);
    const bool settled = decision.level == decision.up_to && decision.implied.empty();
    const bool right = settled && static_cast<int>(decision.level) + 1 == expected_level(ratings) &&
                       leaves(program, decision, "acuity") == std::vector{by_tree(ratings).id};
    if (!right && first_wrong.empty()) first_wrong = shown(ratings) + ": level " + std::to_string(decision.level + 1);
  }
  CHECK(first_wrong == "");
}

TEST_CASE("with ratings missing, the span of a tree holds every level that they could still bring") {
  const Program& program = shape("seven-ratings");
  Decision decision;
  std::string first_wrong;
  for (std::size_t number = 0; number < 78'125; number += 131) {
    Ratings ratings = combination(number, 7, 1);
    ratings[number % 7] = ratings[number / 7 % 7] = missing;
    const Facts facts = facts_of(program, ratings);
    decide(program, facts, decision);
    const auto sure = leaves(program, decision, "acuity");
    for_each_completion(ratings, [&](const Ratings& whole) {
      const int level = expected_level(whole) - 1;
      const bool right = (decision.possible >> level & 1) != 0 && (sure.empty() || sure.front() == by_tree(whole).id);
      if (!right && first_wrong.empty()) first_wrong = shown(ratings) + ", then " + shown(whole);
    });
  }
  CHECK(first_wrong == "");
}

TEST_CASE("a level of six dimensions is the lowest whose bands hold them all, and a conflict where none does") {
  const Program& program = shape("six-dimensions");
  Decision decision;
  std::string first_wrong;
  std::size_t conflicts = 0;
  for (std::size_t number = 0; number < 15'625; ++number) {
    const Ratings d = combination(number, 6, 0);
    const Facts facts = facts_of(program, d);
    decide(program, facts, decision);
    std::size_t lowest = 0;
    while (lowest < 4 && !fits(d, lowest)) ++lowest;
    const bool right = lowest < 4 ? decision.level == lowest && !decision.conflict
                                  : decision.conflict && decision.level == not_too_much(d);
    conflicts += decision.conflict;
    if (!right && first_wrong.empty()) first_wrong = shown(d) + ": level " + std::to_string(decision.level + 1);
  }
  CHECK(first_wrong == "");
  CHECK(conflicts > 0);
}

TEST_CASE("a tree that is not settled says which leaves are left and what they demand at least") {
  auto advisor = Advisor::open(std::string(RUNG_SOURCE_DIR) + "/tests/shapes/seven-ratings.yaml");
  const auto advice = advisor->recommend(
      Source("case",
             "rung_case: 1\nid: x\npopulation: adult\nanswers: {danger: 3, daily_life: 1, other_conditions: 4, "
             "strain: 1, earlier_treatment: 1, readiness: 1}\nhistory: []\n"));
  REQUIRE(advice.has_value());
  // backing is missing: the tree ends at n14 with yes whatever it is, level 4; the sum is 12 to 16, level 1 or 2
  CHECK(advice->decision().level == 3);
  CHECK(advice->render().find("at least Level 4: The tree ends at n14 with yes.") != std::string::npos);
  const auto open = advisor->recommend(Source(
      "case", "rung_case: 1\nid: x\npopulation: adult\nanswers: {danger: 2, daily_life: 1, other_conditions: 4}\n"));
  REQUIRE(open.has_value());
  // n15: level 4 or 3, as the sum will be; so level 3 at least
  CHECK(open->decision().level == 2);
  CHECK(open->render().find("at least Level 3: missing answers decide which of these holds") != std::string::npos);
  CHECK(open->render("json").find(R"("implied":[{"tree":"acuity","level":"l3","one_of":["n15-yes","n15-no"]}])") !=
        std::string::npos);
}
