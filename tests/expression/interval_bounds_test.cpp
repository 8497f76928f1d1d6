#include "rows.hpp"

// HL7 CQL 1.5.3, Reference, Interval Operators: Start, End. The step is 1, or 0.00000001 for a Decimal.
TEST_CASE("start and end are the first and the last point inside") {
  check_rows({{"start of Interval[2, 6]", "2"},
              {"start of Interval(2, 6]", "3"},
              {"end of Interval[2, 6]", "6"},
              {"end of Interval[2, 6)", "5"},
              {"start of Interval(-1, 6]", "0"},
              {"start of Interval(1.0, 6.0]", "1.00000001"},
              {"end of Interval[1.0, 6.0)", "5.99999999"},
              {"start of Interval(1, 2.5]", "1.00000001"},
              {"end of Interval[0.5, 3]", "3.0"},
              {"start of Interval[1L, 6]", "1L"},
              {"end of Interval[1, 5000000000L)", "4999999999L"},
              {"start of Interval[2147483647, 2147483647]", "2147483647"},
              {"end of Interval[-2147483648, -2147483648]", "-2147483648"},
              {"start of (null as Interval<Integer>)", "null"},
              {"end of (null as Interval<Decimal>)", "null"},
              {"start of 5", "T03"},
              {"end of {1, 2}", "T03"}});
}

// Author's Guide, Interval Values: a closed bound that is null is the end of the type, an open one is unknown.
TEST_CASE("a closed bound that is missing is the extreme of the type and an open one is unknown") {
  check_rows({{"end of Interval[2, null]", "2147483647"},
              {"start of Interval[null, 6]", "-2147483648"},
              {"end of Interval[2L, null]", "9223372036854775807L"},
              {"start of Interval[null, 6L]", "-9223372036854775808L"},
              {"end of Interval[2.0, null]", "99999999999999999999.99999999"},
              {"start of Interval[null, 6.0]", "-99999999999999999999.99999999"},
              {"start of Interval[null as Decimal, 6]", "-99999999999999999999.99999999"},
              {"end of Interval[2, null as Long]", "9223372036854775807L"},
              {"start of Interval[null as Integer, null]", "-2147483648"},
              {"end of Interval[2, null)", "null"},
              {"start of Interval(null, 6]", "null"},
              {"start of Interval[2, null)", "2"},
              {"end of Interval(null, 6)", "5"},
              {"start of Interval(null as Integer, null)", "null"}});
}

// Reference, Width: the end less the start.
TEST_CASE("width counts the steps between both ends") {
  check_rows({{"width of Interval[2, 6]", "4"},
              {"width of Interval[2, 6)", "3"},
              {"width of Interval(2, 6)", "2"},
              {"width of Interval[6, 6]", "0"},
              {"width of Interval[-3, 4]", "7"},
              {"width of Interval[0.5, 2.75]", "2.25"},
              {"width of Interval[0.0, 1.0)", "0.99999999"},
              {"width of Interval[1, 2.5]", "1.5"},
              {"width of Interval[2L, 6L]", "4L"},
              {"width of Interval[0, null]", "2147483647"},
              {"width of Interval[-1, null]", "null"},
              {"width of Interval[0, null)", "null"},
              {"width of Interval(null, 6]", "null"},
              {"width of (null as Interval<Long>)", "null"},
              {"width of 6", "T03"}});
}

// Reference, Point From. A wide interval is one of the few run-time errors of CQL.
TEST_CASE("point from gives the one point there is") {
  check_rows({{"point from Interval[4, 4]", "4"},
              {"point from Interval[4, 5)", "4"},
              {"point from Interval(3, 4]", "4"},
              {"point from Interval(3, 5)", "4"},
              {"point from Interval[4L, 4]", "4L"},
              {"point from Interval[0.5, 0.5]", "0.5"},
              {"point from Interval[1, 1.00000001)", "1.0"},
              {"point from Interval[4, 5]", "T05"},
              {"point from Interval[4, 5.0)", "T05"},
              {"point from (null as Interval<Integer>)", "null"}});
}

