#include <algorithm>
#include <vector>

#include "chapters.hpp"
#include "rung/text/decimal_functions.hpp"

// CQL 1.5.3, Reference, Aggregate Functions: missing elements are passed over.

namespace rung {
namespace {

template <class Step>
void each_known(const Value& list, Step step) {
  if (list.is_null()) return;
  for (const Value& element : list.list())
    if (!element.is_null()) step(element);
}

std::vector<Value> known(const Value& list) {
  std::vector<Value> found;
  each_known(list, [&](const Value& element) { found.push_back(element); });
  return found;
}

std::vector<Decimal> decimals(const Value& list) {
  std::vector<Decimal> found;
  each_known(list, [&](const Value& element) { found.push_back(element.decimal()); });
  return found;
}

Value count(Arguments a, Arena&) { return Value::of(static_cast<std::int32_t>(known(a[0]).size())); }

template <bool greatest>
Value extreme(Arguments a, Arena&) {
  Value best;
  each_known(a[0], [&](const Value& element) {
    if (best.is_null() || (greatest ? order(element, best) > 0 : order(element, best) < 0)) best = element;
  });
  return best;
}

Value whole(std::optional<std::int64_t> number, bool is_long) {
  if (!number) return {};
  if (is_long) return Value::of_long(*number);
  const auto narrowed = static_cast<std::int32_t>(*number);
  return narrowed == *number ? Value::of(narrowed) : Value{};
}

std::optional<std::int64_t> to_int64(Int128 number) {
  const auto narrowed = static_cast<std::int64_t>(number);
  return narrowed == number ? std::optional(narrowed) : std::nullopt;
}

// Summed in 128 bits, in units of 10^-8 where Decimal, which hold more elements than fit in memory: so the order never
// matters.
Int128 units_of(const Value& list, std::int64_t& counted) {
  Int128 total = 0;
  each_known(list, [&](const Value& element) {
    ++counted;
    total += element.kind() == Value::Kind::decimal ? element.decimal().units() : element.long_integer();
  });
  return total;
}

Value sum_decimals(Arguments a, Arena&) {
  std::int64_t counted = 0;
  const Int128 total = units_of(a[0], counted);
  return counted == 0 ? Value{} : to_value(Decimal::from_units(total));
}

template <bool is_long>
Value sum_whole(Arguments a, Arena&) {
  std::int64_t counted = 0;
  const Int128 total = units_of(a[0], counted);
  return counted == 0 ? Value{} : whole(to_int64(total), is_long);
}

// A product that leaves 128 bits cannot come back, but for a zero.
template <bool is_long>
Value multiply_whole(Arguments a, Arena&) {
  const std::vector<Value> factors = known(a[0]);
  if (factors.empty()) return {};
  std::optional<std::int64_t> total = 1;
  for (const Value& factor : factors) {
    if (factor.long_integer() == 0) return whole(0, is_long);
    if (total) total = to_int64(Int128{*total} * factor.long_integer());
  }
  return whole(total, is_long);
}

Value multiply_decimals(Arguments a, Arena&) {
  const std::vector<Decimal> factors = decimals(a[0]);
  return factors.empty() ? Value{} : to_value(product(factors));
}

// Rounded once, half away from zero.
Value mean(Int128 total, std::int64_t counted) {
  const Int128 half = total < 0 ? -counted : counted;
  return to_value(Decimal::from_units((2 * total + half) / (2 * Int128{counted})));
}

Value average(Arguments a, Arena&) {
  std::int64_t counted = 0;
  const Int128 total = units_of(a[0], counted);
  return counted == 0 ? Value{} : mean(total, counted);
}

Value median(Arguments a, Arena&) {
  std::vector<Decimal> sorted = decimals(a[0]);
  if (sorted.empty()) return {};
  std::ranges::sort(sorted);
  const std::size_t middle = sorted.size() / 2;
  if (sorted.size() % 2 == 1) return Value::of(sorted[middle]);
  return mean(sorted[middle - 1].units() + sorted[middle].units(), 2);
}

// The most frequent; the least of them when several are (CQL leaves it open).
Value mode(Arguments a, Arena&) {
  std::vector<Value> sorted = known(a[0]);
  std::ranges::sort(sorted, [](const Value& x, const Value& y) { return order(x, y) < 0; });
  Value best;
  std::ptrdiff_t most = 0;
  for (auto run = sorted.begin(); run != sorted.end();) {
    const auto next = std::find_if(run, sorted.end(), [&](const Value& x) { return order(x, *run) != 0; });
    if (next - run > most) most = next - run, best = *run;
    run = next;
  }
  return best;
}

template <std::optional<Decimal> statistic(std::span<const Decimal>, Divisor), Divisor divisor>
Value spread(Arguments a, Arena&) {
  return to_value(statistic(decimals(a[0]), divisor));
}

Value geometric(Arguments a, Arena&) { return to_value(geometric_mean(decimals(a[0]))); }

Value all_true(Arguments a, Arena&) {
  bool all = true;
  each_known(a[0], [&](const Value& element) { all = all && element.boolean(); });
  return Value::of(all);
}

Value any_true(Arguments a, Arena&) {
  bool any = false;
  each_known(a[0], [&](const Value& element) { any = any || element.boolean(); });
  return Value::of(any);
}

Operator aggregate(std::string_view spelling, std::vector<Overload> overloads, std::string_view summary,
                   std::string_view words, Absence absence = Absence::of_its_own) {
  return drops_null(function(spelling, std::move(overloads), summary, words, absence));
}

std::vector<Overload> ordered_lists(Meaning meaning) {
  std::vector<Overload> rows;
  for (const Type type : {integer_type, long_type, decimal_type, string_type})
    rows.push_back({{list_of(type)}, type, meaning});
  return rows;
}

std::vector<Overload> number_lists(Meaning integers, Meaning longs, Meaning decimals_too) {
  return {{{list_of(integer_type)}, integer_type, integers},
          {{list_of(long_type)}, long_type, longs},
          {{list_of(decimal_type)}, decimal_type, decimals_too}};
}

std::vector<Overload> of_decimals(Meaning meaning) { return {{{list_of(decimal_type)}, decimal_type, meaning}}; }

}  // namespace

std::vector<Operator> aggregate_operators() {
  const auto never = Absence::never;
  const auto sample = Divisor::sample, population = Divisor::population;
  return {
      aggregate("Count", {{{list_of(any_type)}, integer_type, count}}, "How many elements are known.",
                "how many of {0} are known", never),
      aggregate("Sum", number_lists(sum_whole<false>, sum_whole<true>, sum_decimals),
                "The sum of the elements that are known.", "the sum of what is known of {0}"),
      aggregate("Product", number_lists(multiply_whole<false>, multiply_whole<true>, multiply_decimals),
                "The product of the elements that are known.", "the product of what is known of {0}"),
      aggregate("Min", ordered_lists(extreme<false>), "The least of the elements that are known.",
                "the least of what is known of {0}"),
      aggregate("Max", ordered_lists(extreme<true>), "The greatest of the elements that are known.",
                "the greatest of what is known of {0}"),
      aggregate("Avg", of_decimals(average), "The mean of the elements that are known, a Decimal.",
                "the mean of what is known of {0}"),
      aggregate("Median", of_decimals(median),
                "The middle one of the known elements in order, or the mean of the two in the middle.",
                "the median of what is known of {0}"),
      aggregate("Mode", ordered_lists(mode), "The most frequent known element; the least of them in a tie.",
                "the most frequent of what is known of {0}"),
      aggregate("GeometricMean", of_decimals(geometric),
                "The n-th root of the product of n known elements; unknown when one is negative.",
                "the geometric mean of what is known of {0}"),
      aggregate("Variance", of_decimals(spread<variance, sample>), "The variance, with divisor n - 1.",
                "the variance of what is known of {0}"),
      aggregate("StdDev", of_decimals(spread<standard_deviation, sample>),
                "The standard deviation, with divisor n - 1.", "the standard deviation of what is known of {0}"),
      aggregate("PopulationVariance", of_decimals(spread<variance, population>), "The variance, with divisor n.",
                "the population variance of what is known of {0}"),
      aggregate("PopulationStdDev", of_decimals(spread<standard_deviation, population>),
                "The standard deviation, with divisor n.", "the population standard deviation of what is known of {0}"),
      aggregate("AllTrue", {{{list_of(boolean_type)}, boolean_type, all_true}},
                "False when an element is false; unknown ones are passed over.", "all of what is known of {0} holds",
                never),
      aggregate("AnyTrue", {{{list_of(boolean_type)}, boolean_type, any_true}},
                "True when an element is true; unknown ones are passed over.", "one of {0} is known to hold", never),
  };
}

}  // namespace rung
