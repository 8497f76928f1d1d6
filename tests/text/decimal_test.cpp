#include "rung/text/decimal.hpp"

#include <array>
#include <limits>
#include <string>

using namespace rung;

namespace {

constexpr const char* greatest = "99999999999999999999.99999999";

Decimal number(const std::string& text) {
  const auto parsed = Decimal::parse(text);
  REQUIRE(parsed.has_value());
  return *parsed;
}

std::string text(const std::optional<Decimal>& value) { return value ? value->to_string() : "empty"; }

std::string product(const std::string& a, const std::string& b) { return text(multiply(number(a), number(b))); }
std::string quotient(const std::string& a, const std::string& b) { return text(divide(number(a), number(b))); }

}  // namespace

TEST_CASE("decimals are read and written as CQL has them") {
  CHECK(number("1").to_string() == "1.0");
  CHECK(number("0").to_string() == "0.0");
  CHECK(number("-0").to_string() == "0.0");
  CHECK(number("-12.50").to_string() == "-12.5");
  CHECK(number("+18.55").to_string() == "18.55");
  CHECK(number("-0.5").to_string() == "-0.5");
  CHECK(number("0.00000001").to_string() == "0.00000001");
  CHECK(number("100").to_string() == "100.0");
  CHECK(number("0001.1000000000000000").to_string() == "1.1");  // zeros may stand beyond the eighth place
  CHECK(number(greatest).to_string() == greatest);
  CHECK(number("-" + std::string(greatest)).to_string() == "-" + std::string(greatest));
}

TEST_CASE("what is no decimal is not read") {
  for (const char* bad : {"", "-", "+", ".", ".5", "5.", "1e3", "1,5", " 1", "1 ", "--1", "0x10", "1_000", "1.2.3",
                          "-.5", "NaN", "1.-5", "١"}) {
    CAPTURE(bad);
    CHECK_FALSE(Decimal::parse(bad).has_value());
  }
}

