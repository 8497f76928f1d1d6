#pragma once

#include <string>
#include <vector>

namespace rung {

/// What the authors of a rule set say about it, for whoever has to decide on using it: who made it, when, for what, and
/// where it ends. What they do not say stays empty; nothing is filled in for them.
struct About {
  std::string developer = {};
  std::string funding = {};
  std::string released = {};              ///< a day, YYYY-MM-DD
  std::vector<std::string> revised = {};  ///< days, YYYY-MM-DD, rising
  std::string intended_use = {};
  std::string intended_users = {};
  std::string intended_population = {};
  std::string out_of_scope = {};
  std::vector<std::string> known_limits = {};
  std::string validation = {};
  std::string contact = {};
};

}  // namespace rung
