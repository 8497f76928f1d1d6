#include "rung/parse/parse_expression.hpp"

#include <string>

using namespace rung;

namespace {

/// The tree as nested brackets: `(and a (>= b 2))`.
std::string tree(const Expression& expression, std::uint32_t index) {
  const Term& term = expression.terms[index];
  if (term.form == Term::Form::name) return term.text;
  if (term.form == Term::Form::literal) return std::string(expression.text_of(term));
  std::string text = "(" + term.text;
  for (const std::uint32_t argument : term.arguments) text += " " + tree(expression, argument);
  return text + ")";
}

std::string parse(const std::string& text) {
  const auto parsed = parse_expression(Source("test", text));
  if (parsed) return tree(*parsed, static_cast<std::uint32_t>(parsed->terms.size() - 1));
  const Fault& fault = parsed.error().front();
  return fault.code + " " + std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column);
}

Fault fault_of(const std::string& text) {
  const auto parsed = parse_expression(Source("test", text));
  REQUIRE_FALSE(parsed.has_value());
  return parsed.error().front();
}

}  // namespace

TEST_CASE("an expression is read as CQL reads it") {
  CHECK(parse("a and b or c") == "(or (and a b) c)");
  CHECK(parse("a or b and c") == "(or a (and b c))");
  CHECK(parse("not a = b") == "(= (not a) b)");
  CHECK(parse("not a is null") == "(not (is null a))");
  CHECK(parse("a.b >= 2 + 3 * c") == "(>= a.b (+ 2 (* 3 c)))");
  CHECK(parse("a between 1 and 2 and b") == "(and (between a 1 2) b)");
  CHECK(parse("a implies b implies c") == "(implies (implies a b) c)");
  CHECK(parse("a - b - c") == "(- (- a b) c)");
  CHECK(parse("-a * b") == "(* (- a) b)");
  CHECK(parse("Coalesce(a, b.c)") == "(Coalesce a b.c)");
  CHECK(parse("\"a\".`b`") == "a.b");
  CHECK(parse("case x when 1 then a else b end") == "(case of x 1 a b)");
  CHECK(parse("current_level = 'weekly'") == "(= (current_level) 'weekly')");
  CHECK(parse("a // why\n and /* because */ b") == "(and a b)");
}

TEST_CASE("what is not an expression is refused where it goes wrong") {
  CHECK(parse("") == "E01 1:1");
  CHECK(parse("a +") == "E03 1:4");
  CHECK(parse("(a") == "E03 1:3");
  CHECK(parse("a b") == "E03 1:3");
  CHECK(parse("a == b") == "E09 1:3");
  CHECK(parse("a && b") == "E09 1:3");
  CHECK(parse("a \xe2\x89\xa5 2") == "E09 1:3");
  CHECK(parse("'abc") == "E04 1:1");
  CHECK(parse("a /* b") == "E04 1:3");
  CHECK(parse("2147483648") == "E05 1:1");
  CHECK(parse("0.000000001") == "E05 1:1");
  CHECK(parse("'\\q'") == "E06 1:2");
  CHECK(parse("1e5") == "E02 1:1");
  CHECK(parse(".5") == "E03 1:1");
  CHECK(parse("1.") == "E02 1:1");
  CHECK(parse("if a then b") == "E03 1:12");
  CHECK(parse("1 + not a") == "E03 1:5");
  CHECK(parse("a.from") == "E03 1:3");
  CHECK(parse("a and\n  or b") == "E03 2:3");
}

TEST_CASE("CQL that is outside the subset is called so") {
  for (const char* text : {"@2020-01-01", "Tuple {a: 1}", "expand a", "convert 1 to Decimal", "cast a as Integer", "a same day as b",
                           "years between a and b", "List<Integer>{1}", "from a", "a as Quantity", "days", "exists [Condition]"}) {
    CAPTURE(text);
    CHECK(fault_of(text).code == "E08");
  }
}

TEST_CASE("habits from other languages get a hint") {
  CHECK(fault_of("a AND b").hint == "keywords are in small letters: `and`");
  CHECK(fault_of("a <> b").hint == "write `!=`");
  CHECK(fault_of("a || b").hint == "write `or`");
  CHECK(fault_of("start a").hint == "write `start of x`");
}

TEST_CASE("depth and length are bounded without a crash") {
  CHECK(parse(std::string(99, '(') + "a" + std::string(99, ')')) == "a");
  CHECK(parse(std::string(100000 / 2, '(')).starts_with("E07"));
  CHECK(parse(std::string(70000, 'a')).starts_with("E07"));
  CHECK(parse(std::string(5000, '-') + "a").starts_with("E07"));
  std::string chain = "a";
  for (int i = 0; i < 5000; ++i) chain += " and a";  // long is not deep
  CHECK(parse(chain).starts_with("(and (and"));
}

TEST_CASE("keywords of CQL are known with their letter case") {
  CHECK(is_cql_keyword("and"));
  CHECK(is_cql_keyword("Interval"));
  CHECK(is_cql_keyword("retrievable"));
  CHECK_FALSE(is_cql_keyword("And"));
  CHECK_FALSE(is_cql_keyword("level"));
  CHECK_FALSE(is_cql_keyword(""));
}
