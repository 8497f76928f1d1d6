#include "rows.hpp"

// HL7 CQL 1.5.3, Developer's Guide, Operator Precedence, and the rules `expression` and `expressionTerm` of cql.g4.
TEST_CASE("not and exists bind closer than comparisons") {
  check_rows({{"not true = false", "true"},
              {"not 1 = 2", "T03"},
              {"not 1 in {1}", "T03"},
              {"not (1 in {1})", "false"},
              {"not 5 is Integer", "false"},
              {"not null is null", "false"},
              {"not exists {1}", "false"},
              {"not true and false", "false"},
              {"not false or true", "true"},
              {"exists {1} and true", "true"},
              {"exists {1} intersect {2}", "T03"},
              {"exists ({1} intersect {2})", "false"},
              {"exists {} = false", "true"},
              {"1 + not true", "E03"}});
}

// Developer's Guide, Operator Precedence: from comparison down to membership.
TEST_CASE("comparisons bind closer than equality and equality closer than in") {
  check_rows({{"1 < 2 = true", "true"},
              {"true = 1 < 2", "true"},
              {"1 < 2 < 3", "T03"},
              {"1 = 1 = true", "true"},
              {"2 = 2 = 2", "T03"},
              {"1 < 2 ~ true", "true"},
              {"1 ~ 1 !~ false", "true"},
              {"1 in {1} = true", "T03"},
              {"(1 in {1}) = true", "true"},
              {"2 = 1 + 1 in {true}", "true"},
              {"1 = 2 in {false}", "true"},
              {"{true} contains 1 = 1", "true"},
              {"5 during Interval[1, 9] = true", "true"},
              {"Interval[1, 2] before Interval[3, 4] = true", "true"},
              {"2 in {1} union {2}", "true"},
              {"{1} union {2} = {1, 2}", "true"},
              {"Interval[1, 3] union Interval[4, 6] includes 5", "true"}});
}

// Developer's Guide, Operator Precedence: type and null tests.
TEST_CASE("is and as bind closer than every comparison and looser than arithmetic") {
  check_rows({{"1 + null is null", "true"},
              {"(1 < 2) is true", "true"},
              {"1 < 2 is true", "T03"},
              {"1 = 1 is not null", "T03"},
              {"null is null = true", "true"},
              {"true is not false and true", "true"},
              {"1 + 1 is Integer", "true"},
              {"'a' & 'b' is String", "true"},
              {"null as Integer = null", "null"},
              {"null as Integer in {1, null}", "true"},
              {"1 is Integer is true", "true"},
              {"not true is false", "true"}});
}

// Developer's Guide, Operator Precedence: `between` is made of two terms.
TEST_CASE("between takes terms and ends before and") {
  check_rows({{"4 between 2 and 6 and true", "true"},
              {"4 between 2 and 6 and false", "false"},
              {"4 between 2 and 6 = true", "true"},
              {"4 between 1 + 1 and 2 * 3", "true"},
              {"true and 4 between 2 and 6", "true"},
              {"not 4 between 2 and 6", "T03"},
              {"not (4 between 2 and 6)", "false"},
              {"4 between 2 and 6 or 1 / 0 = 1", "true"}});
}

// Developer's Guide, Operator Precedence: `or` and `xor` are one level.
TEST_CASE("and binds closer than or and xor and these closer than implies") {
  check_rows({{"true or false and false", "true"},
              {"true or true xor true", "false"},
              {"true xor true or true", "true"},
              {"false and true or true", "true"},
              {"true xor true and false", "true"},
              {"true implies false or true", "true"},
              {"false implies false implies false", "false"},
              {"false implies true and false", "true"},
              {"1 = 1 and 2 = 2", "true"},
              {"null or true and null", "null"},
              {"1 in {1} and 2 in {2}", "true"}});
}

// Developer's Guide, Operator Precedence: all binary operators associate to the left.
TEST_CASE("arithmetic goes from left to right and ampersand with the sum") {
  check_rows({{"5 - 3 - 1", "1"},
              {"8 / 4 / 2", "1.0"},
              {"7 mod 4 * 2", "6"},
              {"7 - 4 div 2", "5"},
              {"2 * -3", "-6"},
              {"1 - -1", "2"},
              {"-2 mod 3", "-2"},
              {"'a' & 'b' + 'c'", "'abc'"},
              {"{1, 2} except {2} union {3}", "{1, 3}"},
              {"{1} union {2} intersect {2}", "{2}"},
              {"width of Interval[1, 5] + 1", "5"},
              {"start of Interval[1, 5] + end of Interval[1, 5]", "6"},
              {"end of Interval[1, 5] in {5}", "true"}});
}

// Developer's Guide, Conditional Expressions, and Operator Precedence.
TEST_CASE("the last branch of if runs as far as it can") {
  check_rows({{"if true then 1 else 2 + 3", "1"},
              {"(if true then 1 else 2) + 3", "4"},
              {"1 + if false then 1 else 2 + 3", "6"},
              {"if false then true else 2 = 1", "false"},
              {"(if true then 1 else 2) = 1", "true"},
              {"if true then 1 else 2 = 1", "T03"},
              {"if true then true else false and false", "true"},
              {"if false then 1 else if true then 2 else 3", "2"},
              {"case when true then 1 else 2 end + 3", "4"},
              {"if null then 1 else 2", "2"},
              {"if 1 < 2 then 'a' else 'b'", "'a'"},
              {"if true then 1", "E03"}});
}

// Developer's Guide, Conditional Expressions: the selected case compares by `=`, so null never matches.
TEST_CASE("case of takes the first value that is equal") {
  check_rows({{"case 3 when 1 then 'a' when 3 then 'b' else 'c' end", "'b'"},
              {"case 9 when 1 then 'a' else 'c' end", "'c'"},
              {"case 2.0 when 2 then 'a' else 'b' end", "'a'"},
              {"case 1 when 1.0 then 'a' else 'b' end", "T03"},
              {"case null as Integer when 1 then 'a' else 'b' end", "'b'"},
              {"case 1 when null then 'a' when 1 then 'b' else 'c' end", "'b'"},
              {"case (null as Integer) when null then 'a' else 'b' end", "'b'"},
              {"case 'a' when 'A' then 1 when 'a' then 2.5 else 3 end", "2.5"},
              {"case 'a' when 'A' then 1 else 2.5 end", "2.5"},
              {"case 1 + 1 when 2 then 1 = 1 else false end", "true"},
              {"case 1 when 'a' then 1 else 2 end", "T03"},
              {"case 1 when 1 then 2 end", "E03"}});
}
