#include "expression_parser.hpp"
#include "rung/parse/parse_expression.hpp"

// Operators of more than one word, and the names of types. Source: HL7 CQL 1.5.3, cql.g4, intervalOperatorPhrase,
// typeSpecifier.

namespace rung {

// The prefix operator of one or two words that starts here, `exists` or `start of`; null when none does.
const Operator* ExpressionParser::prefix_here() const {
  if (token().kind != Token::Kind::word) return nullptr;
  const Operator* const one = find_operator(token().text, Fixity::prefix);
  if (one != nullptr || tokens_[at_ + 1].kind != Token::Kind::word) return one;
  return find_operator(token().text + " " + tokens_[at_ + 1].text, Fixity::prefix);
}

ExpressionParser::Index ExpressionParser::prefix(const Operator& op, int binding) {
  const Token& first = token();
  // What `not` and `exists` take is looser than arithmetic, so inside that they need brackets.
  if (op.binding != Binding::everything && op.binding < Binding::term && binding >= Binding::term) {
    refuse("E03", "`" + first.text + "` cannot stand here without brackets", first, "write `(" + first.text + " ...)`");
    return 0;
  }
  at_ += op.spelling.find(' ') == std::string_view::npos ? 1 : 2;
  const Index operand = expression(op.binding);
  return failed() ? 0 : apply(&op, {operand}, first.begin, std::string(op.spelling));
}

// `minimum Integer`.
ExpressionParser::Index ExpressionParser::extent() {
  const Token& word = token();
  ++at_;
  return with_type(word.text, {}, word.begin);
}

ExpressionParser::Index ExpressionParser::with_type(std::string_view spelling, std::vector<Index> arguments,
                                                    std::size_t begin) {
  const auto type = type_name();
  if (!type) return 0;
  const Index made = apply(spelling, Fixity::form, std::move(arguments), begin);
  made_.terms[made].type = *type;
  return made;
}

std::optional<Type> ExpressionParser::type_name() {
  if (++depth_ > max_expression_depth) refuse("E07", "the type is nested too deeply", token());
  std::optional<Type> found;
  if (!failed() && (is("List") || is("Interval"))) {
    const bool is_list = is("List");
    ++at_;
    expect("<", "and the type of its elements");
    found = failed() ? std::nullopt : type_name();
    expect(">", "to close the type");
    if (found && !is_list && !found->is_number())
      refuse("E08", "intervals of numbers only are in rung's subset", token());
    if (found) found = is_list ? list_of(*found) : interval_of(*found);
  } else if (!failed()) {
    if (is("System")) ++at_, expect(".", "and the name of a type");
    for (const Type type : {boolean_type, integer_type, long_type, decimal_type, string_type})
      if (!failed() && is(rung::to_text(type))) found = type;
    const bool is_cql = token().kind == Token::Kind::word && !found;
    if (is_cql)
      refuse("E08", "the type `" + token().text + "` is not in rung's subset", token(),
             "the types are Boolean, Integer, Long, Decimal, String, List<...> and Interval<...>");
    if (!found) unexpected("the name of a type");
    if (found) ++at_;
  }
  --depth_;
  return failed() ? std::nullopt : found;
}

// The words of a phrase as the operator table spells them; `during` is `included in`, `before or on` is `on or before`.
std::string ExpressionParser::phrase_words() {
  std::string words = accept("properly") ? "properly " : "";
  if (accept("during")) return words + "included in";
  if (accept("included")) {
    expect("in", "after `included`");
    return words + "included in";
  }
  if (accept("includes")) return words + "includes";
  if (!words.empty()) {
    unexpected("`includes`, `included in`, `during` or `between` after `properly`");
    return {};
  }
  if (accept("on")) {
    expect("or", "after `on`");
    words = "on or ";
  }
  if (is("before") || is("after")) {
    words += token().text;
    ++at_;
    const bool or_on = is("or") && next_is("on");
    if (or_on) at_ += 2;
    return or_on ? "on or " + words : words;
  }
  if (!words.empty() || !(is("meets") || is("overlaps") || is("starts") || is("ends"))) {
    unexpected("`before` or `after`");
    return {};
  }
  words = token().text;
  ++at_;
  const bool takes_side = words == "meets" || words == "overlaps";
  if (takes_side && (is("before") || is("after"))) {
    words += " " + token().text;
    ++at_;
  }
  return words;
}

// `start of x`, where a phrase asks for it: `a starts before b`, `a before end b`.
ExpressionParser::Index ExpressionParser::bound(const char* which, Index of, std::size_t begin) {
  return apply(which, Fixity::prefix, {of}, begin);
}

bool ExpressionParser::at_phrase() const {
  for (const std::string_view word : {"properly", "includes", "included", "during", "before", "after", "on", "meets",
                                      "overlaps", "starts", "ends", "occurs"})
    if (is(word)) return token().kind == Token::Kind::word;
  return false;
}

ExpressionParser::Index ExpressionParser::phrase(Index left, std::size_t begin) {
  const bool leads = (is("starts") || is("ends") || is("occurs")) &&
                     (next_is("before") || next_is("after") || next_is("on") || next_is("during") ||
                      next_is("included") || next_is("properly") || next_is("within") || next_is("same"));
  const char* lead = nullptr;
  if (leads) {
    lead = is("starts") ? "start of" : is("ends") ? "end of" : nullptr;
    if (lead != nullptr) left = bound(lead, left, begin);
    ++at_;
  }
  const std::string words = phrase_words();
  if (failed()) return 0;
  const char* side = (is("start") || is("end")) && !next_is("of") ? (is("start") ? "start of" : "end of") : nullptr;
  if (side != nullptr) ++at_;
  const std::size_t right_begin = token().begin;
  Index right = expression(Binding::timing + 1);
  if (!failed() && side != nullptr) right = bound(side, right, right_begin);
  return failed() ? 0 : apply(words, Fixity::infix, {left, right}, begin);
}

}  // namespace rung
