#include "rows.hpp"

// Expected values by hand from HL7 CQL 1.5.3, Reference, Arithmetic Operators; Developer's Guide, Literals.

TEST_CASE("Longs are 64 bits wide and Integers become Longs by themselves") {
  check_rows({{"5L + 1", "6L"},
              {"2147483647 + 1L", "2147483648L"},
              {"9223372036854775807L + 1L", "null"},
              {"-9223372036854775808L", "-9223372036854775808L"},
              {"9223372036854775808L", "E05"},
              {"-(-9223372036854775808L)", "null"},
              {"-9223372036854775808L div -1L", "null"},
              {"-9223372036854775808L mod -1L", "0L"},
              {"7L div 2", "3L"},
              {"7L / 2", "3.5"},
              {"1L + 0.5", "1.5"},
              {"1 = 1L", "true"},
              {"{1, 2L}", "{1L, 2L}"},
              {"{1, 2L, 0.5}", "{1.0, 2.0, 0.5}"},
              {"Abs(-5L)", "5L"}});
}

TEST_CASE("powers and logarithms are rounded once, and undefined ones are unknown") {
  check_rows({{"2 ^ 3", "8"},
              {"2 ^ -2", "0.25"},
              {"0 ^ 0", "1"},
              {"2 ^ 31", "null"},
              {"2L ^ 31", "2147483648L"},
              {"-2 ^ 2", "4"},
              {"2 ^ 3 ^ 2", "64"},
              {"(-8.0) ^ 0.5", "null"},
              {"0.0 ^ -1", "null"},
              {"Power(2, 3)", "8"},
              {"Exp(1)", "2.71828183"},
              {"Exp(1000)", "null"},
              {"Ln(1000)", "6.90775528"},
              {"Ln(0)", "null"},
              {"Ln(-1)", "null"},
              {"Log(8, 2)", "3.0"},
              {"Log(8, 1)", "null"}});
}

TEST_CASE("extremes have no number beyond them") {
  check_rows({{"minimum Integer", "-2147483648"},
              {"maximum Long", "9223372036854775807L"},
              {"maximum Decimal", "99999999999999999999.99999999"},
              {"minimum Boolean", "T03"},
              {"predecessor of minimum Integer", "null"},
              {"successor of 1", "2"},
              {"successor of 1.0", "1.00000001"},
              {"predecessor of maximum Long", "9223372036854775806L"}});
}

TEST_CASE("operators of arithmetic do not follow those of types and conditions") {
  check_rows({{"1 properly between 0 and 2", "true"},
              {"1 properly between 0 and 1", "false"},
              {"case 1 when 1.0 then 'a' else 'b' end", "T03"},
              {"case 1.0 when 1 then 'a' else 'b' end", "'a'"},
              {"case null as Integer when 1 then 'a' else 'b' end", "'b'"},
              {"2 = 1 + 1 in {true}", "true"},
              {"1 is null + 1", "E03"},
              {"Coalesce(1, 2, 3, 4, 5)", "1"},
              {"Coalesce(1, 2, 3, 4, 5, 6)", "T03"},
              {"Coalesce({null, 2})", "2"},
              {"distinct {1, 1} = {1}", "T03"},
              {"5 'mg'", "E08"},
              {"Matches('a', 'b')", "E08"},
              {"cast 1 as Integer", "E08"}});
}

TEST_CASE("operators that CQL also has as functions are the same under both names") {
  check_rows({{"IsNull(null)", "true"},
              {"IsTrue(null)", "false"},
              {"IsFalse(false)", "true"},
              {"Exists({null})", "false"},
              {"Indexer({1, 2}, 1)", "2"},
              {"Indexer('ab', 2)", "null"},
              {"Flatten({{1}, {2}})", "{1, 2}"},
              {"Concatenate('a', null)", "null"},
              {"Concatenate('a', 'b')", "'ab'"}});
}
