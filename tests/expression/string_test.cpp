#include "rows.hpp"

// Expected values by hand from HL7 CQL 1.5.3, Reference, String Operators, Type Operators and Comparison Operators
// (Equivalent). Positions count characters from 0.

TEST_CASE("text is joined, cut and searched by characters") {
  check_rows({{"'a' + null", "null"},
              {"'a' & null", "'a'"},
              {"(null as String) & null", "''"},
              {"Combine({'a', null, 'b'}, '-')", "'a-b'"},
              {"Combine({})", "null"},
              {"Split('a,b', ',')", "{'a', 'b'}"},
              {"Split('a', null)", "{'a'}"},
              {"Substring('h\u00e9llo', 1, 2)", "'él'"},
              {"Substring('hello', 3)", "'lo'"},
              {"Substring('hello', 3, 99)", "'lo'"},
              {"Substring('hello', 5)", "null"},
              {"Substring('hello', -1)", "null"},
              {"PositionOf('l', 'hello')", "2"},
              {"LastPositionOf('l', 'hello')", "3"},
              {"PositionOf('x', 'hello')", "-1"},
              {"Length('h\u00e9')", "2"},
              {"Length(null as String)", "null"},
              {"Upper('a\u00e9') = 'A\u00c9'", "true"},
              {"Lower('AB')", "'ab'"},
              {"StartsWith('hello', 'he')", "true"},
              {"EndsWith('hello', 'he')", "false"},
              {"'abc'[1]", "'b'"},
              {"'abc'[3]", "null"}});
}

TEST_CASE("what cannot be converted is unknown") {
  check_rows({{"ToString(1.0)", "'1.0'"},
              {"ToString(18.55)", "'18.55'"},
              {"ToString(5L)", "'5'"},
              {"ToString(true)", "'true'"},
              {"ToInteger('-12')", "-12"},
              {"ToInteger('+12')", "12"},
              {"ToInteger('12.0')", "null"},
              {"ToInteger(' 12')", "null"},
              {"ToInteger('+-1')", "null"},
              {"ToInteger('2147483648')", "null"},
              {"ToInteger(true)", "1"},
              {"ToInteger(2147483648L)", "null"},
              {"ToLong('2147483648')", "2147483648L"},
              {"ToDecimal('.5')", "null"},
              {"ToDecimal('1.')", "null"},
              {"ToDecimal('1.50')", "1.5"},
              {"ToDecimal(3)", "3.0"},
              {"ToBoolean('YES')", "true"},
              {"ToBoolean('0')", "false"},
              {"ToBoolean('maybe')", "null"},
              {"ToBoolean(1)", "true"},
              {"ToBoolean(2)", "null"},
              {"ConvertsToInteger('x')", "false"},
              {"ConvertsToInteger(null as String)", "null"}});
}

TEST_CASE("types are asked for and said") {
  check_rows({{"5 is Integer", "true"},
              {"5 is Decimal", "false"},
              {"null is Integer", "false"},
              {"(null as Integer) is Integer", "false"},
              {"{1} is List<Integer>", "true"},
              {"5 is System.Integer", "true"},
              {"null as Integer = null", "null"},
              {"5 as Integer", "5"},
              {"5 as Decimal", "T03"},
              {"5 as String", "T03"},
              {"null as Integer + 1", "E03"},
              {"5 as Quantity", "E08"}});
}

TEST_CASE("equivalence is never unknown") {
  check_rows({{"null ~ null", "T07"},
              {"(null as Integer) ~ null", "true"},
              {"1 ~ null", "false"},
              {"1 !~ null", "true"},
              {"'a b' ~ 'A\tB'", "true"},
              {"'a b' ~ 'a  b'", "false"},
              {"'\u00c9' ~ '\u00e9'", "true"},
              {"1.5 ~ 1.55", "false"},
              {"1.001 ~ 1.000", "true"},
              {"1.0 ~ 1.04", "true"},
              {"{1, null} ~ {1, null}", "true"},
              {"{1, null} ~ {1, 2}", "false"},
              {"Interval[1, 3] ~ Interval[1, 4)", "true"}});
}
