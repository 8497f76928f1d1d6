#include <iostream>

#include "commands.hpp"
#include "rung/advise/choose.hpp"
#include "rung/advise/test_cases.hpp"

namespace rung::cli {
namespace {

Status test_one(const std::string& name, bool verbose) {
  const auto advisor = open_rule_set(name);
  if (!advisor) return std::cerr << describe(advisor.error()), faulty;  // warnings are for `rung check`
  const auto table = case_table_for(name);
  if (!table) return std::cerr << describe(table.error()), faulty;
  const auto report = test_cases(*advisor, *table);
  std::cerr << describe(report.error());
  if (!report) return faulty;
  std::cout << render_report(*report, verbose);
  return report->differ() == 0 ? done : faulty;
}

}  // namespace

void add_test_options(options::options_description& described) {
  described.add_options()("verbose,v", "list the rows that came out as expected too");
}

Status test(const options::variables_map& arguments) {
  const auto names = operands(arguments);
  if (names.empty())
    return misuse("`rung test` needs a rule set: a file, or the name of a built-in one", "see `rung help test`");
  Status status = done;
  for (const std::string& name : names) {
    if (name == "-") return misuse("`rung test` reads files, for a case table lies beside its rule set");
    status = std::max(status, test_one(name, arguments.count("verbose") != 0));
  }
  return flushed(status);
}

}  // namespace rung::cli
