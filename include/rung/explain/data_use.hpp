#pragma once

#include <array>
#include <string>
#include <vector>

#include "rung/compile/program.hpp"

namespace rung {

/// One thing that a rule set asks about a person, an input or an instrument, and the rules that rest on it.
struct DataUse {
  std::string name;                          ///< as expressions write it; an instrument's id
  std::string words;                         ///< what a clinician calls it
  bool is_protected = false;                 ///< its authors say that it must never change the level
  std::vector<std::size_t> conditions = {};  ///< rules whose `when` asks for it, also through defines
  bool in_model = false;                     ///< a term of the scoring model asks for it
  std::vector<std::size_t> sentences = {};   ///< rules that name it in their sentence and not in their `when`
};

/// Everything that a rule set asks, by the kind of data that its authors say it is. An instrument is an assessment of
/// health by itself.
struct DataUses {
  std::array<std::vector<DataUse>, 10> of_kind;  ///< in the order of DataKind
  std::vector<DataUse> unsaid;                   ///< inputs whose authors do not say
  DataUse history;                               ///< what a case tells of its stays at levels of care
};

/// In the order of the rule set; what no rule uses is there too.
DataUses data_uses(const Program& program);

}  // namespace rung
