#include "agreement.hpp"

#include "rung/parse/parse_case.hpp"

namespace rung::reference {
namespace {

Program compiled(Result<Advisor> advisor) {
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  return advisor->program();
}

/// Says what differs, field by field.
class Differences {
 public:
  template <class T>
  void compare(const std::string& what, const T& fast, const T& plain) {
    if (fast == plain) return;
    text_ += what + ": fast " + std::to_string(fast) + ", plain " + std::to_string(plain) + "\n";
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::uint32_t bits(const std::set<std::size_t>& levels) {
  std::uint32_t all = 0;
  for (const std::size_t level : levels) all |= 1u << level;
  return all;
}

}  // namespace

Program generated_program(Random& random) {
  const RuleSetText text = generate_rule_set(random);
  INFO(text.rules);
  return compiled(Advisor::read(Source("made", text.rules), [&](const std::string& id, std::uint32_t index) {
    return std::optional<rung::RuleText>(Source(id, text.instruments.at(id), index));
  }));
}

Program program_of(const std::string& name) {
  return compiled(Advisor::open(std::string(RUNG_SOURCE_DIR) + "/rules/" + name + ".yaml"));
}

Case read_case(const std::string& text) {
  auto person = parse_case(Source("case", text));
  REQUIRE_MESSAGE(person.has_value(), text << describe(person.error()));
  return std::move(person).value();
}

Facts bound(const Program& program, const Case& person) {
  auto facts = bind(program, person);
  REQUIRE_MESSAGE(facts.has_value(), describe(facts.error()));
  return std::move(facts).value();
}

std::string difference(const Program& program, const Case& person, const Decision& fast) {
  const Outcome plain = decide(program.rules(), person);
  Differences found;
  for (std::size_t i = 0; i < plain.rules.size(); ++i) {
    const std::string& id = program.rules().rules[i].id.text;
    found.compare("rule " + id, static_cast<int>(fast.truths[i]), static_cast<int>(plain.rules[i]));
  }
  found.compare("floor", fast.floor, plain.floor);
  found.compare("level", fast.level, plain.level);
  found.compare("up_to", fast.up_to, plain.up_to);
  found.compare("recommended", fast.recommended, plain.recommended);
  found.compare("possible", fast.possible, bits(plain.possible));
  found.compare("conflict", int{fast.conflict}, int{plain.conflict});
  found.compare("conflict_possible", int{fast.conflict_possible}, int{plain.conflict_possible});
  found.compare("open_above", int{fast.open_above}, int{plain.open_above});
  found.compare("change", static_cast<int>(fast.change), static_cast<int>(plain.change));  // in the same order
  return found.text();
}

}  // namespace rung::reference
