#include "expressions.hpp"

namespace rung {
namespace {

Expression leaf(Term term, std::string text, const Place& place) {
  term.end = static_cast<std::uint32_t>(text.size());
  term.place = place;
  Expression made{std::move(text), {}, place};
  made.terms.push_back(std::move(term));
  return made;
}

// Writes `part` at the end of `whole` and gives the position of its last term.
std::uint32_t append(Expression& whole, Expression part, bool may_need_brackets = true) {
  const bool brackets = may_need_brackets && part.terms.size() > 1;
  if (brackets) whole.text += '(';
  const auto moved = static_cast<std::uint32_t>(whole.text.size()),
             first = static_cast<std::uint32_t>(whole.terms.size());
  whole.text += part.text;
  if (brackets) whole.text += ')';
  for (Term& term : part.terms) {
    term.begin += moved;
    term.end += moved;
    for (std::uint32_t& argument : term.arguments) argument += first;
    whole.terms.push_back(std::move(term));
  }
  return static_cast<std::uint32_t>(whole.terms.size() - 1);
}

void apply(Expression& made, const Operator* op, std::vector<std::uint32_t> arguments) {
  Term term;
  term.form = Term::Form::apply;
  term.text = std::string(op->spelling);
  term.op = op;
  term.arguments = std::move(arguments);
  term.end = static_cast<std::uint32_t>(made.text.size());
  term.place = made.place;
  made.terms.push_back(std::move(term));
}

}  // namespace

Expression name_expression(const std::string& name, const Place& place) {
  Term term;
  term.form = Term::Form::name;
  term.text = name;
  return leaf(std::move(term), name.find(' ') == std::string::npos ? name : '"' + name + '"', place);
}

Expression number_expression(Decimal number, const Place& place) {
  Term term;
  term.literal = number.is_whole() ? Value::Kind::integer : Value::Kind::decimal;
  term.number = number;
  return leaf(std::move(term), number.is_whole() ? std::to_string(*number.to_int64()) : number.to_string(), place);
}

Expression decimal_expression(Decimal number, const Place& place) {
  Expression made = number_expression(number, place);
  made.terms.back().literal = Value::Kind::decimal;
  made.terms.back().negative_literal = number < Decimal(0);
  made.terms.back().end = static_cast<std::uint32_t>((made.text = number.to_string()).size());
  return made;
}

Expression negation(Expression operand) {
  Expression made{"not ", {}, operand.place};
  const std::uint32_t argument = append(made, std::move(operand));
  apply(made, find_operator("not", Fixity::prefix), {argument});
  return made;
}

Expression called(std::string_view function, std::vector<Expression> arguments) {
  Expression made{std::string(function) + "(", {}, arguments.front().place};
  std::vector<std::uint32_t> terms;
  for (Expression& argument : arguments) {
    if (!terms.empty()) made.text += ", ";
    terms.push_back(append(made, std::move(argument), false));
  }
  made.text += ')';
  apply(made, find_operator(function, Fixity::function), std::move(terms));
  return made;
}

Expression joined(std::string_view op, Expression left, Expression right) {
  Expression made{"", {}, left.place};
  const std::uint32_t first = append(made, std::move(left));
  made.text += ' ';
  made.text += op;
  made.text += ' ';
  const std::uint32_t second = append(made, std::move(right));
  apply(made, find_operator(op, Fixity::infix), {first, second});
  return made;
}

}  // namespace rung
