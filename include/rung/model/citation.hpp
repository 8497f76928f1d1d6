#pragma once

#include <string>
#include <vector>

#include "rung/text/place.hpp"

namespace rung {

/// Where a threshold, a sentence or a level comes from: one entry under `sources:`.
struct Citation {
  Word id;                   ///< as rules name it
  std::string title;         ///< as it was published
  std::string date = {};     ///< a year or a day; may be empty
  std::string section = {};  ///< where in it; may be empty
  std::string url = {};      ///< may be empty
  std::string note = {};     ///< what a reader must know of it; may be empty
  bool verify = false;       ///< written from general knowledge of the source: to be read again before it is relied on
};

}  // namespace rung
