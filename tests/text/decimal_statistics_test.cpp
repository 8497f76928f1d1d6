#include "rung/text/decimal_functions.hpp"

#include "decimals.hpp"

using namespace rung;

namespace {

std::string product_of(const std::vector<std::string>& values) { return text(product(numbers(values))); }
std::string mean_of(const std::vector<std::string>& values) { return text(geometric_mean(numbers(values))); }
std::string variance_of(const std::vector<std::string>& values, Divisor divisor) {
  return text(variance(numbers(values), divisor));
}
std::string deviation_of(const std::vector<std::string>& values, Divisor divisor) {
  return text(standard_deviation(numbers(values), divisor));
}

}  // namespace

TEST_CASE("a product is rounded once, at its end") {
  CHECK(product_of({"2", "3", "4"}) == "24.0");
  CHECK(product_of({"-1.5"}) == "-1.5");
  CHECK(product_of({"-1.5", "-2", "-3"}) == "-9.0");
  CHECK(product_of({"0.00000001", "0.5", "100000000"}) == "0.5");  // step by step it would be 1
  CHECK(product_of(std::vector<std::string>(9, "0.5")) == "0.00195313");
  CHECK(product_of(std::vector<std::string>(9, "-0.5")) == "-0.00195313");
  CHECK(product_of({"0.00000001", "0.49999999"}) == "0.0");
  CHECK(product_of({"0.1", "0.1"}) == "0.01");
  CHECK(product_of({}) == "empty");
}

