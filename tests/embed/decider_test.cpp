#include "rung/evaluate/bind_values.hpp"

#include <memory>

#include "reference/agreement.hpp"
#include "rung/advise/advisor.hpp"
#include "rung/rung.h"

using namespace rung;
using reference::Random;

namespace {

bool is_filled_in(const Slot& slot) {
  return slot.kind == Slot::Kind::band ||
         (slot.kind == Slot::Kind::history && slot.question <= HistoryQuestion::weeks_at_level);
}

// What a caller would give who has the answers of a case as numbers.
struct Person {
  Person(const Program& program, const Facts& facts) : values(facts.values().begin(), facts.values().end()) {
    for (std::size_t i = 0; i < values.size(); ++i)
      if (is_filled_in(program.slots()[i])) values[i] = Value{};
    given = {values, facts.history_known(), facts.current(), facts.previous(),
             facts.history_known() && facts.current().kind != Whereabouts::Kind::none ? facts.days_at_level() : 0};
  }
  std::vector<Value> values;
  SlotValues given;
};

void hold_to_bind(const Program& program, std::size_t count, Random& random) {
  ValueBinder binder(program);
  Decision expected, found;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string text = reference::generate_case(program.rules(), random);
    CAPTURE(text);
    const Case person = reference::read_case(text);
    const Facts facts = reference::bound(program, person);
    const auto refused = binder.bind(Person(program, facts).given);
    CHECK(!refused);
    for (std::size_t slot = 0; slot < program.slots().size(); ++slot) {
      CAPTURE(program.slots()[slot].name);
      CHECK(same(binder.facts().values()[slot], facts.values()[slot]));
    }
    decide(program, facts, expected);
    decide(program, binder.facts(), found);
    CHECK(found.truths == expected.truths);
    CHECK(found.possible == expected.possible);
    CHECK(found.recommended == expected.recommended);
  }
}

struct FreeHandles {
  void operator()(rung_rules* rules) const { rung_rules_free(rules); }
  void operator()(rung_decider* decider) const { rung_decider_free(decider); }
};

// The rule set `adult` in the C interface, with nothing known.
struct Desk {
  Desk() {
    rung_rules* made = nullptr;
    REQUIRE(rung_rules_built_in("adult", &made, nullptr) == RUNG_OK);
    rules.reset(made);
    rung_decider* room = nullptr;
    REQUIRE(rung_decider_new(made, &room, nullptr) == RUNG_OK);
    decider.reset(room);
    values.resize(rung_slot_count(made));
    outcome.struct_size = sizeof outcome;
  }
  std::size_t slot(const char* name) const {
    const std::int64_t found = rung_slot_find(rules.get(), name);
    REQUIRE(found >= 0);
    return static_cast<std::size_t>(found);
  }
  void put(const char* name, std::int64_t number) { values[slot(name)] = {number, 1, 0}; }
  rung_status decide(const rung_stay* stay = nullptr) {
    return rung_decide(decider.get(), values.data(), values.size(), stay, &outcome);
  }
  std::unique_ptr<rung_rules, FreeHandles> rules;
  std::unique_ptr<rung_decider, FreeHandles> decider;
  std::vector<rung_value> values;
  rung_outcome outcome = {};
};

}  // namespace

TEST_CASE("a person given as slot values gets the decision of the same person given as a case") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    hold_to_bind(reference::generated_program(random), 10, random);
  }
  for (const std::string name : {"adult", "adolescent"}) {
    CAPTURE(name);
    Random random(11);
    hold_to_bind(reference::program_of(name), 60, random);
  }
}

TEST_CASE("the C interface decides from numbers what the example cases say") {
  Desk desk;
  // examples/cases/02: eight weeks of weekly therapy and a PHQ-9 total of 11 that fell by 2
  desk.put("phq9.total", 11);
  desk.put("change(phq9.total)", -2);
  const rung_stay weekly = {sizeof weekly, 0, RUNG_NOWHERE, 56, 0};
  REQUIRE(desk.decide(&weekly) == RUNG_OK);
  CHECK(desk.outcome.level == 1);  // at least intensive outpatient: weekly therapy is not building momentum
  CHECK(rung_place_id(desk.rules.get(), 1) == std::string("iop"));
  CHECK(desk.outcome.possible_alerts > 0);  // nobody said anything about suicide
  CHECK(desk.outcome.faulty_slot == -1);
}

