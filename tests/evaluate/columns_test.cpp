#include "rung/evaluate/columns.hpp"

#include "reference/agreement.hpp"

using namespace rung;
using reference::Random;

namespace {

bool bit(const Plane& plane, std::size_t person) { return plane[person / 64] >> (person % 64) & 1; }

/// Where a block's decision of one person is not that of the person alone, in words; empty where they agree.
std::string difference(const BlockDecision& block, std::size_t person, const Decision& alone) {
  std::string text;
  const auto compare = [&](const std::string& what, std::size_t of_block, std::size_t of_one) {
    if (of_block != of_one)
      text += what + ": block " + std::to_string(of_block) + ", alone " + std::to_string(of_one) + "\n";
  };
  for (std::size_t i = 0; i < alone.truths.size(); ++i)
    compare("rule " + std::to_string(i), static_cast<std::size_t>(block.truths[i]->of(person)),
            static_cast<std::size_t>(alone.truths[i]));
  for (std::size_t i = 0; i < block.possible.size(); ++i)
    compare("possible " + std::to_string(i), bit(block.possible[i], person), alone.possible >> i & 1);
  compare("level", block.level[person], alone.level);
  compare("up_to", block.up_to[person], alone.up_to);
  compare("conflict", bit(block.conflict, person), alone.conflict);
  compare("conflict_possible", bit(block.conflict_possible, person), alone.conflict_possible);
  compare("open_above", bit(block.open_above, person), alone.open_above);
  return text;
}

/// Generated people of one rule set, bound, decided together and alone.
void hold_block_to_decide(const Program& program, std::size_t people, Random& random) {
  std::vector<Facts> facts;
  std::vector<const Facts*> all;
  for (std::size_t i = 0; i < people; ++i)
    facts.push_back(reference::bound(program, reference::read_case(reference::generate_case(program.rules(), random))));
  for (const Facts& one : facts) all.push_back(&one);
  ColumnDecider decider(program);
  const BlockDecision& block = decider.decide_block(all);
  REQUIRE(block.people == people);
  Decision alone;
  for (std::size_t i = 0; i < people; ++i) {
    CAPTURE(i);
    decide(program, facts[i], alone);
    CHECK(difference(block, i, alone) == "");
  }
}

const Program& eight_domains() {
  static const Program program = reference::program_of("eight-domain-stepped-care");
  return program;
}

constexpr const char* domains[] = {"symptom", "risk",      "functioning", "coexisting",
                                   "history", "stressors", "supports",    "engagement"};

/// Ratings of many people by chance, some of them missing or out of range.
struct Rated {
  std::vector<std::vector<std::int8_t>> numbers;
  std::vector<std::vector<std::uint64_t>> known;
  std::vector<Column> columns = std::vector<Column>(eight_domains().slots().size());

  Rated(std::size_t people, Random& random, bool all_known)
      : numbers(8, std::vector<std::int8_t>(people)), known(8, std::vector<std::uint64_t>((people + 63) / 64)) {
    for (std::size_t domain = 0; domain < 8; ++domain) {
      for (std::size_t i = 0; i < people; ++i) {
        numbers[domain][i] = static_cast<std::int8_t>(random.below(5));
        if (!all_known && random.below(40) == 0) numbers[domain][i] = random.below(2) == 0 ? 5 : -1;
        if (all_known || random.below(4) != 0) known[domain][i / 64] |= std::uint64_t{1} << (i % 64);
      }
      columns[*eight_domains().find_slot(domains[domain])] = {
          std::span<const std::int8_t>(numbers[domain]),
          all_known ? std::span<const std::uint64_t>() : std::span<const std::uint64_t>(known[domain])};
    }
  }

