#include "support.hpp"

#include <algorithm>

namespace rung {

void Support::add(const Expression& expression, const Compiled& compiled) {
  walk(expression, compiled, static_cast<std::uint32_t>(expression.terms.size() - 1));
}

void Support::take(std::size_t slot) {
  if (seen_[slot]) return;
  seen_[slot] = true;
  (decision_.values[slot].is_null() ? missing_ : known_).push_back(slot);
}

// Recursion is bounded: an expression's depth by its parser, a chain of defines by the compiler.
void Support::walk(const Expression& expression, const Compiled& compiled, std::uint32_t index) {
  const Term& term = expression.terms[index];
  if (term.form == Term::Form::literal) return;
  if (compiled.registers[index] < program_.code().slots) return take(compiled.registers[index]);
  if (term.form == Term::Form::name) {
    const std::uint16_t define = compiled.defines[index];
    if (define != Compiled::no_define) add(program_.rules().defines[define].is, program_.compiled_defines()[define]);
    return;
  }
  const std::string_view op = term.op->spelling;
  const Truth truth =
      term.op->overloads.front().result == boolean_type ? value(compiled, index).truth() : Truth::unknown;
  if (op == "and") return walk_decisive(expression, compiled, term, truth);
  if (op == "or") return walk_decisive(expression, compiled, term, truth);
  if (op == "Coalesce") return walk_coalesce(expression, compiled, term);
  if (op == "if" || op == "case") return walk_case(expression, compiled, term);
  if (op == "case of") return walk_case_of(expression, compiled, term);
  for (const std::uint32_t argument : term.arguments) walk(expression, compiled, argument);
}

// `and` is false through its false parts and unknown through its unknown ones; `or` is true through its true parts.
void Support::walk_decisive(const Expression& expression, const Compiled& compiled, const Term& term, Truth result) {
  const bool needs_all = result == (term.op->spelling == "and" ? Truth::yes : Truth::no);
  for (const std::uint32_t argument : term.arguments)
    if (needs_all || value(compiled, argument).truth() == result) walk(expression, compiled, argument);
}

bool Support::only_optional(const Compiled& compiled, std::uint32_t term) const {
  const Register reg = compiled.registers[term];
  return reg < program_.code().slots && program_.slots()[reg].optional;
}

// What it took; or, where there was nothing to take, what should be asked for: an optional answer only when all are.
void Support::walk_coalesce(const Expression& expression, const Compiled& compiled, const Term& term) {
  const auto taken = std::find_if(term.arguments.begin(), term.arguments.end(),
                                  [&](std::uint32_t a) { return !value(compiled, a).is_null(); });
  if (taken != term.arguments.end()) return walk(expression, compiled, *taken);
  const bool all_optional = std::all_of(term.arguments.begin(), term.arguments.end(),
                                        [&](std::uint32_t a) { return only_optional(compiled, a); });
  for (const std::uint32_t argument : term.arguments)
    if (all_optional || !only_optional(compiled, argument)) walk(expression, compiled, argument);
}

// The conditions up to the one that held, and the result that was taken.
void Support::walk_case(const Expression& expression, const Compiled& compiled, const Term& term) {
  for (std::size_t i = 0; i + 1 < term.arguments.size(); i += 2) {
    walk(expression, compiled, term.arguments[i]);
    if (value(compiled, term.arguments[i]).truth() == Truth::yes)
      return walk(expression, compiled, term.arguments[i + 1]);
  }
  walk(expression, compiled, term.arguments.back());
}

// The comparand, the values up to the one it equals, and the result that was taken.
void Support::walk_case_of(const Expression& expression, const Compiled& compiled, const Term& term) {
  Arena unused;  // only lists and intervals need room, and none is compared here
  const auto read_alike = [&](std::uint32_t argument) {
    return convert(value(compiled, argument), decimal_type, unused);  // numbers; anything else stays as it is
  };
  const Value comparand = read_alike(term.arguments[0]);
  walk(expression, compiled, term.arguments[0]);
  for (std::size_t i = 1; i + 1 < term.arguments.size(); i += 2) {
    walk(expression, compiled, term.arguments[i]);
    if (equal(comparand, read_alike(term.arguments[i])) == Truth::yes)
      return walk(expression, compiled, term.arguments[i + 1]);
  }
  walk(expression, compiled, term.arguments.back());
}

}  // namespace rung
