#include "rows.hpp"

// HL7 CQL 1.5.3, Reference, Interval Operators: Before, After. A point stands for both its bounds.
TEST_CASE("before and after compare the ends that face each other") {
  check_rows({{"Interval[1, 5] before Interval[6, 9]", "true"},
              {"Interval[1, 5] before Interval[5, 9]", "false"},
              {"Interval[1, 5) before Interval[5, 9]", "true"},
              {"Interval[1, 5] before Interval(5, 9]", "true"},
              {"Interval[6, 9] before Interval[1, 5]", "false"},
              {"Interval[6, 9] after Interval[1, 5]", "true"},
              {"Interval[5, 9] after Interval[1, 5]", "false"},
              {"4 before Interval[5, 9]", "true"},
              {"5 before Interval[5, 9]", "false"},
              {"5 before Interval(5, 9]", "true"},
              {"Interval[1, 5] before 6", "true"},
              {"10 after Interval[5, 9]", "true"},
              {"9 after Interval[5, 9)", "true"},
              {"Interval[5, 9] after 4", "true"},
              {"2.5 before Interval[3, 4]", "true"},
              {"Interval[1, 2] before 2.5", "true"},
              {"Interval[1, 2] before Interval[3L, 4L]", "true"},
              {"Interval[1, 2] before 'a'", "T03"}});
}

// Reference, Before and After; Start and End for what an open bound is that is null.
TEST_CASE("a bound that is unknown makes only its own comparison unknown") {
  check_rows({{"Interval[1, 5] before Interval(null, 9]", "null"},
              {"Interval[1, null) before Interval[6, 9]", "null"},
              {"Interval(null, 5] before Interval[6, 9]", "true"},
              {"Interval[1, 5] before Interval[6, null)", "true"},
              {"Interval(null, 7] before Interval[6, 9]", "false"},
              {"Interval[1, null] before Interval[6, 9]", "false"},
              {"Interval[6, null] after Interval[1, 5]", "true"},
              {"Interval(null, 9] after Interval[1, 5]", "null"},
              {"(null as Interval<Integer>) before Interval[1, 2]", "null"},
              {"Interval[1, 2] before (null as Interval<Integer>)", "null"},
              {"(null as Integer) before Interval[1, 2]", "null"},
              {"Interval[1, 2] after (null as Integer)", "null"}});
}

// Reference, Same Or Before and Same Or After (Intervals), of which these phrases are other names.
TEST_CASE("on or before and on or after let the ends touch") {
  check_rows({{"Interval[1, 5] on or before Interval[5, 9]", "true"},
              {"Interval[1, 5] before or on Interval[5, 9]", "true"},
              {"Interval[1, 6] on or before Interval[5, 9]", "false"},
              {"Interval[1, 6) on or before Interval[5, 9]", "true"},
              {"Interval[5, 9] on or after Interval[1, 5]", "true"},
              {"Interval[5, 9] after or on Interval[1, 5]", "true"},
              {"Interval[5, 9] on or after Interval[1, 6]", "false"},
              {"5 on or before Interval[5, 9]", "true"},
              {"6 on or before Interval[5, 9]", "false"},
              {"9 on or after Interval[5, 9]", "true"},
              {"8 on or after Interval[5, 9]", "false"},
              {"Interval[1, 5] on or before 5.0", "true"},
              {"Interval[1, null) on or before Interval[6, 9]", "null"},
              {"(null as Interval<Integer>) on or after Interval[1, 5]", "null"},
              {"Interval[1, 5] on or before (null as Integer)", "null"}});
}

