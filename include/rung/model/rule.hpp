#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rung/expression/expression.hpp"
#include "rung/text/place.hpp"

namespace rung {

/// What follows for the level when a rule holds.
enum class Effect : std::uint8_t {
  at_least,   ///< a floor
  at_most,    ///< a reason against every level above
  rules_out,  ///< a reason against the levels named
  alert,      ///< shown before the level
};

/// How grave an alert is.
enum class Alert : std::uint8_t {
  review,     ///< somebody should look at it
  urgent,     ///< today
  emergency,  ///< the ladder does not answer this case
};
/// As rule sets write it: "review", "urgent", "emergency".
constexpr std::string_view to_text(Alert alert) {
  return alert == Alert::emergency ? "emergency" : alert == Alert::urgent ? "urgent" : "review";
}

/// A sentence with places to fill: text, or an expression whose value goes there.
struct Sentence {
  /// A part of it.
  struct Piece {
    std::string text;       ///< used when `value` is empty
    Expression value = {};  ///< empty for text
  };
  std::vector<Piece> pieces;  ///< in order
};

/// When something holds, what follows for the level, why, and who says so.
struct Rule {
  Word id;                           ///< names the rule
  std::string title = {};            ///< completes "this would be needed if ..."; the id when none is given
  Effect effect = Effect::at_least;  ///< what follows when it holds
  std::vector<Word> levels = {};     ///< level ids, or one of the relative levels; one but for rules_out
  Alert alert = Alert::review;       ///< alerts: how grave
  std::string asks = {};  ///< at_most, rules_out: what must be so for the level not to be ruled out, as a payer asks it
  bool open_above = false;         ///< the source says "this level or above"
  Expression when;                 ///< its condition, a Boolean
  Sentence because;                ///< told when it holds
  std::vector<Word> sources = {};  ///< who says so
  bool draft = false;              ///< made up by the authors of the rule set and not yet reviewed
};

/// Levels that are named by where the person is or was, as `at_least` and `at_most` write them.
enum class Relative : std::uint8_t { none, current, one_below_current, one_above_current, previous };

}  // namespace rung
