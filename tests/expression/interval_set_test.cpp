#include "rows.hpp"

// Results are held against an interval by `=`, since CQL does not say how their bounds are written.

// HL7 CQL 1.5.3, Reference, Interval Operators: Union. Nothing lies between its arguments.
TEST_CASE("a union is one interval or nothing") {
  check_rows({{"(Interval[1, 5] union Interval[3, 9]) = Interval[1, 9]", "true"},
              {"(Interval[3, 9] union Interval[1, 5]) = Interval[1, 9]", "true"},
              {"(Interval[1, 5] union Interval[6, 9]) = Interval[1, 9]", "true"},
              {"(Interval[1, 5) union Interval[5, 9]) = Interval[1, 9]", "true"},
              {"(Interval[1, 9] union Interval[3, 4]) = Interval[1, 9]", "true"},
              {"(Interval[1, 5] union Interval[2.5, 6.5]) = Interval[1.0, 6.5]", "true"},
              {"Interval[1, 5] union Interval[7, 9]", "null"},
              {"Interval[1, 5) union Interval(5, 9]", "null"},
              {"Interval[1.0, 2.0] union Interval[3.0, 4.0]", "null"},
              {"(Interval[1.0, 2.0] union Interval(2.0, 4.0]) = Interval[1.0, 4.0]", "true"},
              {"end of (Interval[1, null] union Interval[0, 3])", "2147483647"},
              {"start of (Interval[1, null] union Interval[0, 3])", "0"},
              {"start of (Interval[1, 5] union Interval[3L, 9L])", "1L"},
              {"(null as Interval<Integer>) union Interval[1, 2]", "null"},
              {"Interval[1, 2] union (null as Interval<Integer>)", "null"},
              {"Interval[1, 2] union {3}", "T03"}});
}

// Reference, Interval Operators: Intersect; the official suite keeps the open bound that is null.
TEST_CASE("an intersection is what both intervals hold") {
  check_rows({{"(Interval[1, 5] intersect Interval[3, 9]) = Interval[3, 5]", "true"},
              {"(Interval[1, 5] intersect Interval[5, 9]) = Interval[5, 5]", "true"},
              {"(Interval[1, 9] intersect Interval(3, 5)) = Interval[4, 4]", "true"},
              {"(Interval[1, 5] intersect Interval[2.5, 9.0]) = Interval[2.5, 5.0]", "true"},
              {"(Interval[1, 5) intersect Interval[0.0, 4.5]) = Interval[1.0, 4.5]", "true"},
              {"Interval[1, 5] intersect Interval[6, 9]", "null"},
              {"Interval[1, 5) intersect Interval[5, 9]", "null"},
              {"Interval[1, 8] intersect Interval[5, null)", "Interval[5, null)"},
              {"Interval[5, null) intersect Interval[1, 8]", "Interval[5, null)"},
              {"start of (Interval[1, 8] intersect Interval[5, null))", "5"},
              {"end of (Interval[1, 8] intersect Interval[5, null))", "null"},
              {"(Interval[1, 8] intersect Interval[5, null]) = Interval[5, 8]", "true"},
              {"Interval[1, 4] intersect Interval[5, null)", "null"},
              {"(null as Interval<Integer>) intersect Interval[1, 2]", "null"},
              {"Interval[1, 2] intersect (null as Interval<Integer>)", "null"}});
}

// Reference, Interval Operators: Except.
TEST_CASE("a difference is one interval or nothing") {
  check_rows({{"(Interval[1, 9] except Interval[5, 12]) = Interval[1, 4]", "true"},
              {"(Interval[1, 9] except Interval[0, 5]) = Interval[6, 9]", "true"},
              {"(Interval[1, 9] except Interval[1, 3]) = Interval[4, 9]", "true"},
              {"(Interval[1, 9] except Interval[7, 9]) = Interval[1, 6]", "true"},
              {"(Interval[1, 9] except Interval(5, 12]) = Interval[1, 5]", "true"},
              {"(Interval[1, 9) except Interval[5, 12]) = Interval[1, 4]", "true"},
              {"(Interval[0.0, 1.0] except Interval[0.5, 1.0]) = Interval[0.0, 0.49999999]", "true"},
              {"(Interval[0.0, 1.0] except Interval(0.5, 1.0]) = Interval[0.0, 0.5]", "true"},
              {"Interval[1, 9] except Interval[3, 5]", "null"},
              {"Interval[3, 5] except Interval[1, 9]", "null"},
              {"Interval[1, 9] except Interval[1, 9]", "null"},
              {"(null as Interval<Integer>) except Interval[1, 2]", "null"},
              {"Interval[1, 2] except (null as Interval<Integer>)", "null"}});
}

// Reference, Interval Operators: Collapse. Nulls are left out, what overlaps or meets becomes one, sorted.
TEST_CASE("collapse joins the intervals of a list") {
  check_rows(
      {{"(collapse {Interval[1, 3], Interval[2, 5]}) = {Interval[1, 5]}", "true"},
       {"(collapse {Interval[8, 9], Interval[1, 3], Interval[4, 5]}) = {Interval[1, 5], Interval[8, 9]}", "true"},
       {"(collapse {Interval[1, 9], Interval[2, 3], Interval[5, 6]}) = {Interval[1, 9]}", "true"},
       {"(collapse {Interval[1, 3), Interval(3, 5]}) = {Interval[1, 2], Interval[4, 5]}", "true"},
       {"(collapse {Interval[1.0, 2.0], Interval[2.00000001, 3.0]}) = {Interval[1.0, 3.0]}", "true"},
       {"Length(collapse {Interval[1.0, 2.0], Interval[3.0, 4.0]})", "2"},
       {"Length(collapse {Interval[1, 2], null, Interval[1, 2]})", "1"},
       {"(collapse {Interval[1, 3], Interval[3.5, 5.0]})[1] = Interval[3.5, 5.0]", "true"},
       {"collapse {null as Interval<Integer>}", "{}"},
       {"collapse (null as List<Interval<Integer>>)", "null"},
       {"collapse {1, 2}", "T03"}});
}

// Reference, Interval Operators: Expand is CQL and not in the subset.
TEST_CASE("expand is refused by name") {
  check_rows({{"expand Interval[1, 3]", "E08"}, {"expand {Interval[1, 3]} per 2", "E08"}});
}
