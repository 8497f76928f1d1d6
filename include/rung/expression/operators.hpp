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
  to_long,
  to_decimal,
  choose,
  coalesce,
};

/// One row of types: what goes in, what comes out. The last parameter repeats when the operator is variadic.
struct Overload {
  std::vector<Type> parameters;  ///< what goes in
  Type result;                   ///< what comes out; `variable` is what it stands for among the parameters
  Meaning meaning;               ///< null where `opcode` says it
  Opcode opcode = Opcode::call;  ///< what is done in place; `call`: `meaning` is called
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

/// When the result of an operator can be missing.
enum class Absence : std::uint8_t {
  passed_on,   ///< only when an argument is
  of_its_own,  ///< also when all arguments are known: `1 / 0`, `First({})`
  never,       ///< `x is null`, `Count(list)`
  of_all,      ///< when all arguments are: `Coalesce`
  of_branch,   ///< when the branch taken is: `if`, `case`
};

/// One operator of the language: the only place where its spelling, binding, types, meaning and words stand.
struct Operator {
  std::string_view spelling;             ///< `and`, `is not null`, `included in`, `Coalesce`
  Fixity fixity;                         ///< how it is written
  int binding;                           ///< how tightly it binds, see Binding; 0 for functions
  std::vector<Overload> overloads;       ///< in the order in which they are tried
  std::string_view summary;              ///< one sentence for the reference, ending in a full stop
  std::string_view words = {};           ///< how an explanation says it, `{0} is at least {1}`; empty: as it is written
  Absence absence = Absence::passed_on;  ///< when the result can be missing
  bool variadic = false;                 ///< the last parameter may be repeated (once or more)
  bool drops_null = false;  ///< a missing argument can vanish in it without a word, so the compiler looks at each use
};

/// Binding powers, tightest last. Source: HL7 CQL 1.5.3, Developer's Guide, Operator Precedence.
struct Binding {
  static constexpr int everything = 0;        ///< `distinct`: takes all that follows
  static constexpr int implies = 10;          ///< `implies`
  static constexpr int disjunction = 20;      ///< `or`, `xor`
  static constexpr int conjunction = 30;      ///< `and`
  static constexpr int membership = 40;       ///< `in`, `contains`
  static constexpr int equality = 50;         ///< `=`, `!=`, `~`
  static constexpr int timing = 55;           ///< `before`, `during`, `overlaps`
  static constexpr int inequality = 60;       ///< `<`, `<=`, `>`, `>=`
  static constexpr int set = 65;              ///< `union`, `intersect`, `except`
  static constexpr int between = 70;          ///< `between`
  static constexpr int negation = 80;         ///< `not`, `exists`
  static constexpr int type_test = 85;        ///< `is` and `as` with a type
  static constexpr int null_test = 90;        ///< `is null`, `is true`
  static constexpr int term = 100;            ///< what stands by itself
  static constexpr int additive = 110;        ///< `+`, `-`, `&`
  static constexpr int multiplicative = 120;  ///< `*`, `/`, `div`, `mod`
  static constexpr int power = 130;           ///< `^`
  static constexpr int extent = 135;          ///< `start of`, `width of`
  static constexpr int sign = 140;            ///< `-` before a number
  static constexpr int index = 150;           ///< `[ ]` behind a list
};

/// Every operator, in the order of the reference.
std::span<const Operator> operators();

/// The operator of that spelling and fixity, or null.
const Operator* find_operator(std::string_view spelling, Fixity fixity);

/// What an application of `op` to arguments of these types is: the overload with the fewest conversions from Integer to
/// Long to Decimal.
struct Resolution {
  const Overload* overload = nullptr;  ///< null: none fits, or several fit equally well
  Type result = any_type;              ///< the overload's result with its variable filled in
  std::vector<Type> parameters = {};   ///< what each argument is to be converted to
  bool ambiguous = false;              ///< nothing but nulls to go by
};
/// The overload of `op` for these arguments.
Resolution resolve(const Operator& op, std::span<const Type> arguments);

/// The type that both can be read as without loss (Integer as Long, Long as Decimal, `any` as anything), or empty. Goes
/// into lists and intervals.
struct CommonType {
  bool exists;  ///< false: there is none
  Type type;    ///< the type when there is one
};
/// The type that both can be read as.
CommonType common_type(Type a, Type b);

/// `value` as type `to`: Integer to Long to Decimal, also inside lists and intervals; anything else as it is.
Value convert(const Value& value, Type to, Arena& arena);

/// CQL's `=` on two values of one type: unknown where a null decides it. Intervals by where they start and end.
Truth equal(const Value& a, const Value& b);

}  // namespace rung
