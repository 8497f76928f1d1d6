#pragma once

#include "rung/prove/prove.hpp"
#include "smt_script.hpp"

namespace rung::smt {

/// A finding's claim as a solver is asked it.
struct Stated {
  std::vector<Term> terms;  ///< all true of the case that is looked for
  std::string looked_for;   ///< that case, in words: "in which ..."
  bool shows = false;       ///< such a case proves the claim; else it speaks against it
};

/// What `rung prove` found, as the status of the script.
std::string expected(const Finding& finding, const Stated& stated);
/// The comments that a script begins with, and its head.
std::string opening(const Program& program, const Finding& finding, const Stated& stated);

}  // namespace rung::smt
