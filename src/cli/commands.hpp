#pragma once

#include <boost/program_options.hpp>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rung/diagram/forest.hpp"

namespace rung::cli {

namespace options = boost::program_options;

/// What a run of the program ends with.
enum Status : int {
  done = 0,       ///< what was asked for was made
  faulty = 1,     ///< a case, a rule set or an expression was at fault, a row of a case table differs, or a result
                  ///< could not be written
  misused = 2,    ///< the command line was
  refuted = 3,    ///< a claim does not hold, two rule sets differ, or a line of a batch is at fault
  undecided = 4,  ///< a claim could neither be shown nor refuted within the budget
};

/// One command: a row in the table, and a file for what it does.
struct Command {
  std::string_view name;
  std::string_view usage;     ///< what follows the name
  std::string_view summary;   ///< one line
  std::string_view details;   ///< the rest of its help
  std::string_view operands;  ///< what the words without a dash are called in `arguments`; empty when there are none
  void (*add_options)(options::options_description& described);
  Status (*run)(const options::variables_map& arguments);
};

/// Every command, in the order of the help.
std::span<const Command> commands();

void add_no_options(options::options_description& described);
void add_help_options(options::options_description& described);
void add_ask_options(options::options_description& described);
void add_recommend_options(options::options_description& described);
void add_batch_options(options::options_description& described);
void add_compare_options(options::options_description& described);
void add_rules_options(options::options_description& described);
void add_test_options(options::options_description& described);
void add_diff_options(options::options_description& described);
void add_prove_options(options::options_description& described);
void add_fit_options(options::options_description& described);
void add_judge_options(options::options_description& described);
void add_eval_options(options::options_description& described);
Status ask(const options::variables_map& arguments);
Status recommend(const options::variables_map& arguments);
Status batch(const options::variables_map& arguments);
Status compare(const options::variables_map& arguments);
Status check(const options::variables_map& arguments);
Status diff(const options::variables_map& arguments);
Status prove(const options::variables_map& arguments);
Status fit(const options::variables_map& arguments);
Status judge(const options::variables_map& arguments);
Status eval(const options::variables_map& arguments);
Status test(const options::variables_map& arguments);
Status rules(const options::variables_map& arguments);
Status explain(const options::variables_map& arguments);
Status help(const options::variables_map& arguments);

/// `--nodes` and `--steps`, which a proof or a comparison may take.
void add_budget_options(options::options_description& described);
/// Empty, and said, where one of them is no number that can be.
std::optional<Budget> budget_of(const options::variables_map& arguments);
/// Tells whoever lacks budget how to give more.
void say_how_to_give_more(const std::string& because);

/// The text of an option; empty where it is not given.
std::string text_of(const options::variables_map& arguments, const char* name);

/// The words without a dash.
std::vector<std::string> operands(const options::variables_map& arguments);
/// Says what is wrong with the command line.
Status misuse(const std::string& message, const std::string& hint = {});
/// True when standard output is a terminal and NO_COLOR is not set.
bool wants_colour();
/// Columns of the terminal that standard output is, 40 or more; 80 where it is none.
std::size_t terminal_width();
/// Writes out what was printed; `faulty`, with a message, when it could not all be written.
Status flushed(Status status);

}  // namespace rung::cli
