#pragma once

#include <string>

namespace rung::cli {

/// The table of commands written as something else than help. Each ends in a line feed.
std::string man_page();         ///< rung(1), roff
std::string bash_completion();  ///< to be sourced, or put into share/bash-completion/completions/rung
std::string zsh_completion();   ///< to be put into a folder of $fpath as _rung
std::string fish_completion();  ///< to be put into share/fish/vendor_completions.d/rung.fish

}  // namespace rung::cli
