#pragma once

#include <functional>

#include "plain.hpp"
#include "rung/expression/expression.hpp"

namespace rung::reference {

/// What the numbers of an expression are when it is read by CQL's types, before any value is known: `1` is an Integer
/// but `if a then 1 else 2.5` is a Decimal even where it comes to 1. `none`: it has no numbers.
enum class Numbers : std::uint8_t { none, integers, decimals };

/// Whatever an expression can name.
struct Names {
  std::function<Plain(const std::string& name)> value;
  std::function<Numbers(const std::string& name)> numbers;
  std::function<Plain(const Expression& whole, const Term& call)> history;
};

/// The value of an expression, term by term from the definition.
Plain walk(const Expression& expression, const Names& names);

/// What numbers it has.
Numbers numbers_of(const Expression& expression, const Names& names);

}  // namespace rung::reference
