#pragma once

#include <string>
#include <vector>

#include "rung/model/input.hpp"

namespace rung {

/// Bands by level: a level fits only where every rating named is within its band for that level. A rating above the
/// band asks for a higher level; one below it speaks against this one.
struct Profile {
  /// What a level takes of one rating.
  struct Band {
    Word name;    ///< an input or a score, a number
    Range range;  ///< both ends fit
  };
  /// What fits one level.
  struct Fit {
    Word level;               ///< an id of the ladder
    std::vector<Band> bands;  ///< of the ratings that matter there
  };
  Word id;            ///< names the profile
  std::string title;  ///< for a clinician
  std::vector<Fit>
      fits;  ///< one for each level, in the order of the ladder; no band ends below that of the level before
  std::vector<Word> sources = {};  ///< who says so
  bool draft = false;              ///< made up by the authors of the rule set and not yet reviewed
};

}  // namespace rung
