#include <string>
#include <vector>

#include "reference/random.hpp"
#include "rung/parse/parse_expression.hpp"

using namespace rung;
using reference::Random;

namespace {

bool same_tree(const Expression& a, std::uint32_t i, const Expression& b, std::uint32_t k) {
  const Term &x = a.terms[i], &y = b.terms[k];
  if (x.form != y.form || x.literal != y.literal || x.truth != y.truth || x.number != y.number || x.op != y.op ||
      x.type != y.type || x.low_closed != y.low_closed || x.high_closed != y.high_closed ||
      x.arguments.size() != y.arguments.size())
    return false;
  if ((x.form != Term::Form::apply || x.op == nullptr) && x.text != y.text) return false;
  for (std::size_t n = 0; n < x.arguments.size(); ++n)
    if (!same_tree(a, x.arguments[n], b, y.arguments[n])) return false;
  return true;
}

std::uint32_t whole(const Expression& expression) { return static_cast<std::uint32_t>(expression.terms.size() - 1); }

void check_round_trip(const Expression& read) {
  const std::string written = to_text(read);
  CAPTURE(read.text);
  CAPTURE(written);
  const auto again = parse_expression(Source("written", written));
  REQUIRE(again.has_value());
  CHECK(same_tree(read, whole(read), *again, whole(*again)));
}

// An expression by the grammar, with no more brackets than chance gives it: so the parser meets every order of
// operators.
std::string expression(Random& random, int depth) {
  static const std::vector<std::string> atoms = {"a",
                                                 "b.c",
                                                 "\"an odd \\\"name\"",
                                                 "`day`",
                                                 "1",
                                                 "-2",
                                                 "3L",
                                                 "0.5",
                                                 "-0.25",
                                                 "'it\\'s\\n'",
                                                 "true",
                                                 "null",
                                                 "minimum Long",
                                                 "{}",
                                                 "current_level"};
  static const std::vector<std::string> infixes = {"and",
                                                   "or",
                                                   "xor",
                                                   "implies",
                                                   "=",
                                                   "!=",
                                                   "~",
                                                   "!~",
                                                   "<",
                                                   "<=",
                                                   ">",
                                                   ">=",
                                                   "+",
                                                   "-",
                                                   "*",
                                                   "/",
                                                   "div",
                                                   "mod",
                                                   "^",
                                                   "&",
                                                   "|",
                                                   "in",
                                                   "contains",
                                                   "union",
                                                   "intersect",
                                                   "except",
                                                   "included in",
                                                   "during",
                                                   "properly during",
                                                   "includes",
                                                   "properly includes",
                                                   "before",
                                                   "on or after",
                                                   "before or on",
                                                   "meets",
                                                   "meets after",
                                                   "overlaps before",
                                                   "starts",
                                                   "ends",
                                                   "starts before",
                                                   "ends during",
                                                   "occurs after",
                                                   "before start",
                                                   "after end"};
  static const std::vector<std::string> prefixes = {
      "-",         "+",       "not ", "exists ", "start of ", "width of ", "singleton from ", "predecessor of ",
      "distinct ", "flatten "};
  static const std::vector<std::string> suffixes = {" is null",
                                                    " is not true",
                                                    " is Integer",
                                                    " as List<Decimal>",
                                                    "[0]",
                                                    " between 1 and 2 + 3",
                                                    " properly between a and b"};
  if (depth == 0) return random.pick(atoms);
  const auto part = [&] { return expression(random, depth - 1 - static_cast<int>(random.below(2)) * (depth > 1)); };
  switch (random.below(12)) {
    case 0:
      return "(" + part() + ")";
    case 1:
      return random.pick(prefixes) + part();
    case 2:
      return part() + random.pick(suffixes);
    case 3:
      return "if " + part() + " then " + part() + " else " + part();
    case 4:
      return "case when " + part() + " then " + part() + " else " + part() + " end";
    case 5:
      return "case " + part() + " when " + part() + " then " + part() + " else " + part() + " end";
    case 6:
      return "Interval(" + part() + ", " + part() + "]";
    case 7:
      return "Coalesce(" + part() + ", {" + part() + ", " + part() + "})";
    default:
      return part() + " " + random.pick(infixes) + " " + part();
  }
}

}  // namespace

TEST_CASE("an expression that is printed and read again is the same tree") {
  Random random(3);
  std::size_t read = 0;
  for (int i = 0; i < 8000; ++i) {
    const auto parsed = parse_expression(Source("made", expression(random, 1 + i % 5)));
    if (!parsed) continue;  // some orders need brackets
    ++read;
    check_round_trip(*parsed);
  }
  CHECK(read > 3000);
}

TEST_CASE("any bytes give an expression or a fault with its place") {
  Random random(4);
  for (int i = 0; i < 10000; ++i) {
    std::string bytes;
    for (std::size_t left = random.below(40); left > 0; --left) bytes += static_cast<char>(random.between(1, 126));
    const auto parsed = parse_expression(Source("made", bytes));
    if (parsed) check_round_trip(*parsed);
    if (!parsed) CHECK(parsed.error().front().place.line > 0);
  }
}

TEST_CASE("a long chain is printed without more brackets than it was written with") {
  std::string chain = "a";
  for (int i = 0; i < 500; ++i) chain += " + a";
  CHECK(to_text(*parse_expression(Source("made", chain))) == chain);
}
