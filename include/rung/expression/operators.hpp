#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "rung/expression/arena.hpp"
#include "rung/expression/type.hpp"
#include "rung/expression/value.hpp"

namespace rung {

/// What an operator means: values in, a value out. Total: no overflow, division by zero or null is an error (CQL 1.5.3,
/// Reference, Arithmetic Operators: whatever has no result is null). Arguments have the types of the overload or are
/// null.
using Meaning = Value (*)(std::span<const Value> arguments, Arena& arena);

/// How the evaluator runs an overload: `call` goes through its meaning, the rest it does in place, to the same effect.
enum class Opcode : std::uint8_t {
  call,
  logical_and,
  logical_or,
  logical_not,
  equal,
  not_equal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,  // of two Integers
  is_null,
  is_not_null,
  to_decimal,
  choose,
  coalesce,
};

/// One row of types: what goes in, what comes out. The last parameter repeats when the operator is variadic.
struct Overload {
  std::vector<Type> parameters;
  Type result;
  Meaning meaning;
  Opcode opcode = Opcode::call;
};

/// How an operator is written.
enum class Fixity : std::uint8_t {
  prefix,    ///< `not x`
  infix,     ///< `x and y`
  postfix,   ///< `x is null`
  function,  ///< `Coalesce(x, y)`
  form,      ///< has a grammar of its own: `if`, `case`, `between`, a list, an interval
  history,   ///< a function that asks a case's history; resolved when a rule set is compiled, so it has no meaning here
};

/// One operator of the language: the only place where its spelling, binding, types, meaning and words stand.
struct Operator {
  std::string_view spelling;  ///< `and`, `is not null`, `Coalesce`
  Fixity fixity;
  int binding;    ///< how tightly it binds, see Binding; 0 for functions
  bool variadic;  ///< the last parameter may be repeated (once or more)
  std::vector<Overload> overloads;
  std::string_view summary;  ///< one sentence for the reference, ending in a full stop
  bool drops_null = false;   ///< a missing argument can vanish in it without a word (cql.md 5 calls for a warning)
};

/// Binding powers, tightest last. Source: HL7 CQL 1.5.3, Developer's Guide, Operator Precedence.
struct Binding {
  static constexpr int implies = 10, disjunction = 20, conjunction = 30, membership = 40, equality = 50,
                       inequality = 60, between = 70, negation = 80, null_test = 90, term = 100, additive = 110,
                       multiplicative = 120, power = 130, sign = 140;
};

/// Every operator, in the order of the reference.
std::span<const Operator> operators();

/// The operator of that spelling and fixity, or null.
const Operator* find_operator(std::string_view spelling, Fixity fixity);

/// What an application of `op` to arguments of these types is: the overload with the fewest Integer-to-Decimal
/// conversions.
struct Resolution {
  const Overload* overload = nullptr;  ///< null: none fits, or several fit equally well
  Type result = any_type;              ///< the overload's result with its variable filled in
  std::vector<Type> parameters = {};   ///< what each argument is to be converted to
  bool ambiguous = false;              ///< nothing but nulls to go by
};
Resolution resolve(const Operator& op, std::span<const Type> arguments);

/// The type that both can be read as without loss (Integer as Decimal, `any` as anything), or empty. Goes into lists
/// and intervals.
struct CommonType {
  bool exists;
  Type type;
};
CommonType common_type(Type a, Type b);

/// `value` of type `from` as type `to`: Integer to Decimal, also inside lists and intervals; anything else as it is.
Value convert(const Value& value, Type to, Arena& arena);

}  // namespace rung
