#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstdlib>
#include <iostream>

#include "commands.hpp"
#include "manual.hpp"
#include "rung/advise/eval.hpp"
#include "rung/text/fault.hpp"
#include "rung/text/nearest.hpp"
#include "rung/text/utf8.hpp"
#include "rung/text/version.hpp"

namespace rung::cli {

void add_no_options(options::options_description&) {}

void add_help_options(options::options_description& described) {
  described.add_options()("as", options::value<std::string>()->value_name("SPELLING"),
                          "man, a man page; bash, zsh or fish, completion for that shell");
}

std::string text_of(const options::variables_map& arguments, const char* name) {
  return arguments.count(name) ? arguments[name].as<std::string>() : std::string();
}

std::vector<std::string> operands(const options::variables_map& arguments) {
  return arguments.count("operand") ? arguments["operand"].as<std::vector<std::string>>() : std::vector<std::string>{};
}

Status misuse(const std::string& message, const std::string& hint) {
  std::cerr << "rung: " << message << '\n';
  if (!hint.empty()) std::cerr << "      " << hint << '\n';
  return misused;
}

bool wants_colour() {
  const char* const refused = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) != 0 && (refused == nullptr || *refused == '\0');
}

std::size_t terminal_width() {
  winsize size = {};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::max<std::size_t>(size.ws_col, 40);
}

Status flushed(Status status) {
  std::cout.flush();
  if (std::cout) return status;
  std::cerr << "rung: the result could not be written\n";
  return faulty;
}

namespace {

Status help_as(const std::string& spelling) {
  constexpr std::pair<std::string_view, std::string (*)()> spellings[] = {
      {"man", man_page}, {"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}};
  std::vector<std::string> known;
  for (const auto& [name, write] : spellings) {
    known.emplace_back(name);
    if (name != spelling) continue;
    std::cout << write();
    return flushed(done);
  }
  return misuse("there is no help as `" + printable(spelling) + "`", "there are " + listed(known));
}

}  // namespace

Status help(const options::variables_map& arguments) {
  const auto names = operands(arguments);
  if (arguments.count("as"))
    return names.empty() ? help_as(arguments["as"].as<std::string>())
                         : misuse("`--as` is for all of the help, not for one command");
  if (names.empty()) {
    std::cout << "rung " << version() << " - recommends a level of care in behavioral health, and shows why\n\n";
    for (const Command& command : commands())
      std::cout << "  rung " << command.name << ' ' << command.usage << "\n      " << command.summary << '\n';
    std::cout << "\nExit status: 0 done, 1 a case or rule set was at fault or a row of a table differs, 2 the command "
                 "line was.\n"
                 "rung supports a decision; it makes no diagnosis and does not replace a clinician.\n";
    return flushed(done);
  }
  if (names.back() == "operators" && (names.size() == 1 || (names.size() == 2 && names.front() == "eval"))) {
    std::cout << operator_reference();
    return flushed(done);
  }
  if (names.size() > 1) return misuse("there is no help on `" + printable(names[1]) + "`", "`operators` has one");
  std::vector<std::string> known;
  for (const Command& command : commands()) {
    known.emplace_back(command.name);
    if (command.name != names.front()) continue;
    options::options_description described("Options");
    command.add_options(described);
    std::cout << "rung " << command.name << ' ' << command.usage << "\n\n" << command.summary << '\n';
    if (!command.details.empty()) std::cout << '\n' << command.details << '\n';
    if (!described.options().empty()) std::cout << '\n' << described;
    if (command.run == eval) std::cout << "\n`rung eval --help operators` prints every operator of the language.\n";
    return flushed(done);
  }
  return misuse("there is no command `" + printable(names.front()) + "`", did_you_mean(names.front(), known));
}

namespace {

// An option that is not known, with a guess at the one that was meant.
Status refuse_option(const options::error& error, const options::options_description& described,
                     const Command& command) {
  std::string hint = "see `rung help " + std::string(command.name) + "`";
  if (const auto* const unknown = dynamic_cast<const options::unknown_option*>(&error)) {
    std::vector<std::string> known;
    for (const auto& option : described.options()) known.push_back("--" + option->long_name());
    const std::string guess = did_you_mean(unknown->get_option_name(), known);
    if (!guess.empty()) hint = guess;
  }
  return misuse(printable(error.what()), hint);
}

// A word such as `-5 + 3` starts with a minus and is no option: those have a letter or a second minus behind it.
std::vector<options::option> take_negative(std::vector<std::string>& words) {
  const std::string& word = words.front();
  if (word.size() < 2 || word[0] != '-' || word[1] == '-' || std::isalpha(static_cast<unsigned char>(word[1])) != 0)
    return {};
  options::option taken;
  taken.value = taken.original_tokens = {word};
  taken.position_key = 0;  // an operand; the parser counts them itself
  words.erase(words.begin());
  return {taken};
}

Status run_command(const Command& command, const std::vector<std::string>& words) {
  options::options_description described;
  command.add_options(described);
  options::options_description all;
  all.add(described).add_options()("operand", options::value<std::vector<std::string>>())("help,h", "");
  options::positional_options_description positions;
  positions.add("operand", -1);
  options::variables_map arguments;
  try {
    options::store(options::command_line_parser(words)
                       .options(all)
                       .positional(positions)
                       .extra_style_parser(take_negative)
                       .style(options::command_line_style::default_style & ~options::command_line_style::allow_guessing)
                       .run(),
                   arguments);
    options::notify(arguments);
  } catch (const options::error& error) {
    return refuse_option(error, described, command);
  }
  if (arguments.count("help")) {
    options::variables_map named;
    std::vector<std::string> topics = operands(arguments);
    topics.insert(topics.begin(), std::string(command.name));
    named.insert({"operand", options::variable_value(topics, false)});
    return help(named);
  }
  if (command.operands.empty() && !operands(arguments).empty())
    return misuse("`rung " + std::string(command.name) + "` takes no arguments");
  return command.run(arguments);
}

Status run(std::vector<std::string> words) {
  if (words.empty() || words.front() == "--help" || words.front() == "-h") {
    help({});
    return words.empty() ? misused : done;
  }
  if (words.front() == "--version") {
    std::cout << "rung " << version() << '\n';
    return flushed(done);
  }
  const std::string name = words.front();
  words.erase(words.begin());
  std::vector<std::string> known;
  for (const Command& command : commands()) {
    if (command.name == name) return run_command(command, words);
    known.emplace_back(command.name);
  }
  const std::string guess = did_you_mean(name, known);
  return misuse("there is no command `" + printable(name) + "`",
                guess.empty() ? "the commands are " + listed(known) : guess);
}

}  // namespace
}  // namespace rung::cli

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  try {
    return rung::cli::run({words + 1, words + count});
  } catch (const std::exception& error) {  // out of memory, or a defect of ours
    std::cerr << "rung: internal error: " << error.what() << '\n';
    return rung::cli::faulty;
  }
}
