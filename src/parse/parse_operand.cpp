#include <algorithm>

#include "expression_parser.hpp"
#include "rung/parse/parse_expression.hpp"
#include "rung/text/utf8.hpp"

// Operands: literals, names, functions, and the forms that have a grammar of their own.

namespace rung {
namespace {

// Functions of CQL on what the subset leaves out: dates and times, patterns, quantities, terminology, messages.
bool is_outside_subset(std::string_view function) {
  constexpr std::string_view functions[] = {"AgeInDays",
                                            "AgeInDaysAt",
                                            "AgeInHours",
                                            "AgeInHoursAt",
                                            "AgeInMonths",
                                            "AgeInMonthsAt",
                                            "AgeInWeeks",
                                            "AgeInWeeksAt",
                                            "AgeInYears",
                                            "AgeInYearsAt",
                                            "CalculateAgeInDays",
                                            "CalculateAgeInDaysAt",
                                            "CalculateAgeInMonths",
                                            "CalculateAgeInMonthsAt",
                                            "CalculateAgeInYears",
                                            "CalculateAgeInYearsAt",
                                            "CanConvertQuantity",
                                            "Children",
                                            "ConvertQuantity",
                                            "ConvertsToDate",
                                            "ConvertsToDateTime",
                                            "ConvertsToQuantity",
                                            "ConvertsToRatio",
                                            "ConvertsToTime",
                                            "Date",
                                            "DateTime",
                                            "Descendents",
                                            "Descendants",
                                            "HighBoundary",
                                            "LowBoundary",
                                            "Matches",
                                            "Message",
                                            "Now",
                                            "Precision",
                                            "ReplaceMatches",
                                            "Size",
                                            "SplitOnMatches",
                                            "SubsumedBy",
                                            "Subsumes",
                                            "Time",
                                            "TimeOfDay",
                                            "ToConcept",
                                            "ToDate",
                                            "ToDateTime",
                                            "ToQuantity",
                                            "ToRatio",
                                            "ToTime",
                                            "Today"};
  return std::ranges::find(functions, function) != std::end(functions);
}

}  // namespace

ExpressionParser::Index ExpressionParser::operand(int binding) {
  const Token& first = token();
  switch (first.kind) {
    case Token::Kind::integer:
    case Token::Kind::long_integer:
    case Token::Kind::decimal:
      ++at_;
      return number(first, first.begin, false);
    case Token::Kind::string:
      ++at_;
      return text(first);
    case Token::Kind::quoted_name:
      return name();
    case Token::Kind::end:
      unexpected("a value");
      return 0;
    case Token::Kind::symbol:
      return symbol();
    case Token::Kind::word:
      break;
  }
  if (const Operator* const op = prefix_here()) return prefix(*op, binding);
  if (first.text == "if") return if_form();
  if (first.text == "minimum" || first.text == "maximum") return extent();
  if (first.text == "case") return case_form();
  if (first.text == "Interval") return interval_form();
  if (first.text == "true" || first.text == "false" || first.text == "null") return constant();
  if (is_cql_keyword(first.text)) {
    unexpected("a value");
    return 0;
  }
  return name();
}

ExpressionParser::Index ExpressionParser::symbol() {
  const std::size_t begin = token().begin;
  if (accept("(")) {
    const Index inner = expression(0);
    expect(")", "to close the bracket");
    if (failed()) return 0;
    made_.terms[inner].begin = static_cast<Index>(begin);  // the brackets belong to what they hold
    made_.terms[inner].end = static_cast<Index>(tokens_[at_ - 1].end);
    return inner;
  }
  if (accept("{")) return list_form(begin);
  if (is("-") || is("+")) return signed_operand(begin);
  unexpected("a value");
  return 0;
}

ExpressionParser::Index ExpressionParser::signed_operand(std::size_t begin) {
  const bool negative = is("-");
  ++at_;
  if (negative && token().kind >= Token::Kind::integer && token().kind <= Token::Kind::decimal) {
    const Token& digits = token();
    ++at_;
    return number(digits, begin, true);
  }
  const Index operand = expression(Binding::sign);
  return failed() ? 0 : apply(negative ? "-" : "+", Fixity::prefix, {operand}, begin);
}

ExpressionParser::Index ExpressionParser::constant() {
  const Token& word = token();
  ++at_;
  Term term;
  term.literal = word.text == "null" ? Value::Kind::null : Value::Kind::boolean;
  term.truth = word.text == "true";
  return push(std::move(term), word.begin);
}

ExpressionParser::Index ExpressionParser::text(const Token& written) {
  Term term;
  term.literal = Value::Kind::string;
  term.text = written.text;
  return push(std::move(term), written.begin);
}

// A sign before a number is folded in, so that -2147483648 can be written.
ExpressionParser::Index ExpressionParser::number(const Token& digits, std::size_t begin, bool negative) {
  const auto size = Decimal::parse((negative ? "-" : "") + digits.text);
  const bool whole = digits.kind == Token::Kind::integer, is_long = digits.kind == Token::Kind::long_integer;
  const bool fits = size && (!whole || (*size <= Decimal(2147483647) && *size >= Decimal(-2147483648LL))) &&
                    (!is_long || size->to_int64());
  if (!fits) {
    refuse("E05", "`" + digits.text + (is_long ? "L" : "") + "` is out of range", digits,
           whole ? "Integers are -2147483648 to 2147483647; write a Long as `" + digits.text + "L`"
           : is_long
               ? "Longs are -9223372036854775808 to 9223372036854775807; write a Decimal as `" + digits.text + ".0`"
               : "Decimals have at most 20 digits before the point and 8 after it");
    return 0;
  }
  Term term;
  term.literal = whole ? Value::Kind::integer : is_long ? Value::Kind::long_integer : Value::Kind::decimal;
  term.number = *size;
  term.negative_literal = negative;
  return push(std::move(term), begin);
}

ExpressionParser::Index ExpressionParser::if_form() {
  const std::size_t begin = token().begin;
  ++at_;
  const Index condition = expression(0);
  expect("then", "after the condition of `if`");
  const Index yes = expression(0);
  if (!failed() && !is("else")) {
    unexpected("`else`; an `if` always says both");
    return 0;
  }
  accept("else");
  const Index no = expression(0);
  return failed() ? 0 : apply("if", Fixity::form, {condition, yes, no}, begin);
}

ExpressionParser::Index ExpressionParser::case_form() {
  const std::size_t begin = token().begin;
  ++at_;
  const bool compares = !is("when");
  std::vector<Index> arguments;
  if (compares) arguments.push_back(expression(0));
  do {
    expect("when", "in `case`");
    arguments.push_back(expression(0));
    expect("then", "after `when` and its condition");
    arguments.push_back(expression(0));
  } while (!failed() && is("when"));
  expect("else", "to end a `case`; it always says what holds otherwise");
  arguments.push_back(expression(0));
  expect("end", "to close `case`");
  return failed() ? 0 : apply(compares ? "case of" : "case", Fixity::form, std::move(arguments), begin);
}

ExpressionParser::Index ExpressionParser::interval_form() {
  const std::size_t begin = token().begin;
  ++at_;
  const bool low_closed = is("[");
  if (!accept("[") && !accept("(")) unexpected("`[` or `(` after `Interval`");
  const Index low = expression(0);
  expect(",", "between the bounds of an interval");
  const Index high = expression(0);
  const bool high_closed = is("]");
  if (!failed() && !accept("]") && !accept(")")) unexpected("`]` or `)` to close the interval");
  if (failed()) return 0;
  const Index low_flag = flag(low_closed, begin), high_flag = flag(high_closed, begin);
  const Index made = apply("Interval", Fixity::form, {low, high, low_flag, high_flag}, begin);
  made_.terms[made].low_closed = low_closed;
  made_.terms[made].high_closed = high_closed;
  return made;
}

// Whether a bound is closed: a literal that was written as a bracket.
ExpressionParser::Index ExpressionParser::flag(bool closed, std::size_t begin) {
  Term term;
  term.literal = Value::Kind::boolean;
  term.truth = closed;
  const Index made = push(std::move(term), begin);
  made_.terms[made].end = made_.terms[made].begin;
  return made;
}

ExpressionParser::Index ExpressionParser::list_form(std::size_t begin) {
  std::vector<Index> elements = arguments_until("}", "the list");
  return failed() ? 0 : apply("List", Fixity::form, std::move(elements), begin);
}

std::vector<ExpressionParser::Index> ExpressionParser::arguments_until(std::string_view close,
                                                                       const std::string& what) {
  std::vector<Index> arguments;
  if (accept(close)) return arguments;
  do arguments.push_back(expression(0));
  while (!failed() && accept(","));
  if (!failed() && !accept(close)) unexpected("`,` or `" + std::string(close) + "` in " + what);
  return arguments;
}

// A dotted name, or a function with its arguments.
ExpressionParser::Index ExpressionParser::name() {
  const std::size_t begin = token().begin;
  Term term;
  term.form = Term::Form::name;
  term.text = token().text;
  ++at_;
  while (accept(".")) {
    if (token().kind != Token::Kind::quoted_name && token().kind != Token::Kind::word) {
      unexpected("a name after the point");
      return 0;
    }
    if (token().kind == Token::Kind::word && is_cql_keyword(token().text)) {
      refuse("E03", "`" + token().text + "` is a keyword of CQL and cannot be a name", token());
      return 0;
    }
    term.text += "." + token().text;
    ++at_;
  }
  if (accept("(")) return call(term.text, begin);
  if (const Operator* const op = find_operator(term.text, Fixity::history);
      op && op->overloads.front().parameters.empty())
    return apply(op, {}, begin, term.text);
  return push(std::move(term), begin);
}

ExpressionParser::Index ExpressionParser::call(const std::string& function, std::size_t begin) {
  std::vector<Index> arguments = arguments_until(")", "the arguments of `" + function + "`");
  if (failed()) return 0;
  const Operator* op = find_operator(function, Fixity::function);
  if (op == nullptr) op = find_operator(function, Fixity::history);
  if (op == nullptr && is_outside_subset(function)) {
    fault_ = Fault{"E08", "the function `" + function + "` is CQL, but not in rung's subset",
                   scalar_.place_of(begin, count_characters(function))};
    return 0;
  }
  return apply(op, std::move(arguments), begin, function);
}

}  // namespace rung