TEST_CASE("only the end of a product has to be in range") {
  CHECK(product_of({greatest, greatest, "0"}) == "0.0");
  CHECK(product_of({greatest, "1"}) == greatest);
  CHECK(product_of({greatest, "1.00000001"}) == "empty");
  CHECK(product_of({greatest, "-10", "-0.1"}) == greatest);
  CHECK(product_of({"10000000000", "10000000000"}) == "empty");
  CHECK(product_of({"10000000000", "-9999999999.99999999"}) == "-99999999999999999900.0");
  std::vector<Decimal> values(4'000, number("10000000000000000000"));
  CHECK(text(product(values)) == "empty");
  values.resize(8'000, number("0.00000001"));  // 10^(19 * 4000 - 8 * 4000)
  CHECK(text(product(values)) == "empty");
  values.resize(13'500, number("0.00000001"));  // 10^(76000 - 76000)
  CHECK(text(product(values)) == "1.0");
  values.push_back(number("0.00000001"));
  CHECK(text(product(values)) == "0.00000001");
  values.push_back(number("-0.5"));
  CHECK(text(product(values)) == "-0.00000001");
  values.push_back(number("0.99999999"));
  CHECK(text(product(values)) == "0.0");
}

TEST_CASE("the geometric mean is the root of the product") {
  CHECK(mean_of({"2", "8"}) == "4.0");
  CHECK(mean_of({"4", "4", "4"}) == "4.0");
  CHECK(mean_of({"1", "2", "4", "8"}) == "2.82842712");  // 2 sqrt 2 = 2.828427124746...
  CHECK(mean_of({"0.5", "0.25", "0.125"}) == "0.25");
  CHECK(mean_of({greatest}) == greatest);
  CHECK(mean_of({"99999999999999999999", "0.01"}) == "1000000000.0");  // and 5 * 10^-12 less
  CHECK(mean_of({"1", "0", "3"}) == "0.0");
  CHECK(mean_of({"1", "-2"}) == "empty");
  CHECK(mean_of({"-1", "-4"}) == "empty");
  CHECK(mean_of({"0", "-4"}) == "empty");
  CHECK(mean_of({}) == "empty");
  CHECK(text(geometric_mean(std::vector<Decimal>(3'000, number("1.23456789")))) == "1.23456789");
}

TEST_CASE("a geometric mean just beside the middle of two decimals goes to the nearer") {
  CHECK(mean_of({"0.00000001", "0.00000002"}) == "0.00000001");  // 1.414 * 10^-8
  CHECK(mean_of({"0.00000001", "0.00000003"}) == "0.00000002");  // 1.732 * 10^-8
  // k units and the next: their mean is below k + 1/2 by 1 / (8 k), here about 10^-29.
  CHECK(mean_of({greatest, "99999999999999999999.99999998"}) == "99999999999999999999.99999998");
  CHECK(mean_of(std::vector<std::string>{"99999999999999999999.99999998", "99999999999999999999.99999998", greatest,
                                         greatest, greatest}) == greatest);
}

TEST_CASE("variance and standard deviation follow their formulas") {
  const std::vector<std::string> one_to_five = {"1", "2", "3", "4", "5"};
  CHECK(variance_of(one_to_five, Divisor::sample) == "2.5");
  CHECK(variance_of(one_to_five, Divisor::population) == "2.0");
  CHECK(deviation_of(one_to_five, Divisor::sample) == "1.58113883");                   // sqrt 2.5 = 1.581138830084...
  CHECK(deviation_of(one_to_five, Divisor::population) == "1.41421356");               // sqrt 2
  const std::vector<std::string> textbook = {"2", "4", "4", "4", "5", "5", "7", "9"};  // squares add up to 32
  CHECK(variance_of(textbook, Divisor::population) == "4.0");
  CHECK(variance_of(textbook, Divisor::sample) == "4.57142857");  // 32 / 7
  CHECK(deviation_of(textbook, Divisor::population) == "2.0");
  CHECK(deviation_of(textbook, Divisor::sample) == "2.13808994");  // sqrt (32 / 7) = 2.138089935299...
  CHECK(variance_of({"-1.5", "1.5"}, Divisor::sample) == "4.5");
}

TEST_CASE("variance needs more values than its divisor takes away") {
  for (const Divisor divisor : {Divisor::sample, Divisor::population}) {
    CHECK(variance_of({}, divisor) == "empty");
    CHECK(deviation_of({}, divisor) == "empty");
  }
  CHECK(variance_of({"7"}, Divisor::sample) == "empty");
  CHECK(deviation_of({"7"}, Divisor::sample) == "empty");
  CHECK(variance_of({"7"}, Divisor::population) == "0.0");
  CHECK(deviation_of({"7"}, Divisor::population) == "0.0");
}

TEST_CASE("variance and standard deviation are rounded once, half away from zero") {
  CHECK(variance_of({"0", "0.0001"}, Divisor::sample) == "0.00000001");              // 5 * 10^-9
  CHECK(variance_of({"0", "0.0001"}, Divisor::population) == "0.0");                 // 2.5 * 10^-9
  CHECK(deviation_of({"0", "0.00000001"}, Divisor::population) == "0.00000001");     // 5 * 10^-9
  CHECK(deviation_of({"0", "0.00000001"}, Divisor::sample) == "0.00000001");         // 7.07 * 10^-9
  CHECK(deviation_of({"0", "0", "0", "0.00000001"}, Divisor::population) == "0.0");  // 4.33 * 10^-9
  CHECK(deviation_of({"0", "0.0001"}, Divisor::sample) == "0.00007071");             // of 0.00000001 it would be 0.0001
}

TEST_CASE("variance of large numbers loses no digit and may leave the range") {
  CHECK(variance_of({greatest, "99999999999999999997.99999999"}, Divisor::sample) == "2.0");
  CHECK(deviation_of({greatest, "99999999999999999997.99999999"}, Divisor::population) == "1.0");
  CHECK(variance_of({"0", "20000000000"}, Divisor::population) == "empty");  // 10^20
  CHECK(variance_of({"0", "19999999999.99999999"}, Divisor::population) == "99999999999999999900.0");
  CHECK(deviation_of({"0", "30000000000"}, Divisor::population) == "15000000000.0");
  CHECK(deviation_of({greatest, "-" + std::string(greatest)}, Divisor::population) == greatest);
  CHECK(deviation_of({greatest, "-" + std::string(greatest)}, Divisor::sample) == "empty");  // sqrt 2 times that
}

TEST_CASE("the standard deviation squared is the variance") {
  const std::vector<std::vector<std::string>> samples = {
      {"1", "2"}, {"0.1", "0.2", "0.4"}, {"17", "-3.25", "8.125"}, {"5", "5", "5"}, {"100", "0.00000001", "33", "71"}};
  for (const auto& sample : samples) {
    for (const Divisor divisor : {Divisor::sample, Divisor::population}) {
      const auto values = numbers(sample);
      const Decimal deviation = standard_deviation(values, divisor).value();
      // Half a unit in the deviation is as many units as it has ones; the square and the variance are rounded as well.
      const Int128 allowed = deviation.units() / Decimal::units_per_one + 2;
      CHECK(distance(multiply(deviation, deviation), variance(values, divisor)) <= allowed);
    }
  }
}
