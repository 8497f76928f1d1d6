#pragma once

#include <string>
#include <vector>

#include "rung/text/place.hpp"

namespace rung {

/// Where a threshold, a sentence or a level comes from: one entry under `sources:`.
struct Citation {
  Word id;
  std::string title;
  std::string date = {};
  std::string section = {};
  std::string url = {};
  std::string note = {};
  bool verify = false;  ///< written from general knowledge of the source: to be read again before it is relied on
};

}  // namespace rung
