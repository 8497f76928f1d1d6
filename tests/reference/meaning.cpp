#include "meaning.hpp"

#include <algorithm>
#include <stdexcept>

namespace rung::reference {
namespace {

const Wide one = 100'000'000;  // units of the Decimal 1

Truth truth(bool known) { return known ? Truth::yes : Truth::no; }
bool any_null(const Elements& values) {
  return std::any_of(values.begin(), values.end(), [](const Plain& value) { return value.is_null(); });
}

// ------------------------------------------------------------------------------- cql.md 4, logical operators

Truth logical(std::string_view op, Truth a, Truth b) {
  constexpr Truth yes = Truth::yes, no = Truth::no, unknown = Truth::unknown;
  if (op == "and") return a == no || b == no ? no : a == yes && b == yes ? yes : unknown;
  if (op == "or") return a == yes || b == yes ? yes : a == no && b == no ? no : unknown;
  if (op == "xor") return a == unknown || b == unknown ? unknown : truth(a != b);
  if (a == no || b == yes) return yes;  // implies
  return a == yes && b == no ? no : unknown;
}

// ------------------------------------------------------------------------------- cql.md 8, arithmetic

Plain arithmetic_of_integers(std::string_view op, const Wide& a, const Wide& b) {
  if (op == "+") return integer(a + b);
  if (op == "-") return integer(a - b);
  if (op == "*") return integer(a * b);
  if (b == 0) return {};
  if (op == "div") return integer(a / b);  // of whole numbers: toward zero
  return integer(a % b);                   // mod: the sign of the left operand
}

Plain arithmetic_of_decimals(std::string_view op, const Wide& a, const Wide& b) {
  if (op == "+") return decimal(a + b);
  if (op == "-") return decimal(a - b);
  if (op == "*") return decimal(nearest(a * b, one));
  if (b == 0) return {};
  if (op == "/") return decimal(nearest(a * one, b));
  if (op == "div") return decimal(a / b * one);
  return decimal(a % b);
}

Plain arithmetic(std::string_view op, const Elements& args) {
  if (any_null(args)) return {};
  if (const auto* words = args[0].as<std::string>()) return text(*words + std::get<std::string>(args[1].of));
  const auto* a = args[0].as<std::int64_t>();
  if (op == "/" || a == nullptr) return arithmetic_of_decimals(op, units_of(args[0]), units_of(args[1]));
  return arithmetic_of_integers(op, *a, std::get<std::int64_t>(args[1].of));
}

Plain with_sign(const Plain& number, bool negative) {
  if (number.is_null()) return {};
  if (const auto* whole = number.as<std::int64_t>()) return integer(negative ? -*whole : *whole);
  return negative ? decimal(-units_of(number)) : number;
}

Plain to_whole(std::string_view op, const Wide& units) {
  Wide whole = units / one;  // Truncate
  if (op == "Floor" && units < whole * one) whole -= 1;
  if (op == "Ceiling" && units > whole * one) whole += 1;
  return integer(whole);
}

Plain round(const Elements& args) {
  if (args[0].is_null()) return {};
  std::int64_t places = 0;
  if (args.size() > 1 && !args[1].is_null()) places = std::get<std::int64_t>(args[1].of);
  Wide step = one;
  for (std::int64_t place = 0; place < places && step > 1; ++place) step /= 10;
  return decimal(nearest(units_of(args[0]), step) * step);
}

Plain numeric_function(std::string_view op, const Elements& args) {
  if (op == "Round") return round(args);
  if (args[0].is_null()) return {};
  if (op == "Abs") return with_sign(args[0], units_of(args[0]) < 0);
  return to_whole(op, units_of(args[0]));
}

// ------------------------------------------------------------------------------- cql.md 5, null

Plain null_test(std::string_view op, const Plain& value) {
  const bool negated = op.starts_with("is not");
  bool holds = value.is_null();
  if (op.ends_with("true")) holds = truth_of(value) == Truth::yes;
  if (op.ends_with("false")) holds = truth_of(value) == Truth::no;
  return {holds != negated};
}

Plain coalesce(const Elements& args) {
  const bool one_list = args.size() == 1 && args[0].as<Elements>() != nullptr;
  for (const Plain& value : one_list ? std::get<Elements>(args[0].of) : args) {
    if (!value.is_null()) return value;
  }
  return {};
}

/// `if` and `case`: condition and result in turn, and the last is what else.
Plain branches(const Elements& args) {
  for (std::size_t i = 0; i + 1 < args.size(); i += 2) {
    if (truth_of(args[i]) == Truth::yes) return args[i + 1];
  }
  return args.back();
}

// ------------------------------------------------------------------------------- cql.md 5 and 7, lists and intervals

Truth at_or_above(const Plain& point, const Plain& bound, bool closed) {
  if (bound.is_null()) return closed ? Truth::yes : Truth::unknown;
  return closed ? opposite(less(point, bound)) : less(bound, point);
}

Truth at_or_below(const Plain& point, const Plain& bound, bool closed) {
  if (bound.is_null()) return closed ? Truth::yes : Truth::unknown;
  return closed ? opposite(less(bound, point)) : less(point, bound);
}

Plain within(const Plain& element, const Plain& whole) {
  if (const auto* span = whole.as<Span>()) {
    if (element.is_null()) return {};
    return boolean(logical("and", at_or_above(element, span->bounds[0], span->low_closed),
                           at_or_below(element, span->bounds[1], span->high_closed)));
  }
  if (whole.is_null()) return {false};
  for (const Plain& each : std::get<Elements>(whole.of)) {
    if (element.is_null() ? each.is_null() : equal(element, each) == Truth::yes) return {true};
  }
  return {false};
}

Plain sum(const Elements& values) {
  if (values[0].as<std::int64_t>() == nullptr) {
    Wide units = 0;
    for (const Plain& value : values) units += units_of(value);
    return decimal(units);
  }
  Wide total = 0;
  for (const Plain& value : values) total += *value.as<std::int64_t>();
  return integer(total);
}

Plain extreme(const Elements& values, bool greatest) {
  Plain best = values[0];
  for (const Plain& value : values) {
    if (greatest ? less(best, value) == Truth::yes : less(value, best) == Truth::yes) best = value;
  }
  return best;
}

Plain average(const Elements& values) {
  Wide units = 0;
  for (const Plain& value : values) units += units_of(value);
  return decimal(nearest(units, Wide(values.size())));
}

Plain aggregate(std::string_view op, const Plain& list) {
  Elements known;
  if (const auto* elements = list.as<Elements>()) {
    for (const Plain& each : *elements) {
      if (!each.is_null()) known.push_back(each);
    }
  }
  const auto is_yes = [](const Plain& value) { return truth_of(value) == Truth::yes; };
  if (op == "exists") return {!known.empty()};
  if (op == "Count") return integer(Wide(known.size()));
  if (op == "AllTrue") return {std::all_of(known.begin(), known.end(), is_yes)};
  if (op == "AnyTrue") return {std::any_of(known.begin(), known.end(), is_yes)};
  if (known.empty()) return {};
  if (op == "Sum") return sum(known);
  if (op == "Avg") return average(known);
  return extreme(known, op == "Max");
}

/// cql.md 6: the same length and equal in order; null elements equal each other, and a null against a value is unknown.
Truth equal_lists(const Elements& a, const Elements& b) {
  if (a.size() != b.size()) return Truth::no;
  Truth all = Truth::yes;
  for (std::size_t i = 0; i < a.size(); ++i) {
    all = both(all, a[i].is_null() && b[i].is_null() ? Truth::yes : equal(a[i], b[i]));
  }
  return all;
}

Plain compare(std::string_view op, const Plain& a, const Plain& b) {
  if (op == "=") return boolean(equal(a, b));
  if (op == "!=") return boolean(opposite(equal(a, b)));
  if (op == "<") return boolean(less(a, b));
  if (op == ">") return boolean(less(b, a));
  if (op == "<=") return boolean(opposite(less(b, a)));
  return boolean(opposite(less(a, b)));  // >=
}

Plain form(std::string_view op, const Elements& args) {
  if (op == "between") {
    return boolean(logical("and", opposite(less(args[0], args[1])), opposite(less(args[2], args[0]))));
  }
  if (op == "List") return {args};
  if (op == "Interval") return {Span{{args[0], args[1]}, std::get<bool>(args[2].of), std::get<bool>(args[3].of)}};
  return branches(args);
}

Plain infix(std::string_view op, const Elements& args) {
  if (op == "and" || op == "or" || op == "xor" || op == "implies") {
    return boolean(logical(op, truth_of(args[0]), truth_of(args[1])));
  }
  if (op == "in") return within(args[0], args[1]);
  if (op == "=" || op == "!=" || op.starts_with('<') || op.starts_with('>')) return compare(op, args[0], args[1]);
  return arithmetic(op, args);
}

Plain prefix(std::string_view op, const Elements& args) {
  if (op == "exists") return aggregate(op, args[0]);
  if (op == "not") return boolean(opposite(truth_of(args[0])));
  return with_sign(args[0], op == "-");
}

Plain function(std::string_view op, const Elements& args) {
  if (op == "Coalesce") return coalesce(args);
  for (const std::string_view name : {"Abs", "Ceiling", "Floor", "Truncate", "Round"}) {
    if (op == name) return numeric_function(op, args);
  }
  if (op == "ToDecimal") {
    const bool* const truth = args[0].as<bool>();
    return truth != nullptr ? decimal(*truth ? one : Wide(0)) : as_decimal(args[0]);
  }
  return aggregate(op, args[0]);
}

}  // namespace

Truth equal(const Plain& a, const Plain& b) {
  if (a.is_null() || b.is_null()) return Truth::unknown;
  if (const auto* elements = a.as<Elements>()) return equal_lists(*elements, std::get<Elements>(b.of));
  if (const auto* words = a.as<std::string>()) return truth(*words == std::get<std::string>(b.of));
  if (const auto* yes = a.as<bool>()) return truth(*yes == std::get<bool>(b.of));
  return truth(units_of(a) == units_of(b));
}

Truth less(const Plain& a, const Plain& b) {
  if (a.is_null() || b.is_null()) return Truth::unknown;
  // By code point, which is the order of the bytes of UTF-8.
  if (const auto* words = a.as<std::string>()) return truth(*words < std::get<std::string>(b.of));
  return truth(units_of(a) < units_of(b));
}

Plain meaning(const Operator& op, const Elements& arguments) {
  switch (op.fixity) {
    case Fixity::prefix:
      return prefix(op.spelling, arguments);
    case Fixity::infix:
      return infix(op.spelling, arguments);
    case Fixity::postfix:
      return null_test(op.spelling, arguments[0]);
    case Fixity::function:
      return function(op.spelling, arguments);
    case Fixity::form:
      return form(op.spelling, arguments);
    case Fixity::history:
      break;
  }
  throw std::logic_error("history functions are for the walker");
}

}  // namespace rung::reference
