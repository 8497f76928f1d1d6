#include "rows.hpp"

// HL7 CQL 1.5.3, Reference, Arithmetic Operators: Power. A negative exponent makes a Decimal of an Integer.
TEST_CASE("a power of Integers is one while it fits and its exponent is not negative") {
  check_rows(
      {{"2 ^ 10", "1024"},       {"2 ^ 0", "1"},           {"0 ^ 0", "1"},           {"0 ^ 3", "0"},
       {"(-2) ^ 3", "-8"},       {"2 ^ 30", "1073741824"}, {"2 ^ 31", "null"},       {"(-2) ^ 31", "-2147483648"},
       {"10 ^ 10", "null"},      {"1 ^ 2147483647", "1"},  {"2 ^ -1", "0.5"},        {"10 ^ -2", "0.01"},
       {"(-2) ^ -1", "-0.5"},    {"3 ^ -1", "0.33333333"}, {"0 ^ -1", "null"},       {"Power(2, 3)", "8"},
       {"Power(2, -2)", "0.25"}, {"Power(-3, 3)", "-27"},  {"Power('a', 2)", "T03"}, {"true ^ 2", "T03"}});
}

// Reference, Power, of Longs.
TEST_CASE("a power of Longs is a Long") {
  check_rows({{"2L ^ 3L", "8L"},
              {"2 ^ 3L", "8L"},
              {"2L ^ 3", "8L"},
              {"Power(10L, 18)", "1000000000000000000L"},
              {"2L ^ 62", "4611686018427387904L"},
              {"2L ^ 63", "null"},
              {"(-2L) ^ 63", "-9223372036854775808L"}});
}

// Reference, Power, of Decimals.
TEST_CASE("a power with a Decimal is a Decimal and null where there is none") {
  check_rows({{"2.0 ^ 3", "8.0"},
              {"2 ^ 3.0", "8.0"},
              {"2.5 ^ 2", "6.25"},
              {"1.1 ^ 2", "1.21"},
              {"4.0 ^ 0.5", "2.0"},
              {"2 ^ 0.5", "1.41421356"},
              {"2.0 ^ -2", "0.25"},
              {"(-2.0) ^ 3", "-8.0"},
              {"(-8.0) ^ 0.5", "null"},
              {"0.0 ^ -1", "null"},
              {"0.0 ^ 0.0", "1.0"},
              {"0.1 ^ 8", "0.00000001"},
              {"10.0 ^ 19", "10000000000000000000.0"},
              {"10.0 ^ 20", "null"},
              {"Power(2.0, 0.5)", "1.41421356"}});
}

// Reference, Power: null in, null out.
TEST_CASE("a power of what is missing is unknown") {
  check_rows({{"2 ^ null", "null"},
              {"null ^ 2", "null"},
              {"(null as Integer) ^ 0", "null"},
              {"2.5 ^ null", "null"},
              {"Power(null as Integer, 2)", "null"},
              {"Power(2, null as Integer)", "null"},
              {"Power(null as Decimal, null as Decimal)", "null"},
              {"null ^ null", "T07"}});
}

// Developer's Guide, Operator Precedence: the sign binds closer than the power, and powers go from left to right.
TEST_CASE("a power comes after the sign and before the product") {
  check_rows({{"-2 ^ 2", "4"},
              {"-(2 ^ 2)", "-4"},
              {"0 - 2 ^ 2", "-4"},
              {"2 ^ 3 ^ 2", "64"},
              {"2 ^ (3 ^ 2)", "512"},
              {"2 * 3 ^ 2", "18"},
              {"3 ^ 2 * 2", "18"},
              {"Abs(-2) ^ 2", "4"},
              {"start of Interval[3, 5] ^ 2", "9"},
              {"width of Interval[1, 5] ^ 2", "16"},
              {"successor of 2 ^ 2", "9"},
              {"-width of Interval[1, 5]", "-4"}});
}

// Reference, Arithmetic Operators: Ln, Exp, Log. Rounded to 8 places; what is not defined or too large is null.
TEST_CASE("logarithms and the exponential are rounded to eight places") {
  check_rows(
      {{"Ln(1)", "0.0"},          {"Ln(2)", "0.69314718"},   {"Ln(10)", "2.30258509"},  {"Ln(0)", "null"},
       {"Ln(-1)", "null"},        {"Ln(null)", "null"},      {"Exp(0)", "1.0"},         {"Exp(1)", "2.71828183"},
       {"Exp(2)", "7.3890561"},   {"Exp(-1)", "0.36787944"}, {"Exp(1000)", "null"},     {"Exp(null)", "null"},
       {"Log(8, 2)", "3.0"},      {"Log(1000, 10)", "3.0"},  {"Log(2, 10)", "0.30103"}, {"Log(0.001, 10)", "-3.0"},
       {"Log(9, 3.0)", "2.0"},    {"Log(5, 1)", "null"},     {"Log(0, 10)", "null"},    {"Log(10, 0)", "null"},
       {"Log(null, 10)", "null"}, {"Log(10, null)", "null"}, {"Ln('1')", "T03"}});
}

// Reference, Arithmetic Operators: Minimum, Maximum, Predecessor, Successor.
TEST_CASE("numbers have neighbours up to the extremes of their type") {
  check_rows({{"minimum Integer", "-2147483648"},
              {"maximum Integer", "2147483647"},
              {"minimum Decimal", "-99999999999999999999.99999999"},
              {"maximum Decimal", "99999999999999999999.99999999"},
              {"successor of 1", "2"},
              {"predecessor of 0", "-1"},
              {"successor of 1.5", "1.50000001"},
              {"predecessor of 1.0", "0.99999999"},
              {"predecessor of 0.0", "-0.00000001"},
              {"successor of -0.00000001", "0.0"},
              {"successor of maximum Integer", "null"},
              {"predecessor of minimum Integer", "null"},
              {"successor of maximum Decimal", "null"},
              {"predecessor of minimum Decimal", "null"},
              {"successor of (null as Integer)", "null"},
              {"predecessor of (null as Decimal)", "null"},
              {"maximum Integer + 1", "null"},
              {"minimum Decimal - 0.00000001", "null"},
              {"successor of 2 * 3", "9"},
              {"successor of 'a'", "T03"}});
}

// Reference, Round: ties go away from zero. CQL leaves the rounding of other results open; here it is the same.
TEST_CASE("a result is rounded once and away from zero") {
  check_rows({{"Round(0.5)", "1.0"},
              {"Round(-0.5)", "-1.0"},
              {"Round(-1.5)", "-2.0"},
              {"Round(2.345, 2)", "2.35"},
              {"Round(-2.345, 2)", "-2.35"},
              {"Round(1.5, null)", "2.0"},
              {"Round(1.25, 8)", "1.25"},
              {"Round(null as Decimal)", "null"},
              {"Round(null as Decimal, 2)", "null"},
              {"2 / 3", "0.66666667"},
              {"-2 / 3", "-0.66666667"},
              {"0.00000001 / 2", "0.00000001"},
              {"-0.00000001 / 2", "-0.00000001"},
              {"0.00000001 * 0.4", "0.0"},
              {"0.00000001 * 0.5", "0.00000001"},
              {"99999999999999999999.99999999 + 0.00000001", "null"},
              {"99999999999999999999.99999999 * 1", "99999999999999999999.99999999"},
              {"-0.0", "0.0"}});
}
