#include "rows.hpp"

// HL7 CQL 1.5.3, Reference, List Operators: First, Last, Indexer. Index from 0; there is nothing beyond the ends.
TEST_CASE("an element is taken by its place") {
  check_rows({{"First({7, 8})", "7"},
              {"First({null, 8})", "null"},
              {"First({})", "null"},
              {"First(null as List<Integer>)", "null"},
              {"Last({7, 8})", "8"},
              {"Last({7, null})", "null"},
              {"Last(null as List<String>)", "null"},
              {"{10, 20, 30}[0]", "10"},
              {"{10, 20, 30}[2]", "30"},
              {"{10, 20, 30}[3]", "null"},
              {"{10, 20, 30}[-1]", "null"},
              {"{10, 20, 30}[null as Integer]", "null"},
              {"(null as List<Integer>)[0]", "null"},
              {"{1, null}[1]", "null"},
              {"{1, 2.5}[0]", "1.0"},
              {"{{1, 2}, {3}}[0][1]", "2"},
              {"{1, 2}[1 - 1] + 1", "2"},
              {"-{1, 2}[1]", "-2"},
              {"{1}['a']", "T03"},
              {"{1}[0.0]", "T03"},
              {"{1, 2}[1L]", "T03"},
              {"First(7)", "T03"}});
}

// Reference, List Operators: IndexOf, Length.
TEST_CASE("IndexOf finds the first equal element and Length counts the nulls too") {
  check_rows({{"IndexOf({'b', 'a', 'b'}, 'b')", "0"},
              {"IndexOf({'b', 'a', 'b'}, 'a')", "1"},
              {"IndexOf({'b', 'a', 'b'}, 'A')", "-1"},
              {"IndexOf({null, 1}, 1)", "1"},
              {"IndexOf({1, null}, 2)", "-1"},
              {"IndexOf({1.5, 2.0}, 2)", "1"},
              {"IndexOf({}, 1)", "-1"},
              {"IndexOf({1, null}, null as Integer)", "null"},
              {"IndexOf(null as List<Integer>, 1)", "null"},
              {"IndexOf({{1}, {2}}, {2})", "1"},
              {"IndexOf({1}, 'a')", "T03"},
              {"Length({})", "0"},
              {"Length({null, null})", "2"},
              {"Length({{1, 2}, {3}})", "2"},
              {"Length(null as List<Integer>)", "0"}});
}

// Reference, List Operators: Tail, Take, Skip.
TEST_CASE("Tail and Take and Skip cut a list") {
  check_rows({{"Tail({1, 2, 3})", "{2, 3}"},
              {"Tail({1})", "{}"},
              {"Tail({})", "{}"},
              {"Tail(null as List<Integer>)", "null"},
              {"Take({1, 2, 3}, 2)", "{1, 2}"},
              {"Take({1, 2, 3}, 0)", "{}"},
              {"Take({1, 2, 3}, 9)", "{1, 2, 3}"},
              {"Take({1, 2, 3}, -1)", "{}"},
              {"Take({1, 2, 3}, null as Integer)", "{}"},
              {"Take({null, 2}, 1)", "{null}"},
              {"Take(null as List<Integer>, 1)", "null"},
              {"Skip({1, 2, 3}, 1)", "{2, 3}"},
              {"Skip({1, 2, 3}, 0)", "{1, 2, 3}"},
              {"Skip({1, 2, 3}, 9)", "{}"},
              {"Skip({1, 2, 3}, -1)", "{}"},
              {"Skip({1, 2, 3}, null as Integer)", "{1, 2, 3}"},
              {"Skip(null as List<Integer>, 1)", "null"},
              {"Take({1, 2}, 1.0)", "T03"},
              {"Take({1, 2}, 1L)", "T03"},
              {"Skip(1, 1)", "T03"}});
}

// Reference, List Operators: Distinct (nulls are equal to each other), Flatten (one level).
TEST_CASE("distinct drops what has appeared and flatten takes off one level") {
  check_rows({{"distinct {1, 1, 2}", "{1, 2}"},
              {"distinct {3, 1, 3, 2, 1}", "{3, 1, 2}"},
              {"distinct {null, 1, null}", "{null, 1}"},
              {"distinct {1, 1.0}", "{1.0}"},
              {"distinct {'a', 'A', 'a'}", "{'a', 'A'}"},
              {"distinct {true, false, true}", "{true, false}"},
              {"distinct {{1}, {1}, {2}}", "{{1}, {2}}"},
              {"Length(distinct {Interval[1, 3], Interval[1, 4)})", "1"},
              {"distinct {}", "{}"},
              {"distinct (null as List<Integer>)", "null"},
              {"distinct 1", "T03"},
              {"flatten {{1, 2}, {3}}", "{1, 2, 3}"},
              {"flatten {{1, 1}, {1}}", "{1, 1, 1}"},
              {"flatten {{1, null}, {2}}", "{1, null, 2}"},
              {"flatten {{{1}}, {{2}}}", "{{1}, {2}}"},
              {"flatten {{1}, {2.5}}", "{1.0, 2.5}"},
              {"flatten (null as List<List<Integer>>)", "null"},
              {"flatten {1, 2}", "T03"}});
}

// Reference, List Operators: Exists, Singleton From, whose run-time error is more than one element.
TEST_CASE("exists asks for an element that is known and singleton from for the only one") {
  check_rows({{"exists {false}", "true"},
              {"exists {null, 1}", "true"},
              {"exists {null, null}", "false"},
              {"exists {}", "false"},
              {"exists (null as List<Integer>)", "false"},
              {"exists {{}}", "true"},
              {"exists 1", "T03"},
              {"singleton from {5}", "5"},
              {"singleton from {'a'}", "'a'"},
              {"singleton from {{1, 2}}", "{1, 2}"},
              {"singleton from {null}", "null"},
              {"singleton from {}", "null"},
              {"singleton from (null as List<Integer>)", "null"},
              {"(singleton from {5}) + 1", "6"},
              {"singleton from {1, 2}", "T05"},
              {"singleton from {1, 1}", "T05"},
              {"singleton from 1", "T03"}});
}

// Developer's Guide, List Selector: elements take the type that holds them all; there are no mixed lists here.
TEST_CASE("the elements of a list have one type") {
  check_rows({{"{1, 2.5}", "{1.0, 2.5}"},
              {"{1, 2L}", "{1L, 2L}"},
              {"{1, 2L, 0.5}", "{1.0, 2.0, 0.5}"},
              {"{null, 1}", "{null, 1}"},
              {"{{1}, {2.5}}", "{{1.0}, {2.5}}"},
              {"{Interval[1, 2], Interval[3L, 4L]}", "{Interval[1L, 2L], Interval[3L, 4L]}"},
              {"{1, 'a'}", "T03"},
              {"{true, 1}", "T03"},
              {"{1, {1}}", "T03"},
              {"List<Integer>{1}", "E08"},
              {"{1, 2", "E03"},
              {"{1,}", "E03"}});
}