// Reference, Meets: the end is the predecessor of the start, or the start the successor of the end.
TEST_CASE("intervals meet when no point lies between them") {
  check_rows({{"Interval[1, 5] meets Interval[6, 9]", "true"},
              {"Interval[6, 9] meets Interval[1, 5]", "true"},
              {"Interval[1, 5] meets before Interval[6, 9]", "true"},
              {"Interval[6, 9] meets before Interval[1, 5]", "false"},
              {"Interval[6, 9] meets after Interval[1, 5]", "true"},
              {"Interval[1, 5] meets after Interval[6, 9]", "false"},
              {"Interval[1, 5] meets Interval[5, 9]", "false"},
              {"Interval[1, 5) meets Interval[5, 9]", "true"},
              {"Interval[1, 5] meets Interval(6, 9]", "false"},
              {"Interval[1.0, 2.0] meets Interval[2.00000001, 3.0]", "true"},
              {"Interval[1.0, 2.0] meets Interval(2.0, 3.0]", "true"},
              {"Interval[1, 2] meets Interval[3.0, 4.0]", "false"},
              {"Interval[1, 2147483647] meets before Interval[5, 9]", "false"},
              {"Interval[-2147483648, 3] meets after Interval[1, 2]", "false"},
              {"Interval(null, 5] meets before Interval[6, 9]", "true"},
              {"Interval[1, null) meets before Interval[6, 9]", "null"},
              {"Interval[1, null) meets Interval[6, 9]", "null"},
              {"(null as Interval<Integer>) meets Interval[1, 2]", "null"},
              {"Interval[1, 2] meets after (null as Interval<Integer>)", "null"},
              {"Interval[1, 2] meets 3", "T03"}});
}

// Reference, Overlaps.
TEST_CASE("intervals overlap when they share a point") {
  check_rows({{"Interval[1, 5] overlaps Interval[5, 9]", "true"},
              {"Interval[1, 5] overlaps Interval[6, 9]", "false"},
              {"Interval[1, 5) overlaps Interval[5, 9]", "false"},
              {"Interval[1, 9] overlaps Interval[3, 4]", "true"},
              {"Interval[3, 4] overlaps Interval[1, 9]", "true"},
              {"Interval[1, 5) overlaps Interval[4.5, 6.0]", "true"},
              {"Interval[1, 5] overlaps before Interval[3, 9]", "true"},
              {"Interval[3, 9] overlaps before Interval[1, 5]", "false"},
              {"Interval[1, 5] overlaps before Interval[6, 9]", "false"},
              {"Interval[3, 9] overlaps after Interval[1, 5]", "true"},
              {"Interval[1, 5] overlaps after Interval[3, 9]", "false"},
              {"Interval[1, 9] overlaps after Interval[1, 5]", "true"},
              {"Interval[1, 9] overlaps before Interval[1, 5]", "false"},
              {"Interval[1, null] overlaps Interval[3, 4]", "true"},
              {"Interval[1, null) overlaps Interval[3, 4]", "null"},
              {"Interval[5, null) overlaps Interval[3, 4]", "false"},
              {"(null as Interval<Integer>) overlaps Interval[1, 2]", "null"},
              {"Interval[1, 2] overlaps before (null as Interval<Integer>)", "null"},
              {"(null as Interval<Integer>) overlaps after Interval[1, 2]", "null"}});
}

// Reference, Starts and Ends.
TEST_CASE("an interval starts or ends another when it shares that end and reaches no further") {
  check_rows({{"Interval[1, 3] starts Interval[1, 5]", "true"},
              {"Interval[1, 5] starts Interval[1, 5]", "true"},
              {"Interval[1, 6] starts Interval[1, 5]", "false"},
              {"Interval[2, 3] starts Interval[1, 5]", "false"},
              {"Interval(0, 3] starts Interval[1, 5]", "true"},
              {"Interval[3, 5] ends Interval[1, 5]", "true"},
              {"Interval[0, 5] ends Interval[1, 5]", "false"},
              {"Interval[3, 4] ends Interval[1, 5]", "false"},
              {"Interval[3, 6) ends Interval[1, 5]", "true"},
              {"Interval[3, 5] ends Interval[1.0, 5.0]", "true"},
              {"Interval[1, 3] starts Interval[1, null)", "null"},
              {"Interval[2, 3] starts Interval[1, null)", "false"},
              {"Interval[3, null) ends Interval[1, 5]", "null"},
              {"Interval[3, null] ends Interval[1, null]", "true"},
              {"(null as Interval<Integer>) starts Interval[1, 2]", "null"},
              {"Interval[1, 2] ends (null as Interval<Integer>)", "null"}});
}

