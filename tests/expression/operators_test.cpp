#include "rung/expression/operators.hpp"

#include <set>

using namespace rung;

TEST_CASE("every operator of the table has a spelling and types and a sentence that ends") {
  std::set<std::pair<std::string_view, Fixity>> seen;
  for (const Operator& op : operators()) {
    CAPTURE(op.spelling);
    CHECK_FALSE(op.spelling.empty());
    CHECK_FALSE(op.overloads.empty());
    CHECK(op.summary.ends_with("."));
    CHECK(seen.insert({op.spelling, op.fixity}).second);
    CHECK(find_operator(op.spelling, op.fixity) == &op);
    for (const Overload& overload : op.overloads)
      CHECK((overload.meaning != nullptr) == (op.fixity != Fixity::history));
  }
}

TEST_CASE("an operator picks the overload with the fewest conversions") {
  const Operator& plus = *find_operator("+", Fixity::infix);
  const Type whole[] = {integer_type, integer_type}, mixed[] = {integer_type, decimal_type},
             wrong[] = {integer_type, string_type};
  CHECK(resolve(plus, whole).result == integer_type);
  CHECK(resolve(plus, mixed).result == decimal_type);
  CHECK(resolve(plus, wrong).overload == nullptr);
}

TEST_CASE("an operator on nothing but nulls is ambiguous unless it has one overload") {
  const Type nulls[] = {any_type, any_type};
  CHECK(resolve(*find_operator("=", Fixity::infix), nulls).ambiguous);
  CHECK(resolve(*find_operator("+", Fixity::infix), nulls).ambiguous);
  CHECK_FALSE(resolve(*find_operator("and", Fixity::infix), nulls).ambiguous);
}

TEST_CASE("two types meet in the one that holds both without loss") {
  CHECK(common_type(integer_type, decimal_type).type == decimal_type);
  CHECK(common_type(any_type, string_type).type == string_type);
  CHECK_FALSE(common_type(integer_type, boolean_type).exists);
  CHECK(common_type(list_of(integer_type), list_of(decimal_type)).type == list_of(decimal_type));
  CHECK_FALSE(common_type(list_of(integer_type), integer_type).exists);
}

TEST_CASE("values are written as CQL and as JSON") {
  const Value elements[] = {Value::of(1), Value{}, Value::of(std::string_view("it's"))};
  const Value list = Value::of(std::span<const Value>(elements));
  CHECK(to_text(list) == R"({1, null, 'it\'s'})");
  std::string json;
  append_json(json, list);
  CHECK(json == R"([1,null,"it's"])");
  json.clear();
  append_json(json, std::string_view("a\"b\\c\nd\x01"));
  CHECK(json == R"("a\"b\\c\u000ad\u0001")");
  CHECK(to_text(Value::of(*Decimal::parse("0.50"))) == "0.5");
}

TEST_CASE("an arena hands out the same memory again once it is cleared") {
  Arena arena;
  const auto first = arena.values(3);
  arena.clear();
  const auto second = arena.values(3);
  CHECK(first.data() == second.data());
  CHECK(arena.values(10000).size() == 10000);  // more than a block
  CHECK(arena.keep("text") == "text");
}
