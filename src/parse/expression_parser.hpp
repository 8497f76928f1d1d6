#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lexer.hpp"
#include "rung/expression/expression.hpp"

namespace rung {

/// Recursive descent with binding powers; Binding has CQL's levels. Stops at the first fault.
class ExpressionParser {
 public:
  ExpressionParser(const Node& scalar, std::vector<Token> tokens);
  Result<Expression> run();

 private:
  using Index = std::uint32_t;

  // tokens
  const Token& token() const { return tokens_[at_]; }
  bool at_end() const { return token().kind == Token::Kind::end; }
  bool failed() const { return fault_.has_value(); }
  bool is(std::string_view text) const;
  bool next_is(std::string_view text) const;
  bool accept(std::string_view text);
  void expect(std::string_view text, std::string_view after);
  void refuse(const char* code, std::string message, const Token& found, std::string hint = {});
  void unexpected(const std::string& wanted);
  std::string misspelling(const Token& found) const;

  // making terms
  Index push(Term term, std::size_t begin);
  Index apply(const Operator* op, std::vector<Index> arguments, std::size_t begin, std::string name = {});
  Index apply(std::string_view spelling, Fixity fixity, std::vector<Index> arguments, std::size_t begin);

  // operators
  Index expression(int binding);
  int next_binding() const;
  const Operator* infix_here() const;
  Index continued(Index left, std::size_t begin);
  Index between(Index left, std::size_t begin);
  Index null_test(Index operand, std::size_t begin);
  Index with_type(std::string_view spelling, std::vector<Index> arguments, std::size_t begin);
  Index phrase(Index left, std::size_t begin);
  bool at_phrase() const;
  std::string phrase_words();
  Index bound(const char* which, Index of, std::size_t begin);
  Index operand(int binding);
  Index symbol();
  Index signed_operand(std::size_t begin);
  const Operator* prefix_here() const;
  Index prefix(const Operator& op, int binding);
  Index extent();
  std::optional<Type> type_name();

  // what has a grammar of its own
  Index constant();
  Index text(const Token& written);
  Index number(const Token& digits, std::size_t begin, bool negative);
  Index if_form();
  Index case_form();
  Index interval_form();
  Index flag(bool closed, std::size_t begin);
  Index list_form(std::size_t begin);
  std::vector<Index> arguments_until(std::string_view close, const std::string& what);
  Index name();
  Index call(const std::string& function, std::size_t begin);

  const Node& scalar_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  Expression made_;
  std::optional<Fault> fault_;
};

}  // namespace rung