// Reference, Includes and Included In; with a point these are Contains and In.
TEST_CASE("an interval includes what begins and ends within it") {
  check_rows({{"Interval[1, 9] includes Interval[3, 5]", "true"},
              {"Interval[1, 9] includes Interval[1, 10)", "true"},
              {"Interval[1, 5] includes Interval[3, 9]", "false"},
              {"Interval[3, 5] included in Interval[1, 9]", "true"},
              {"Interval[3, 5] during Interval[1, 9]", "true"},
              {"Interval[3, 10] during Interval[1, 9]", "false"},
              {"Interval[1, 5] includes Interval[1.0, 5.0]", "true"},
              {"Interval[1, 9] includes 9", "true"},
              {"Interval[1, 9] includes 10", "false"},
              {"9 included in Interval[1, 9)", "false"},
              {"9 during Interval[1, 9]", "true"},
              {"Interval[1, null) includes Interval[3, 4]", "null"},
              {"Interval[5, null) includes Interval[3, 4]", "false"},
              {"Interval[1, null] includes Interval[3, 4]", "true"},
              {"Interval[1, 9] includes Interval[3, null)", "null"},
              {"Interval[4, 9] includes Interval[3, null)", "false"},
              {"(null as Interval<Integer>) includes Interval[1, 2]", "null"},
              {"Interval[1, 2] included in (null as Interval<Integer>)", "null"},
              {"Interval[1, 2] includes (null as Integer)", "null"},
              {"(null as Integer) during Interval[1, 2]", "null"}});
}

// Reference, Properly Includes and Properly Included In: more than what is included. A point at a bound is inside.
TEST_CASE("an interval properly includes what leaves something of it over") {
  check_rows({{"Interval[1, 9] properly includes Interval[1, 8]", "true"},
              {"Interval[1, 9] properly includes Interval[1, 9]", "false"},
              {"Interval[1, 9] properly includes Interval[1, 10)", "false"},
              {"Interval[1, 9] properly includes Interval[0, 8]", "false"},
              {"Interval[1, 8] properly included in Interval[1, 9]", "true"},
              {"Interval[1, 8] properly during Interval[1, 9]", "true"},
              {"Interval[1, 9] properly during Interval[1, 9]", "false"},
              {"Interval[1, 9] properly includes 5", "true"},
              {"Interval[1, 9] properly includes 1", "true"},
              {"Interval[5, 5] properly includes 5", "false"},
              {"5 properly included in Interval[5, 6)", "false"},
              {"5 properly during Interval[5, 6]", "true"},
              {"10 properly included in Interval[1, 9]", "false"},
              {"(null as Interval<Integer>) properly includes Interval[1, 2]", "null"},
              {"Interval[1, 2] properly included in (null as Interval<Integer>)", "null"}});
}

// Developer's Guide, Timing Phrases: `starts`, `ends`, `start` and `end` pick a bound, `occurs` says nothing.
TEST_CASE("timing phrases pick the bound they name") {
  check_rows({{"Interval[2, 9] starts before Interval[3, 9]", "true"},
              {"Interval[3, 9] starts before Interval[3, 9]", "false"},
              {"Interval[1, 5] ends after Interval[2, 4]", "true"},
              {"Interval[2, 9] starts during Interval[1, 3]", "true"},
              {"Interval[2, 9] ends during Interval[1, 3]", "false"},
              {"Interval[2, 9] starts properly during Interval[1, 5]", "true"},
              {"Interval[1, 5] before start Interval[6, 9]", "true"},
              {"Interval[1, 5] before end Interval[2, 9]", "true"},
              {"Interval[7, 8] after end Interval[1, 6]", "true"},
              {"Interval[6, 8] after end Interval[1, 6]", "false"},
              {"Interval[6, 8] on or after end Interval[1, 6]", "true"},
              {"Interval[4, 5] after start Interval[1, 6]", "true"},
              {"Interval[1, 5] starts on or before Interval[1, 9]", "true"},
              {"4 occurs during Interval[1, 5]", "true"},
              {"4 occurs before Interval[5, 9]", "true"},
              {"Interval(null, 5] starts before Interval[3, 9]", "null"},
              {"(null as Interval<Integer>) ends during Interval[1, 5]", "null"}});
}

// Reference, Between: `properly` leaves the bounds out.
TEST_CASE("properly between leaves both bounds out") {
  check_rows({{"2 properly between 1 and 5", "true"},
              {"1 properly between 1 and 5", "false"},
              {"5 properly between 1 and 5", "false"},
              {"1.00000001 properly between 1 and 5", "true"},
              {"1.00000001 between 1 and 5", "true"},
              {"5 between 1 and 5", "true"},
              {"3 properly between null and 5", "null"},
              {"6 properly between null and 5", "false"},
              {"null properly between 1 and 5", "null"}});
}
