#include "rows.hpp"

// HL7 CQL 1.5.3, Developer's Guide, Literals and System-Defined Types: Long, -2^63 to 2^63 - 1, for trial use.
TEST_CASE("a Long is written with an L") {
  check_rows({{"5L", "5L"},
              {"-5L", "-5L"},
              {"+5L", "5L"},
              {"007L", "7L"},
              {"-0L", "0L"},
              {"9223372036854775807L", "9223372036854775807L"},
              {"-9223372036854775808L", "-9223372036854775808L"},
              {"9223372036854775808L", "E05"},
              {"+9223372036854775808L", "E05"},
              {"-9223372036854775809L", "E05"},
              {"2147483648", "E05"},
              {"2147483648L", "2147483648L"},
              {"null as Long", "null"},
              {"{1L, null}", "{1L, null}"}});
}

// Reference, Arithmetic Operators.
TEST_CASE("arithmetic on Longs gives a Long but for the quotient") {
  check_rows({{"2L + 3L", "5L"},
              {"2L - 5L", "-3L"},
              {"4L * 5L", "20L"},
              {"7L / 2L", "3.5"},
              {"6L / 2L", "3.0"},
              {"7L div 2L", "3L"},
              {"-7L div 2L", "-3L"},
              {"-7L mod 2L", "-1L"},
              {"7L mod -2L", "1L"},
              {"-(5L)", "-5L"},
              {"Abs(-5L)", "5L"},
              {"1L / 0L", "null"},
              {"1L div 0L", "null"},
              {"1L mod 0L", "null"},
              {"(null as Long) + 1L", "null"},
              {"1L * null", "null"},
              {"2 * 3L + 1", "7L"}});
}

// Reference, Arithmetic Operators, first paragraph: what overflows is null, and does not wrap.
TEST_CASE("a Long beyond 64 bits is unknown") {
  check_rows({{"9223372036854775807L + 1L", "null"},
              {"-9223372036854775808L - 1L", "null"},
              {"9223372036854775807L * 2L", "null"},
              {"-9223372036854775808L * -1L", "null"},
              {"3037000499L * 3037000499L", "9223372030926249001L"},
              {"3037000500L * 3037000500L", "null"},
              {"-9223372036854775807L - 1L", "-9223372036854775808L"},
              {"-(-9223372036854775808L)", "null"},
              {"Abs(-9223372036854775808L)", "null"},
              {"-9223372036854775808L div -1L", "null"},
              {"-9223372036854775808L mod -1L", "0L"},
              {"9223372036854775807L + 0.0", "9223372036854775807.0"},
              {"2147483647 + 1L", "2147483648L"},
              {"2147483647L + 1", "2147483648L"},
              {"2147483647 + 1", "null"},
              {"-2147483648 div -1", "null"},
              {"-2147483648 mod -1", "0"}});
}

// Developer's Guide, Implicit Conversions: Integer to Long to Decimal, and never back.
TEST_CASE("an Integer becomes a Long and a Long a Decimal by themselves") {
  check_rows({{"1 + 1L", "2L"},
              {"1L + 0.5", "1.5"},
              {"1 = 1L", "true"},
              {"1L = 1.0", "true"},
              {"2L > 1", "true"},
              {"2L <= 1.5", "false"},
              {"9223372036854775807L = 9223372036854775807.0", "true"},
              {"9223372036854775806L < 9223372036854775807.0", "true"},
              {"if true then 1 else 2L", "1L"},
              {"if true then 1L else 2.5", "1.0"},
              {"Coalesce(null, 1, 2L)", "1L"},
              {"3 in {1L, 3L}", "true"},
              {"3L in Interval[1, 5]", "true"},
              {"2L between 1 and 3.5", "true"},
              {"case 2L when 2 then 'a' else 'b' end", "'a'"},
              {"case 2 when 2L then 'a' else 'b' end", "T03"},
              {"1L = '1'", "T03"},
              {"1L and true", "T03"}});
}

// Functions of Decimals take a Long as a Decimal; those that give an Integer are unknown beyond 32 bits.
TEST_CASE("functions take Longs where they take Decimals") {
  check_rows({{"Ceiling(5L)", "5"},
              {"Floor(2147483648L)", "null"},
              {"Truncate(-5L)", "-5"},
              {"Round(5L)", "5.0"},
              {"Ln(1L)", "0.0"},
              {"Exp(0L)", "1.0"},
              {"Log(8L, 2L)", "3.0"},
              {"Min({2L, 1L})", "1L"},
              {"Max({2L, null})", "2L"},
              {"Avg({1L, 2L})", "1.5"},
              {"Median({1L, 2L})", "1.5"},
              {"Count({1L, 2L})", "2"},
              {"Round(1.55, 1L)", "T03"}});
}

// Reference, Arithmetic Operators: Minimum, Maximum, Predecessor, Successor.
TEST_CASE("a Long has neighbours up to its extremes") {
  check_rows({{"minimum Long", "-9223372036854775808L"},
              {"maximum Long", "9223372036854775807L"},
              {"successor of 5L", "6L"},
              {"predecessor of 5L", "4L"},
              {"successor of -1L", "0L"},
              {"predecessor of maximum Long", "9223372036854775806L"},
              {"successor of maximum Long", "null"},
              {"predecessor of minimum Long", "null"},
              {"successor of (null as Long)", "null"},
              {"maximum Long - minimum Long", "null"},
              {"maximum Integer + 1L", "2147483648L"}});
}
