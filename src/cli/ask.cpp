#include <iostream>

#include "commands.hpp"
#include "files.hpp"
#include "rung/advise/choose.hpp"
#include "rung/advise/interview.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/parse/parse_case.hpp"
#include "rung/render/proof.hpp"

namespace rung::cli {
namespace {

// Questions go to standard error, so that standard output has the recommendation alone.
void put_questions(Interview& interview) {
  bool is_new = true;
  while (const auto prompt = interview.next()) {
    if (is_new) std::cerr << '\n' << prompt->text << "\n  " << prompt->allowed << '\n';
    std::cerr << "> " << std::flush;
    std::string line;
    if (!std::getline(std::cin, line)) {
      std::cerr << "\n(no more answers)\n";
      return;
    }
    is_new =
        line.find_first_not_of(" \t\r") == std::string::npos || line.find_first_not_of(" \t\r?") != std::string::npos;
    if (!is_new) {
      std::cerr << "  " << prompt->why << '\n';
      continue;
    }
    if (const auto wrong = interview.answer(line)) {
      std::cerr << "  " << *wrong << ". It may be: " << prompt->allowed << '\n';
      is_new = false;
    }
  }
}

const std::vector<Reason>& open_alerts(const Interview& interview) {
  return interview.recommendation().explanation().possible_alerts;
}

void list_open_alerts(const Interview& interview) {
  for (const Reason& alert : open_alerts(interview))
    std::cerr << "  " << to_text(alert.said->alert) << ": " << alert.said->title << '\n';
}

void offer_alerts(Interview& interview) {
  std::cerr << "\nWhat is not answered could still raise these alerts; they change no level:\n";
  list_open_alerts(interview);
  std::cerr << "Go on with what they need? yes or no\n> " << std::flush;
  std::string line;
  if (!std::getline(std::cin, line) || (!line.starts_with('y') && !line.starts_with('Y'))) return;
  interview.ask_for_alerts();
  put_questions(interview);
  if (open_alerts(interview).empty()) {
    std::cerr << "\nNo alert is left open.\n";
  } else {
    std::cerr << "\nNot cleared:\n";
    list_open_alerts(interview);
  }
}

void talk(Interview& interview) {
  put_questions(interview);
  std::cerr << (interview.is_settled() ? "\nThe level is settled: no missing answer can change it.\n"
                                       : "\nNothing is left to ask; what was skipped could still change the level.\n");
  if (std::cin && !open_alerts(interview).empty()) offer_alerts(interview);
  std::cerr << '\n';
}

}  // namespace

void add_ask_options(options::options_description& described) {
  described.add_options()("rules,r", options::value<std::string>()->value_name("NAME|FILE"),
                          "a built-in rule set, or a file of your own")(
      "population,p", options::value<std::string>()->value_name("FILE"),
      "how often answers are given, for how likely each level is and a better order of questions")(
      "output,o", options::value<std::string>()->value_name("FILE"), "write the case there, with what was answered");
}

Status ask(const options::variables_map& arguments) {
  const auto paths = operands(arguments);
  if (paths.size() != 1) return misuse("`rung ask` needs one case file", "see `rung help ask`");
  if (paths.front() == "-")
    return misuse("`rung ask` reads the answers from standard input, so the case must be a file");
  const auto source = read_file(paths.front());
  if (!source) {
    std::cerr << describe(source.error());
    return faulty;
  }
  auto answers = parse_case(*source);
  Faults faults = answers.error();
  locate(faults, std::span(&*source, 1));
  std::cerr << describe(faults);
  if (!answers) return faulty;
  const auto advisor =
      open_rule_set(arguments.count("rules") ? arguments["rules"].as<std::string>() : rule_set_for(*source));
  if (!advisor) {
    std::cerr << describe(advisor.error());
    return faulty;
  }
  std::optional<Population> population;
  if (arguments.count("population") && !read_population(arguments["population"].as<std::string>(), population))
    return faulty;
  Interview interview(*advisor, std::move(answers).value(), std::move(population));
  faults = interview.faults();
  if (!faults.empty()) {
    locate(faults, std::span(&*source, 1));
    std::cerr << describe(faults);
    return faulty;
  }
  if (!interview.unavailable().empty()) {
    std::cerr << "rung: this rule set cannot be asked along: " << interview.unavailable() << '\n';
    return faulty;
  }
  talk(interview);
  std::cout << interview.recommendation().render("text", {wants_colour(), 100});
  if (!arguments.count("output"))
    std::cerr << "\nThe answers are not kept; `--output FILE` writes the case with them.\n";
  else
    return std::max(flushed(done),
                    write_aside(arguments["output"].as<std::string>(), render_case(interview.answers())));
  return flushed(done);
}

}  // namespace rung::cli
