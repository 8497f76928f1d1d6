#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rung/expression/expression.hpp"
#include "rung/text/place.hpp"

namespace rung {

/// What the authors of a rule set require of it for every case: whenever a condition holds, the level recommended is at
/// least, or at most, this one. It decides nothing.
struct Guarantee {
  Word id;                         ///< names the guarantee
  Expression when;                 ///< its condition, a Boolean
  bool at_most = false;            ///< else at least
  Word level;                      ///< of the ladder; never a relative one
  std::string because = {};        ///< empty when none is given
  std::vector<Word> sources = {};  ///< who says so
};

/// A property that need not be shown of a rule set, or not of a part of it, and why.
struct Exemption {
  Word from;                  ///< a property, by its id: see exemptible_properties
  std::vector<Word> of = {};  ///< rules, levels or names, as the property goes; empty: of the whole rule set
  std::string because = {};   ///< why; never empty
};

/// A property that is asked of every rule set unless it says otherwise, and what an exemption from it can name.
struct ExemptibleProperty {
  /// What an exemption from it can name.
  enum class Of : std::uint8_t { nothing, rule, level, slot };  ///< slot: what a case gives, by its name

  std::string_view id;     ///< as an exemption writes it
  Of of = Of::nothing;     ///< what an exemption can name
  std::string_view words;  ///< what the property says
};

/// All of them, in the order in which they are shown.
inline constexpr ExemptibleProperty exemptible_properties[] = {
    {"level-or-gap", ExemptibleProperty::Of::nothing, "every case comes to a level, or to a gap that the result names"},
    {"rule-can-hold", ExemptibleProperty::Of::rule, "each rule holds in some case"},
    {"level-can-be-reached", ExemptibleProperty::Of::level, "each level is reached in some case"},
    {"rule-matters", ExemptibleProperty::Of::rule, "each rule makes a difference in some case"},
    {"worse-never-less", ExemptibleProperty::Of::slot, "a worse answer never lowers the level"},
    {"protected-never-matters", ExemptibleProperty::Of::slot, "a protected answer never makes a difference"},
    {"answer-stays-in-span", ExemptibleProperty::Of::slot, "an answer that was missing never leads out of the span"},
};

}  // namespace rung
