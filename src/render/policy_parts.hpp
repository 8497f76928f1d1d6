#pragma once

#include "colophon.hpp"
#include "rung/explain/saying.hpp"
#include "terms.hpp"

namespace rung {

// Parts that a policy and the sheet of an instrument share.

/// A list in words: `first` opens its first line, its parts stand below, indented by two more than `first` is wide.
void list(Page& page, std::string_view first, const Saying& saying);
/// The expression as its author wrote it, on a line of its own.
std::string exactly(const Expression& expression);
/// "; source: id, id", or nothing.
std::string with_sources(const std::vector<Word>& sources);
std::string codes_of(const std::map<std::string, std::string>& codes);
/// "minimal (0) from 0 points; mild (1) from 5"
std::string bands_of(const Score& score);
/// The `because` of a rule, with what stands in its places in words.
std::string sentence_in_words(const Program& program, std::size_t rule);
/// Tables, trees and profiles as their author wrote them.
void policy_trees(Page& page, const Program& program);
/// The other rules of a policy, by what they do.
void policy_rules(Page& page, const Program& program);
/// The scoring model; nothing where there is none.
void policy_model(Page& page, const Program& program);
/// What must hold for every case, and what is not asked of the rule set.
void policy_guarantees(Page& page, const Program& program);

}  // namespace rung
