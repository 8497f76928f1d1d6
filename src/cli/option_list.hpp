#pragma once

#include <string>
#include <vector>

#include "commands.hpp"

namespace rung::cli {

/// One option of a command, as help, the man page and completions need it.
struct OptionRow {
  std::string name;                  ///< without dashes: `format`
  std::string letter;                ///< `f`; empty when there is none
  std::string takes;                 ///< what follows it as help says: `NAME|FILE`; empty for a flag
  std::vector<std::string> choices;  ///< the words it takes, where the usage of the command lists them
  std::string words;                 ///< what it does
};

std::vector<OptionRow> option_rows(const Command& command);

}  // namespace rung::cli