  std::vector<Value> of(std::size_t person) const {
    std::vector<Value> values(columns.size());
    for (std::size_t domain = 0; domain < 8; ++domain)
      if (columns[*eight_domains().find_slot(domains[domain])].known.empty() ||
          (known[domain][person / 64] >> (person % 64) & 1))
        values[*eight_domains().find_slot(domains[domain])] = Value::of(std::int32_t{numbers[domain][person]});
    return values;
  }
};

void hold_columns_to_values(std::size_t people, bool all_known) {
  Random random(people);
  const Rated rated(people, random, all_known);
  ColumnDecider decider(eight_domains());
  Levels levels;
  decider.decide({people, rated.columns}, levels);
  REQUIRE(levels.level.size() == people);
  ValueBinder binder(eight_domains());
  Decision alone;
  std::size_t refused = 0;
  for (std::size_t i = 0; i < people; ++i) {
    CAPTURE(i);
    if (binder.bind({rated.of(i)})) {
      CHECK(levels.level[i] == Levels::refused);
      CHECK(levels.up_to[i] == Levels::refused);
      ++refused;
      continue;
    }
    decide(eight_domains(), binder.facts(), alone);
    CHECK(levels.level[i] == alone.level);
    CHECK(levels.up_to[i] == alone.up_to);
  }
  CHECK((people < 100 || (refused > 0) == !all_known));
}

}  // namespace

TEST_CASE("a block of people is decided as each of them alone on generated rule sets") {
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    hold_block_to_decide(reference::generated_program(random), 20, random);
  }
}

TEST_CASE("a block of people is decided as each of them alone by the rule sets that rung ships") {
  for (const std::string name : {"adult", "adolescent", "eight-domain-stepped-care"}) {
    CAPTURE(name);
    Random random(11);
    hold_block_to_decide(reference::program_of(name), 150, random);
  }
}

TEST_CASE("columns of numbers come to the levels that their values come to one by one") {
  hold_columns_to_values(2500, true);   // whole blocks and the rest of one
  hold_columns_to_values(2500, false);  // with gaps, and with ratings that nobody can have
  hold_columns_to_values(7, false);
}

TEST_CASE("numbers of every width come to the same levels") {
  Random random(3);
  const std::size_t people = 300;
  const Rated rated(people, random, true);
  std::vector<std::vector<std::int16_t>> wide(8);
  std::vector<std::vector<std::int32_t>> wider(8);
  std::vector<Column> columns = rated.columns;
  ColumnDecider decider(eight_domains());
  Levels narrow, levels;
  decider.decide({people, columns}, narrow);
  for (std::size_t i = 0; i < 8; ++i) {
    wide[i].assign(rated.numbers[i].begin(), rated.numbers[i].end());
    wider[i].assign(rated.numbers[i].begin(), rated.numbers[i].end());
    Column& column = columns[*eight_domains().find_slot(domains[i])];
    if (i % 2 == 0) column.numbers = std::span<const std::int16_t>(wide[i]);
    if (i % 2 == 1) column.numbers = std::span<const std::int32_t>(wider[i]);
  }
  decider.decide({people, columns}, levels);
  CHECK(levels.level == narrow.level);
  CHECK(levels.up_to == narrow.up_to);
}

TEST_CASE("what runs person by person is named as its author wrote it") {
  CHECK(ColumnDecider(eight_domains()).by_case().empty());
  const auto adult = ColumnDecider(reference::program_of("adult")).by_case();
  CHECK(std::ranges::find(adult, "current_level = 'iop'") != adult.end());
}

TEST_CASE("stays and items of an instrument in columns count as they do alone") {
  const Program program = reference::program_of("adult");
  const std::size_t people = 3;
  std::vector<Column> columns(program.slots().size());
  const std::vector<std::int8_t> totals = {4, 12, 27};
  const std::vector<InCare> stays = {{},
                                     {true, {Whereabouts::Kind::on_ladder, 0}, {Whereabouts::Kind::none}, 60},
                                     {true, {Whereabouts::Kind::none}, {Whereabouts::Kind::none}, 0}};
  columns[*program.find_slot("phq9.total")].numbers = std::span<const std::int8_t>(totals);
  ColumnDecider decider(program);
  const BlockDecision& block = decider.decide_block({people, columns, stays}, 0);
  ValueBinder binder(program);
  Decision alone;
  for (std::size_t i = 0; i < people; ++i) {
    std::vector<Value> values(columns.size());
    values[*program.find_slot("phq9.total")] = Value::of(std::int32_t{totals[i]});
    REQUIRE_FALSE(
        binder.bind({values, stays[i].history_known, stays[i].current, stays[i].previous, stays[i].days_at_level}));
    decide(program, binder.facts(), alone);
    CHECK(difference(block, i, alone) == "");
  }
}
