#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rung/expression/operators.hpp"
#include "rung/text/place.hpp"

namespace rung {

/// One node of an expression's tree.
struct Term {
  /// A constant, a name, or an operator applied to earlier terms.
  enum class Form : std::uint8_t { literal, name, apply };

  Form form = Form::literal;                ///< which of the members below say something
  Value::Kind literal = Value::Kind::null;  ///< literal: which kind
  bool truth = false;                       ///< literal boolean
  bool negative_literal = false;            ///< literal number written with its sign folded in
  Decimal number = {};                      ///< literal integer, long or decimal
  std::string text = {};         ///< literal string; name: dotted path; apply: the function's name as written
  const Operator* op = nullptr;  ///< apply; null when no operator has that name (the compiler says so)
  std::vector<std::uint32_t> arguments = {};  ///< apply: earlier terms
  bool low_closed = true;                     ///< apply of the interval form
  bool high_closed = true;                    ///< the same
  Type type = any_type;                       ///< apply of `is`, `as`, `minimum`, `maximum`: the type it names
  std::uint32_t begin = 0;                    ///< the first byte of Expression::text it was written in
  std::uint32_t end = 0;                      ///< the byte after its last
  Place place = {};                           ///< where it stands in its file
};

/// An expression as its author wrote it, and as a tree: terms with arguments before those that use them, the whole
/// last. Well spelled, but not yet checked: names and types are the compiler's business.
struct Expression {
  std::string text;         ///< as its author wrote it
  std::vector<Term> terms;  ///< arguments before those that use them
  Place place;              ///< where it begins in its file

  bool empty() const { return terms.empty(); }        ///< nothing was written
  const Term& whole() const { return terms.back(); }  ///< the root of the tree. @pre !empty()
  /// The part of `text` that a term was written as.
  std::string_view text_of(const Term& term) const {
    return std::string_view(text).substr(term.begin, term.end - term.begin);
  }
};

/// The expression as CQL, with brackets wherever they could matter: reading it again gives the same tree.
std::string to_text(const Expression& expression);

}  // namespace rung
