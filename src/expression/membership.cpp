#include "interval.hpp"
#include "sets.hpp"

// What intervals and lists share. CQL 1.5.3, Reference, Interval Operators and List Operators.

namespace rung {
namespace {

// The point or element stands first, or second where `swapped`.
template <bool swapped>
Value point_in(Arguments a, Arena&) {
  const Value &point = a[swapped ? 1 : 0], &whole = a[swapped ? 0 : 1];
  if (point.is_null()) return {};
  return whole.is_null() ? Value::of(false) : Value::of(contains_point(whole.interval(), point));
}

template <bool swapped>
Value element_in(Arguments a, Arena&) {
  const Value& list = a[swapped ? 0 : 1];
  return Value::of(!list.is_null() && is_element(a[swapped ? 1 : 0], list.list()));
}

template <bool swapped, Truth holds(const Value&, const Value&)>
Value interval_in(Arguments a, Arena&) {
  return any_null(a) ? Value{} : Value::of(holds(a[swapped ? 0 : 1], a[swapped ? 1 : 0]));
}

template <bool swapped, bool holds(Arguments, Arguments)>
Value list_in(Arguments a, Arena&) {
  return any_null(a) ? Value{} : Value::of(holds(a[swapped ? 0 : 1].list(), a[swapped ? 1 : 0].list()));
}

// In the list, and not all of it.
template <bool swapped>
Value element_properly_in(Arguments a, Arena&) {
  const Value &element = a[swapped ? 1 : 0], &list = a[swapped ? 0 : 1];
  return Value::of(!list.is_null() && list_includes_properly(list.list(), Arguments(&element, 1)));
}

constexpr Type interval_variable = interval_of(variable_type), list_variable = list_of(variable_type);

Overload row(bool swapped, Type part, Type whole, Meaning meaning) {
  return swapped ? Overload{{whole, part}, boolean_type, meaning} : Overload{{part, whole}, boolean_type, meaning};
}

template <bool swapped>
std::vector<Overload> elements() {
  return {row(swapped, variable_type, interval_variable, point_in<swapped>),
          row(swapped, variable_type, list_variable, element_in<swapped>)};
}

template <bool swapped>
std::vector<Overload> inclusion() {
  return {row(swapped, interval_variable, interval_variable, interval_in<swapped, interval_includes>),
          row(swapped, list_variable, list_variable, list_in<swapped, list_includes>),
          row(swapped, variable_type, interval_variable, point_in<swapped>),
          row(swapped, variable_type, list_variable, element_in<swapped>)};
}

template <bool swapped>
std::vector<Overload> proper_inclusion() {
  return {row(swapped, interval_variable, interval_variable, interval_in<swapped, interval_includes_properly>),
          row(swapped, list_variable, list_variable, list_in<swapped, list_includes_properly>),
          row(swapped, variable_type, interval_variable, interval_in<swapped, interval_includes_properly>),
          row(swapped, variable_type, list_variable, element_properly_in<swapped>)};
}

std::vector<Overload> set_operation(Meaning of_lists, Meaning of_intervals) {
  return {{{list_variable, list_variable}, list_variable, of_lists},
          {{interval_variable, interval_variable}, interval_variable, of_intervals}};
}

}  // namespace

std::vector<Operator> membership_operators() {
  const int membership = Binding::membership, timing = Binding::timing, set = Binding::set;
  const auto inside = Absence::of_its_own;
  return {
      drops_null(
          infix("in", membership, elements<false>(),
                "The number is in the interval, or the value is an element of the list (a missing value is in no "
                "list).",
                "{0} is one of {1}")),
      drops_null(infix("contains", membership, elements<true>(), "`in` with its sides changed.", "{0} holds {1}")),
      drops_null(infix("included in", timing, inclusion<false>(),
                       "All of the left is in the right, interval or list; also written `during`.",
                       "{0} is within {1}")),
      drops_null(infix("includes", timing, inclusion<true>(), "All of the right is in the left, interval or list.",
                       "{0} includes {1}")),
      drops_null(infix("properly included in", timing, proper_inclusion<false>(),
                       "All of the left is in the right, which holds more; also written `properly during`.",
                       "{0} is within {1}, which holds more")),
      drops_null(infix("properly includes", timing, proper_inclusion<true>(),
                       "All of the right is in the left, which holds more.", "{0} includes {1} and more")),
      infix("union", set, set_operation(unite_lists, unite_intervals),
            "Every element of either list once; or the one interval that both make, unknown when they leave a gap.",
            "{0} together with {1}", inside),
      infix("intersect", set, set_operation(intersect_lists, intersect_intervals),
            "What both have; unknown when two intervals have nothing in common.", "what {0} and {1} share", inside),
      infix("except", set, set_operation(except_lists, except_intervals),
            "What the left has and the right has not; unknown when that is no single interval.", "{0} without {1}",
            inside),
  };
}

}  // namespace rung
