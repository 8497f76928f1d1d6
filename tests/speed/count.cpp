// One recommendation for valgrind to count; see count.sh. It stands in functions of plain names, one a stage, which are
// never inlined and called once each after everything is warm.

#include <iostream>

#include "rung/advise/advisor.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/explain/explain.hpp"
#include "rung/parse/parse_case.hpp"

namespace rung {

struct Counted {
  Program program;
  Case answers;
  Facts facts = bind(program, answers).value();
  Decision decision = {};
  Explanation explanation = {};
  std::string text = {};
};

[[gnu::noinline]] void count_bind(Counted& one) { one.facts = bind(one.program, one.answers).value(); }
[[gnu::noinline]] void count_decide(Counted& one) { decide(one.program, one.facts, one.decision); }
[[gnu::noinline]] void count_explain(Counted& one) { one.explanation = explain(one.program, one.facts, one.decision); }
[[gnu::noinline]] void count_render_json(Counted& one) { one.text = render_json(one.explanation, {}); }

[[gnu::noinline]] void count_recommendation(Counted& one) {
  count_bind(one);
  count_decide(one);
  count_explain(one);
  count_render_json(one);
}

}  // namespace rung

int main(int count, char** words) {
  if (count != 2) return 2;
  const auto source = rung::read_file(words[1]);
  const auto answers = source ? rung::parse_case(*source) : rung::Result<rung::Case>(source.error());
  const auto advisor = rung::Advisor::built_in("adult");
  if (!answers || !advisor) {
    std::cerr << rung::describe(answers.error()) << rung::describe(advisor.error());
    return 1;
  }
  rung::Counted one{advisor->program(), *answers};
  rung::count_recommendation(one);  // the first finds functions and makes room
  rung::count_recommendation(one);
  return one.text.empty() ? 1 : 0;
}
