#pragma once

#include <string>
#include <vector>

#include "rung/model/input.hpp"

namespace rung {

/// Bands by level: a level fits only where every rating named is within its band for that level. A rating above the
/// band asks for a higher level; one below it speaks against this one.
struct Profile {
  struct Band {
    Word name;  ///< an input or a score, a number
    Range range;
  };
  struct Fit {
    Word level;
    std::vector<Band> bands;
  };
  Word id;
  std::string title;
  std::vector<Fit>
      fits;  ///< one for each level, in the order of the ladder; no band ends below that of the level before
  std::vector<Word> sources = {};
  bool draft = false;
};

}  // namespace rung
