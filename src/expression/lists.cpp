#include <algorithm>
#include <vector>

#include "rung/text/utf8.hpp"
#include "sets.hpp"

// CQL 1.5.3, Reference, List Operators.

namespace rung {
namespace {

Value make_list(Arguments elements, Arena& arena) {
  const auto kept = arena.values(elements.size());
  std::ranges::copy(elements, kept.begin());
  return Value::of(Arguments(kept));
}

// Those elements of which no equal one stands before.
Value make_set(const std::vector<Value>& elements, Arena& arena) {
  std::vector<Value> once;
  for (const Value& element : elements)
    if (!is_element(element, once)) once.push_back(element);
  return make_list(once, arena);
}

Value element_at(Arguments a, Arena&) {
  if (any_null(a) || a[1].integer() < 0) return {};
  const auto index = static_cast<std::size_t>(a[1].integer());
  return index < a[0].list().size() ? a[0].list()[index] : Value{};
}

Value first(Arguments a, Arena&) { return a[0].is_null() || a[0].list().empty() ? Value{} : a[0].list().front(); }
Value last(Arguments a, Arena&) { return a[0].is_null() || a[0].list().empty() ? Value{} : a[0].list().back(); }

Value index_of(Arguments a, Arena&) {
  if (any_null(a)) return {};
  const auto list = a[0].list();
  const auto found = std::ranges::find_if(list, [&](const Value& element) { return same_element(element, a[1]); });
  return Value::of(found == list.end() ? -1 : static_cast<std::int32_t>(found - list.begin()));
}

// More than one element has no single one (a run-time error in CQL; null here).
Value singleton(Arguments a, Arena&) {
  return a[0].is_null() || a[0].list().size() != 1 ? Value{} : a[0].list().front();
}

Value distinct(Arguments a, Arena& arena) {
  return a[0].is_null() ? Value{} : make_set({a[0].list().begin(), a[0].list().end()}, arena);
}

Value flatten(Arguments a, Arena& arena) {
  if (a[0].is_null()) return {};
  std::vector<Value> all;
  for (const Value& inner : a[0].list())
    if (!inner.is_null()) all.insert(all.end(), inner.list().begin(), inner.list().end());
  return make_list(all, arena);
}

Value tail(Arguments a, Arena&) {
  return a[0].is_null() ? Value{} : Value::of(a[0].list().subspan(std::min<std::size_t>(1, a[0].list().size())));
}

std::size_t clipped(const Value& count, const Value& list) {
  return std::min(static_cast<std::size_t>(std::max(count.integer(), 0)), list.list().size());
}

Value take(Arguments a, Arena&) {
  if (a[0].is_null()) return {};
  return Value::of(a[0].list().first(a[1].is_null() ? 0 : clipped(a[1], a[0])));
}

Value skip(Arguments a, Arena&) {
  if (a[0].is_null() || a[1].is_null()) return a[0];
  return Value::of(a[0].list().subspan(a[1].integer() < 0 ? a[0].list().size() : clipped(a[1], a[0])));
}

Value exists(Arguments a, Arena&) {
  return Value::of(!a[0].is_null() && !std::ranges::all_of(a[0].list(), &Value::is_null));
}

}  // namespace

bool is_element(const Value& value, Arguments list) {
  return std::ranges::any_of(list, [&](const Value& element) { return same_element(value, element); });
}

bool list_includes(Arguments whole, Arguments part) {
  return std::ranges::all_of(part, [&](const Value& element) { return is_element(element, whole); });
}

bool list_includes_properly(Arguments whole, Arguments part) {
  return whole.size() > part.size() && list_includes(whole, part);
}

Value unite_lists(Arguments a, Arena& arena) {
  std::vector<Value> all;
  for (const Value& side : a)
    if (!side.is_null()) all.insert(all.end(), side.list().begin(), side.list().end());
  return make_set(all, arena);
}

Value intersect_lists(Arguments a, Arena& arena) {
  if (any_null(a)) return {};
  std::vector<Value> shared;
  for (const Value& element : a[0].list())
    if (is_element(element, a[1].list())) shared.push_back(element);
  return make_set(shared, arena);
}

Value except_lists(Arguments a, Arena& arena) {
  if (a[0].is_null()) return {};
  std::vector<Value> left;
  for (const Value& element : a[0].list())
    if (a[1].is_null() || !is_element(element, a[1].list())) left.push_back(element);
  return make_set(left, arena);
}

std::vector<Operator> list_operators() {
  constexpr Type list = list_of(variable_type);
  const auto inside = Absence::of_its_own;
  Operator selector{"List", Fixity::form, 0, {{{variable_type}, list, make_list}}, "`{a, b}`: a list."};
  selector.variadic = true;
  Operator indexer{
      "[]",
      Fixity::form,
      Binding::index,
      {{{list, integer_type}, variable_type, element_at}, {{string_type, integer_type}, string_type, character_at}},
      "`x[i]`: the element of a list, or the character of a string, at i, counted from 0; unknown beyond "
      "the ends.",
      "element {1} of {0}",
      inside};
  return {
      std::move(selector),
      drops_null(prefix("exists", Binding::negation, {{{list_of(any_type)}, boolean_type, exists}},
                        "True when the list has an element that is known.", "one of {0} is known", Absence::never)),
      std::move(indexer),
      prefix("singleton from", Binding::extent, {{{list}, variable_type, singleton}},
             "The only element; unknown when there is none or more than one.", "the only one of {0}", inside),
      prefix("distinct", Binding::everything, {{{list}, list, distinct}}, "The elements, equal ones once.",
             "the different ones of {0}"),
      prefix("flatten", Binding::everything, {{{list_of(list)}, list, flatten}}, "A list of lists as one list.",
             "{0} as one list"),
      drops_null(function("Exists", {{{list_of(any_type)}, boolean_type, exists}}, "`Exists(x)` is `exists x`.",
                          "one of {0} is known", Absence::never)),
      function(
          "Indexer",
          {{{list, integer_type}, variable_type, element_at}, {{string_type, integer_type}, string_type, character_at}},
          "`Indexer(x, i)` is `x[i]`.", "element {1} of {0}", inside),
      function("Flatten", {{{list_of(list)}, list, flatten}}, "`Flatten(x)` is `flatten x`.", "{0} as one list"),
      function("First", {{{list}, variable_type, first}}, "The first element; unknown when there is none.",
               "the first of {0}", inside),
      function("Last", {{{list}, variable_type, last}}, "The last element; unknown when there is none.",
               "the last of {0}", inside),
      function("IndexOf", {{{list, variable_type}, integer_type, index_of}},
               "Where the element stands first, counted from 0; -1 when it is not there.",
               "the position of {1} in {0}"),
      function("Tail", {{{list}, list, tail}}, "The list without its first element.", "{0} without the first"),
      function("Take", {{{list, integer_type}, list, take}}, "The first so many elements.", "the first {1} of {0}"),
      function("Skip", {{{list, integer_type}, list, skip}}, "The list without its first so many elements.",
               "{0} without the first {1}"),
  };
}

}  // namespace rung
