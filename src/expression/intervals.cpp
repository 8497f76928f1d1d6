#include <algorithm>
#include <limits>
#include <vector>

#include "chapters.hpp"
#include "interval.hpp"
#include "sets.hpp"

// CQL 1.5.3, Reference, Interval Operators; cql.g4, intervalOperatorPhrase.

namespace rung {

using Kind = Value::Kind;

Value least(Kind number) {
  if (number == Kind::integer) return Value::of(std::numeric_limits<std::int32_t>::min());
  if (number == Kind::long_integer) return Value::of_long(std::numeric_limits<std::int64_t>::min());
  return Value::of(Decimal::minimum());
}

Value greatest(Kind number) {
  if (number == Kind::integer) return Value::of(std::numeric_limits<std::int32_t>::max());
  if (number == Kind::long_integer) return Value::of_long(std::numeric_limits<std::int64_t>::max());
  return Value::of(Decimal::maximum());
}

namespace {

Value stepped(const Value& number, int step) {
  if (number.is_null() || same(number, step > 0 ? greatest(number.kind()) : least(number.kind()))) return {};
  if (number.kind() == Kind::decimal) return to_value(Decimal::from_units(number.decimal().units() + step));
  if (number.kind() == Kind::integer) return Value::of(number.integer() + step);
  return Value::of_long(number.long_integer() + step);
}

}  // namespace

Value successor(const Value& number) { return stepped(number, 1); }
Value predecessor(const Value& number) { return stepped(number, -1); }

Value start_of(const Interval& interval) {
  if (!interval.low_closed) return successor(interval.low);
  return interval.low.is_null() ? least(interval.point) : interval.low;
}

Value end_of(const Interval& interval) {
  if (!interval.high_closed) return predecessor(interval.high);
  return interval.high.is_null() ? greatest(interval.point) : interval.high;
}

Truth contains_point(const Interval& interval, const Value& point) {
  return both(less_or_equal(start_of(interval), point), less_or_equal(point, end_of(interval)));
}

namespace {

// Where a point or an interval starts and ends.
struct Span {
  Value start, end;
};
Span span_of(const Value& value) {
  if (value.kind() != Kind::interval) return {value, value};
  return {start_of(value.interval()), end_of(value.interval())};
}

// Low, high, and whether each bound is closed. A low bound above the high one has no meaning in CQL (a run-time error
// there); null here.
template <Kind point>
Value interval(Arguments a, Arena& arena) {
  const Interval made{a[0], a[1], a[2].boolean(), a[3].boolean(), point};
  if (!a[0].is_null() && !a[1].is_null()) {
    const auto low_to_high = order(a[0], a[1]);
    if (low_to_high > 0 || (low_to_high == 0 && !(made.low_closed && made.high_closed))) return {};
  }
  return Value::of(arena.keep(made));
}

Value start(Arguments a, Arena&) { return a[0].is_null() ? Value{} : start_of(a[0].interval()); }
Value end(Arguments a, Arena&) { return a[0].is_null() ? Value{} : end_of(a[0].interval()); }

Value width(Arguments a, Arena&) {
  if (a[0].is_null()) return {};
  const Span span = span_of(a[0]);
  if (span.start.is_null() || span.end.is_null()) return {};
  if (span.start.kind() == Kind::decimal) return to_value(subtract(span.end.decimal(), span.start.decimal()));
  std::int64_t difference = 0;
  if (__builtin_sub_overflow(span.end.long_integer(), span.start.long_integer(), &difference)) return {};
  if (span.start.kind() == Kind::long_integer) return Value::of_long(difference);
  const auto narrowed = static_cast<std::int32_t>(difference);
  return narrowed == difference ? Value::of(narrowed) : Value{};
}

// An interval of more than a point has none (a run-time error in CQL; null here).
Value point_from(Arguments a, Arena&) {
  if (a[0].is_null()) return {};
  const Span span = span_of(a[0]);
  return equal(span.start, span.end) == Truth::yes ? span.start : Value{};
}

Truth before(const Span& a, const Span& b) { return less(a.end, b.start); }
Truth after(const Span& a, const Span& b) { return less(b.end, a.start); }
Truth on_or_before(const Span& a, const Span& b) { return less_or_equal(a.end, b.start); }
Truth on_or_after(const Span& a, const Span& b) { return less_or_equal(b.end, a.start); }
// Where an inner bound is not known, the outer ones may still rule it out.
Truth meets_before(const Span& a, const Span& b) {
  if (less(a.start, b.end) == Truth::no) return Truth::no;
  return both(before(a, b), equal(successor(a.end), b.start));
}
Truth meets_after(const Span& a, const Span& b) { return meets_before(b, a); }
Truth meets(const Span& a, const Span& b) { return either(meets_before(a, b), meets_after(a, b)); }
Truth overlaps(const Span& a, const Span& b) {
  return both(less_or_equal(a.start, b.end), less_or_equal(b.start, a.end));
}
Truth overlaps_before(const Span& a, const Span& b) { return both(overlaps(a, b), less(a.start, b.start)); }
Truth overlaps_after(const Span& a, const Span& b) { return both(overlaps(a, b), less(b.end, a.end)); }
Truth starts(const Span& a, const Span& b) { return both(equal(a.start, b.start), less_or_equal(a.end, b.end)); }
Truth ends(const Span& a, const Span& b) { return both(equal(a.end, b.end), less_or_equal(b.start, a.start)); }

template <Truth relation(const Span&, const Span&)>
Value holds(Arguments a, Arena&) {
  return any_null(a) ? Value{} : Value::of(relation(span_of(a[0]), span_of(a[1])));
}

template <class Row>
std::vector<Overload> for_each_point(Row row) {
  return {row(integer_type, Kind::integer), row(long_type, Kind::long_integer), row(decimal_type, Kind::decimal)};
}

std::vector<Overload> of_interval(Meaning meaning, bool gives_point) {
  return for_each_point([=](Type point, Kind) {
    return Overload{{interval_of(point)}, gives_point ? point : boolean_type, meaning};
  });
}

constexpr Type interval_variable = interval_of(variable_type);

std::vector<Overload> two_intervals(Meaning meaning) {
  return {{{interval_variable, interval_variable}, boolean_type, meaning}};
}
std::vector<Overload> points_too(Meaning meaning) {
  return {{{interval_variable, interval_variable}, boolean_type, meaning},
          {{variable_type, interval_variable}, boolean_type, meaning},
          {{interval_variable, variable_type}, boolean_type, meaning}};
}

// The greater start, the lesser end; a bound that is not known stays open and null.
Interval cut(const Interval& a, const Interval& b) {
  Interval made = a;
  const Truth low = less(start_of(a), start_of(b)), high = less(end_of(b), end_of(a));
  if (low == Truth::yes) made.low = b.low, made.low_closed = b.low_closed;
  if (low == Truth::unknown) made.low = Value{}, made.low_closed = false;
  if (high == Truth::yes) made.high = b.high, made.high_closed = b.high_closed;
  if (high == Truth::unknown) made.high = Value{}, made.high_closed = false;
  return made;
}

Interval joined(const Interval& a, const Interval& b) {
  Interval made = a;
  if (less(start_of(b), start_of(a)) == Truth::yes) made.low = b.low, made.low_closed = b.low_closed;
  if (less(end_of(a), end_of(b)) == Truth::yes) made.high = b.high, made.high_closed = b.high_closed;
  return made;
}

// Null intervals are dropped. Where a bound is not known there is no telling what merges: null.
Value collapse(Arguments a, Arena& arena) {
  if (a[0].is_null()) return {};
  std::vector<Interval> sorted;
  for (const Value& element : a[0].list()) {
    if (element.is_null()) continue;
    const Span span = span_of(element);
    if (span.start.is_null() || span.end.is_null()) return {};
    sorted.push_back(element.interval());
  }
  std::ranges::stable_sort(sorted,
                           [](const auto& x, const auto& y) { return less(start_of(x), start_of(y)) == Truth::yes; });
  std::vector<Value> merged;
  for (const Interval& next : sorted) {
    const Value here = Value::of(next);
    const bool touches = !merged.empty() && either(overlaps(span_of(merged.back()), span_of(here)),
                                                   meets(span_of(merged.back()), span_of(here))) == Truth::yes;
    const Interval& kept = arena.keep(touches ? joined(merged.back().interval(), next) : next);
    if (touches) merged.pop_back();
    merged.push_back(Value::of(kept));
  }
  const auto elements = arena.values(merged.size());
  std::ranges::copy(merged, elements.begin());
  return Value::of(Arguments(elements));
}

}  // namespace

Value unite_intervals(Arguments a, Arena& arena) {
  if (any_null(a)) return {};
  const Span left = span_of(a[0]), right = span_of(a[1]);
  if (either(overlaps(left, right), meets(left, right)) != Truth::yes) return {};
  return Value::of(arena.keep(joined(a[0].interval(), a[1].interval())));
}

Value intersect_intervals(Arguments a, Arena& arena) {
  if (any_null(a) || overlaps(span_of(a[0]), span_of(a[1])) == Truth::no) return {};
  return Value::of(arena.keep(cut(a[0].interval(), a[1].interval())));
}

// What is left of the first; null when that is nothing, two pieces, or not known.
Value except_intervals(Arguments a, Arena& arena) {
  if (any_null(a)) return {};
  const Span whole = span_of(a[0]), taken = span_of(a[1]);
  const Truth touched = overlaps(whole, taken);
  const Truth keeps_front = less(whole.start, taken.start), keeps_back = less(taken.end, whole.end);
  if (touched == Truth::no) return a[0];
  if (touched == Truth::unknown || keeps_front == Truth::unknown || keeps_back == keeps_front ||
      keeps_back == Truth::unknown)
    return {};
  Interval left = a[0].interval();
  if (keeps_front == Truth::yes) left.high = predecessor(taken.start), left.high_closed = true;
  if (keeps_back == Truth::yes) left.low = successor(taken.end), left.low_closed = true;
  return Value::of(arena.keep(left));
}

Truth interval_includes(const Value& whole, const Value& part) {
  const Span outer = span_of(whole), inner = span_of(part);
  return both(less_or_equal(outer.start, inner.start), less_or_equal(inner.end, outer.end));
}

Truth interval_includes_properly(const Value& whole, const Value& part) {
  const Span outer = span_of(whole), inner = span_of(part);
  const Truth is_whole = both(equal(outer.start, inner.start), equal(outer.end, inner.end));
  return both(interval_includes(whole, part), opposite(is_whole));
}

std::vector<Operator> interval_operators() {
  const auto bounds = [](Type point, Kind kind) {
    const Meaning meaning = kind == Kind::integer        ? interval<Kind::integer>
                            : kind == Kind::long_integer ? interval<Kind::long_integer>
                                                         : interval<Kind::decimal>;
    return Overload{{point, point, boolean_type, boolean_type}, interval_of(point), meaning};
  };
  const auto timing = [](std::string_view spelling, std::vector<Overload> overloads, std::string_view summary,
                         std::string_view words) {
    return infix(spelling, Binding::timing, std::move(overloads), summary, words);
  };
  const auto inside = Absence::of_its_own;
  Operator selector{
      "Interval",
      Fixity::form,
      0,
      for_each_point(bounds),
      "`Interval[a, b]`: the numbers from a to b; `(` and `)` leave the bound itself out; a null bound is "
      "no bound where closed and not known where open. Unknown when a is above b.",
      "{0} to {1}",
      inside};
  return {
      drops_null(std::move(selector)),
      prefix("start of", Binding::extent, of_interval(start, true), "The least number in an interval.",
             "the start of {0}", inside),
      prefix("end of", Binding::extent, of_interval(end, true), "The greatest number in an interval.", "the end of {0}",
             inside),
      prefix("width of", Binding::extent, of_interval(width, true), "The end of an interval minus its start.",
             "the width of {0}", inside),
      prefix("point from", Binding::extent, of_interval(point_from, true),
             "The one number of an interval that holds just one; unknown when it holds more.", "the point of {0}",
             inside),
      timing("before", points_too(holds<before>), "It ends before the other starts; a number is a span of one.",
             "{0} is before {1}"),
      timing("after", points_too(holds<after>), "It starts after the other ends.", "{0} is after {1}"),
      timing("on or before", points_too(holds<on_or_before>),
             "It ends where the other starts, or before; also written `before or on`.", "{0} is not after {1} begins"),
      timing("on or after", points_too(holds<on_or_after>),
             "It starts where the other ends, or after; also written `after or on`.", "{0} is not before {1} ends"),
      timing("meets", two_intervals(holds<meets>), "One ends just before the other starts.", "{0} meets {1}"),
      timing("meets before", two_intervals(holds<meets_before>), "It ends just before the other starts.",
             "{0} ends just before {1}"),
      timing("meets after", two_intervals(holds<meets_after>), "It starts just after the other ends.",
             "{0} starts just after {1}"),
      timing("overlaps", two_intervals(holds<overlaps>), "They have a number in common.", "{0} overlaps {1}"),
      timing("overlaps before", two_intervals(holds<overlaps_before>), "They overlap, and the left one starts first.",
             "{0} overlaps {1} and starts first"),
      timing("overlaps after", two_intervals(holds<overlaps_after>), "They overlap, and the left one ends last.",
             "{0} overlaps {1} and ends last"),
      timing("starts", two_intervals(holds<starts>), "They start together, and the left one ends no later.",
             "{0} starts {1}"),
      timing("ends", two_intervals(holds<ends>), "They end together, and the left one starts no earlier.",
             "{0} ends {1}"),
      prefix("collapse", Binding::everything, {{{list_of(interval_variable)}, list_of(interval_variable), collapse}},
             "Intervals in order, those that overlap or meet made one.", "{0}, merged", inside),
  };
}

}  // namespace rung
