#include "emitter.hpp"

#include <algorithm>

#include "rung/text/nearest.hpp"

namespace rung {
namespace {

Type type_of_literal(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::boolean:
      return boolean_type;
    case Value::Kind::integer:
      return integer_type;
    case Value::Kind::long_integer:
      return long_type;
    case Value::Kind::decimal:
      return decimal_type;
    case Value::Kind::string:
      return string_type;
    default:
      return any_type;
  }
}

std::string shown(const Operator& op) {
  return op.fixity == Fixity::form && op.spelling == "List" ? "a list" : "`" + std::string(op.spelling) + "`";
}

// "Integer and String"
std::string types_in_words(std::span<const Type> types) {
  std::string text;
  for (std::size_t i = 0; i < types.size(); ++i)
    text += (i == 0 ? "" : i + 1 == types.size() ? " and " : ", ") + to_text(types[i]);
  return text.empty() ? "nothing" : text;
}

std::string parameters_in_words(const Operator& op) {
  if (op.binding == Binding::equality) return "two values of one type";
  std::string text;
  for (const Overload& overload : op.overloads) {
    const auto shown_parameters =
        std::span(overload.parameters).first(op.spelling == "Interval" ? 2 : overload.parameters.size());
    text += (text.empty() ? "" : "; or ") + types_in_words(shown_parameters) + (op.variadic ? " and so on" : "");
  }
  return text;
}

// Whether the result of an operator can be missing, given which of its arguments can.
bool result_nullable(const Operator& op, const std::vector<bool>& nullable) {
  const auto any = [&] { return std::ranges::find(nullable, true) != nullable.end(); };
  switch (op.absence) {
    case Absence::never:
      return false;
    case Absence::of_its_own:
      return true;
    case Absence::of_all:
      return std::ranges::find(nullable, false) == nullable.end();
    case Absence::of_branch:
      for (std::size_t i = op.spelling == "case of" ? 2 : 1; i < nullable.size(); i += 2)
        if (nullable[i]) return true;
      return nullable.back();
    case Absence::passed_on:
      break;
  }
  return any();
}

}  // namespace

void Emitter::fault(const char* code, std::string message, const Term& term, std::string hint, Severity severity) {
  faults_.push_back({code, std::move(message), term.place, std::move(hint), severity});
}

Value Emitter::keep(const Value& value) {
  if (value.kind() == Value::Kind::string) return Value::of(code_.kept.keep(value.string()));
  return value;
}

std::uint32_t Emitter::constant(const Value& value, Type type) {
  // `Interval[null, null]` of Integers and of Decimals are spelled alike and are not the same.
  std::string key = type.interval ? to_text(type) + " " + to_text(value) : to_text(value);
  const auto [at, is_new] =
      known_constants_.emplace(std::move(key), constants_from + static_cast<std::uint32_t>(code_.constants.size()));
  if (is_new) code_.constants.push_back(keep(value));
  return at->second;
}

std::uint32_t Emitter::instruction(Opcode opcode, Meaning meaning, const std::vector<std::uint32_t>& operands,
                                   bool fold, Type type) {
  if (fold) {
    std::vector<Value> arguments;
    for (const std::uint32_t operand : operands) arguments.push_back(constant_at(operand));
    const bool converts = opcode == Opcode::to_decimal || opcode == Opcode::to_long;
    return constant(converts ? convert(arguments[0], type, code_.kept) : meaning(arguments, code_.kept), type);
  }
  std::vector<std::uint64_t> key = {static_cast<std::uint64_t>(opcode), reinterpret_cast<std::uintptr_t>(meaning)};
  key.insert(key.end(), operands.begin(), operands.end());
  const auto [at, is_new] = known_instructions_.emplace(
      std::move(key), computed_from + static_cast<std::uint32_t>(code_.instructions.size()));
  if (is_new) {
    Instruction made;
    made.opcode = opcode;
    made.meaning = meaning;
    made.count = static_cast<std::uint16_t>(operands.size());
    code_.instructions.push_back(made);
    virtual_operands_.push_back(operands);
  }
  return at->second;
}

std::uint32_t Emitter::converted(const State& argument, Type wanted) {
  const bool widens = argument.type.base == Base::integer || argument.type.base == Base::long_integer;
  if (!widens || wanted.base <= argument.type.base || wanted.base > Base::decimal) return argument.reg;
  const Opcode opcode = wanted.base == Base::decimal ? Opcode::to_decimal : Opcode::to_long;
  return instruction(opcode, nullptr, {argument.reg}, argument.constant, wanted);
}

Emitter::State Emitter::literal(const Term& term) {
  State state{type_of_literal(term.literal)};
  state.constant = true;
  state.nullable = term.literal == Value::Kind::null;
  switch (term.literal) {
    case Value::Kind::boolean:
      state.reg = constant(Value::of(term.truth));
      break;
    case Value::Kind::integer:
      state.reg = constant(Value::of(static_cast<std::int32_t>(*term.number.to_int64())));
      break;
    case Value::Kind::long_integer:
      state.reg = constant(Value::of_long(*term.number.to_int64()));
      break;
    case Value::Kind::decimal:
      state.reg = constant(Value::of(term.number));
      break;
    case Value::Kind::string:
      state.reg = constant(Value::of(std::string_view(term.text)));
      break;
    default:
      state.reg = constant(Value{});
  }
  return state;
}

