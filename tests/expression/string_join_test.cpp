#include "rows.hpp"

// HL7 CQL 1.5.3, Reference, String Operators: Concatenate. `+` is unknown with a null, `&` takes it for the empty text.
TEST_CASE("plus joins what is known and ampersand whatever there is") {
  check_rows({{"'a' + 'b'", "'ab'"},
              {"'a' + null", "null"},
              {"null + 'a'", "null"},
              {"'a' + '' + 'b'", "'ab'"},
              {"'é' + 'ß'", "'éß'"},
              {"'a' & 'b'", "'ab'"},
              {"'a' & null", "'a'"},
              {"null & 'b'", "'b'"},
              {"(null as String) & (null as String)", "''"},
              {"'😀' & 'ä'", "'😀ä'"},
              {"'a' & null + 'c'", "'ac'"},
              {"'a' + null & 'c'", "'c'"},
              {"'a' & 1", "T03"},
              {"'a' + 1", "T03"},
              {"1 & 2", "T03"},
              {"{'a'} & 'b'", "T03"}});
}

// Reference, String Operators: Combine, Split.
TEST_CASE("Combine joins a list and Split takes a text apart") {
  check_rows({{"Combine({'a', 'b', 'c'})", "'abc'"},
              {"Combine({'a', 'b'}, ', ')", "'a, b'"},
              {"Combine({'a'}, '-')", "'a'"},
              {"Combine({'', 'a'}, '-')", "'-a'"},
              {"Combine({'a', null, 'b'}, '-')", "'a-b'"},
              {"Combine({'ä', 'ö'}, '→')", "'ä→ö'"},
              {"Combine({})", "null"},
              {"Combine(null as List<String>)", "null"},
              {"Combine({1, 2})", "T03"},
              {"Split('a,b,c', ',')", "{'a', 'b', 'c'}"},
              {"Split('a,,b', ',')", "{'a', '', 'b'}"},
              {"Split(',a,', ',')", "{'', 'a', ''}"},
              {"Split('abc', ',')", "{'abc'}"},
              {"Split('', ',')", "{''}"},
              {"Split('a--b-c', '--')", "{'a', 'b-c'}"},
              {"Split('aébéc', 'é')", "{'a', 'b', 'c'}"},
              {"Split('a,b', null as String)", "{'a,b'}"},
              {"Split(null as String, ',')", "null"},
              {"Combine(Split('a,b', ','), ',')", "'a,b'"},
              {"Split('a,b', 1)", "T03"}});
}

// Reference, String Operators: Upper, Lower. Characters without the other case stay.
TEST_CASE("Upper and Lower change the case of letters") {
  check_rows({{"Upper('abC1-')", "'ABC1-'"},
              {"Lower('AbC1-')", "'abc1-'"},
              {"Upper('é')", "'É'"},
              {"Lower('Ä')", "'ä'"},
              {"Upper('a😀')", "'A😀'"},
              {"Lower('ΑΒ')", "'αβ'"},
              {"Upper('')", "''"},
              {"Upper(null)", "null"},
              {"Lower(null as String)", "null"},
              {"Upper(5)", "T03"},
              {"Lower({'A'})", "T03"}});
}

// Reference, Comparison Operators: Greater and its like compare code points, not bytes of any encoding.
TEST_CASE("texts are ordered by code point") {
  check_rows({{"'Z' < 'a'", "true"},
              {"'é' > 'z'", "true"},
              {"'a' < 'aa'", "true"},
              {"'' < 'a'", "true"},
              {"'10' < '9'", "true"},
              {"'😀' > 'é'", "true"},
              {"'\\uFFFD' < '😀'", "true"},
              {"'b' between 'a' and 'c'", "true"},
              {"'a' = 'A'", "false"},
              {"'a' <= (null as String)", "null"},
              {"'1' < 2", "T03"}});
}

// Developer's Guide, Literals: String.
TEST_CASE("escapes in a text stand for one character each") {
  check_rows({{"Length('it\\'s')", "4"},
              {"Length('a\\\\b')", "3"},
              {"Length('\\n\\t\\r\\f')", "4"},
              {"Length('\\u00e9')", "1"},
              {"'\\u00e9' = 'é'", "true"},
              {"'\\`\\/\\\"' = '`/\"'", "true"},
              {"'\\q'", "E06"},
              {"'\\u12'", "E06"},
              {"'abc", "E04"}});
}
