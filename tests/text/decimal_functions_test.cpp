#include "rung/text/decimal_functions.hpp"

#include <limits>

#include "decimals.hpp"

using namespace rung;

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

std::string exp_of(const std::string& x) { return text(exponential(number(x))); }
std::string ln_of(const std::string& x) { return text(natural_logarithm(number(x))); }
std::string log_of(const std::string& x, const std::string& base) { return text(logarithm(number(x), number(base))); }
std::string raised(const std::string& base, const std::string& exponent) {
  return text(power(number(base), number(exponent)));
}

}  // namespace

TEST_CASE("the exponential is rounded to the nearest eighth place") {
  CHECK(exp_of("0") == "1.0");
  CHECK(exp_of("1") == "2.71828183");           // 2.718281828459...
  CHECK(exp_of("-1") == "0.36787944");          // 0.367879441171...
  CHECK(exp_of("0.69314718") == "2.0");         // ln 2 is 0.69314718056...
  CHECK(exp_of("10") == "22026.46579481");      // 22026.4657948067...
  CHECK(exp_of("0.00000001") == "1.00000001");  // and 5 * 10^-17
  CHECK(exp_of("-0.00000001") == "0.99999999");
  CHECK(exp_of("46") == "94961194206024488745.13364912");  // ...133649117...
}

TEST_CASE("the exponential is empty above the range and zero when nearer to zero than to its neighbour") {
  CHECK(exp_of("46.05170185") == "99999999011908636845.63983249");  // ln 10^20 is 46.051701859...
  CHECK(exp_of("46.05170186") == "empty");
  CHECK(exp_of("1000") == "empty");
  CHECK(exp_of(greatest) == "empty");
  CHECK(exp_of("-19.11382792") == "0.00000001");  // ln (10^-8 / 2) is -19.113827924...
  CHECK(exp_of("-19.11382793") == "0.0");
  CHECK(exp_of("-" + std::string(greatest)) == "0.0");
}

TEST_CASE("the natural logarithm is rounded to the nearest eighth place") {
  CHECK(ln_of("1") == "0.0");
  CHECK(ln_of("2") == "0.69314718");  // 0.693147180559...
  CHECK(ln_of("0.5") == "-0.69314718");
  CHECK(ln_of("1000") == "6.90775528");  // 6.907755278982...
  CHECK(ln_of("2.71828183") == "1.0");
  CHECK(ln_of("1.00000001") == "0.00000001");  // 10^-8 less 5 * 10^-17
  CHECK(ln_of("0.99999999") == "-0.00000001");
  CHECK(ln_of("0.00000001") == "-18.42068074");  // -8 ln 10 = -18.420680743...
  CHECK(ln_of(greatest) == "46.05170186");       // 20 ln 10 = 46.051701859...
}

TEST_CASE("a logarithm is of a positive number to a positive base other than one") {
  for (const char* x : {"0", "-0.00000001", "-1"}) {
    CAPTURE(x);
    CHECK(ln_of(x) == "empty");
    CHECK(log_of(x, "2") == "empty");
    CHECK(log_of("2", x) == "empty");
  }
  CHECK(log_of("2", "1") == "empty");
  CHECK(log_of("1", "1") == "empty");
}

TEST_CASE("the logarithm to a base is exact where the base's power is") {
  CHECK(log_of("8", "2") == "3.0");
  CHECK(log_of("2", "8") == "0.33333333");
  CHECK(log_of("1000", "10") == "3.0");
  CHECK(log_of("0.125", "2") == "-3.0");
  CHECK(log_of("0.125", "0.5") == "3.0");
  CHECK(log_of("2", "1024") == "0.1");
  CHECK(log_of("1", "7") == "0.0");
  CHECK(log_of("10", "2") == "3.32192809");  // 3.321928094887...
  // The largest there is: two numbers of 28 digits whose logarithms are 10^10 apart. ...01394225960...
  CHECK(log_of(greatest, "1.00000001") == "4605170209.01394226");
  CHECK(log_of("0.00000001", "0.99999999") == "1842068065.18489616");  // ...184896159...
}

