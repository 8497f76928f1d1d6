#include "rows.hpp"

// HL7 CQL 1.5.3, Reference, Comparison Operators: Equivalent. Decimals are rounded to the places of the one that has
// fewer, zeros at the end not counted; Integers are compared as they are.
TEST_CASE("equivalent numbers agree in the places they share") {
  check_rows({{"1 ~ 1", "true"},
              {"1 ~ 2", "false"},
              {"1 ~ 1L", "true"},
              {"1 ~ 1.0", "true"},
              {"1.5 ~ 1.55", "false"},
              {"1.6 ~ 1.55", "true"},
              {"1.54 ~ 1.5", "true"},
              {"1.05 ~ 1.1", "true"},
              {"1.001 ~ 1.000", "true"},
              {"1.0 ~ 1.04", "true"},
              {"1 ~ 1.4", "true"},
              {"1 ~ 1.5", "false"},
              {"2 ~ 1.5", "true"},
              {"-1.6 ~ -1.55", "true"},
              {"-1.5 ~ -1.55", "false"},
              {"1.5 ~ -1.5", "false"},
              {"100 ~ 100.4", "true"},
              {"0.12345678 ~ 0.12345679", "false"},
              {"99999999999999999999.99999999 ~ 99999999999999999999.99999999", "true"}});
}

// Reference, Equivalent: case is ignored, and every white space character is equal to every other.
TEST_CASE("equivalent texts agree but for case and kind of white space") {
  check_rows({{"'abc' ~ 'ABC'", "true"},
              {"'é' ~ 'É'", "true"},
              {"'ä' ~ 'Ä'", "true"},
              {"'Σ' ~ 'σ'", "true"},
              {"'Σ' ~ 'ς'", "true"},
              {"'é' ~ 'e'", "false"},
              {"'ß' ~ 's'", "false"},
              {"'😀' ~ '😀'", "true"},
              {"'a b' ~ 'a\\tb'", "true"},
              {"'a\\nb' ~ 'A B'", "true"},
              {"'a b' ~ 'a  b'", "false"},
              {"'a' ~ ' a'", "false"},
              {"'ab' ~ 'a'", "false"},
              {"'' ~ ''", "true"},
              {"'a' !~ 'A'", "false"},
              {"'a' = 'A'", "false"}});
}

// Reference, Equivalent: two nulls are equivalent, a null and a value are not.
TEST_CASE("equivalence is known even of what is missing") {
  check_rows({{"(null as Integer) ~ (null as Integer)", "true"},
              {"null as Integer ~ null", "true"},
              {"null ~ 1", "false"},
              {"1 ~ null", "false"},
              {"(null as String) ~ ''", "false"},
              {"(null as Boolean) ~ false", "false"},
              {"(null as Decimal) ~ 0.0", "false"},
              {"true ~ true", "true"},
              {"true ~ false", "false"},
              {"1 !~ 2", "true"},
              {"1 !~ 1.0", "false"},
              {"null !~ 1", "true"},
              {"1 !~ null", "true"},
              {"(null as Integer) !~ (null as Integer)", "false"},
              {"null ~ null", "T07"},
              {"1 ~ 'a'", "T03"},
              {"true ~ 1", "T03"},
              {"1 !~ {1}", "T03"}});
}

// Reference, List Operators: Equivalent. As long, and equivalent element by element.
TEST_CASE("equivalent lists have equivalent elements") {
  check_rows({{"{1, 2} ~ {1, 2}", "true"},
              {"{1, 2} ~ {2, 1}", "false"},
              {"{1} ~ {1, 2}", "false"},
              {"{1, null} ~ {1, null}", "true"},
              {"{1, null} ~ {1, 2}", "false"},
              {"{null, 1} ~ {1, null}", "false"},
              {"{'a', 'B'} ~ {'A', 'b'}", "true"},
              {"{1.0} ~ {1.04}", "true"},
              {"{1, 2} ~ {1.0, 2.0}", "true"},
              {"{{'a'}} ~ {{'A'}}", "true"},
              {"{} ~ {}", "true"},
              {"{1} !~ {1}", "false"},
              {"{1} !~ {2}", "true"},
              {"(null as List<Integer>) ~ {1}", "false"},
              {"{} ~ (null as List<Integer>)", "false"},
              {"(null as List<Integer>) ~ (null as List<Integer>)", "true"},
              {"{1} ~ 1", "T03"}});
}

// Reference, Interval Operators: Equivalent. By start and end, an unknown one equivalent to an unknown one.
TEST_CASE("equivalent intervals have equivalent ends") {
  check_rows({{"Interval[1, 3] ~ Interval[1, 4)", "true"},
              {"Interval[1, 3] ~ Interval[1, 4]", "false"},
              {"Interval[1, 3] ~ Interval[1.0, 3.0]", "true"},
              {"Interval[1, null] ~ Interval[1, 2147483647]", "true"},
              {"Interval[1, null) ~ Interval[1, null)", "true"},
              {"Interval[1, null) ~ Interval[2, null)", "false"},
              {"Interval[1, null) ~ Interval[1, 5]", "false"},
              {"Interval[1, 3] !~ Interval[1, 4)", "false"},
              {"(null as Interval<Integer>) ~ Interval[1, 2]", "false"},
              {"(null as Interval<Integer>) ~ (null as Interval<Integer>)", "true"},
              {"Interval[1, 3] ~ 1", "T03"}});
}
