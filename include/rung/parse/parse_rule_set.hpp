#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "rung/model/rule_set.hpp"
#include "rung/parse/document.hpp"
#include "rung/text/result.hpp"

namespace rung {

/// The text of a rule set or of an instrument, and its tree where somebody has read it before.
struct RuleText {
  /// `packed_tree` must outlive it.
  RuleText(Source text, std::string_view packed_tree = {}) : source(std::move(text)), packed(packed_tree) {}

  Source source;            ///< the text, with the name that faults give it
  std::string_view packed;  ///< pack() of what parse_document() makes of `source`; empty when it is yet to be read
};

/// Finds the text of an instrument by its id, or nothing. The `index` is what places in it will carry.
using FindInstrument = std::function<std::optional<RuleText>(const std::string& id, std::uint32_t index)>;

/// A rule set with its instruments, read but not compiled, and the texts it came from (for the excerpts of later
/// faults).
struct ReadRuleSet {
  RuleSet rules;                ///< whatever could be read
  std::vector<Source> sources;  ///< the rule set, then its instruments; Place::file is the position here
  Faults faults = {};           ///< what is wrong so far; `rules` holds whatever could be read all the same
};

/// Reads a rule set in format 1 and the instruments that it names, and finds every fault in them: a part that cannot be
/// read does not keep the next from being looked at.
/// @param known_sha256  what RuleSet::sha256 is, for whoever knows; empty: it is computed
/// @errors F.., Y.. of the text | R01-R10 shape | I01-I10 of an instrument | E01-E09 of an expression | R14 a branch
/// that leads nowhere | R11 no such instrument
ReadRuleSet parse_rule_set(RuleText rules, const FindInstrument& find_instrument, std::string_view known_sha256 = {});

/// Reads one instrument. Faults go to `faults`.
Instrument parse_instrument(const Node& document, Faults& faults);

}  // namespace rung
