#include "rows.hpp"

// HL7 CQL 1.5.3, Reference, List Operators: Union. Null elements are equal to each other. CQL leaves
// the order open; here it is that of first appearance.
TEST_CASE("a union of lists holds each element once") {
  check_rows({{"{1, 2} union {2, 3}", "{1, 2, 3}"},
              {"{2, 1} union {1, 0}", "{2, 1, 0}"},
              {"{1, 1} union {1}", "{1}"},
              {"{1} union {}", "{1}"},
              {"{} union {1}", "{1}"},
              {"{null} union {null, 1}", "{null, 1}"},
              {"{'a'} union {'A'}", "{'a', 'A'}"},
              {"{1} union {2.5}", "{1.0, 2.5}"},
              {"{1} union {1.0}", "{1.0}"},
              {"{1} union (null as List<Integer>)", "{1}"},
              {"(null as List<Integer>) union {1, 1}", "{1}"},
              {"(null as List<Integer>) union (null as List<Integer>)", "{}"},
              {"{1} union {'a'}", "T03"},
              {"{1} union 2", "T03"}});
}

// Reference, List Operators: Intersect.
TEST_CASE("an intersection of lists holds what both hold") {
  check_rows({{"{1, 2, 3} intersect {3, 2}", "{2, 3}"},
              {"{1} intersect {2}", "{}"},
              {"{1, 1} intersect {1}", "{1}"},
              {"{1, null} intersect {null, 2}", "{null}"},
              {"{1, 2} intersect {2.0}", "{2.0}"},
              {"{1} intersect {}", "{}"},
              {"{1} intersect (null as List<Integer>)", "null"},
              {"(null as List<Integer>) intersect {1}", "null"},
              {"{1} intersect {'a'}", "T03"}});
}

// Reference, List Operators: Except.
TEST_CASE("a difference of lists holds what the second does not") {
  check_rows({{"{1, 2, 3} except {2}", "{1, 3}"},
              {"{1, 1, 2} except {2}", "{1}"},
              {"{1, null} except {null}", "{1}"},
              {"{1, null} except {1}", "{null}"},
              {"{1} except {1}", "{}"},
              {"{} except {1}", "{}"},
              {"{1, 2.5} except {1}", "{2.5}"},
              {"{1, 2} except (null as List<Integer>)", "{1, 2}"},
              {"(null as List<Integer>) except {1}", "null"},
              {"{1} except {'a'}", "T03"}});
}

// Reference, List Operators: Includes, Included In. With an element these are Contains and In.
TEST_CASE("a list includes another when it holds every element of it") {
  check_rows({{"{1, 2, 3} includes {3, 1}", "true"},
              {"{1} includes {1, 2}", "false"},
              {"{1} includes {}", "true"},
              {"{1, 2} includes {2, 1, 1}", "true"},
              {"{1, null} includes {null as Integer}", "true"},
              {"{1} includes {null as Integer}", "false"},
              {"{1, 2} includes {2.0}", "true"},
              {"{1, 2} included in {1, 2, 3}", "true"},
              {"{1, 4} included in {1, 2, 3}", "false"},
              {"{1, 2} includes 2", "true"},
              {"{1, 2} includes 3", "false"},
              {"2 included in {1, 2}", "true"},
              {"{{1}, {2}} includes {2}", "true"},
              {"(null as List<Integer>) includes {1}", "null"},
              {"{1} includes (null as List<Integer>)", "null"},
              {"(null as List<Integer>) included in {1}", "null"},
              {"{1} included in (null as List<Integer>)", "null"},
              {"{1} includes {'a'}", "T03"},
              {"{1} includes 'a'", "T03"}});
}

// Reference, List Operators: Properly Includes, Properly Included In: and there is more than that.
TEST_CASE("a list properly includes what is not all of it") {
  check_rows({{"{1, 2} properly includes {1}", "true"},
              {"{1, 2} properly includes {2, 1}", "false"},
              {"{1} properly includes {1, 2}", "false"},
              {"{1} properly includes {}", "true"},
              {"{} properly includes {}", "false"},
              {"{1} properly included in {1, 2}", "true"},
              {"{1, 3} properly included in {1, 2}", "false"},
              {"{1, 2} properly includes 1", "true"},
              {"{1} properly includes 1", "false"},
              {"{1, 2} properly includes 3", "false"},
              {"1 properly included in {1, 2}", "true"},
              {"3 properly included in {1, 2}", "false"},
              {"{1, 2, null} properly includes (null as Integer)", "true"},
              {"(null as List<Integer>) properly includes {1}", "null"},
              {"{1} properly included in (null as List<Integer>)", "null"}});
}

// Reference, List Operators: In, Contains. Never unknown: a null is found where there is one.
TEST_CASE("an element is in a list or it is not") {
  check_rows({{"1 in {1, 2}", "true"},
              {"3 in {1, 2}", "false"},
              {"3 in {1, null}", "false"},
              {"1 in {}", "false"},
              {"2.0 in {1, 2}", "true"},
              {"2 in {1.0, 2.0}", "true"},
              {"'A' in {'a'}", "false"},
              {"{1} in {{1}, {2}}", "true"},
              {"Interval[1, 2] in {Interval[1, 3)}", "true"},
              {"null as Integer in {1, null}", "true"},
              {"null as Integer in {1}", "false"},
              {"1 in (null as List<Integer>)", "false"},
              {"{1, null} contains (null as Integer)", "true"},
              {"{1, 2} contains 2", "true"},
              {"(null as List<Integer>) contains 2", "false"},
              {"1 in {'a'}", "T03"},
              {"1 in 1", "T03"}});
}

// Reference, Comparison Operators: Equal (lists). Null elements are equal to each other; against a value they leave it
// open unless something else differs.
TEST_CASE("lists are equal when they are element by element") {
  check_rows({{"{1, 2} = {1.0, 2.0}", "true"},
              {"{1, 2} = {2, 1}", "false"},
              {"{1, null} = {1, null}", "true"},
              {"{1, null} = {1, 2}", "null"},
              {"{1, null} = {2, null}", "false"},
              {"{null, 1} = {2, 2}", "false"},
              {"{1, null} = {1}", "false"},
              {"{1, null} != {1, 2}", "null"},
              {"{1} != {2}", "true"},
              {"{} = {}", "true"},
              {"{{1}, {2}} = {{1}, {2}}", "true"},
              {"{Interval[1, 3]} = {Interval[1, 4)}", "true"},
              {"{1} = (null as List<Integer>)", "null"},
              {"(null as List<Integer>) != {1}", "null"},
              {"{1} = 1", "T03"},
              {"{1} < {2}", "T03"}});
}
