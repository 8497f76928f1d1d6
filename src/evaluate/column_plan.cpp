#include "column_plan.hpp"

#include <algorithm>

namespace rung {
namespace {

Form form_of(const Type& type) {
  if (type == boolean_type) return Form::planes;
  return type == integer_type ? Form::numbers : Form::values;
}

Form form_of(const Value& constant) {
  if (constant.kind() == Value::Kind::boolean || constant.is_null()) return Form::planes;
  return constant.kind() == Value::Kind::integer ? Form::numbers : Form::values;
}

Form form_made(const Instruction& step) {
  switch (step.opcode) {
    case Opcode::call:
    case Opcode::to_long:
    case Opcode::to_decimal:
    case Opcode::choose:
    case Opcode::coalesce:
      return Form::values;
    default:
      return Form::planes;
  }
}

// Marks what one step reads.
void want(const Code& code, const Instruction& step, std::vector<ColumnPlan::Wanted>& registers) {
  switch (step.opcode) {
    case Opcode::logical_and:
    case Opcode::logical_or:
      registers[step.b].planes = true;
      [[fallthrough]];
    case Opcode::logical_not:
      registers[step.a].planes = true;
      return;
    case Opcode::equal:
    case Opcode::not_equal:
    case Opcode::less:
    case Opcode::less_or_equal:
    case Opcode::greater:
    case Opcode::greater_or_equal:
      registers[step.a].numbers = registers[step.b].numbers = true;
      return;
    case Opcode::is_null:
    case Opcode::is_not_null: {  // whether there is a value can be seen in every form
      ColumnPlan::Wanted& read = registers[step.a];
      (read.made == Form::planes ? read.planes : read.made == Form::numbers ? read.numbers : read.values) = true;
      return;
    }
    default:
      for (std::size_t i = 0; i < step.count; ++i) registers[code.operands[step.operands + i]].values = true;
  }
}

void add_texts(const Expression& expression, const Compiled& compiled, const ColumnPlan& plan, std::size_t first,
               std::vector<std::string>& texts) {
  for (std::size_t i = 0; i < expression.terms.size() && i < compiled.registers.size(); ++i) {
    const Register made = compiled.registers[i];
    if (made < first || plan.registers[made].made != Form::values) continue;
    std::string text(expression.text_of(expression.terms[i]));
    if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
  }
}

}  // namespace

ColumnPlan plan_columns(const Program& program) {
  const Code& code = program.code();
  ColumnPlan plan;
  plan.registers.resize(code.registers());
  for (std::size_t i = 0; i < code.slots; ++i) plan.registers[i].made = form_of(program.slots()[i].type);
  for (std::size_t i = 0; i < code.constants.size(); ++i)
    plan.registers[code.slots + i].made = form_of(code.constants[i]);
  for (std::size_t i = 0; i < program.deciding_instructions(); ++i) {
    plan.registers[code.first_computed() + i].made = form_made(code.instructions[i]);
    want(code, code.instructions[i], plan.registers);
  }
  for (const CompiledRule& rule : program.compiled_rules()) plan.registers[rule.when].planes = true;
  return plan;
}

std::vector<std::string> steps_by_case(const Program& program, const ColumnPlan& plan) {
  std::vector<std::string> texts;
  const RuleSet& rules = program.rules();
  const std::size_t first = program.code().first_computed();
  for (std::size_t i = 0; i < rules.defines.size(); ++i)
    add_texts(rules.defines[i].is, program.compiled_defines()[i], plan, first, texts);
  for (std::size_t i = 0; i < rules.rules.size(); ++i)
    add_texts(rules.rules[i].when, program.compiled_rules()[i].condition, plan, first, texts);
  return texts;
}

}  // namespace rung
