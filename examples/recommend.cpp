// A level of care for one case, by a rule set of one's own.  Usage: recommend RULES.yaml CASE.yaml

#include <iostream>

#include "rung/advise/advisor.hpp"
#include "rung/advise/read_file.hpp"

int main(int count, char** words) {
  if (count != 3) return std::cerr << "usage: recommend RULES.yaml CASE.yaml\n", 2;
  const auto advisor = rung::Advisor::open(words[1]);
  if (!advisor) return std::cerr << rung::describe(advisor.error()), 1;
  const auto text = rung::read_file(words[2]);
  if (!text) return std::cerr << rung::describe(text.error()), 1;
  const auto advice = advisor->recommend(*text);
  if (!advice) return std::cerr << rung::describe(advice.error()), 1;
  std::cout << advice->render("text", {.width = 100});
}
