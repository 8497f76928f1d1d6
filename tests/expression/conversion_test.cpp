#include "rows.hpp"

// HL7 CQL 1.5.3, Reference, Type Operators: ToString. A Decimal has one place at least and no zeros beyond.
TEST_CASE("ToString writes a value the shortest way") {
  check_rows({{"ToString(5)", "'5'"},
              {"ToString(-5)", "'-5'"},
              {"ToString(5L)", "'5'"},
              {"ToString(-2147483648)", "'-2147483648'"},
              {"ToString(9223372036854775807L)", "'9223372036854775807'"},
              {"ToString(1.0)", "'1.0'"},
              {"ToString(1.50)", "'1.5'"},
              {"ToString(-0.25)", "'-0.25'"},
              {"ToString(0.00000001)", "'0.00000001'"},
              {"ToString(10 / 4)", "'2.5'"},
              {"ToString(true)", "'true'"},
              {"ToString(false)", "'false'"},
              {"ToString(null as Integer)", "null"},
              {"ToString(null as Boolean)", "null"},
              {"'n = ' + ToString(3)", "'n = 3'"},
              {"ToString({1})", "T03"}});
}

// Reference, ToInteger: (+|-)?#0 in the range of the type; anything else is null.
TEST_CASE("ToInteger reads a sign and digits and nothing else") {
  check_rows({{"ToInteger('12')", "12"},
              {"ToInteger('-12')", "-12"},
              {"ToInteger('+12')", "12"},
              {"ToInteger('007')", "7"},
              {"ToInteger('2147483647')", "2147483647"},
              {"ToInteger('2147483648')", "null"},
              {"ToInteger('-2147483648')", "-2147483648"},
              {"ToInteger('-2147483649')", "null"},
              {"ToInteger('99999999999999999999999999')", "null"},
              {"ToInteger('')", "null"},
              {"ToInteger('-')", "null"},
              {"ToInteger('+-1')", "null"},
              {"ToInteger(' 12')", "null"},
              {"ToInteger('12 ')", "null"},
              {"ToInteger('12.0')", "null"},
              {"ToInteger('1e3')", "null"},
              {"ToInteger('twelve')", "null"},
              {"ToInteger(true)", "1"},
              {"ToInteger(false)", "0"},
              {"ToInteger(5L)", "5"},
              {"ToInteger(2147483648L)", "null"},
              {"ToInteger(null as String)", "null"}});
}

// Reference, ToLong: the same in the range of a Long.
TEST_CASE("ToLong reads what ToInteger reads in 64 bits") {
  check_rows({{"ToLong('5')", "5L"},
              {"ToLong('-5')", "-5L"},
              {"ToLong('+2147483648')", "2147483648L"},
              {"ToLong('9223372036854775807')", "9223372036854775807L"},
              {"ToLong('9223372036854775808')", "null"},
              {"ToLong('-9223372036854775808')", "-9223372036854775808L"},
              {"ToLong('-9223372036854775809')", "null"},
              {"ToLong('5L')", "null"},
              {"ToLong('5.0')", "null"},
              {"ToLong('')", "null"},
              {"ToLong(5)", "5L"},
              {"ToLong(true)", "1L"},
              {"ToLong(null as String)", "null"}});
}

// Reference, ToDecimal: (+|-)?#0(.0#)?
TEST_CASE("ToDecimal reads digits on both sides of the point") {
  check_rows({{"ToDecimal('1.5')", "1.5"},
              {"ToDecimal('-1.5')", "-1.5"},
              {"ToDecimal('+1.5')", "1.5"},
              {"ToDecimal('12')", "12.0"},
              {"ToDecimal('1.50')", "1.5"},
              {"ToDecimal('0.00000001')", "0.00000001"},
              {"ToDecimal('99999999999999999999.99999999')", "99999999999999999999.99999999"},
              {"ToDecimal('100000000000000000000.0')", "null"},
              {"ToDecimal('.5')", "null"},
              {"ToDecimal('1.')", "null"},
              {"ToDecimal('1.2.3')", "null"},
              {"ToDecimal('1,5')", "null"},
              {"ToDecimal(' 1.5')", "null"},
              {"ToDecimal('1e5')", "null"},
              {"ToDecimal('')", "null"},
              {"ToDecimal(5)", "5.0"},
              {"ToDecimal(5L)", "5.0"},
              {"ToDecimal(true)", "1.0"},
              {"ToDecimal(false)", "0.0"},
              {"ToDecimal(null as String)", "null"}});
}

