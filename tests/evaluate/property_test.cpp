#include "reference/absence.hpp"
#include "reference/agreement.hpp"
#include "rung/compile/compile.hpp"

using namespace rung;
using reference::Random;

namespace {

using Names = std::set<std::string>;

bool is_answered(const Case& person, const std::string& name) {
  return std::any_of(person.answers.begin(), person.answers.end(), [&](const Answer& answer) {
    return answer.name.text == name || answer.name.text.starts_with(name + ".");
  });
}

/// What a case leaves out and can be asked for: inputs and whole instruments of which nothing was answered, and the
/// history; without those whose absence the rules test. An instrument is left out as soon as that is so for any part of
/// it. (One more item of a sheet that is begun is not such an answer: where skipped items count as the mean of the
/// others, it may move a total that is known.)
std::vector<std::string> questions(const RuleSet& rules, const Case& person, const Names& tested) {
  std::vector<std::string> open;
  for (const Input& input : rules.inputs) {
    if (!is_answered(person, input.name.text) && !tested.contains(input.name.text)) open.push_back(input.name.text);
  }
  for (const Instrument& instrument : rules.instruments) {
    const std::string& id = instrument.id.text;
    const bool part_tested = std::any_of(tested.begin(), tested.end(), [&](const std::string& name) {
      return name == id || name.starts_with(id + ".");
    });
    if (!is_answered(person, id) && !part_tested) open.push_back(id);
  }
  if (!person.history && !tested.contains("history")) open.emplace_back("history");
  return open;
}

/// The same case with one more answer.
Case with_answer(const RuleSet& rules, const Case& person, const std::string& question, Random& random) {
  const bool past = question == "history";
  const std::string answers = past ? "" : reference::generate_answer(rules, question, random);
  const Case more = reference::read_case("rung_case: 1\nid: x\npopulation: adult\nanswers: {" + answers + "}\n" +
                                         (past ? "history: " + reference::generate_history(rules, random) + "\n" : ""));
  Case with = person;
  with.answers.insert(with.answers.end(), more.answers.begin(), more.answers.end());
  if (past) with.history = more.history;
  return with;
}

/// @return how many answers were learned
std::size_t learn(const Program& program, std::size_t cases, Random& random) {
  const RuleSet& rules = program.rules();
  const Names tested = reference::names_whose_absence_is_tested(rules);
  std::size_t learned = 0;
  for (std::size_t i = 0; i < cases; ++i) {
    const Case before = reference::read_case(reference::generate_case(rules, random));
    Decision wide, narrow;
    decide(program, reference::bound(program, before), wide);
    for (const std::string& question : questions(rules, before, tested)) {
      const Case after = with_answer(rules, before, question, random);
      decide(program, reference::bound(program, after), narrow);
      CAPTURE(question);
      CHECK(wide.level <= narrow.level);
      CHECK(narrow.up_to <= wide.up_to);
      CHECK((narrow.possible & ~wide.possible) == 0);
      for (std::size_t rule = 0; rule < wide.truths.size(); ++rule) {
        CHECK((wide.truths[rule] == Truth::unknown || wide.truths[rule] == narrow.truths[rule]));
      }
      ++learned;
    }
  }
  return learned;
}

struct Ends {
  std::size_t level, up_to;
  std::uint32_t possible;
  bool conflict, open_above;
  friend bool operator==(const Ends&, const Ends&) = default;
};
Ends ends(const Decision& made) { return {made.level, made.up_to, made.possible, made.conflict, made.open_above}; }

}  // namespace

TEST_CASE("one more answer never moves the level out of the span") {
  std::size_t learned = 0;
  for (std::uint64_t seed = 1000; seed < 1080; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    learned += learn(reference::generated_program(random), 12, random);
  }
  CHECK(learned > 500);  // the exceptions leave enough to ask
  Random random(11);
  CHECK(learn(reference::program_of("adult"), 25, random) > 100);
}

TEST_CASE("the order of the rules never changes the level") {
  for (std::uint64_t seed = 2000; seed < 2040; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Program program = reference::generated_program(random);
    RuleSet shuffled = program.rules();
    shuffled.model.reset();  // what it came to is there, and goes through the same shuffle
    random.shuffle(shuffled.rules);
    const auto other = compile(shuffled);
    REQUIRE(other.has_value());
    Decision one, two;
    for (int i = 0; i < 10; ++i) {
      const Case person = reference::read_case(reference::generate_case(program.rules(), random));
      decide(program, reference::bound(program, person), one);
      decide(*other, reference::bound(*other, person), two);
      CHECK((ends(one) == ends(two)));
    }
  }
}

TEST_CASE("a decision that is used again keeps nothing of earlier cases") {
  Decision used;  // over cases and rule sets in turn
  std::vector<Program> programs;
  Random random(3);
  for (int i = 0; i < 12; ++i) programs.push_back(reference::generated_program(random));
  programs.push_back(reference::program_of("adult"));
  for (int i = 0; i < 300; ++i) {
    const Program& program = random.pick(programs);
    const Facts facts =
        reference::bound(program, reference::read_case(reference::generate_case(program.rules(), random)));
    Decision fresh;
    decide(program, facts, fresh);
    decide(program, facts, used);
    CHECK((ends(used) == ends(fresh)));
    CHECK(used.truths == fresh.truths);
    CHECK(used.change == fresh.change);
    for (std::size_t at = 0; at < fresh.values.size(); ++at) CHECK(same(used.values[at], fresh.values[at]));
  }
}
