#pragma once

#include <string>
#include <vector>

#include "rung/compile/program.hpp"
#include "rung/model/case_map.hpp"
#include "rung/score/report.hpp"

namespace rung {

/// Holds what a rule set recommends against recorded placements.
/// @param path     a CSV table (RFC 4180, with a header); `-` is standard input
/// @param map      how a row becomes a case, and which level was recorded: `placed`, else `outcome`
/// @param outcome  a column of recorded levels instead, ids of the ladder; empty: as the mapping says
/// @param groups   columns by which it is judged apart
/// @errors F01, V.. of the table | M.. of the mapping | C.. of a row's answers | S11 no such column | S13 no row has a
/// level on record that is on the ladder
Result<JudgeReport> judge_rules(const Program& program, const std::string& path, const CaseMap& map,
                                const std::string& outcome = {}, const std::vector<std::string>& groups = {});

}  // namespace rung
