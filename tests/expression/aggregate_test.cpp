#include "rows.hpp"

// HL7 CQL 1.5.3, Reference, Aggregate Functions: Count. Nulls are left out; where nothing is left there is no value.
TEST_CASE("Count counts what is known") {
  check_rows({{"Count({1, null, 3})", "2"},
              {"Count({null as Integer})", "0"},
              {"Count({'a', 'a'})", "2"},
              {"Count({{}, {1}})", "2"},
              {"Count({5L})", "1"},
              {"Count({})", "0"},
              {"Count(null as List<Integer>)", "0"},
              {"Count(1)", "T03"}});
}

// Reference, Sum and Product; overflow: Arithmetic Operators, first paragraph.
TEST_CASE("Sum and Product keep the type of their elements and are unknown beyond it") {
  check_rows({{"Sum({1, 2, 3})", "6"},
              {"Sum({1, 2L})", "3L"},
              {"Sum({1, 2.5})", "3.5"},
              {"Sum({0.1, 0.2})", "0.3"},
              {"Sum({1, null, 3})", "4"},
              {"Sum({2147483647, 1})", "null"},
              {"Sum({2147483647, 1L})", "2147483648L"},
              {"Sum({9223372036854775807L, 1L})", "null"},
              {"Sum({null as Integer})", "null"},
              {"Sum(null as List<Integer>)", "null"},
              {"Product({2, 3, 4})", "24"},
              {"Product({-2, 3L})", "-6L"},
              {"Product({1.5, 2})", "3.0"},
              {"Product({2, null, 3})", "6"},
              {"Product({0, 5})", "0"},
              {"Product({2147483647, 2})", "null"},
              {"Product({null as Decimal})", "null"},
              {"Product(null as List<Integer>)", "null"},
              {"Sum({'a'})", "T03"},
              {"Sum({})", "T07"},
              {"Sum({null})", "T07"}});
}

// Reference, Min and Max. Booleans and lists have no order.
TEST_CASE("Min and Max take the ends of the order") {
  check_rows({{"Min({3, 1, 2})", "1"},
              {"Max({3, 1, 2})", "3"},
              {"Min({1, 0.5})", "0.5"},
              {"Max({1, 0.5})", "1.0"},
              {"Max({5L, 7})", "7L"},
              {"Min({'b', 'a', 'C'})", "'C'"},
              {"Max({'b', 'é', 'z'})", "'é'"},
              {"Min({null, 2})", "2"},
              {"Max({null as Decimal})", "null"},
              {"Min(null as List<String>)", "null"},
              {"Max({-2147483648, 2147483647})", "2147483647"},
              {"Max({true})", "T03"},
              {"Min({{1}})", "T03"}});
}

// Reference, Avg and Median: the mean of the two in the middle.
TEST_CASE("Avg and Median are Decimals") {
  check_rows({{"Avg({1, 2})", "1.5"},
              {"Avg({4, 2})", "3.0"},
              {"Avg({1L, 2L, 4L})", "2.33333333"},
              {"Avg({null, 3})", "3.0"},
              {"Avg({2147483647, 2147483647})", "2147483647.0"},
              {"Avg({null as Integer})", "null"},
              {"Avg(null as List<Integer>)", "null"},
              {"Median({3, 1, 2})", "2.0"},
              {"Median({4, 1, 3, 2})", "2.5"},
              {"Median({5})", "5.0"},
              {"Median({0.5, 2.5})", "1.5"},
              {"Median({1, null, 3})", "2.0"},
              {"Median({2147483647, 2147483647})", "2147483647.0"},
              {"Median({-1, 1, -1})", "-1.0"},
              {"Median({null as Integer})", "null"},
              {"Median(null as List<Decimal>)", "null"},
              {"Median({'a'})", "T03"}});
}

// Reference, Mode. CQL does not say which of two modes; here it is the smallest.
TEST_CASE("Mode is the most frequent and the smallest of those") {
  check_rows({{"Mode({1, 2, 2})", "2"},
              {"Mode({2, 1})", "1"},
              {"Mode({3, 3, 1, 1, 2})", "1"},
              {"Mode({'b', 'a', 'b'})", "'b'"},
              {"Mode({1, 1.0, 2})", "1.0"},
              {"Mode({null, null, 1})", "1"},
              {"Mode({2L, 2L, 3L})", "2L"},
              {"Mode({null as Integer})", "null"},
              {"Mode(null as List<Integer>)", "null"}});
}

// Reference, Variance, PopulationVariance, StdDev, PopulationStdDev. {1, 2, 3, 4}: mean 2.5, sum of squares 5;
// 5/3 and 5/4, and the roots of these.
TEST_CASE("variance divides by one less than the count and population variance by the count") {
  check_rows({{"Variance({1, 2, 3, 4})", "1.66666667"},
              {"PopulationVariance({1, 2, 3, 4})", "1.25"},
              {"StdDev({1, 2, 3, 4})", "1.29099445"},
              {"PopulationStdDev({1, 2, 3, 4})", "1.11803399"},
              {"Variance({1, null, 3})", "2.0"},
              {"PopulationVariance({1, null, 3})", "1.0"},
              {"StdDev({1.5, 2.5})", "0.70710678"},
              {"PopulationStdDev({1.5, 2.5})", "0.5"},
              {"PopulationStdDev({2, 4, 4, 4, 5, 5, 7, 9})", "2.0"},
              {"Variance({7, 7, 7})", "0.0"},
              {"Variance({2})", "null"},
              {"StdDev({2})", "null"},
              {"PopulationVariance({2})", "0.0"},
              {"PopulationStdDev({2})", "0.0"},
              {"Variance({null as Integer})", "null"},
              {"StdDev(null as List<Decimal>)", "null"},
              {"PopulationVariance(null as List<Decimal>)", "null"},
              {"PopulationStdDev({null as Decimal})", "null"},
              {"StdDev({'a'})", "T03"}});
}

// Reference, GeometricMean.
TEST_CASE("the geometric mean of a list is the root of its product") {
  check_rows({{"GeometricMean({2, 8})", "4.0"},
              {"GeometricMean({1, 3, 9})", "3.0"},
              {"GeometricMean({1, 2})", "1.41421356"},
              {"GeometricMean({2.5})", "2.5"},
              {"GeometricMean({2, null, 8})", "4.0"},
              {"GeometricMean({null as Decimal})", "null"},
              {"GeometricMean(null as List<Decimal>)", "null"}});
}

// Reference, AllTrue and AnyTrue.
TEST_CASE("AllTrue is true and AnyTrue false when nothing is known") {
  check_rows({{"AllTrue({true, null})", "true"},
              {"AllTrue({false, null})", "false"},
              {"AllTrue({null as Boolean})", "true"},
              {"AllTrue({})", "true"},
              {"AllTrue(null as List<Boolean>)", "true"},
              {"AnyTrue({false, null})", "false"},
              {"AnyTrue({true, null})", "true"},
              {"AnyTrue({null as Boolean})", "false"},
              {"AnyTrue({})", "false"},
              {"AnyTrue(null as List<Boolean>)", "false"},
              {"AllTrue({1})", "T03"},
              {"AnyTrue(true)", "T03"}});
}
