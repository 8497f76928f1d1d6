#include "rows.hpp"

// Expected values by hand from HL7 CQL 1.5.3, Reference, String Operators, Type Operators and Comparison Operators
// (Equivalent). Positions count characters from 0.

TEST_CASE("text is joined, cut and searched by characters") {
  check_rows({{"(null as String) & null", "''"},
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
              {"Upper('a\u00e9') = 'A\u00c9'", "true"},
              {"Lower('AB')", "'ab'"},
              {"StartsWith('hello', 'he')", "true"},
              {"EndsWith('hello', 'he')", "false"},
              {"'abc'[1]", "'b'"}});
}

TEST_CASE("what cannot be converted is unknown") {
  check_rows({{"ToString(18.55)", "'18.55'"},
              {"ToLong('2147483648')", "2147483648L"},
              {"ToDecimal(3)", "3.0"},
              {"ToBoolean('YES')", "true"},
              {"ToBoolean('0')", "false"},
              {"ToBoolean('maybe')", "null"},
              {"ConvertsToInteger('x')", "false"}});
}

TEST_CASE("types are asked for and said") {
  check_rows({{"{1} is List<Integer>", "true"},
              {"5 as Decimal", "T03"},
              {"5 as String", "T03"},
              {"null as Integer + 1", "E03"},
              {"5 as Quantity", "E08"}});
}

TEST_CASE("equivalence is never unknown") {
  check_rows({{"(null as Integer) ~ null", "true"}, {"'a b' ~ 'A\tB'", "true"}, {"'\u00c9' ~ '\u00e9'", "true"}});
}
