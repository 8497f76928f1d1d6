#pragma once

#include <span>
#include <string_view>

namespace rung {

/// One file of `rules/`, as it was when the library was built. Its YAML was read then, and must not be read again.
struct BuiltInText {
  std::string_view name;         ///< the file's name without folder and ending: `adult`, `phq9`
  std::string_view text;         ///< the file's bytes, unchanged, so that its digest is the file's digest
  std::string_view packed;       ///< its tree, see unpack(); a case table has none and is read when it is asked for
  std::string_view sha256 = {};  ///< of a rule set with the instruments built in, as in RuleSet; others have none
};

/// The rule sets (`rules/*.yaml`) and the instruments (`rules/instruments/*.yaml`) that are compiled into the library,
/// so that no path and no set-up is needed to use them; and the case table of each rule set (`rules/*.cases.yaml`),
/// under the rule set's name. Sorted by name, byte by byte; no name twice. Constant data: valid for the life of the
/// program, safe to read from any thread.
std::span<const BuiltInText> built_in_rule_sets();
/// The same of instruments.
std::span<const BuiltInText> built_in_instruments();
/// The same of case tables.
std::span<const BuiltInText> built_in_case_tables();

}  // namespace rung
