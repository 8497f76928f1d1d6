#pragma once

#include <string>

#include "generate.hpp"
#include "reference.hpp"
#include "rung/advise/advisor.hpp"

/// What the tests share that hold the fast engine to the plain one.
namespace rung::reference {

/// A rule set made by generate_rule_set(). Fails the test when it does not compile: that is the generator's fault.
Program generated_program(Random& random);

/// `rules/NAME.yaml` with the instruments beside it.
Program program_of(const std::string& name);

/// A case's text read, and bound. Fails the test when either refuses it.
Case read_case(const std::string& text);
Facts bound(const Program& program, const Case& person);

/// Where the fast engine's decision is not the plain one's, in words; empty where they agree.
std::string difference(const Program& program, const Case& person, const Decision& fast);

}  // namespace rung::reference
