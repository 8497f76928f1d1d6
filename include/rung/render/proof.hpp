#pragma once

#include <string>

#include "rung/model/case.hpp"
#include "rung/prove/diff.hpp"
#include "rung/prove/prove.hpp"

namespace rung {

/// The report as a page that a clinical safety officer can read and sign: what was asked, what holds, what does not and
/// for whom, over which answers, and what it does not show.
/// @param width  columns, 40 or more
std::string render_proof_text(const Program& program, const ProofReport& report, std::size_t width = 100);

/// The same as one line of JSON, with every witness as a case. Its version is `rung_proof`.
std::string render_proof_json(const Program& program, const ProofReport& report);

/// How two rule sets differ, as a page and as one line of JSON; its version is `rung_diff`.
std::string render_diff_text(const Program& before, const Program& after, const RuleSetDiff& diff,
                             std::size_t width = 100);
/// The same as one line of JSON.
std::string render_diff_json(const Program& before, const Program& after, const RuleSetDiff& diff);

/// A case in the case format, as JSON, which is YAML too; with a line end.
std::string render_case(const Case& written);

}  // namespace rung
