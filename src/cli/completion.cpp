#include "manual.hpp"
#include "option_list.hpp"

namespace rung::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string command_names() {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  return joined(names);
}

// In single quotes for a shell.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

// What an operand or an option's value can be, other than a file; a line of shell that prints it.
std::string names_for(std::string_view what) {
  if (what == "code") return "rung explain | cut -c1-3";
  if (what == "rules" || what == "name" || what == "NAME|FILE") return "rung rules | awk '{print $1}'";
  if (what == "command") return "echo " + command_names();
  return {};
}

bool can_be_file(std::string_view what) {
  return what == "rules" || what == "name" || what == "case" || what.find("FILE") != std::string_view::npos;
}

// The words after `words=` in one branch of the shell function.
std::string bash_words(std::string_view what, const std::vector<std::string>& choices = {}) {
  if (!choices.empty()) return "words=" + quoted(joined(choices));
  const std::string names = names_for(what);
  return std::string(can_be_file(what) ? "files=1; " : "") +
         (names.empty() ? "words=" : "words=$(" + names + " 2>/dev/null)");
}

std::string bash_options(const Command& command) {
  std::string out = "    " + std::string(command.name) + ")\n      case $previous in\n";
  std::vector<std::string> flags;
  for (const OptionRow& row : option_rows(command)) {
    flags.push_back("--" + row.name);
    if (row.takes.empty()) continue;
    out += "        --" + row.name + (row.letter.empty() ? "" : "|-" + row.letter) + ") " +
           bash_words(row.takes, row.choices) + " ;;\n";
  }
  flags.emplace_back("--help");
  return out + "        *)\n          if [[ $word == -* ]]; then words=" + quoted(joined(flags)) + "\n          else " +
         bash_words(command.operands) + "; fi ;;\n      esac ;;\n";
}

// What zsh is to offer for an operand or an option's value.
std::string zsh_action(std::string_view what, const std::vector<std::string>& choices = {}) {
  if (!choices.empty()) return "(" + joined(choices) + ")";
  const std::string names = names_for(what);
  if (names.empty()) return can_be_file(what) || what == "DIR" ? "_files" : " ";
  return "{compadd -- $(" + names + " 2>/dev/null)" + (can_be_file(what) ? "; _files" : "") + "}";
}

// Within a description, where brackets and colons have a meaning.
std::string zsh_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += (c == '[' || c == ']' || c == ':' ? "\\" : "") + std::string(1, c);
  return out;
}

std::string zsh_options(const Command& command) {
  std::string out = "  " + std::string(command.name) + ")\n    _arguments -s \\\n";
  for (const OptionRow& row : option_rows(command)) {
    const std::string value = row.takes.empty() ? "" : ":value:" + zsh_action(row.takes, row.choices);
    for (const std::string& flag : {"--" + row.name, row.letter.empty() ? std::string() : "-" + row.letter})
      if (!flag.empty()) out += "      " + quoted("*" + flag + "[" + zsh_escaped(row.words) + "]" + value) + " \\\n";
  }
  return out + "      '--help[what it does]' " + quoted("*:operand:" + zsh_action(command.operands)) + " ;;\n";
}

}  // namespace

std::string bash_completion() {
  std::string out =
      "# Made by `rung help --as bash`.\n_rung() {\n  local word=${COMP_WORDS[COMP_CWORD]} "
      "previous=${COMP_WORDS[COMP_CWORD-1]} words= files=\n  if ((COMP_CWORD == 1)); then\n    words=" +
      quoted(command_names() + " --help --version") + "\n  else case ${COMP_WORDS[1]} in\n";
  for (const Command& command : commands()) out += bash_options(command);
  return out +
         "  esac; fi\n  mapfile -t COMPREPLY < <(compgen ${files:+-f} -W \"$words\" -- \"$word\")\n}\n"
         "complete -o filenames -F _rung rung\n";
}

std::string zsh_completion() {
  std::string out =
      "#compdef rung\n# Made by `rung help --as zsh`.\nif ((CURRENT == 2)); then\n  local -a commands=(\n";
  for (const Command& command : commands())
    out += "    " + quoted(std::string(command.name) + ":" + zsh_escaped(command.summary)) + "\n";
  out += "  )\n  _describe command commands\n  return\nfi\nshift words\n((CURRENT--))\ncase ${words[1]} in\n";
  for (const Command& command : commands()) out += zsh_options(command);
  return out + "esac\n";
}

std::string fish_completion() {
  std::string out = "# Made by `rung help --as fish`.\n";
  for (const Command& command : commands()) {
    const std::string name(command.name), within = "complete -c rung -n '__fish_seen_subcommand_from " + name + "'";
    out += "complete -c rung -n __fish_use_subcommand -f -a " + name + " -d " + quoted(command.summary) + "\n";
    const std::string operands = names_for(command.operands);
    if (!operands.empty()) out += within + " -a " + quoted("(" + operands + ")") + "\n";
    for (const OptionRow& row : option_rows(command)) {
      out += within + " -l " + row.name + (row.letter.empty() ? "" : " -s " + row.letter);
      const std::string names = names_for(row.takes);
      if (!row.choices.empty()) {
        out += " -x -a " + quoted(joined(row.choices));
      } else if (!row.takes.empty()) {
        out += " -r" + (names.empty() ? "" : " -a " + quoted("(" + names + ")"));
      }
      out += " -d " + quoted(row.words) + "\n";
    }
  }
  return out;
}

}  // namespace rung::cli
