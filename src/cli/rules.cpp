#include <iostream>

#include "commands.hpp"
#include "rung/advise/advisor.hpp"
#include "rung/advise/built_in.hpp"

namespace rung::cli {

Status rules(const options::variables_map& arguments) {
  const auto names = operands(arguments);
  if (names.size() > 1) return misuse("`rung rules` shows one rule set at a time");
  for (const BuiltInText& text : built_in_rule_sets()) {
    if (names.empty()) {
      const auto advisor = Advisor::built_in(text.name);
      std::cout << "  " << text.name
                << (advisor ? "  " + advisor->program().rules().version + "  " + advisor->program().rules().title : "")
                << '\n';
    } else if (names.front() == text.name) {
      std::cout << text.text;
      return flushed(done);
    }
  }
  if (names.empty()) return flushed(done);
  std::cerr << describe(Advisor::built_in(names.front()).error());
  return faulty;
}

}  // namespace rung::cli
