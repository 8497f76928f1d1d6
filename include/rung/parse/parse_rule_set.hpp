#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "rung/model/rule_set.hpp"
#include "rung/parse/document.hpp"
#include "rung/text/result.hpp"

namespace rung {

/// Finds the text of an instrument by its id, or nothing. The `index` is what places in it will carry.
using FindInstrument = std::function<std::optional<Source>(const std::string& id, std::uint32_t index)>;

/// A rule set with its instruments, read but not compiled, and the texts it came from (for the excerpts of later faults).
struct ReadRuleSet {
  RuleSet rules;
  std::vector<Source> sources;  ///< the rule set, then its instruments; Place::file is the position here
  Faults faults = {};           ///< what is wrong so far; `rules` holds whatever could be read all the same
};

/// Reads a rule set in format 1 and the instruments that it names, and finds every fault in them: a part that cannot be
/// read does not keep the next from being looked at.
/// @errors F.., Y.. of the text | R01-R10 shape | I01-I10 of an instrument | E01-E09 of an expression | R11 no such instrument
ReadRuleSet parse_rule_set(Source source, const FindInstrument& find_instrument);

/// Reads one instrument. Faults go to `faults`.
Instrument parse_instrument(const Node& document, Faults& faults);

}  // namespace rung