// Author's Guide, Interval Values: the low bound does not lie above the high one, and a unit interval is closed.
TEST_CASE("an interval whose bounds cross is refused") {
  check_rows({{"Interval[5, 4]", "T05"},
              {"Interval(5, 5]", "T05"},
              {"Interval[5, 5)", "T05"},
              {"Interval[1.5, 1]", "T05"},
              {"Interval[2L, 1]", "T05"},
              {"5 in Interval[9, 1]", "T05"},
              {"Interval[5, 5]", "Interval[5, 5]"},
              {"Interval(-2, 5)", "Interval(-2, 5)"},
              {"Interval[1, 2.5)", "Interval[1.0, 2.5)"},
              {"Interval[1, 5L]", "Interval[1L, 5L]"},
              {"Interval['a', 'b']", "T03"},
              {"Interval[1, 'b']", "T03"},
              {"Interval[1, 2", "E03"}});
}

// Reference, Interval Operators: In, Contains. A test against an open bound that is missing is unknown, against a
// closed one it is true, and the two tests are joined by `and`.
TEST_CASE("a point lies in an interval when it passes both bounds") {
  check_rows({{"6 in Interval[2, 6)", "false"},
              {"2 in Interval(2, 6]", "false"},
              {"5.99999999 in Interval[2.0, 6.0)", "true"},
              {"2.5 in Interval[2, 6]", "true"},
              {"5.5 in Interval[2, 6)", "true"},
              {"6L in Interval[2, 6]", "true"},
              {"6 in Interval[2.0, 6.0]", "true"},
              {"3 in Interval[null, 6]", "true"},
              {"3 in Interval(null, 6]", "null"},
              {"7 in Interval(null, 6]", "false"},
              {"3 in Interval[null as Integer, null]", "true"},
              {"3 in Interval(null as Integer, null)", "null"},
              {"3 in Interval(null as Integer, null]", "null"},
              {"null as Integer in Interval[2, 6]", "null"},
              {"3 in (null as Interval<Integer>)", "false"},
              {"Interval[2, 6] contains 6", "true"},
              {"Interval[2, 6) contains 6", "false"},
              {"Interval[2, null) contains 6", "null"},
              {"Interval[2, 6] contains (null as Integer)", "null"},
              {"(null as Interval<Integer>) contains 3", "false"},
              {"'a' in Interval[2, 6]", "T03"}});
}

// Reference, Interval Operators: Equal. Start and end are compared, and joined by `and`.
TEST_CASE("intervals of the same points are equal however they are written") {
  check_rows({{"Interval[1, 3] = Interval[1, 4)", "true"},
              {"Interval(0, 3] = Interval[1, 4)", "true"},
              {"Interval[1, 3] = Interval[1, 4]", "false"},
              {"Interval[0.0, 1.0) = Interval[0.0, 0.99999999]", "true"},
              {"Interval[1, 3] = Interval[1.0, 3.0]", "true"},
              {"Interval[1, 3] = Interval[1L, 3L]", "true"},
              {"Interval[1, null] = Interval[1, 2147483647]", "true"},
              {"Interval[1, null] = Interval[1, null]", "true"},
              {"Interval[1, null) = Interval[1, null)", "null"},
              {"Interval[1, null) = Interval[2, null)", "false"},
              {"Interval[1, null) != Interval[2, null)", "true"},
              {"Interval[1, 3] != Interval[1, 4)", "false"},
              {"Interval[1, 3] = (null as Interval<Integer>)", "null"},
              {"(null as Interval<Integer>) != Interval[1, 3]", "null"},
              {"Interval[1, 3] = 1", "T03"},
              {"Interval[1, 3] < Interval[4, 5]", "T03"}});
}