TEST_CASE("a score and its band follow from the items that are given as numbers") {
  Desk desk;
  const std::size_t first = desk.slot("phq9.interest");
  for (std::size_t item = first; item < first + 9; ++item) desk.values[item] = {2, 1, 0};
  desk.put("phq9.total", 18);  // 9 items of 2 points
  CHECK(desk.decide() == RUNG_OK);
  desk.put("phq9.total", 17);
  CHECK(desk.decide() == RUNG_FAULTY);
  CHECK(desk.outcome.faulty_slot == static_cast<std::int32_t>(desk.slot("phq9.total")));
}

TEST_CASE("the C interface refuses numbers that their slots cannot have and says which") {
  const auto refused = [](const char* name, std::int64_t number) {
    Desk desk;
    desk.put(name, number);
    const rung_stay nowhere = {sizeof nowhere, RUNG_NOWHERE, RUNG_NOWHERE, 0, 0};
    return desk.decide(&nowhere) == RUNG_FAULTY &&
           desk.outcome.faulty_slot == static_cast<std::int32_t>(desk.slot(name));
  };
  CHECK(refused("phq9.total", 28));  // 0 to 27
  CHECK(refused("phq9.total", 5'000'000'000));
  CHECK(refused("phq9.interest", 4));      // 0 to 3
  CHECK(refused("phq9.band", 2));          // follows from the total
  CHECK(refused("weeks_at_level", 8));     // follows from the stay
  CHECK(refused("support.safe_home", 2));  // 0 or 1
  CHECK(refused("substance.main", 99));    // no such choice
  CHECK_FALSE(refused("phq9.total", 27));
}

TEST_CASE("the C interface refuses stays that cannot be") {
  const auto status = [](std::int32_t current, std::int32_t previous, std::int32_t days) {
    const rung_stay stay = {sizeof stay, current, previous, days, 0};
    return Desk().decide(&stay);
  };
  CHECK(status(0, RUNG_NOWHERE, 10) == RUNG_OK);
  CHECK(status(RUNG_NOT_KNOWN, RUNG_NOT_KNOWN, 0) == RUNG_OK);
  CHECK(status(RUNG_NOWHERE, 2, 0) == RUNG_OK);
  CHECK(status(RUNG_NOWHERE, 2, 5) == RUNG_FAULTY);     // five days of no stay
  CHECK(status(0, RUNG_NOT_KNOWN, 10) == RUNG_FAULTY);  // half a history
  CHECK(status(RUNG_NOT_KNOWN, 0, 0) == RUNG_FAULTY);
  CHECK(status(100, RUNG_NOWHERE, 10) == RUNG_FAULTY);  // no such place
  CHECK(status(-3, RUNG_NOWHERE, 10) == RUNG_FAULTY);
  CHECK(status(0, RUNG_NOWHERE, -1) == RUNG_FAULTY);
}

TEST_CASE("a decider is for one rule set and writes no more than its caller has room for") {
  Desk desk;
  CHECK(rung_decide(desk.decider.get(), desk.values.data(), desk.values.size() - 1, nullptr, &desk.outcome) ==
        RUNG_MISUSED);
  rung_outcome outcome = {};
  outcome.conflict = 77;
  CHECK(rung_decide(desk.decider.get(), desk.values.data(), desk.values.size(), nullptr, &outcome) == RUNG_MISUSED);
  outcome.struct_size = offsetof(rung_outcome, conflict);
  CHECK(rung_decide(desk.decider.get(), desk.values.data(), desk.values.size(), nullptr, &outcome) == RUNG_OK);
  CHECK(outcome.conflict == 77);
  rung_rules* payer = nullptr;
  REQUIRE(rung_rules_built_in("medicare-us", &payer, nullptr) == RUNG_OK);
  rung_decider* none = nullptr;
  CHECK(rung_decider_new(payer, &none, nullptr) == RUNG_FAULTY);
  CHECK(none == nullptr);
  rung_rules_free(payer);
}
