#pragma once

#include "rung/explain/explanation.hpp"

namespace rung {

/// Explains a decision. Total, and deterministic in what it is given.
/// @pre `decision` was made by decide(program, facts, decision)
Explanation explain(const Program& program, const Facts& facts, const Decision& decision);

/// Of explain(), the questions alone: the answers that are missing and could change the result, most useful first.
std::vector<Question> questions(const Program& program, const Facts& facts, const Decision& decision);

/// The rules that are unknown and can still change the level, the conflict or an alert, in the order of the rule set.
std::vector<std::size_t> open_rules(const Program& program, const Decision& decision);

/// What the rule set of `other` asks of the level that `recommended` recommends. Levels are the same when their ids
/// are.
/// @pre both are of the same case, and `other` outlives what is returned
Overlay lay_over(const Explanation& recommended, const Explanation& other);

/// How one rule bears on the case, also where explain() has nothing to say of it. @pre `rule` is a position in the rule
/// set
Reason reason_of(const Explanation& explanation, std::size_t rule);

}  // namespace rung
