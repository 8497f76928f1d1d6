#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rung/advise/advisor.hpp"

namespace rung {

/// The rule set that `--rules` names: a built-in one by its name, else a file. @errors R12, F01 and those of
/// Advisor::read()
Result<Advisor> open_rule_set(const std::string& name_or_path);

/// The text of the case table that belongs to a rule set, named as for open_rule_set(): `my.cases.yaml` beside
/// `my.yaml`, or the built-in one. @errors F01 there is none, or it cannot be read
Result<Source> case_table_for(const std::string& name_or_path);

/// The built-in instrument of that name for a clinician, see render_instrument(); nothing when there is none.
std::optional<std::string> instrument_sheet(std::string_view name, std::size_t width = 100);

/// The built-in rule set for a case that does not say which to use: the one named after its population. `adult` where
/// there is none, or where the case cannot be read: recommending then says what is wrong.
std::string rule_set_for(const Source& case_text);

}  // namespace rung
