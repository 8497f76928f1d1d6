#pragma once

#include <map>

#include "random.hpp"
#include "rung/model/rule_set.hpp"

namespace rung::reference {

/// A rule set and its instruments as the YAML that an author would have written.
struct RuleSetText {
  std::string rules;
  std::map<std::string, std::string> instruments;  ///< by id
};

/// A random rule set that compiles: 2 to 5 levels, inputs of every type, one or two instruments, defines, and 3 to 15
/// rules with every effect.
RuleSetText generate_rule_set(Random& random);

/// A random case that binds to the rule set, as YAML. Numbers lie at the ends of their ranges and at, just below and
/// just above the numbers that the rules name; answers are given in every form that the format knows, and some not.
std::string generate_case(const RuleSet& rules, Random& random);

/// One answer under `answers:` that is not missing: `name: value` for an input, `name: {items: ..}` for an instrument.
std::string generate_answer(const RuleSet& rules, const std::string& name, Random& random);

/// What stands behind `history:`.
std::string generate_history(const RuleSet& rules, Random& random);

}  // namespace rung::reference