TEST_CASE("more than a decimal can hold is not read") {
  CHECK_FALSE(Decimal::parse("0.000000001").has_value());            // nine places
  CHECK_FALSE(Decimal::parse("100000000000000000000").has_value());  // 21 digits
  CHECK_FALSE(Decimal::parse("99999999999999999999.999999991").has_value());
  CHECK_FALSE(Decimal::parse(std::string(10'000, '9')).has_value());
  CHECK(Decimal::parse(std::string(10'000, '0') + "7") == Decimal(7));
}

TEST_CASE("units make a decimal only in range") {
  const Int128 most = Decimal::maximum().units();
  CHECK(Decimal::from_units(most) == Decimal::maximum());
  CHECK_FALSE(Decimal::from_units(most + 1).has_value());
  CHECK_FALSE(Decimal::from_units(-most - 1).has_value());
  CHECK(Decimal::maximum().to_string() == greatest);
}

TEST_CASE("decimals compare as numbers") {
  CHECK(number("1.10") == number("1.1"));
  CHECK(number("-2") < number("1"));
  CHECK(number("0.1") > number("0.09999999"));
  CHECK(Decimal::minimum() < Decimal());
}

TEST_CASE("sums are exact and never wrap") {
  CHECK(text(add(number("0.1"), number("0.2"))) == "0.3");
  CHECK(text(subtract(number("1"), number("1.00000001"))) == "-0.00000001");
  CHECK(text(add(Decimal::maximum(), number("0.00000001"))) == "empty");
  CHECK(text(subtract(Decimal::minimum(), number("0.00000001"))) == "empty");
  CHECK(text(add(Decimal::maximum(), Decimal::minimum())) == "0.0");
}

TEST_CASE("products are rounded once and half away from zero") {
  CHECK(product("1.5", "-2") == "-3.0");
  CHECK(product("0.00000001", "0.5") == "0.00000001");                      // 0.000000005
  CHECK(product("-0.00000001", "0.5") == "-0.00000001");                    // the same below zero
  CHECK(product("0.00000001", "0.49999999") == "0.0");                      // just below half
  CHECK(product("1.00000001", "1.00000001") == "1.00000002");               // 1.0000000200000001
  CHECK(product("12345678901.5", "3.00000003") == "37037037074.87036705");  // 37037036704.5 + 370.370367045
}

TEST_CASE("products of large numbers are exact up to the range") {
  CHECK(product("10000000000", "9999999999.99999999") == "99999999999999999900.0");
  CHECK(product("10000000000", "10000000000") == "empty");
  CHECK(product(greatest, "1") == greatest);
  CHECK(product(greatest, "-1") == "-" + std::string(greatest));
  CHECK(product(greatest, greatest) == "empty");
  CHECK(product("-99999999999999999999", "0.00000001") == "-999999999999.99999999");
  CHECK(product(greatest, "1.00000001") == "empty");
  CHECK(product(greatest, "0") == "0.0");
  // 12345678901234567890.12345678 * 0.1 = 1234567890123456789.012345678
  CHECK(product("12345678901234567890.12345678", "0.1") == "1234567890123456789.01234568");
}

TEST_CASE("quotients are rounded once and half away from zero") {
  CHECK(quotient("1", "3") == "0.33333333");
  CHECK(quotient("2", "3") == "0.66666667");
  CHECK(quotient("-2", "3") == "-0.66666667");
  CHECK(quotient("1", "-8") == "-0.125");
  CHECK(quotient("0.00000001", "2") == "0.00000001");
  CHECK(quotient("1", "0") == "empty");
  CHECK(quotient("0", "0") == "empty");
  CHECK(quotient(greatest, greatest) == "1.0");
  CHECK(quotient(greatest, "1") == greatest);
  CHECK(quotient(greatest, "0.99999999") == "empty");
  CHECK(quotient("1", greatest) == "0.0");
  CHECK(quotient(greatest, "3") == "33333333333333333333.33333333");
}

TEST_CASE("truncated division and modulo go together") {
  CHECK(text(truncated_divide(number("7"), number("2"))) == "3.0");
  CHECK(text(truncated_divide(number("-7"), number("2"))) == "-3.0");
  CHECK(text(truncated_divide(number("1"), number("0.3"))) == "3.0");
  CHECK(text(truncated_divide(number("1"), number("0"))) == "empty");
  CHECK(text(truncated_divide(Decimal::maximum(), number("0.1"))) == "empty");
  CHECK(text(modulo(number("7"), number("2"))) == "1.0");
  CHECK(text(modulo(number("-7"), number("2"))) == "-1.0");
  CHECK(text(modulo(number("1"), number("0.3"))) == "0.1");
  CHECK(text(modulo(number("1"), number("0"))) == "empty");
}

TEST_CASE("rounding to places goes half away from zero") {
  CHECK(text(number("2.5").rounded(0)) == "3.0");
  CHECK(text(number("-2.5").rounded(0)) == "-3.0");
  CHECK(text(number("2.4999").rounded(0)) == "2.0");
  CHECK(text(number("18.545").rounded(2)) == "18.55");
  CHECK(text(number("0.00000001").rounded(8)) == "0.00000001");
  CHECK(text(number("0.00000001").rounded(20)) == "0.00000001");
  CHECK(text(Decimal::maximum().rounded(0)) == "empty");
  CHECK(text(number("99999999999999999999.4").rounded(0)) == "99999999999999999999.0");
}

TEST_CASE("floor and ceiling and truncation are whole numbers") {
  for (const auto& [from, down, up, toward_zero] :
       {std::array{"1.5", "1.0", "2.0", "1.0"}, std::array{"-1.5", "-2.0", "-1.0", "-1.0"},
        std::array{"-0.00000001", "-1.0", "0.0", "0.0"}, std::array{"3", "3.0", "3.0", "3.0"}}) {
    const std::string shown = from;
    CAPTURE(shown);
    CHECK(number(from).floor().to_string() == down);
    CHECK(number(from).ceiling().to_string() == up);
    CHECK(number(from).truncated().to_string() == toward_zero);
  }
  CHECK(number("3.0").is_whole());
  CHECK_FALSE(number("3.00000001").is_whole());
  CHECK_FALSE(add(Decimal::minimum().floor(), Decimal(0)).has_value());  // -10^20 is out of range
}

TEST_CASE("the whole part fits 64 bits or is empty") {
  CHECK(number("-12.9").to_int64() == -12);
  CHECK(number("9223372036854775807.5").to_int64() == 9223372036854775807);
  CHECK_FALSE(number("9223372036854775808").to_int64().has_value());
  CHECK(number("-9223372036854775808").to_int64() == std::numeric_limits<std::int64_t>::min());
  CHECK_FALSE(Decimal::minimum().to_int64().has_value());
}

TEST_CASE("a sign can be turned or dropped") {
  CHECK(number("1.5").negated().to_string() == "-1.5");
  CHECK(number("-1.5").absolute().to_string() == "1.5");
  CHECK(Decimal::minimum().absolute() == Decimal::maximum());
}
