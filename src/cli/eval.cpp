#include <iostream>

#include "commands.hpp"
#include "rung/advise/eval.hpp"

namespace rung::cli {

void add_eval_options(options::options_description& described) {
  described.add_options()("json", "answer lines of JSON from standard input");
}

Status eval(const options::variables_map& arguments) {
  const auto words = operands(arguments);
  if (arguments.count("json")) {
    if (!words.empty()) return misuse("with --json, expressions come from standard input, a line each");
    std::cin.tie(nullptr);  // or each line would be written on its own
    for (std::string line; std::getline(std::cin, line);) {
      std::cout << evaluate_json_line(std::move(line)) << '\n';
      if (std::cin.rdbuf()->in_avail() <= 0) std::cout.flush();  // whoever waits for this answer gets it
    }
    return flushed(done);
  }
  if (words.size() != 1)
    return misuse("`rung eval` takes one expression", words.empty() ? "see `rung help eval`" : "put it in quotes");
  const auto evaluated = evaluate_expression(Source("expression", words.front()));
  std::cerr << describe(evaluated.error());
  if (!evaluated) return faulty;
  std::cout << to_text(evaluated->value) << '\n';
  return flushed(done);
}

}  // namespace rung::cli
