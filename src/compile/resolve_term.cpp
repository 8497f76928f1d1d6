#include "emitter.hpp"

// What the types of the arguments alone do not tell: a type that is named, a literal that decides one, a constant that
// CQL would call a run-time error.

namespace rung {
namespace {

bool is_wide(const Interval& interval) {
  return !interval.low.is_null() && !interval.high.is_null();  // it has no point, so its ends differ
}

}  // namespace

// Where a type is named, or a literal decides one, the types of the arguments are not all there is to go by.
Resolution Emitter::resolve_term(const Term& term, std::vector<Type>& types,
                                 const std::vector<const State*>& arguments) const {
  const Operator& op = *term.op;
  if (term.type != any_type) return resolve_named_type(term, types);
  // CQL types a power of Integers as Integer, and gives 2 ^ -2 as 0.25. So an Integer only when the exponent is known.
  if ((op.spelling == "^" || op.spelling == "Power") && types.size() == 2) {
    const Value* const exponent = arguments[1]->constant ? &constant_at(arguments[1]->reg) : nullptr;
    const bool is_whole = exponent != nullptr && !exponent->is_null() && exponent->kind() != Value::Kind::decimal &&
                          exponent->kind() != Value::Kind::string && exponent->long_integer() >= 0;
    if (!is_whole && types[0].is_number() && types[1].is_number()) types[0] = types[1] = decimal_type;
  }
  Resolution resolution = resolve(op, types);
  const bool converts_comparand =
      op.spelling == "case of" && resolution.overload && types[0] != any_type && resolution.parameters[0] != types[0];
  return converts_comparand ? Resolution{} : resolution;  // `case 1 when 1.0` is none of CQL's
}

Resolution Emitter::resolve_named_type(const Term& term, const std::vector<Type>& types) {
  const auto& overloads = term.op->overloads;
  if (types.empty()) {
    for (const Overload& overload : overloads)
      if (overload.result == term.type) return {&overload, overload.result, {}};
    return {};
  }
  const Type type = types.front();
  const bool untyped = type == any_type || (type.base == Base::any && type.lists <= term.type.lists);
  if (term.op->spelling == "is") return {&overloads[type == term.type ? 0 : 1], boolean_type, {type}};
  if (type != term.type && !untyped) return {};
  return {&overloads[0], term.type, {type}};
}

// What CQL calls a run-time error, where it can be seen now; else such a value is null.
void Emitter::check_constant(const Term& term, const State& made, const std::vector<const State*>& arguments) {
  if (!made.constant || !constant_at(made.reg).is_null() || arguments.empty()) return;
  const Value& argument = constant_at(arguments[0]->reg);
  const std::string_view op = term.op->spelling;
  if (op == "Interval") fault("T05", "the interval holds nothing: its low end is above its high end", term);
  if (op == "singleton from" && !argument.is_null() && argument.list().size() > 1)
    fault("T05", "the list has " + std::to_string(argument.list().size()) + " elements, so there is no single one",
          term);
  if (op == "point from" && !argument.is_null() && is_wide(argument.interval()))
    fault("T05", "the interval holds more than one point", term);
}

}  // namespace rung
