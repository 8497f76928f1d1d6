#include "rung/parse/parse_expression.hpp"

#include <algorithm>

#include "expression_parser.hpp"
#include "rung/text/nearest.hpp"
#include "rung/text/utf8.hpp"

namespace rung {
namespace {

// Words that begin something CQL has and the subset leaves out.
constexpr std::string_view outside_subset[] = {
    "Tuple",       "Code",      "Concept",    "List",    "from",     "let",     "with",     "without", "sort",
    "return",      "duration",  "difference", "convert", "cast",     "start",   "end",      "width",   "point",
    "predecessor", "successor", "minimum",    "maximum", "distinct", "flatten", "collapse", "expand",  "singleton",
    "contains",    "includes",  "included",   "during",  "before",   "after",   "overlaps", "meets",   "starts",
    "ends",        "union",     "intersect",  "except",  "properly", "same",    "within",   "occurs",  "as",
    "on",          "years",     "months",     "weeks",   "days"};
constexpr std::string_view outside_symbols[] = {"~", "!~", "^", "&"};

bool among(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

ExpressionParser::ExpressionParser(const Node& scalar, std::vector<Token> tokens)
    : scalar_(scalar), tokens_(std::move(tokens)) {
  made_.text = scalar.text;
  made_.place = scalar.place_of(0, count_characters(scalar.text));
}

Result<Expression> ExpressionParser::run() {
  expression(0);
  if (!failed() && !at_end()) unexpected("an operator or the end");
  if (failed()) return Faults{*fault_};
  return std::move(made_);
}

bool ExpressionParser::is(std::string_view text) const {
  return (token().kind == Token::Kind::word || token().kind == Token::Kind::symbol) && token().text == text;
}

bool ExpressionParser::accept(std::string_view text) {
  if (!is(text)) return false;
  ++at_;
  return true;
}

void ExpressionParser::expect(std::string_view text, std::string_view after) {
  if (!failed() && !accept(text)) unexpected("`" + std::string(text) + "` " + std::string(after));
}

void ExpressionParser::refuse(const char* code, std::string message, const Token& found, std::string hint) {
  if (failed()) return;
  const std::string_view written = std::string_view(made_.text).substr(found.begin, found.end - found.begin);
  fault_ = Fault{code, std::move(message),
                 scalar_.place_of(found.begin, std::max<std::size_t>(count_characters(written), 1)), std::move(hint)};
}

void ExpressionParser::unexpected(const std::string& wanted) {
  const Token& found = token();
  if (found.kind == Token::Kind::end)
    return refuse("E03", "the expression ends here; " + wanted + " is missing", found);
  const std::string shown =
      "`" + printable(std::string_view(made_.text).substr(found.begin, found.end - found.begin)) + "`";
  if ((found.kind == Token::Kind::word && among(found.text, outside_subset)) ||
      (found.kind == Token::Kind::symbol && among(found.text, outside_symbols)))
    return refuse("E08", shown + " is CQL, but not in rung's subset", found);
  refuse("E03", "found " + shown + "; expected " + wanted, found, misspelling(found));
}

// A keyword in the wrong letter case, or a habit from elsewhere.
std::string ExpressionParser::misspelling(const Token& found) const {
  std::string lower = found.text;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (lower != found.text && is_cql_keyword(lower)) return "keywords are in small letters: `" + lower + "`";
  if (found.kind == Token::Kind::string) return "is an operator missing before the text?";
  if (found.kind == Token::Kind::word && !is_cql_keyword(found.text))
    return "is an operator such as `and` missing before it?";
  return {};
}

ExpressionParser::Index ExpressionParser::push(Term term, std::size_t begin) {
  term.begin = static_cast<Index>(begin);
  term.end = static_cast<Index>(at_ > 0 ? std::max(tokens_[at_ - 1].end, begin) : begin);
  const auto written = std::string_view(made_.text).substr(term.begin, term.end - term.begin);
  term.place = scalar_.place_of(begin, count_characters(written.substr(0, written.find('\n'))));
  made_.terms.push_back(std::move(term));
  return static_cast<Index>(made_.terms.size() - 1);
}

ExpressionParser::Index ExpressionParser::apply(const Operator* op, std::vector<Index> arguments, std::size_t begin,
                                                std::string name) {
  Term term;
  term.form = Term::Form::apply;
  term.op = op;
  term.text = std::move(name);
  term.arguments = std::move(arguments);
  return push(std::move(term), begin);
}

ExpressionParser::Index ExpressionParser::apply(std::string_view spelling, Fixity fixity, std::vector<Index> arguments,
                                                std::size_t begin) {
  return apply(find_operator(spelling, fixity), std::move(arguments), begin, std::string(spelling));
}

// An operand and every operator after it that binds at least as tightly as `binding`.
ExpressionParser::Index ExpressionParser::expression(int binding) {
  if (++depth_ > max_expression_depth)
    refuse("E07", "the expression is nested too deeply; at most " + std::to_string(max_expression_depth) + " levels",
           token(), "give a part of it a name under `define`");
  if (failed()) return 0;
  const std::size_t begin = token().begin;
  Index left = operand(binding);
  while (!failed() && continues(left, begin, binding)) {
  }
  --depth_;
  return left;
}

// Takes one operator that follows `left`; false when none does or it binds too loosely.
bool ExpressionParser::continues(Index& left, std::size_t begin, int binding) {
  if (is("is")) {
    if (binding > Binding::null_test) return false;
    ++at_;
    left = null_test(left, begin);
    return true;
  }
  if (is("between")) {
    if (binding > Binding::between) return false;
    ++at_;
    return between(left, begin);
  }
  if (token().kind != Token::Kind::word && token().kind != Token::Kind::symbol) return false;
  const Operator* const op = find_operator(token().text, Fixity::infix);
  if (op == nullptr || op->binding < binding) return false;
  ++at_;
  const Index right = expression(op->binding + 1);
  if (!failed()) left = apply(op, {left, right}, begin, std::string(op->spelling));
  return true;
}

bool ExpressionParser::between(Index& left, std::size_t begin) {
  const Index low = expression(Binding::term);
  expect("and", "between the two ends of `between`");
  if (failed()) return false;
  const Index high = expression(Binding::term);
  left = apply("between", Fixity::form, {left, low, high}, begin);
  return true;
}

ExpressionParser::Index ExpressionParser::null_test(Index operand, std::size_t begin) {
  std::string spelling = accept("not") ? "is not " : "is ";
  for (const std::string_view tested : {"null", "true", "false"})
    if (accept(tested)) return apply(spelling.append(tested), Fixity::postfix, {operand}, begin);
  unexpected("`null`, `true` or `false` after `is`");
  return 0;
}

ExpressionParser::Index ExpressionParser::prefix_word(int binding) {
  const Token& word = token();
  if (binding >= Binding::term) {
    refuse("E03", "`" + word.text + "` cannot stand here without brackets", word, "write `(" + word.text + " ...)`");
    return 0;
  }
  ++at_;
  const Index operand = expression(Binding::negation);
  return failed() ? 0 : apply(word.text, Fixity::prefix, {operand}, word.begin);
}

Result<Expression> parse_expression(const Node& scalar) {
  if (scalar.text.size() > max_expression_bytes)
    return Faults{{"E07",
                   "the expression has " + std::to_string(scalar.text.size()) + " bytes; at most " +
                       std::to_string(max_expression_bytes),
                   scalar.place_of(0)}};
  auto tokens = lex(scalar);
  if (!tokens) return std::move(tokens).error();
  if (tokens->size() == 1) return Faults{{"E01", "the expression is empty", scalar.place_of(0)}};
  return ExpressionParser(scalar, std::move(tokens).value()).run();
}

Result<Expression> parse_expression(const Source& source) {
  Node scalar;
  scalar.text = source.text();
  for (std::size_t i = 0; i <= scalar.text.size(); ++i) scalar.places.push_back(source.place(i));
  return parse_expression(scalar);
}

}  // namespace rung
