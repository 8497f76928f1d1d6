#include "rows.hpp"

// HL7 CQL 1.5.3, Reference, String Operators: Length, Indexer. Places count characters (code points) from 0.
TEST_CASE("a text is as long as it has characters and each has a place") {
  check_rows({{"Length('')", "0"},
              {"Length('abc')", "3"},
              {"Length('é')", "1"},
              {"Length('ßä')", "2"},
              {"Length('a😀b')", "3"},
              {"Length(null as String)", "null"},
              {"'abc'[0]", "'a'"},
              {"'abc'[2]", "'c'"},
              {"'abc'[3]", "null"},
              {"'abc'[-1]", "null"},
              {"'aé😀b'[1]", "'é'"},
              {"'aé😀b'[2]", "'😀'"},
              {"'aé😀b'[3]", "'b'"},
              {"''[0]", "null"},
              {"'abc'[null as Integer]", "null"},
              {"(null as String)[0]", "null"},
              {"('a' + 'b')[1]", "'b'"},
              {"'a' + 'bc'[1]", "'ac'"},
              {"'abc'[1.0]", "T03"},
              {"'abc'[1L]", "T03"},
              {"Length(5)", "T03"}});
}

// Reference, String Operators: Substring.
TEST_CASE("Substring starts inside the text and ends with it at the latest") {
  check_rows({{"Substring('abcde', 0)", "'abcde'"},
              {"Substring('abcde', 2)", "'cde'"},
              {"Substring('abcde', 1, 2)", "'bc'"},
              {"Substring('abcde', 4)", "'e'"},
              {"Substring('abcde', 5)", "null"},
              {"Substring('abcde', -1)", "null"},
              {"Substring('abcde', 2, 99)", "'cde'"},
              {"Substring('abcde', 2, 2147483647)", "'cde'"},
              {"Substring('abcde', 2, 0)", "''"},
              {"Substring('aé😀b', 2)", "'😀b'"},
              {"Substring('aé😀b', 1, 2)", "'é😀'"},
              {"Substring('ßä', 1, 1)", "'ä'"},
              {"Substring('abc', null as Integer)", "null"},
              {"Substring(null as String, 1)", "null"},
              {"Substring(null as String, 1, 1)", "null"},
              {"Substring('abc', 'a')", "T03"},
              {"Substring('abc', 1L)", "T03"},
              {"Substring('abc', 1.0)", "T03"},
              {"Substring(123, 1)", "T03"}});
}

// Reference, String Operators: PositionOf, LastPositionOf. The pattern comes first.
TEST_CASE("a pattern is found at its first or its last place") {
  check_rows({{"PositionOf('b', 'abcb')", "1"},
              {"LastPositionOf('b', 'abcb')", "3"},
              {"PositionOf('a', 'abcb')", "0"},
              {"PositionOf('x', 'abcb')", "-1"},
              {"LastPositionOf('x', 'abcb')", "-1"},
              {"PositionOf('B', 'abcb')", "-1"},
              {"PositionOf('bc', 'abcb')", "1"},
              {"PositionOf('abcbd', 'abcb')", "-1"},
              {"PositionOf('aa', 'aaa')", "0"},
              {"LastPositionOf('aa', 'aaa')", "1"},
              {"PositionOf('é', 'aßéé')", "2"},
              {"LastPositionOf('é', 'aßéé')", "3"},
              {"PositionOf('b', '😀b')", "1"},
              {"PositionOf('a', '')", "-1"},
              {"PositionOf(null as String, 'a')", "null"},
              {"PositionOf('a', null as String)", "null"},
              {"LastPositionOf(null as String, 'a')", "null"},
              {"LastPositionOf('a', null as String)", "null"},
              {"PositionOf('a', 1)", "T03"},
              {"PositionOf({'a'}, 'a')", "T03"}});
}

// Reference, String Operators: StartsWith, EndsWith. Case counts.
TEST_CASE("a text starts and ends with its own ends") {
  check_rows({{"StartsWith('abc', 'ab')", "true"},
              {"StartsWith('abc', 'b')", "false"},
              {"StartsWith('abc', 'A')", "false"},
              {"StartsWith('abc', '')", "true"},
              {"StartsWith('abc', 'abcd')", "false"},
              {"StartsWith('éa', 'é')", "true"},
              {"EndsWith('abc', 'bc')", "true"},
              {"EndsWith('abc', 'b')", "false"},
              {"EndsWith('abc', '')", "true"},
              {"EndsWith('a😀', '😀')", "true"},
              {"StartsWith(null as String, 'a')", "null"},
              {"StartsWith('a', null as String)", "null"},
              {"EndsWith(null as String, 'a')", "null"},
              {"EndsWith('a', null as String)", "null"},
              {"EndsWith(5, '5')", "T03"}});
}

// Reference, String Operators: Matches and ReplaceMatches are CQL and not in the subset; Reverse is neither.
TEST_CASE("functions on texts that the subset leaves out are refused") {
  check_rows({{"Matches('a', 'a')", "E08"}, {"ReplaceMatches('a', 'a', 'b')", "E08"}, {"Reverse('abc')", "T02"}});
}
