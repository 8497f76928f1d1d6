#include "rung/expression/operators.hpp"

#include <algorithm>
#include <map>

#include "chapters.hpp"

namespace rung {
namespace {

std::vector<Operator> all_chapters() {
  std::vector<Operator> all;
  for (const auto chapter : {logical_operators, comparison_operators, nullological_operators, conditional_operators,
                             type_operators, arithmetic_operators, interval_operators, list_operators,
                             membership_operators, aggregate_operators, string_operators, history_operators})
    for (Operator& row : chapter()) all.push_back(std::move(row));
  return all;
}

// The parameter that argument `index` meets. Variadic operators repeat the last parameter; `case` repeats a condition
// (or a value to compare with) and a result, and ends in a result.
const Type& parameter_of(const Operator& op, const Overload& overload, std::size_t index, std::size_t count) {
  const auto& parameters = overload.parameters;
  if (op.spelling == "case") return parameters[index + 1 < count && index % 2 == 0 ? 0 : 1];
  if (op.spelling == "case of") return parameters[index == 0 ? 0 : index + 1 < count && index % 2 == 1 ? 1 : 2];
  return parameters[std::min(index, parameters.size() - 1)];
}

bool takes(const Operator& op, const Overload& overload, std::size_t count) {
  if (op.spelling == "List") return true;
  if (op.spelling == "Coalesce" && count > 5) return false;  // CQL has it for two to five arguments, or a list
  return op.variadic && overload.parameters.size() > 1 ? count >= overload.parameters.size()
                                                       : count == overload.parameters.size();
}

bool is_number(Base base) { return base >= Base::integer && base <= Base::decimal; }

// Fits `argument` to a parameter without a variable; counts the conversions it takes, or says that it does not fit.
bool fits(Type argument, Type parameter, int& conversions) {
  if (parameter.lists > 0 && parameter.base == Base::any)  // a list of whatever
    return argument.lists > 0 || argument == any_type;
  if (parameter == any_type || argument == any_type || argument == parameter) return true;
  if (argument.lists != parameter.lists || argument.interval != parameter.interval) return false;
  if (argument.base == Base::any) return true;  // {} as a list of anything
  if (!is_number(argument.base) || !is_number(parameter.base) || argument.base > parameter.base) return false;
  conversions += static_cast<int>(parameter.base) - static_cast<int>(argument.base);
  return true;
}

// What the variable must be for `argument` to fit `parameter`; false when no choice does.
bool bind_variable(Type argument, Type parameter, Type& variable) {
  if (argument == any_type) return true;
  if (argument.lists < parameter.lists || (parameter.interval && !argument.interval)) return false;
  argument.lists = static_cast<std::uint8_t>(argument.lists - parameter.lists);
  if (parameter.interval) argument.interval = false;
  const CommonType common = common_type(argument, variable);
  if (common.exists) variable = common.type;
  return common.exists;
}

Type filled_in(Type pattern, Type variable) {
  if (pattern.base != Base::variable) return pattern;
  variable.lists = static_cast<std::uint8_t>(variable.lists + pattern.lists);
  variable.interval = variable.interval || pattern.interval;
  return variable;
}

struct Fit {
  bool fits = false;
  int conversions = 0;
  Type variable = any_type;
};

Fit try_overload(const Operator& op, const Overload& overload, std::span<const Type> arguments) {
  if (!takes(op, overload, arguments.size())) return {};
  Fit fit{true};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Type parameter = parameter_of(op, overload, i, arguments.size());
    const bool ok = parameter.base == Base::variable ? bind_variable(arguments[i], parameter, fit.variable)
                                                     : fits(arguments[i], parameter, fit.conversions);
    if (!ok) return {};
  }
  return fit;
}

bool has_variable(const Overload& overload) {
  return std::any_of(overload.parameters.begin(), overload.parameters.end(),
                     [](Type t) { return t.base == Base::variable; });
}

}  // namespace

std::span<const Operator> operators() {
  static const std::vector<Operator> table = all_chapters();
  return table;
}

const Operator* find_operator(std::string_view spelling, Fixity fixity) {
  static const auto index = [] {
    std::map<std::pair<std::string_view, Fixity>, const Operator*> rows;
    for (const Operator& row : operators()) rows[{row.spelling, row.fixity}] = &row;
    return rows;
  }();
  const auto found = index.find({spelling, fixity});
  return found == index.end() ? nullptr : found->second;
}

CommonType common_type(Type a, Type b) {
  if (a == any_type) return {true, b};
  if (b == any_type || a == b) return {true, a};
  if (a.lists != b.lists || a.interval != b.interval) return {false, any_type};
  if (a.base == Base::any) return {true, b};
  if (b.base == Base::any) return {true, a};
  if (!is_number(a.base) || !is_number(b.base)) return {false, any_type};
  return {true, a.base > b.base ? a : b};
}

Resolution resolve(const Operator& op, std::span<const Type> arguments) {
  Resolution best;
  Fit best_fit;
  const bool nothing_but_nulls =
      std::all_of(arguments.begin(), arguments.end(), [](Type argument) { return argument == any_type; });
  for (const Overload& overload : op.overloads) {
    const Fit fit = try_overload(op, overload, arguments);
    if (!fit.fits) continue;
    if (best.overload && best_fit.conversions == fit.conversions && (nothing_but_nulls || !has_variable(overload)))
      best.ambiguous = true;
    if (best.overload && best_fit.conversions <= fit.conversions) continue;
    best.overload = &overload;
    best_fit = fit;
    best.ambiguous = false;
  }
  if (!best.overload) return best;
  const bool only_nulls = nothing_but_nulls && has_variable(*best.overload) && !arguments.empty();
  best.ambiguous = best.ambiguous || (only_nulls && op.spelling != "List");
  best.result = filled_in(best.overload->result, best_fit.variable);
  for (std::size_t i = 0; i < arguments.size(); ++i)
    best.parameters.push_back(filled_in(parameter_of(op, *best.overload, i, arguments.size()), best_fit.variable));
  return best;
}

Value convert(const Value& value, Type to, Arena& arena) {
  if (to.base != Base::decimal && to.base != Base::long_integer) return value;
  const bool is_whole = value.kind() == Value::Kind::integer || value.kind() == Value::Kind::long_integer;
  if (is_whole && to.base == Base::decimal) return Value::of(Decimal(value.long_integer()));
  if (is_whole) return Value::of_long(value.long_integer());
  if (value.kind() == Value::Kind::list) {
    const auto elements = arena.values(value.list().size());
    std::transform(value.list().begin(), value.list().end(), elements.begin(),
                   [&](const Value& element) { return convert(element, to, arena); });
    return Value::of(std::span<const Value>(elements));
  }
  if (value.kind() != Value::Kind::interval) return value;
  Interval interval = value.interval();
  interval.low = convert(interval.low, to, arena);
  interval.high = convert(interval.high, to, arena);
  interval.point = to.base == Base::decimal ? Value::Kind::decimal : Value::Kind::long_integer;
  return Value::of(arena.keep(interval));
}

}  // namespace rung
