#include "chapters.hpp"

// CQL 1.5.3, Reference, Interval Operators, List Operators, Aggregate Functions.

namespace rung {
namespace {

using Arguments = std::span<const Value>;

Value list(Arguments a, Arena& arena) {
  const auto elements = arena.values(a.size());
  std::copy(a.begin(), a.end(), elements.begin());
  return Value::of(std::span<const Value>(elements));
}

// Low, high, and whether each bound is closed. A low bound above the high one has no meaning in CQL (a run-time error
// there); null here.
Value interval(Arguments a, Arena& arena) {
  const Interval made{a[0], a[1], a[2].boolean(), a[3].boolean()};
  if (!a[0].is_null() && !a[1].is_null()) {
    const auto low_to_high = order(a[0], a[1]);
    if (low_to_high > 0 || (low_to_high == 0 && !(made.low_closed && made.high_closed))) return {};
  }
  return Value::of(arena.keep(made));
}

// A closed null bound is no bound; an open one is not known.
Truth within(const Value& bound, bool closed, bool is_inside, bool is_bound) {
  if (bound.is_null()) return closed ? Truth::yes : Truth::unknown;
  return is_inside || (closed && is_bound) ? Truth::yes : Truth::no;
}

Value in_interval(Arguments a, Arena&) {
  if (a[0].is_null()) return {};
  if (a[1].is_null()) return Value::of(false);
  const Interval& range = a[1].interval();
  const auto above = range.low.is_null() ? std::strong_ordering::equal : order(a[0], range.low);
  const auto below = range.high.is_null() ? std::strong_ordering::equal : order(range.high, a[0]);
  return Value::of(both(within(range.low, range.low_closed, above > 0, above == 0),
                        within(range.high, range.high_closed, below > 0, below == 0)));
}

Value in_list(Arguments a, Arena&) {
  if (a[1].is_null()) return Value::of(false);
  for (const Value& element : a[1].list())
    if ((a[0].is_null() && element.is_null()) || equal(a[0], element) == Truth::yes) return Value::of(true);
  return Value::of(false);
}

Value exists(Arguments a, Arena&) {
  if (!a[0].is_null())
    for (const Value& element : a[0].list())
      if (!element.is_null()) return Value::of(true);
  return Value::of(false);
}

template <class Step>
void each_known(const Value& list, Step step) {
  if (list.is_null()) return;
  for (const Value& element : list.list())
    if (!element.is_null()) step(element);
}

Value count(Arguments a, Arena&) {
  std::int32_t known = 0;
  each_known(a[0], [&](const Value&) { ++known; });
  return Value::of(known);
}

template <bool greatest>
Value extreme(Arguments a, Arena&) {
  Value best;
  each_known(a[0], [&](const Value& element) {
    if (best.is_null() || (greatest ? order(element, best) > 0 : order(element, best) < 0)) best = element;
  });
  return best;
}

// Summed in units of 10^-8, which 128 bits hold for more elements than fit in memory: so the order never matters.
Int128 units_of(const Value& list, std::int64_t& known) {
  Int128 total = 0;
  each_known(list, [&](const Value& element) { ++known, total += element.decimal().units(); });
  return total;
}

Value sum_decimals(Arguments a, Arena&) {
  std::int64_t known = 0;
  const Int128 total = units_of(a[0], known);
  return known == 0 ? Value{} : to_value(Decimal::from_units(total));
}

Value sum_integers(Arguments a, Arena&) {
  std::int64_t total = 0, known = 0;
  each_known(a[0], [&](const Value& element) { ++known, total += element.integer(); });
  const auto narrowed = static_cast<std::int32_t>(total);
  return known == 0 || narrowed != total ? Value{} : Value::of(narrowed);
}

// Rounded once, half away from zero.
Value average(Arguments a, Arena&) {
  std::int64_t known = 0;
  const Int128 total = units_of(a[0], known);
  if (known == 0) return {};
  const Int128 half = total < 0 ? -known : known;
  return to_value(Decimal::from_units((2 * total + half) / (2 * Int128{known})));
}

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

Operator aggregate(std::string_view spelling, std::vector<Overload> overloads, std::string_view summary) {
  return {spelling, Fixity::function, 0, false, std::move(overloads), summary, true};
}

std::vector<Overload> ordered_lists(Meaning meaning) {
  return {{{list_of(integer_type)}, integer_type, meaning},
          {{list_of(decimal_type)}, decimal_type, meaning},
          {{list_of(string_type)}, string_type, meaning}};
}

}  // namespace

std::vector<Operator> interval_operators() {
  const auto bounds = [](Type point) {
    return Overload{{point, point, boolean_type, boolean_type}, interval_of(point), interval};
  };
  return {
      {"Interval",
       Fixity::form,
       0,
       false,
       {bounds(integer_type), bounds(decimal_type)},
       "`Interval[a, b]`: the numbers from a to b; `(` and `)` leave the bound itself out."},
      {"in",
       Fixity::infix,
       Binding::membership,
       false,
       {{{integer_type, interval_of(integer_type)}, boolean_type, in_interval},
        {{decimal_type, interval_of(decimal_type)}, boolean_type, in_interval},
        {{variable_type, list_of(variable_type)}, boolean_type, in_list}},
       "The number is in the interval, or the value is an element of the list (a missing value is in no list).",
       true},
  };
}

std::vector<Operator> list_operators() {
  return {
      {"List", Fixity::form, 0, true, {{{variable_type}, list_of(variable_type), list}}, "`{a, b}`: a list."},
      {"exists",
       Fixity::prefix,
       Binding::negation,
       false,
       {{{list_of(any_type)}, boolean_type, exists}},
       "True when the list has an element that is known.",
       true},
  };
}

std::vector<Operator> aggregate_operators() {
  return {
      aggregate("Count", {{{list_of(any_type)}, integer_type, count}}, "How many elements are known."),
      aggregate("Sum",
                {{{list_of(integer_type)}, integer_type, sum_integers},
                 {{list_of(decimal_type)}, decimal_type, sum_decimals}},
                "The sum of the elements that are known."),
      aggregate("Min", ordered_lists(extreme<false>), "The least of the elements that are known."),
      aggregate("Max", ordered_lists(extreme<true>), "The greatest of the elements that are known."),
      aggregate("Avg", {{{list_of(decimal_type)}, decimal_type, average}},
                "The mean of the elements that are known, a Decimal."),
      aggregate("AllTrue", {{{list_of(boolean_type)}, boolean_type, all_true}},
                "False when an element is false; unknown ones are passed over."),
      aggregate("AnyTrue", {{{list_of(boolean_type)}, boolean_type, any_true}},
                "True when an element is true; unknown ones are passed over."),
  };
}

}  // namespace rung