// Reference, ToBoolean: true t yes y 1 and false f no n 0 in any case; numbers 1 and 0.
TEST_CASE("ToBoolean knows five words for each") {
  check_rows({{"{ToBoolean('true'), ToBoolean('t'), ToBoolean('yes')}", "{true, true, true}"},
              {"{ToBoolean('y'), ToBoolean('1')}", "{true, true}"},
              {"{ToBoolean('false'), ToBoolean('f'), ToBoolean('no')}", "{false, false, false}"},
              {"{ToBoolean('n'), ToBoolean('0')}", "{false, false}"},
              {"ToBoolean('TRUE')", "true"},
              {"ToBoolean('Yes')", "true"},
              {"ToBoolean('N')", "false"},
              {"ToBoolean('tru')", "null"},
              {"ToBoolean(' true')", "null"},
              {"ToBoolean('2')", "null"},
              {"ToBoolean('')", "null"},
              {"ToBoolean(1)", "true"},
              {"ToBoolean(0)", "false"},
              {"ToBoolean(2)", "null"},
              {"ToBoolean(-1)", "null"},
              {"ToBoolean(1L)", "true"},
              {"ToBoolean(0.0)", "false"},
              {"ToBoolean(1.0)", "true"},
              {"ToBoolean(0.5)", "null"},
              {"ToBoolean(null as String)", "null"},
              {"ToBoolean({true})", "T03"}});
}

// Reference, ConvertsToBoolean and its like: whether the conversion gives a value; of null it is unknown.
TEST_CASE("what converts is asked before it is converted") {
  check_rows({{"ConvertsToInteger('12')", "true"},
              {"ConvertsToInteger('12.0')", "false"},
              {"ConvertsToInteger(2147483648L)", "false"},
              {"ConvertsToInteger(null as String)", "null"},
              {"ConvertsToLong('9223372036854775807')", "true"},
              {"ConvertsToLong('9223372036854775808')", "false"},
              {"ConvertsToLong(null as String)", "null"},
              {"ConvertsToDecimal('1.5')", "true"},
              {"ConvertsToDecimal('1.')", "false"},
              {"ConvertsToDecimal(5)", "true"},
              {"ConvertsToDecimal(null as String)", "null"},
              {"ConvertsToBoolean('y')", "true"},
              {"ConvertsToBoolean('maybe')", "false"},
              {"ConvertsToBoolean(2)", "false"},
              {"ConvertsToBoolean(null as Integer)", "null"},
              {"ConvertsToString(5)", "true"},
              {"ConvertsToString(null as Integer)", "null"}});
}

// Reference, Is: the type of the value itself, which null has not.
TEST_CASE("is asks a value for its own type") {
  check_rows({{"5 is Integer", "true"},
              {"5 is System.Integer", "true"},
              {"5 is Decimal", "false"},
              {"5 is Long", "false"},
              {"5L is Long", "true"},
              {"5.0 is Decimal", "true"},
              {"5 / 1 is Decimal", "true"},
              {"'5' is String", "true"},
              {"true is Boolean", "true"},
              {"null is Integer", "false"},
              {"(null as Integer) is Integer", "false"},
              {"{1, 2} is List<Integer>", "true"},
              {"{1, 2.5} is List<Decimal>", "true"},
              {"{1} is List<String>", "false"},
              {"Interval[1, 2] is Interval<Integer>", "true"},
              {"Interval[1, 2] is Interval<Decimal>", "false"},
              {"not 5 is Decimal", "true"},
              {"5 is Integer = true", "true"}});
}

// Reference, As: the value if it is of that type; a type that it cannot be is refused.
TEST_CASE("as names the type a value has or a null gets") {
  check_rows({{"5 as Integer", "5"},
              {"5 as System.Integer", "5"},
              {"null as String", "null"},
              {"null as List<Integer>", "null"},
              {"null as Interval<Long>", "null"},
              {"(null as Integer) + 1", "null"},
              {"1 + null as Integer", "null"},
              {"{1} as List<Integer>", "{1}"},
              {"{} as List<String>", "{}"},
              {"Interval[1, 2] as Interval<Integer>", "Interval[1, 2]"},
              {"'a' as Integer", "T03"},
              {"true as Integer", "T03"},
              {"5 as List<Integer>", "T03"},
              {"cast 5 as Integer", "E08"},
              {"convert 5 to Decimal", "E08"}});
}
