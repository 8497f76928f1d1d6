#pragma once

#include <string>
#include <vector>

#include "rung/model/about.hpp"
#include "rung/model/citation.hpp"
#include "rung/model/guarantee.hpp"
#include "rung/model/input.hpp"
#include "rung/model/instrument.hpp"
#include "rung/model/ladder.hpp"
#include "rung/model/profile.hpp"
#include "rung/model/rule.hpp"
#include "rung/model/tree.hpp"

namespace rung {

/// The version of the rule-set format that this library reads: the number after `rung:`.
constexpr int rule_set_format = 1;

/// The population of a rule set that is for everybody: whatever a case names is right.
constexpr const char* any_population = "any";

/// A named expression.
struct Define {
  Word name;
  std::string words = {};  ///< what a clinician calls it; empty when the name must do
  Expression is;
  std::vector<Word> sources = {};
};

/// An instrument that a rule set uses.
struct InstrumentUse {
  Word id;
  bool optional = false;  ///< an alternative to others: its absence is not a gap
};

/// What a rule set is for: it recommends a level, or states what a payer or a regulation asks of the level that another
/// rule set recommends.
enum class Role : std::uint8_t { recommendation, requirements };
enum class Status : std::uint8_t { draft, active, retired };
enum class WhenUnsure : std::uint8_t { lowest, highest };

/// Everything a clinical lead writes: read, but not yet checked. compile() checks it and makes a Program.
struct RuleSet {
  Word id;
  std::string version;  ///< semantic version, such as 1.0.0
  std::string title;
  Status status = Status::draft;
  Role role = Role::recommendation;
  Word population;
  std::string purpose = {};
  About about = {};
  WhenUnsure when_unsure = WhenUnsure::lowest;  ///< which end of the span is recommended while answers are missing
  std::vector<Citation> citations = {};
  Ladder ladder = {};
  std::vector<InstrumentUse> uses = {};
  std::vector<Instrument> instruments = {};  ///< those of `uses` that were found, in their order
  std::vector<Input> inputs = {};
  std::vector<Define> defines = {};
  std::vector<Tree> trees = {};
  std::vector<Profile> profiles = {};
  std::vector<Rule> rules = {};            ///< in a Program, also those that its trees and profiles come to
  std::vector<Guarantee> guarantees = {};  ///< what must hold for every case; they decide nothing
  std::vector<Exemption> exemptions = {};
  std::string sha256 = {};  ///< of the rule set's text and, in the order of use, its instruments'
};

}  // namespace rung
