#include "rows.hpp"

// Expected values by hand from HL7 CQL 1.5.3, Reference, Arithmetic Operators; Developer's Guide, Literals.

TEST_CASE("Longs are 64 bits wide and Integers become Longs by themselves") {
  check_rows({{"5L + 1", "6L"}, {"7L div 2", "3L"}, {"7L / 2", "3.5"}});
}

TEST_CASE("powers and logarithms are rounded once, and undefined ones are unknown") {
  check_rows({{"2 ^ 3", "8"},
              {"2 ^ -2", "0.25"},
              {"2L ^ 31", "2147483648L"},
              {"Ln(1000)", "6.90775528"},
              {"Log(8, 1)", "null"}});
}

TEST_CASE("extremes have no number beyond them") {
  check_rows({{"minimum Boolean", "T03"}, {"successor of 1.0", "1.00000001"}});
}

TEST_CASE("operators of arithmetic do not follow those of types and conditions") {
  check_rows({{"1 properly between 0 and 2", "true"},
              {"1 properly between 0 and 1", "false"},
              {"case 1.0 when 1 then 'a' else 'b' end", "'a'"},
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