TEST_CASE("a power of zero or to zero follows CQL") {
  CHECK(raised("0", "0") == "1.0");
  CHECK(raised("-7.5", "0") == "1.0");
  CHECK(raised(greatest, "0") == "1.0");
  CHECK(raised("0", "2") == "0.0");
  CHECK(raised("0", "0.5") == "0.0");
  CHECK(raised("0", "-1") == "empty");
  CHECK(raised("0", "-0.5") == "empty");
}

TEST_CASE("whole powers are exact and rounded once") {
  CHECK(raised("2", "10") == "1024.0");
  CHECK(raised("2", "-2") == "0.25");
  CHECK(raised("3", "-1") == "0.33333333");
  CHECK(raised("1.1", "2") == "1.21");
  CHECK(raised("1.00000001", "2") == "1.00000002");  // 1.0000000200000001
  CHECK(raised(greatest, "1") == greatest);
  CHECK(raised("1.1", "32") == "21.11377675");  // 1.1^33 / 1.1 = 21.1137767453...
  CHECK(raised("1.1", "33") == "23.22515442");  // 23.225154419887...
  CHECK(raised("1.1", "-33") == "0.04305676");  // 0.0430567643...
  CHECK(raised("2", "66") == "73786976294838206464.0");
  CHECK(raised("2", "67") == "empty");
  CHECK(raised("10", "19") == "10000000000000000000.0");
  CHECK(raised("10", "20") == "empty");
  CHECK(raised("0.00000001", "-3") == "empty");
}

TEST_CASE("the power of a negative number needs a whole exponent") {
  CHECK(raised("-2", "3") == "-8.0");
  CHECK(raised("-2", "4") == "16.0");
  CHECK(raised("-2", "-3") == "-0.125");
  CHECK(raised("-2", "65") == "-36893488147419103232.0");
  CHECK(raised("-8", "0.5") == "empty");
  CHECK(raised("-8", "0.33333333") == "empty");
  CHECK(raised("-1", "99999999999999999999") == "-1.0");
  CHECK(raised("-1", "99999999999999999998") == "1.0");
  CHECK(raised("-1", "-99999999999999999999") == "-1.0");
  CHECK(raised("-1", greatest) == "empty");
  CHECK(raised("-2", "67") == "empty");
}

TEST_CASE("powers half way between two decimals go away from zero") {
  CHECK(raised("0.5", "9") == "0.00195313");  // 0.001953125
  CHECK(raised("-0.5", "9") == "-0.00195313");
  CHECK(raised("0.25", "4.5") == "0.00195313");
  CHECK(raised("0.125", "3") == "0.00195313");
  CHECK(raised("512", "-1") == "0.00195313");
  CHECK(raised("-8", "-3") == "-0.00195313");
  CHECK(raised("0.0625", "2.25") == "0.00195313");
  CHECK(raised("262144", "-0.5") == "0.00195313");   // 512^2
  CHECK(raised("0.015625", "1.5") == "0.00195313");  // 0.5^6
}

TEST_CASE("powers just beside the middle of two decimals go to the nearer") {
  // The middle 9999999999.999999995 squared is 99999999999999999900.000000000000000025.
  CHECK(raised("99999999999999999900", "0.5") == "9999999999.99999999");
  CHECK(raised("99999999999999999900.00000001", "0.5") == "10000000000.0");
  CHECK(raised("1.00000001", "0.5") == "1.0");                // 1.000000005 less 1.25 * 10^-17
  CHECK(raised("1.00000001", "0.50000001") == "1.00000001");  // the same and 10^-16
}

