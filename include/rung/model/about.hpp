#pragma once

#include <string>
#include <vector>

namespace rung {

/// What the authors of a rule set say about it, for whoever has to decide on using it: who made it, when, for what, and
/// where it ends. What they do not say stays empty; nothing is filled in for them.
struct About {
  std::string developer = {};                  ///< who made it
  std::string funding = {};                    ///< who paid for the work
  std::string released = {};                   ///< a day, YYYY-MM-DD
  std::vector<std::string> revised = {};       ///< days, YYYY-MM-DD, rising
  std::string intended_use = {};               ///< for which decision
  std::string intended_users = {};             ///< by whom
  std::string intended_population = {};        ///< for whom
  std::string out_of_scope = {};               ///< for which persons and settings it is not
  std::vector<std::string> known_limits = {};  ///< what it is known not to do well
  std::string validation = {};                 ///< how it was tested on people, or that it was not
  std::string contact = {};                    ///< whom to ask
};

}  // namespace rung
