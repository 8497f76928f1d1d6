#include "rung/parse/parse_expression.hpp"

#include <algorithm>

#include "lexer.hpp"
#include "rung/text/nearest.hpp"
#include "rung/text/utf8.hpp"

namespace rung {
namespace {

using Index = std::uint32_t;

// Words that begin something CQL has and the subset leaves out.
constexpr std::string_view outside_subset[] = {
    "Tuple", "Code", "Concept", "List", "from", "let", "with", "without", "sort", "return", "duration", "difference", "convert",
    "cast", "start", "end", "width", "point", "predecessor", "successor", "minimum", "maximum", "distinct", "flatten", "collapse",
    "expand", "singleton", "contains", "includes", "included", "during", "before", "after", "overlaps", "meets", "starts", "ends",
    "union", "intersect", "except", "properly", "same", "within", "occurs", "as", "on", "years", "months", "weeks", "days"};
constexpr std::string_view outside_symbols[] = {"~", "!~", "^", "&"};

bool among(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Recursive descent with binding powers; Binding has CQL's levels. Stops at the first fault.
class Parser {
 public:
  Parser(const Node& scalar, std::vector<Token> tokens) : scalar_(scalar), tokens_(std::move(tokens)) {
    made_.text = scalar.text;
    made_.place = scalar.place_of(0, count_characters(scalar.text));
  }

  Result<Expression> run() {
    expression(0);
    if (!failed() && !at_end()) unexpected("an operator or the end");
    if (failed()) return Faults{*fault_};
    return std::move(made_);
  }

 private:
  // --- tokens

  const Token& token() const { return tokens_[at_]; }
  bool at_end() const { return token().kind == Token::Kind::end; }
  bool failed() const { return fault_.has_value(); }
  bool is(std::string_view text) const {
    return (token().kind == Token::Kind::word || token().kind == Token::Kind::symbol) && token().text == text;
  }
  bool accept(std::string_view text) {
    if (!is(text)) return false;
    ++at_;
    return true;
  }
  void expect(std::string_view text, std::string_view after) {
    if (!failed() && !accept(text)) unexpected("`" + std::string(text) + "` " + std::string(after));
  }

  void refuse(const char* code, std::string message, const Token& found, std::string hint = {}) {
    if (failed()) return;
    const std::string_view written = std::string_view(made_.text).substr(found.begin, found.end - found.begin);
    fault_ = Fault{code, std::move(message), scalar_.place_of(found.begin, std::max<std::size_t>(count_characters(written), 1)), std::move(hint)};
  }

  void unexpected(const std::string& wanted) {
    const Token& found = token();
    if (found.kind == Token::Kind::end) return refuse("E03", "the expression ends here; " + wanted + " is missing", found);
    const std::string shown = "`" + printable(std::string_view(made_.text).substr(found.begin, found.end - found.begin)) + "`";
    if ((found.kind == Token::Kind::word && among(found.text, outside_subset)) ||
        (found.kind == Token::Kind::symbol && among(found.text, outside_symbols)))
      return refuse("E08", shown + " is CQL, but not in rung's subset", found);
    refuse("E03", "found " + shown + "; expected " + wanted, found, misspelling(found));
  }

  // A keyword in the wrong letter case, or a habit from elsewhere.
  std::string misspelling(const Token& found) const {
    std::string lower = found.text;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (lower != found.text && is_cql_keyword(lower)) return "keywords are in small letters: `" + lower + "`";
    if (found.kind == Token::Kind::string) return "is an operator missing before the text?";
    if (found.kind == Token::Kind::word && !is_cql_keyword(found.text)) return "is an operator such as `and` missing before it?";
    return {};
  }

  // --- making terms

  Index push(Term term, std::size_t begin) {
    term.begin = static_cast<Index>(begin);
    term.end = static_cast<Index>(at_ > 0 ? std::max(tokens_[at_ - 1].end, begin) : begin);
    const auto written = std::string_view(made_.text).substr(term.begin, term.end - term.begin);
    term.place = scalar_.place_of(begin, count_characters(written.substr(0, written.find('\n'))));
    made_.terms.push_back(std::move(term));
    return static_cast<Index>(made_.terms.size() - 1);
  }

  Index apply(const Operator* op, std::vector<Index> arguments, std::size_t begin, std::string name = {}) {
    Term term;
    term.form = Term::Form::apply;
    term.op = op;
    term.text = std::move(name);
    term.arguments = std::move(arguments);
    return push(std::move(term), begin);
  }

  Index apply(std::string_view spelling, Fixity fixity, std::vector<Index> arguments, std::size_t begin) {
    return apply(find_operator(spelling, fixity), std::move(arguments), begin, std::string(spelling));
  }

  std::size_t begin_of(Index term) const { return made_.terms[term].begin; }

  // --- the grammar

  // An operand and every operator after it that binds at least as tightly as `binding`.
  Index expression(int binding) {
    if (++depth_ > max_expression_depth)
      refuse("E07", "the expression is nested too deeply; at most " + std::to_string(max_expression_depth) + " levels", token(), "give a part of it a name under `define`");
    if (failed()) return 0;
    const std::size_t begin = token().begin;
    Index left = operand(binding);
    while (!failed() && continues(left, begin, binding)) {}
    --depth_;
    return left;
  }

  // Takes one operator that follows `left`; false when none does or it binds too loosely.
  bool continues(Index& left, std::size_t begin, int binding) {
    if (is("is")) {
      if (binding > Binding::null_test) return false;
      ++at_;
      left = null_test(left, begin);
      return true;
    }
    if (is("between")) {
      if (binding > Binding::between) return false;
      ++at_;
      const Index low = expression(Binding::term);
      expect("and", "between the two ends of `between`");
      if (failed()) return false;
      const Index high = expression(Binding::term);
      left = apply("between", Fixity::form, {left, low, high}, begin);
      return true;
    }
    if (token().kind != Token::Kind::word && token().kind != Token::Kind::symbol) return false;
    const Operator* const op = find_operator(token().text, Fixity::infix);
    if (op == nullptr || op->binding < binding) return false;
    ++at_;
    const Index right = expression(op->binding + 1);
    if (!failed()) left = apply(op, {left, right}, begin, std::string(op->spelling));
    return true;
  }

  Index null_test(Index operand, std::size_t begin) {
    std::string spelling = accept("not") ? "is not " : "is ";
    for (const std::string_view tested : {"null", "true", "false"})
      if (accept(tested)) return apply(spelling.append(tested), Fixity::postfix, {operand}, begin);
    unexpected("`null`, `true` or `false` after `is`");
    return 0;
  }

  Index operand(int binding) {
    const Token& first = token();
    switch (first.kind) {
      case Token::Kind::integer:
      case Token::Kind::decimal: ++at_; return number(first, first.begin, false);
      case Token::Kind::string: ++at_; return text(first);
      case Token::Kind::quoted_name: return name();
      case Token::Kind::end: unexpected("a value"); return 0;
      case Token::Kind::symbol: return symbol(binding);
      case Token::Kind::word: break;
    }
    if (first.text == "not" || first.text == "exists") return prefix_word(binding);
    if (first.text == "if") return if_form();
    if (first.text == "case") return case_form();
    if (first.text == "Interval") return interval_form();
    if (first.text == "true" || first.text == "false" || first.text == "null") return constant();
    if (is_cql_keyword(first.text)) {
      unexpected("a value");
      return 0;
    }
    return name();
  }

  Index constant() {
    const Token& word = token();
    ++at_;
    Term term;
    term.literal = word.text == "null" ? Value::Kind::null : Value::Kind::boolean;
    term.truth = word.text == "true";
    return push(std::move(term), word.begin);
  }

  Index text(const Token& written) {
    Term term;
    term.literal = Value::Kind::string;
    term.text = written.text;
    return push(std::move(term), written.begin);
  }

  // A sign before a number is folded in, so that -2147483648 can be written.
  Index number(const Token& digits, std::size_t begin, bool negative) {
    const auto size = Decimal::parse((negative ? "-" : "") + digits.text);
    const bool whole = digits.kind == Token::Kind::integer;
    if (!size || (whole && (*size > Decimal(2147483647) || *size < Decimal(-2147483648LL)))) {
      refuse("E05", "`" + digits.text + "` is out of range", digits,
             whole ? "Integers are -2147483648 to 2147483647; write a Decimal as `" + digits.text + ".0`"
                   : "Decimals have at most 20 digits before the point and 8 after it");
      return 0;
    }
    Term term;
    term.literal = whole ? Value::Kind::integer : Value::Kind::decimal;
    term.number = *size;
    term.negative_literal = negative;
    return push(std::move(term), begin);
  }

  Index symbol(int binding) {
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
    if (is("-") || is("+")) return signed_operand(begin, binding);
    unexpected("a value");
    return 0;
  }

  Index signed_operand(std::size_t begin, int) {
    const bool negative = is("-");
    ++at_;
    if (negative && (token().kind == Token::Kind::integer || token().kind == Token::Kind::decimal)) {
      const Token& digits = token();
      ++at_;
      return number(digits, begin, true);
    }
    const Index operand = expression(Binding::sign);
    return failed() ? 0 : apply(negative ? "-" : "+", Fixity::prefix, {operand}, begin);
  }

  Index prefix_word(int binding) {
    const Token& word = token();
    if (binding >= Binding::term) {
      refuse("E03", "`" + word.text + "` cannot stand here without brackets", word, "write `(" + word.text + " ...)`");
      return 0;
    }
    ++at_;
    const Index operand = expression(Binding::negation);
    return failed() ? 0 : apply(word.text, Fixity::prefix, {operand}, word.begin);
  }

  Index if_form() {
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

  // `case x when v then a` is read as `case when x = v then a`, which is what it means.
  Index case_form() {
    const std::size_t begin = token().begin;
    ++at_;
    const bool compares = !is("when");
    const Index comparand = compares ? expression(0) : 0;
    std::vector<Index> arguments;
    do {
      expect("when", "in `case`");
      const std::size_t when_begin = token().begin;
      Index condition = expression(0);
      if (compares && !failed()) condition = apply("=", Fixity::infix, {comparand, condition}, when_begin);
      expect("then", "after `when` and its condition");
      arguments.push_back(condition);
      arguments.push_back(expression(0));
    } while (!failed() && is("when"));
    expect("else", "to end a `case`; it always says what holds otherwise");
    arguments.push_back(expression(0));
    expect("end", "to close `case`");
    return failed() ? 0 : apply("case", Fixity::form, std::move(arguments), begin);
  }

  Index interval_form() {
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
  Index flag(bool closed, std::size_t begin) {
    Term term;
    term.literal = Value::Kind::boolean;
    term.truth = closed;
    const Index made = push(std::move(term), begin);
    made_.terms[made].end = made_.terms[made].begin;
    return made;
  }

  Index list_form(std::size_t begin) {
    std::vector<Index> elements = arguments_until("}", "the list");
    return failed() ? 0 : apply("List", Fixity::form, std::move(elements), begin);
  }

  std::vector<Index> arguments_until(std::string_view close, const std::string& what) {
    std::vector<Index> arguments;
    if (accept(close)) return arguments;
    do arguments.push_back(expression(0));
    while (!failed() && accept(","));
    if (!failed() && !accept(close)) unexpected("`,` or `" + std::string(close) + "` in " + what);
    return arguments;
  }

  // A dotted name, or a function with its arguments.
  Index name() {
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
    if (const Operator* const op = find_operator(term.text, Fixity::history); op && op->overloads.front().parameters.empty())
      return apply(op, {}, begin, term.text);
    return push(std::move(term), begin);
  }

  Index call(const std::string& function, std::size_t begin) {
    std::vector<Index> arguments = arguments_until(")", "the arguments of `" + function + "`");
    if (failed()) return 0;
    const Operator* op = find_operator(function, Fixity::function);
    if (op == nullptr) op = find_operator(function, Fixity::history);
    return apply(op, std::move(arguments), begin, function);
  }

  const Node& scalar_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  Expression made_;
  std::optional<Fault> fault_;
};

}  // namespace

Result<Expression> parse_expression(const Node& scalar) {
  if (scalar.text.size() > max_expression_bytes)
    return Faults{{"E07", "the expression has " + std::to_string(scalar.text.size()) + " bytes; at most " +
                              std::to_string(max_expression_bytes), scalar.place_of(0)}};
  auto tokens = lex(scalar);
  if (!tokens) return std::move(tokens).error();
  if (tokens->size() == 1) return Faults{{"E01", "the expression is empty", scalar.place_of(0)}};
  return Parser(scalar, std::move(tokens).value()).run();
}

Result<Expression> parse_expression(const Source& source) {
  Node scalar;
  scalar.text = source.text();
  for (std::size_t i = 0; i <= scalar.text.size(); ++i) scalar.places.push_back(source.place(i));
  return parse_expression(scalar);
}

}  // namespace rung
