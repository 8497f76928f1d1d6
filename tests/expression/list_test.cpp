#include "rows.hpp"

// Expected values by hand from HL7 CQL 1.5.3, Reference, List Operators and Aggregate Functions.

TEST_CASE("elements are taken by place, and beyond the ends there is nothing") {
  check_rows({{"{1, 2}[0]", "1"},
              {"{1, 2}[2]", "null"},
              {"{1, 2}[-1]", "null"},
              {"{1, 2}[null]", "null"},
              {"First({3, 4})", "3"},
              {"Last({3, null})", "null"},
              {"IndexOf({1, 2, 2}, 2)", "1"},
              {"IndexOf({1, 2}, 3)", "-1"},
              {"IndexOf({1, null}, null)", "null"},
              {"Length({1, null})", "2"},
              {"Take({1, 2, 3}, null)", "{}"},
              {"Skip({1, 2, 3}, 2)", "{3}"},
              {"Skip({1, 2, 3}, null)", "{1, 2, 3}"},
              {"singleton from {7}", "7"}});
}

TEST_CASE("lists as sets keep the order of first appearance") {
  check_rows({{"distinct {1, 2, 1, null, null}", "{1, 2, null}"},
              {"flatten {{1}, {2, 3}, null}", "{1, 2, 3}"},
              {"{1, 2, null} union {null, 3}", "{1, 2, null, 3}"},
              {"{3, 1, 2} intersect {2, 3}", "{3, 2}"},
              {"{1, 2, 2, 3} except {3}", "{1, 2}"},
              {"{1} except (null as List<Integer>)", "{1}"},
              {"{1, 2} | {2, 3.5}", "{1.0, 2.0, 3.5}"},
              {"{1, 2} includes {2}", "true"},
              {"{2} included in {1, 2}", "true"},
              {"1 properly included in {1}", "false"},
              {"{1, null} contains null", "true"},
              {"{1, 2} contains null", "false"},
              {"{1, 2} = {1, null}", "null"},
              {"{1, 2} = {3, null}", "false"}});
}

TEST_CASE("aggregates leave out what is missing, and give nothing where nothing is left") {
  check_rows({{"Median({4, 1, null, 2})", "2.0"},
              {"Median({1, 2, 3, 4})", "2.5"},
              {"Mode({2, 1, 2, 1})", "1"},
              {"Product({2, 3, null})", "6"},
              {"Product({100000, 100000})", "null"},
              {"Product({100000L, 100000L})", "10000000000L"},
              {"Product({100000, 100000, 0})", "0"},
              {"GeometricMean({2.0, 8.0})", "4.0"},
              {"Variance({1, 2, 3, 4, 5})", "2.5"},
              {"PopulationVariance({1, 2, 3, 4, 5})", "2.0"},
              {"StdDev({1, 2, 3, 4, 5})", "1.58113883"},
              {"PopulationStdDev({1, 2, 3, 4, 5})", "1.41421356"},
              {"StdDev({1})", "null"},
              {"Sum({2147483647L, 1L})", "2147483648L"}});
}
