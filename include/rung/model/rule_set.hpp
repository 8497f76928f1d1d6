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
#include "rung/model/scoring_model.hpp"
#include "rung/model/tree.hpp"

namespace rung {

/// The version of the rule-set format that this library reads: the number after `rung:`.
constexpr int rule_set_format = 1;

/// The population of a rule set that is for everybody: whatever a case names is right.
constexpr const char* any_population = "any";

/// A named expression.
struct Define {
  Word name;                       ///< as expressions write it
  std::string words = {};          ///< what a clinician calls it; empty when the name must do
  Expression is;                   ///< what it stands for
  std::vector<Word> sources = {};  ///< who says so
};

/// An instrument that a rule set uses.
struct InstrumentUse {
  Word id;                ///< of the instrument
  bool optional = false;  ///< an alternative to others: its absence is not a gap
};

/// What a rule set is for: it recommends a level, or states what a payer or a regulation asks of the level that another
/// rule set recommends.
enum class Role : std::uint8_t { recommendation, requirements };
/// Whether a rule set may be used.
enum class Status : std::uint8_t { draft, active, retired };
/// Which end of the span is recommended while answers that matter are missing.
enum class WhenUnsure : std::uint8_t { lowest, highest };

/// Everything a clinical lead writes: read, but not yet checked. compile() checks it and makes a Program.
struct RuleSet {
  Word id;                                      ///< names the rule set
  std::string version;                          ///< semantic version, such as 1.0.0
  std::string title;                            ///< for a clinician
  Status status = Status::draft;                ///< whether it may be used
  Role role = Role::recommendation;             ///< whether it recommends or states requirements
  Word population;                              ///< whom it is for; any_population: everybody
  std::string purpose = {};                     ///< what it is for; may be empty
  About about = {};                             ///< what its authors say of it
  WhenUnsure when_unsure = WhenUnsure::lowest;  ///< which end of the span is recommended while answers are missing
  std::vector<Citation> citations = {};         ///< its sources, in the order of the text
  Ladder ladder = {};                           ///< the levels
  std::vector<InstrumentUse> uses = {};         ///< the instruments it names, in the order of the text
  std::vector<Instrument> instruments = {};     ///< those of `uses` that were found, in their order
  std::vector<Input> inputs = {};               ///< in the order of the text
  std::vector<Define> defines = {};             ///< in the order of the text
  std::vector<Tree> trees = {};                 ///< trees and tables, in the order of the text
  std::vector<Profile> profiles = {};           ///< in the order of the text
  std::optional<ScoringModel> model = {};       ///< what placements like this one have been; or empty
  std::vector<Rule> rules = {};                 ///< in a Program, also those that its trees, profiles and model come to
  std::vector<Guarantee> guarantees = {};       ///< what must hold for every case; they decide nothing
  std::vector<Exemption> exemptions = {};       ///< what need not be shown of it, and why
  std::string sha256 = {};                      ///< of the rule set's text and, in the order of use, its instruments'
};

}  // namespace rung
