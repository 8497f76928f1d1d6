#include "rung/parse/parse_expression.hpp"

#include <algorithm>

#include "expression_parser.hpp"
#include "rung/text/nearest.hpp"
#include "rung/text/utf8.hpp"

namespace rung {
namespace {

// Words that begin something CQL has and the subset leaves out.
constexpr std::string_view outside_subset[] = {
    "Tuple",   "Code",         "Concept",     "List",   "from",      "let",      "with",       "without", "sort",
    "return",  "where",        "such",        "date",   "time",      "timezone", "year",       "month",   "week",
    "day",     "hour",         "minute",      "second", "aggregate", "duration", "difference", "convert", "cast",
    "expand",  "same",         "within",      "years",  "months",    "weeks",    "days",       "hours",   "minutes",
    "seconds", "milliseconds", "millisecond", "per",    "starting"};

bool among(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "queries (`from`) are CQL"
std::string part_of_cql(std::string_view word, const std::string& shown) {
  constexpr std::string_view of_queries[] = {"from",  "let",    "with", "without",  "such",
                                             "where", "return", "sort", "aggregate"};
  constexpr std::string_view of_terminology[] = {"Code", "Concept"};
  const std::string_view name = among(word, of_queries)       ? "queries"
                                : among(word, of_terminology) ? "codes of terminologies"
                                : word == "["                 ? "retrieves"
                                : word == "Tuple"             ? "tuples"
                                                              : "";
  return name.empty() ? shown + " is CQL" : std::string(name) + " (" + shown + ") are CQL";
}

// What the subset has in its place.
std::string instead_of(std::string_view word) {
  if (word == "cast") return "write `x as Integer`";
  if (word == "convert") return "write `ToDecimal(x)`";
  if (word == "List") return "write `{1, 2}`, or `{} as List<Integer>`";
  if (word == "day" || word == "days" || word == "duration" || word == "difference")
    return "rung counts in days: `age_days(x)`";
  return {};
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

bool ExpressionParser::next_is(std::string_view text) const {
  return at_ + 1 < tokens_.size() && tokens_[at_ + 1].kind == Token::Kind::word && tokens_[at_ + 1].text == text;
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
      (found.kind == Token::Kind::symbol && found.text == "["))
    return refuse("E08", part_of_cql(found.text, shown) + ", but not in rung's subset", found, instead_of(found.text));
  const bool after_number =
      at_ > 0 && tokens_[at_ - 1].kind >= Token::Kind::integer && tokens_[at_ - 1].kind <= Token::Kind::decimal;
  if (found.kind == Token::Kind::string && after_number)
    return refuse("E08", "quantities with units are CQL, but not in rung's subset", found, "write the number alone");
  refuse("E03", "found " + shown + "; expected " + wanted, found, misspelling(found));
}

// A keyword in the wrong letter case, or a habit from elsewhere.
std::string ExpressionParser::misspelling(const Token& found) const {
  std::string lower = found.text;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (lower != found.text && is_cql_keyword(lower)) return "keywords are in small letters: `" + lower + "`";
  for (const Operator& op : operators())
    if (op.fixity == Fixity::prefix && op.spelling.starts_with(found.text + " "))
      return "write `" + std::string(op.spelling) + " x`";
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
  // What follows `x as Integer` or `x is null` must bind more loosely than arithmetic: CQL has no `x as Integer + 1`.
  for (int tightest = Binding::index; !failed();) {
    const int taken = next_binding();
    if (taken < binding || taken > tightest) break;
    left = continued(left, begin);
    if (taken < Binding::term) tightest = Binding::term - 1;
  }
  --depth_;
  return left;
}

// How tightly the operator that stands here binds what is before it; -1 when none stands here.
int ExpressionParser::next_binding() const {
  if (token().kind != Token::Kind::word && token().kind != Token::Kind::symbol) return -1;
  if (is("as")) return Binding::type_test;
  if (is("is"))
    return next_is("not") || next_is("null") || next_is("true") || next_is("false") ? Binding::null_test
                                                                                    : Binding::type_test;
  if (is("between") || (is("properly") && next_is("between"))) return Binding::between;
  if (is("[")) return Binding::index;
  if (at_phrase()) return Binding::timing;
  const Operator* const op = infix_here();
  return op == nullptr ? -1 : op->binding;
}

const Operator* ExpressionParser::infix_here() const {
  return find_operator(is("|") ? "union" : std::string_view(token().text), Fixity::infix);
}

// Takes the one operator that follows `left`. @pre next_binding() >= 0
ExpressionParser::Index ExpressionParser::continued(Index left, std::size_t begin) {
  const int binding = next_binding();
  if (binding == Binding::timing) return phrase(left, begin);
  if (binding == Binding::between) return between(left, begin);
  const bool is_cast = is("as");
  const Operator* const op = infix_here();
  ++at_;
  if (binding == Binding::null_test) return null_test(left, begin);
  if (binding == Binding::type_test) return with_type(is_cast ? "as" : "is", {left}, begin);
  if (binding == Binding::index) {
    const Index index = expression(0);
    expect("]", "to close the index");
    return failed() ? 0 : apply("[]", Fixity::form, {left, index}, begin);
  }
  const Index right = expression(binding + 1);
  return failed() ? 0 : apply(op, {left, right}, begin, std::string(op->spelling));
}

ExpressionParser::Index ExpressionParser::between(Index left, std::size_t begin) {
  const bool properly = accept("properly");
  ++at_;
  const Index low = expression(Binding::term);
  expect("and", "between the two ends of `between`");
  const Index high = failed() ? 0 : expression(Binding::term);
  if (failed()) return 0;
  return apply(properly ? "properly between" : "between", Fixity::form, {left, low, high}, begin);
}

ExpressionParser::Index ExpressionParser::null_test(Index operand, std::size_t begin) {
  std::string spelling = accept("not") ? "is not " : "is ";
  for (const std::string_view tested : {"null", "true", "false"})
    if (accept(tested)) return apply(spelling.append(tested), Fixity::postfix, {operand}, begin);
  unexpected("`null`, `true` or `false` after `is`");
  return 0;
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