TEST_CASE("powers to a fraction are roots") {
  CHECK(raised("2", "0.5") == "1.41421356");   // 1.414213562373...
  CHECK(raised("2", "-0.5") == "0.70710678");  // 0.707106781186...
  CHECK(raised("4", "0.5") == "2.0");
  CHECK(raised("1.21", "0.5") == "1.1");
  CHECK(raised("32", "0.2") == "2.0");
  CHECK(raised("32", "-0.4") == "0.25");
  CHECK(raised("1", "0.12345678") == "1.0");
  CHECK(raised(greatest, "0.5") == "10000000000.0");
  CHECK(raised("10", "19.99999999") == "99999997697414933515.44466491");  // ...444664906...
}

TEST_CASE("huge exponents take no longer than small ones") {
  CHECK(raised("1.00000001", "100000000") == "2.71828181");  // 2.718281814867...
  CHECK(raised("0.99999999", "100000000") == "0.36787944");  // 0.367879439332...
  CHECK(raised("1.00000001", "4605170209") == "99999999986057740470.66150568");
  CHECK(raised("1.00000001", "4605170210") == "empty");
  CHECK(raised("1.00000001", "99999999999") == "empty");
  CHECK(raised("1.00000001", "-99999999999") == "0.0");
  CHECK(raised("0.99999999", "99999999999") == "0.0");
  CHECK(raised("0.5", greatest) == "0.0");
  CHECK(raised("0.5", "-99999999999999999999") == "empty");
  CHECK(raised("-0.5", "99999999999999999999") == "0.0");
  CHECK(raised("1", greatest) == "1.0");
  CHECK(raised(greatest, greatest) == "empty");
  CHECK(raised("0.00000001", greatest) == "0.0");
}

TEST_CASE("whole powers of whole numbers are exact or empty") {
  CHECK(whole_power(0, 0) == 1);
  CHECK(whole_power(0, 5) == 0);
  CHECK(whole_power(7, 0) == 1);
  CHECK(whole_power(-7, 1) == -7);
  CHECK(whole_power(2, 10) == 1024);
  CHECK(whole_power(2, 62) == 4'611'686'018'427'387'904);
  CHECK_FALSE(whole_power(2, 63).has_value());
  CHECK(whole_power(-2, 63) == least);
  CHECK_FALSE(whole_power(-2, 64).has_value());
  CHECK(whole_power(3, 39) == 4'052'555'153'018'976'267);
  CHECK_FALSE(whole_power(3, 40).has_value());
  CHECK(whole_power(10, 18) == 1'000'000'000'000'000'000);
  CHECK(whole_power(largest, 1) == largest);
  CHECK(whole_power(least, 1) == least);
  CHECK_FALSE(whole_power(least, 2).has_value());
  CHECK(whole_power(1, largest) == 1);
  CHECK(whole_power(0, largest) == 0);
  CHECK(whole_power(-1, largest) == -1);
  CHECK(whole_power(-1, largest - 1) == 1);
  CHECK_FALSE(whole_power(2, largest).has_value());
}

TEST_CASE("exponential and logarithm undo each other") {
  for (const char* x : {"0.00000001", "0.00001234", "0.1", "0.33333333", "0.5", "0.7", "0.99999999", "1"}) {
    CAPTURE(x);
    CHECK(distance(exponential(natural_logarithm(number(x)).value()), number(x)) <= 1);
  }
  for (const char* x : {"0", "0.00000001", "0.5", "1", "1.4", "2.71828183", "10", "19.99999999", "46.05170185"}) {
    CAPTURE(x);
    CHECK(distance(natural_logarithm(exponential(number(x)).value()), number(x)) <= 1);
  }
}

TEST_CASE("a power to a whole exponent is the product of as many") {
  for (const char* base : {"0.9", "-1.00000001", "1.5", "-0.33333333", "3.7"}) {
    for (std::size_t times = 1; times <= 34; ++times) {  // beyond 32 a power goes by way of the logarithm
      CAPTURE(base);
      CAPTURE(times);
      const std::vector<Decimal> factors(times, number(base));
      CHECK(power(number(base), Decimal(static_cast<std::int64_t>(times))) == product(factors));
    }
  }
}
