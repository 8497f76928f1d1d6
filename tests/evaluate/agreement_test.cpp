#include <set>

#include "reference/agreement.hpp"

using namespace rung;
using reference::Random;

namespace {

/// The fast engine and the plain one on `count` cases of one rule set.
void hold_to_reference(const Program& program, std::size_t count, Random& random) {
  Decision decision;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string text = reference::generate_case(program.rules(), random);
    CAPTURE(text);
    const Case person = reference::read_case(text);
    const Facts facts = reference::bound(program, person);
    decide(program, facts, decision);
    const std::string difference = reference::difference(program, person, decision);
    CHECK(difference == "");
  }
}

}  // namespace

TEST_CASE("the fast engine and the plain one agree on generated rule sets") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    hold_to_reference(reference::generated_program(random), 20, random);
  }
}

TEST_CASE("the fast engine and the plain one agree on the rule sets that rung ships") {
  for (const std::string name : {"adult", "adolescent"}) {
    CAPTURE(name);
    Random random(7);
    hold_to_reference(reference::program_of(name), 150, random);
  }
}

TEST_CASE("the generated rule sets use every operator and every effect") {
  std::set<const Operator*> used;
  std::set<std::string> effects;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    Random random(seed);
    const Program program = reference::generated_program(random);
    const auto collect = [&](const Expression& expression) {
      for (const Term& term : expression.terms) used.insert(term.op);
    };
    for (const Define& define : program.rules().defines) collect(define.is);
    for (const Rule& rule : program.rules().rules) {
      collect(rule.when);
      effects.insert(std::to_string(static_cast<int>(rule.effect)) + " " +
                     (rule.levels.empty() ? "" : rule.levels[0].text));
    }
  }
  // What decisions about levels of care rarely ask for is held by the tables of tests/expression/ instead.
  for (const char* spelling : {"and", "or", "xor", "implies", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/",
                               "div", "mod", "in"}) {
    CAPTURE(spelling);
    CHECK(used.contains(find_operator(spelling, Fixity::infix)));
  }
  for (const char* spelling : {"Coalesce", "Abs", "Ceiling", "Floor", "Truncate", "Round", "Count", "Sum", "Min",
                               "Max", "Avg", "AllTrue", "AnyTrue"}) {
    CAPTURE(spelling);
    CHECK(used.contains(find_operator(spelling, Fixity::function)));
  }
  for (const char* spelling : {"if", "case", "case of", "between", "Interval", "List"}) {
    CAPTURE(spelling);
    CHECK(used.contains(find_operator(spelling, Fixity::form)));
  }
  for (const Operator& op : operators()) {
    const bool always = op.fixity == Fixity::history || op.fixity == Fixity::postfix;
    CAPTURE(op.spelling);
    CHECK((!always || used.contains(&op)));
  }
  for (const char* relative : {"current", "one below current", "one above current", "previous"}) {
    CHECK(effects.contains("0 " + std::string(relative)));
    CHECK(effects.contains("1 " + std::string(relative)));
  }
}
