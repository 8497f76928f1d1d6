#include "rows.hpp"

using namespace rung;

// Expected values are those of the truth tables in HL7 CQL 1.5.3, Reference, Logical Operators.
TEST_CASE("logic follows the three-valued tables of CQL") {
  check_rows({{"true and null", "null"},
              {"false and null", "false"},
              {"null and false", "false"},
              {"null and null", "null"},
              {"true or null", "true"},
              {"null or true", "true"},
              {"false or null", "null"},
              {"null or null", "null"},
              {"true xor null", "null"},
              {"true xor false", "true"},
              {"true xor true", "false"},
              {"null implies true", "true"},
              {"null implies false", "null"},
              {"false implies null", "true"},
              {"true implies null", "null"},
              {"not null", "null"},
              {"not true", "false"}});
}

TEST_CASE("comparing with a missing value is unknown") {
  check_rows({{"1 = null", "null"},
              {"null < 1", "null"},
              {"1 != null", "null"},
              {"'a' >= null", "null"},
              {"1 = 1.0", "true"},
              {"1.0 = 1.00", "true"},
              {"'a' < 'B'", "false"},
              {"'a' < 'aa'", "true"},
              {"2 between 1 and 3", "true"},
              {"3 between 1 and 3", "true"},
              {"4 between 1 and 3", "false"},
              {"1 between 2 and null", "false"},
              {"{1, null} = {1, null}", "true"},
              {"{1, 2} = {1}", "false"}});
}

TEST_CASE("arithmetic is exact and overflow is null") {
  check_rows({{"0.1 + 0.2 = 0.3", "true"},
              {"2 - 1.1", "0.9"},
              {"1.1 * 1.1", "1.21"},
              {"Round(1.005, 2)", "1.01"},
              {"10 / 3", "3.33333333"},
              {"1 / 3 * 3", "0.99999999"},
              {"5 / 2", "2.5"},
              {"4 / 2", "2.0"},
              {"1 / 0", "null"},
              {"7 div 2", "3"},
              {"-7 div 2", "-3"},
              {"7 div 0", "null"},
              {"-7 mod 2", "-1"},
              {"5.5 mod -2", "1.5"},
              {"10.1 div 3.1", "3.0"},
              {"2147483647 + 1", "null"},
              {"-2147483648", "-2147483648"},
              {"-(-2147483648)", "null"},
              {"Abs(-5)", "5"},
              {"Abs(-2147483648)", "null"},
              {"Ceiling(1.1)", "2"},
              {"Floor(-1.1)", "-2"},
              {"Truncate(-1.9)", "-1"},
              {"Round(-0.5)", "-1.0"},
              {"Round(2.5)", "3.0"},
              {"Round(1)", "1.0"},
              {"1 + null", "null"},
              {"'a' + 'b'", "'ab'"}});
}

TEST_CASE("precedence is that of CQL where it surprises") {
  check_rows({{"not 1 = 2", "T03"},
              {"not (1 = 2)", "true"},
              {"1 < 2 = true", "true"},
              {"true xor true or true", "true"},
              {"false implies false implies false", "false"},
              {"if true then 1 else 2 + 3", "1"},
              {"if false then 1 else 2 + 3", "5"},
              {"1 < 2 < 3", "T03"},
              {"4 between 2 and 6 and true", "true"},
              {"not true is null", "true"},
              {"2 + 3 * 4", "14"},
              {"true or true and false", "true"},
              {"2 = 1 + 1 in { true }", "true"}});
}

TEST_CASE("tests for null are never unknown") {
  check_rows({{"null is null", "true"},
              {"1 is null", "false"},
              {"null is not true", "true"},
              {"null is true", "false"},
              {"null is false", "false"},
              {"null is not false", "true"},
              {"Coalesce(null, 2, 3)", "2"},
              {"Coalesce(null, 1.5)", "1.5"},
              {"Coalesce({null, 4})", "4"}});
}

TEST_CASE("a condition that is unknown takes the else branch") {
  check_rows({{"if null then 1 else 2", "2"},
              {"if true then 1 else 2.5", "1.0"},
              {"case when null then 1 when true then 2 else 3 end", "2"},
              {"case when false then 1 else 3 end", "3"},
              {"case 2 when 1 then 'a' when 2 then 'b' else 'c' end", "'b'"},
              {"case (null as_is) when 1 then 2 else 3 end", "E03"}});
}

TEST_CASE("lists and intervals hold what CQL says they hold") {
  check_rows({{"2 in {1, 2}", "true"},
              {"null in {1, 2}", "false"},
              {"null in {1, null}", "true"},
              {"2 in Interval[1, 3]", "true"},
              {"3 in Interval[1, 3)", "false"},
              {"null in Interval[1, 3]", "null"},
              {"5 in Interval[1, null]", "true"},
              {"5 in Interval[1, null)", "null"},
              {"0 in Interval[1, null)", "false"},
              {"2.5 in Interval[1, 3]", "true"},
              {"Interval[3, 1]", "T05"},
              {"exists {null}", "false"},
              {"exists {1}", "true"}});
}

TEST_CASE("a sum and a mean do not depend on the order of what they add") {
  check_rows({{"Sum({99999999999999999999.0, 1.0, -5.0})", "99999999999999999995.0"},
              {"Sum({99999999999999999999.0, 1.0})", "null"},
              {"Avg({99999999999999999999.0, 1.0})", "50000000000000000000.0"},
              {"Avg({0.00000001, 0.0})", "0.00000001"},
              {"Avg({-0.00000001, 0.0})", "-0.00000001"},
              {"Avg({1, 2, 2})", "1.66666667"}});
}

TEST_CASE("aggregates pass over what is missing") {
  check_rows({{"Count({1, null, 2})", "2"},
              {"Sum({1, null, 2})", "3"},
              {"Sum({1.5, 2})", "3.5"},
              {"Max({1, null, 3})", "3"},
              {"Min({2, null})", "2"},
              {"Avg({1, 2})", "1.5"},
              {"AllTrue({true, null})", "true"},
              {"AnyTrue({false, null})", "false"},
              {"Count({})", "0"},
              {"Sum({2147483647, 1})", "null"}});
}

TEST_CASE("what has no type or the wrong type is refused") {
  check_rows({{"null = null", "T07"},
              {"1 + 'a'", "T03"},
              {"true and 1", "T03"},
              {"{1, 'a'}", "T03"},
              {"if 1 then 2 else 3", "T03"},
              {"x + 1", "T01"},
              {"Foo(1)", "T02"},
              {"Abs('a')", "T03"},
              {"true or 1", "T03"},
              {"change(1)", "T02"}});
}

TEST_CASE("a line of the machine protocol always has one line for an answer") {
  CHECK(evaluate_json_line(R"({"expr": "1 + null"})") == R"({"value":null})");
  CHECK(evaluate_json_line(R"({"expr": "0.1 + 0.2"})") == R"({"value":0.3})");
  CHECK(evaluate_json_line(R"x({"expr": "Interval[1, 3)"})x") ==
        R"({"value":{"low":1,"high":3,"lowClosed":true,"highClosed":false}})");
  CHECK(evaluate_json_line(R"({"expr": "{1, null}"})") == R"({"value":[1,null]})");
  CHECK(evaluate_json_line(R"({"expr": "1 +"})").starts_with(R"({"error":"1:4: the expression ends here)"));
  CHECK(evaluate_json_line("nonsense").starts_with(R"({"error":)"));
  CHECK(evaluate_json_line("").starts_with(R"({"error":)"));
  CHECK(evaluate_json_line(R"({"expr": 1})").starts_with(R"({"error":)"));
}
