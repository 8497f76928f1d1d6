#pragma once

#include <span>
#include <string_view>

namespace rung {

/// One file of `rules/`, as it was when the library was built. Its YAML was read then, and must not be read again.
struct BuiltInText {
  std::string_view name;         ///< the file's name without folder and `.yaml`: `adult`, `phq9`
  std::string_view text;         ///< the file's bytes, unchanged, so that its digest is the file's digest
  std::string_view packed;       ///< its tree, see unpack()
  std::string_view sha256 = {};  ///< of a rule set with the instruments built in, as in RuleSet; an instrument has none
};

/// The rule sets (`rules/*.yaml`) and the instruments (`rules/instruments/*.yaml`) that are compiled into the library,
/// so that no path and no set-up is needed to use them. Sorted by name, byte by byte; no name twice. Constant data:
/// valid for the life of the program, safe to read from any thread.
std::span<const BuiltInText> built_in_rule_sets();
std::span<const BuiltInText> built_in_instruments();

}  // namespace rung
