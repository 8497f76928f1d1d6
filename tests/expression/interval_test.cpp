#include "rows.hpp"

// Expected values by hand from HL7 CQL 1.5.3, Reference, Interval Operators; Author's Guide, Interval Values.

TEST_CASE("an interval starts and ends where its bounds say") {
  check_rows({{"start of Interval[1, 5]", "1"},
              {"start of Interval(1, 5]", "2"},
              {"end of Interval[1, 5)", "4"},
              {"end of Interval[1.0, 2.0)", "1.99999999"},
              {"start of Interval[null as Integer, 5]", "-2147483648"},
              {"end of Interval[1L, null]", "9223372036854775807L"},
              {"end of Interval[1.0, null]", "99999999999999999999.99999999"},
              {"end of Interval[1, null)", "null"},
              {"width of Interval[1, 5)", "3"},
              {"width of Interval[0.5, 2.0]", "1.5"},
              {"width of Interval[1, null]", "2147483646"},
              {"width of Interval[null as Integer, null]", "null"},
              {"point from Interval[2, 2]", "2"},
              {"point from Interval[2, 4)", "T05"},
              {"Interval[1, 1)", "T05"}});
}

TEST_CASE("intervals are equal when they start and end alike") {
  check_rows({{"Interval[1.0, 2.0) = Interval[1.0, 1.99999999]", "true"},
              {"Interval[1, null) = Interval[1, 5]", "null"},
              {"Interval[2, null) = Interval[1, 5]", "false"},
              {"Interval[1, 2] = Interval[1.0, 2.0]", "true"}});
}

TEST_CASE("a point or an interval lies before, after, inside or across another") {
  check_rows({{"5 before Interval[6, 9]", "true"},
              {"Interval[1, 5] after 0", "true"},
              {"Interval(null, 5] meets after Interval[11, null)", "false"},
              {"Interval[1.0, 5.0] meets before Interval(5.0, 9.0]", "true"},
              {"Interval[1, 5] overlaps before Interval[5, 9]", "true"},
              {"Interval[1, 5] overlaps after Interval[5, 9]", "false"},
              {"Interval[1, 5] overlaps (null as Interval<Integer>)", "null"},
              {"Interval[2, 3] included in Interval[1, 5]", "true"},
              {"Interval[1, 5] includes Interval[1, 5]", "true"},
              {"Interval[1, 5] properly includes Interval[1, 5]", "false"},
              {"Interval[2, 3] properly during Interval[1, 5]", "true"},
              {"3 during Interval[1, 5]", "true"},
              {"3 properly included in Interval[3, 3]", "false"},
              {"Interval[1, 5] contains 5", "true"},
              {"Interval[2, 3] starts during Interval[2, 9]", "true"},
              {"Interval[2, 3] occurs during Interval[2, 9]", "true"},
              {"Interval[2, 9] ends during Interval[2, 3]", "false"},
              {"2 before end Interval[2, 3]", "T03"},
              {"Interval[1, 2] before end Interval[1, 3]", "true"}});
}

TEST_CASE("union, intersection and difference of intervals are one interval or unknown") {
  check_rows({{"Interval[1, 5] union Interval[6, 9]", "Interval[1, 9]"},
              {"Interval[1, 4] union Interval[6, 9]", "null"},
              {"Interval[1, 10] intersect Interval[5, null)", "Interval[5, null)"},
              {"Interval[1, 4] intersect Interval[6, 9]", "null"},
              {"Interval[1, 9] except Interval[5, 20]", "Interval[1, 4]"},
              {"Interval[1, 9] except Interval[0, 5]", "Interval[6, 9]"},
              {"Interval[1, 9] except Interval[20, 30]", "Interval[1, 9]"},
              {"collapse {Interval[4, 8], Interval[1, 4], null, Interval[9, 10], Interval[12, 13]}",
               "{Interval[1, 10], Interval[12, 13]}"}});
}