Emitter::State Emitter::name(const Term& term, Scope& scope) {
  const Named* const named = scope.find(term, faults_);
  State state;
  state.bad = named == nullptr || named->bad;
  if (named == nullptr) return state;
  state.type = named->type;
  state.reg = named->virtual_register;
  state.nullable = named->nullable;
  state.slot = named->slot;
  state.constant = state.reg >= constants_from && state.reg < computed_from;
  return state;
}

Emitter::State Emitter::call(const Term& term, const Resolution& resolution,
                             const std::vector<const State*>& arguments) {
  State made{resolution.result};
  made.constant = true;
  std::vector<std::uint32_t> operands;
  std::vector<bool> nullable;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    operands.push_back(converted(*arguments[i], resolution.parameters[i]));
    nullable.push_back(arguments[i]->nullable);
    made.constant = made.constant && arguments[i]->constant;
  }
  made.reg = instruction(resolution.overload->opcode, resolution.overload->meaning, operands, made.constant, made.type);
  made.nullable = made.constant ? constant_at(made.reg).is_null() : result_nullable(*term.op, nullable);
  return made;
}

Emitter::State Emitter::apply(const Expression& expression, const Term& term, const std::vector<State>& states,
                              Scope& scope) {
  State bad;
  bad.bad = true;
  if (term.op == nullptr) {
    std::vector<std::string> functions;
    for (const Operator& op : operators())
      if (op.fixity == Fixity::function || op.fixity == Fixity::history) functions.emplace_back(op.spelling);
    fault("T02", "there is no function `" + term.text + "`", term, did_you_mean(term.text, functions));
    return bad;
  }
  if (term.op->fixity == Fixity::history) {
    const Named* const named = scope.history(expression, term, faults_);
    if (named == nullptr) return bad;
    State state{named->type, named->virtual_register, named->nullable};
    state.slot = named->slot;
    return state;
  }
  std::vector<const State*> arguments;
  std::vector<Type> types;
  for (const std::uint32_t argument : term.arguments) {
    arguments.push_back(&states[argument]);
    types.push_back(states[argument].type);
    if (states[argument].bad) return bad;
  }
  const Resolution resolution = resolve_term(term, types, arguments);
  if (!resolution.overload) {
    const auto told = std::span<const Type>(types).first(term.op->spelling == "Interval" ? 2 : types.size());
    fault("T03", shown(*term.op) + " takes " + parameters_in_words(*term.op) + "; found " + types_in_words(told), term,
          term.op->spelling == "not" ? "`not` takes what stands next to it: write `not (a = b)`" : "");
    return bad;
  }
  if (resolution.ambiguous) {
    fault("T07", shown(*term.op) + " of nothing but nulls has no type", term);
    return bad;
  }
  std::vector<const Slot*> slots;
  for (const State* argument : arguments) {
    slots.push_back(argument->slot);
  }
  check_comparison(expression, term, slots, faults_);
  if (!meant_[states.size()]) warn_of_dropped_null(expression, term, states, faults_);
  const State made = call(term, resolution, arguments);
  check_constant(term, made, arguments);
  return made;
}

Emitter::Emitted Emitter::emit(const Expression& expression, Scope& scope) {
  std::vector<State> states;
  meant_ = meant_terms(expression);
  Emitted emitted;
  for (const Term& term : expression.terms) {
    State state = term.form == Term::Form::literal ? literal(term)
                  : term.form == Term::Form::name  ? name(term, scope)
                                                   : apply(expression, term, states, scope);
    if (state.bad) state.reg = constant(Value{});
    emitted.registers.push_back(state.reg);
    states.push_back(state);
  }
  emitted.type = states.back().type;
  emitted.nullable = states.back().nullable;
  emitted.bad = states.back().bad;
  emitted.constant = states.back().constant;
  return emitted;
}

bool Emitter::finish(std::size_t slots) {
  slots_ = slots;
  code_.slots = static_cast<std::uint16_t>(slots);
  if (slots + code_.constants.size() + code_.instructions.size() > 65535) return false;
  for (std::size_t i = 0; i < code_.instructions.size(); ++i) {
    Instruction& made = code_.instructions[i];
    made.operands = static_cast<std::uint32_t>(code_.operands.size());
    for (const std::uint32_t operand : virtual_operands_[i]) code_.operands.push_back(real(operand));
    const std::span<const Register> operands = std::span(code_.operands).subspan(made.operands, made.count);
    if (made.count > 0) made.a = operands[0];
    if (made.count > 1) made.b = operands[1];
    if (made.count > 2) made.c = operands[2];
  }
  return true;
}

Register Emitter::real(std::uint32_t reg) const {
  if (reg < constants_from) return static_cast<Register>(reg);
  if (reg < computed_from) return static_cast<Register>(slots_ + (reg - constants_from));
  return static_cast<Register>(slots_ + code_.constants.size() + (reg - computed_from));
}

Compiled Emitter::real(const Emitted& emitted) const {
  Compiled made;
  for (const std::uint32_t reg : emitted.registers) made.registers.push_back(real(reg));
  return made;
}

}  // namespace rung
