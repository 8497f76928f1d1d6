#include "parts.hpp"
#include "words.hpp"

namespace rung {
namespace {

class Tracer {
 public:
  explicit Tracer(Explanation& explanation) : explanation_(explanation) {}

  Account account(std::string_view name, const Expression& expression, const Compiled& compiled) {
    const std::size_t first = explanation_.steps.size();
    walk(expression, compiled, static_cast<std::uint32_t>(expression.terms.size() - 1), 0);
    return {name, first, explanation_.steps.size() - first};
  }

 private:
  void walk(const Expression& expression, const Compiled& compiled, std::uint32_t index, std::uint32_t depth) {
    const Term& term = expression.terms[index];
    if (term.form == Term::Form::literal) return;
    explanation_.steps.push_back(
        {expression.text_of(term), &explanation_.decision->values[compiled.registers[index]], depth});
    if (term.form == Term::Form::apply && compiled.registers[index] >= explanation_.program->code().slots)
      for (const std::uint32_t argument : term.arguments) walk_part(expression, compiled, term, argument, depth + 1);
  }

  // `a and b and c` is shown as three parts of one step, not as a step within a step.
  void walk_part(const Expression& expression, const Compiled& compiled, const Term& whole, std::uint32_t index,
                 std::uint32_t depth) {
    const Term& part = expression.terms[index];
    const bool chained = part.op == whole.op && part.begin == whole.begin && whole.op->fixity == Fixity::infix &&
                         whole.op->binding <= Binding::conjunction && part.form == Term::Form::apply &&
                         expression.text[part.begin] != '(';
    if (!chained) return walk(expression, compiled, index, depth);
    for (const std::uint32_t argument : part.arguments) walk_part(expression, compiled, whole, argument, depth);
  }

  Explanation& explanation_;
};

}  // namespace

void add_trace(Explanation& explanation) {
  const Program& program = *explanation.program;
  Tracer tracer(explanation);
  explanation.steps.reserve(program.code().registers());  // about one step a value
  explanation.rules.reserve(program.rules().rules.size());
  for (std::size_t i = 0; i < program.rules().rules.size(); ++i)
    explanation.rules.push_back(tracer.account(program.rules().rules[i].id.text, program.rules().rules[i].when,
                                               program.compiled_rules()[i].condition));
  for (std::size_t i = 0; i < program.rules().defines.size(); ++i)
    explanation.defines.push_back(tracer.account(program.rules().defines[i].name.text, program.rules().defines[i].is,
                                                 program.compiled_defines()[i]));
}

void add_answers(Explanation& explanation) {
  const Program& program = *explanation.program;
  for (std::size_t slot = 0; slot < program.slots().size(); ++slot)
    if (program.slots()[slot].used ||
        (!explanation.facts->values()[slot].is_null() && program.slots()[slot].kind != Slot::Kind::history))
      explanation.answers.push_back(evidence(program, *explanation.facts, slot));
}

}  // namespace rung
