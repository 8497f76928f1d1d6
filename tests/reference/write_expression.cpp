#include "write_expression.hpp"

#include <algorithm>

namespace rung::reference {
namespace {

// Patterns: %B %I %D %S are expressions of that type, %T a threshold on a name, %K a whole number, %N a string literal,
// %L a level of the history, %H a whole number of the history, %C and %E something with readings (Integer, Decimal).
using Patterns = std::vector<std::string>;

const Patterns booleans = {"(%B and %B)",
                           "(%B and %B)",
                           "(%B or %B)",
                           "(%B or %B)",
                           "(%B xor %B)",
                           "(%B implies %B)",
                           "(not %B)",
                           "%T",
                           "%T",
                           "%T",
                           "%T",
                           "(%B = %B)",
                           "(%B != %B)",
                           "(%I < %I)",
                           "(%I <= %D)",
                           "(%D > %I)",
                           "(%D >= %D)",
                           "(%I = %I)",
                           "(%D != %D)",
                           "(%D = %I)",
                           "(%S = %S)",
                           "(%S != %S)",
                           "(%S < %S)",
                           "(%S <= %S)",
                           "(%S > %S)",
                           "(%S >= %S)",
                           "(%I between %I and %I)",
                           "(%D between %I and %D)",
                           "(%S between %S and %S)",
                           "(%I in {%I, %I, null})",
                           "(%D in {%I, %D})",
                           "(%I in {%D, null})",
                           "(%S in {%S, %N})",
                           "(%B in {%B, %B})",
                           "(%B is null)",
                           "(%I is null)",
                           "(%S is not null)",
                           "(%B is true)",
                           "(%B is not true)",
                           "(%B is false)",
                           "(%B is not false)",
                           "(if %B then %B else %B)",
                           "(case when %B then %B when %B then %B else %B end)",
                           "(case (%I - %K) when %I then %B when %K then %B else %B end)",
                           "(case %S when %S then %B else %B end)",
                           "Coalesce(%B, %B)",
                           "Coalesce(%B, %B, %B)",
                           "Coalesce({%B, null, %B})",
                           "AllTrue({%B, %B})",
                           "AnyTrue({%B, %B, null})",
                           "(exists {%B, %B})",
                           "(exists {%I})",
                           "({%I, %I} = {%I, %D})",
                           "({%S, null} != {%S, %S})",
                           "((%I + %K) in Interval(%K, null])",
                           "((%D * %I) in Interval[null, %K))"};

const Patterns integers = {"%i",
                           "%i",
                           "%i",
                           "(%I + %I)",
                           "(%I - %K)",
                           "(%I * %I)",
                           "(%I div %I)",
                           "(%I mod %I)",
                           "(%I div %K)",
                           "(%K - %I)",
                           "(-%I)",
                           "(+%I)",
                           "Abs(%I)",
                           "Ceiling(%D)",
                           "Floor(%D)",
                           "Truncate(%D)",
                           "Floor(%I)",
                           "Max({%I, %I})",
                           "Min({%I, %K, null})",
                           "Sum({%I, %I, %I})",
                           "Count({%I, %I})",
                           "Count({%B, %B, null})",
                           "(if %B then %I else %I)",
                           "(case when %B then %I else %K end)",
                           "(case %B when %B then %I else %I end)",
                           "Coalesce(%I, %I)",
                           "Coalesce(%I, %K)",
                           "(%I * 2147483647)",
                           "(%I + 2147483647)",
                           "(-2147483648 - %I)"};

const Patterns decimals = {"%d",
                           "%d",
                           "%d",
                           "(%D + %D)",
                           "(%D - %I)",
                           "(%D * %D)",
                           "(%I / %I)",
                           "(%D / %D)",
                           "(%D div %D)",
                           "(%D mod %I)",
                           "(%I div %D)",
                           "(-%D)",
                           "Abs(%D)",
                           "Round(%D)",
                           "Round(%D, 1)",
                           "Round(%D, (Abs(%I) mod 9))",
                           "Round(%I)",
                           "Avg({%D, %I, null})",
                           "Avg({%I, %I, %I})",
                           "Max({%D, %I})",
                           "Min({%D, %D})",
                           "Sum({%D, %I, %D})",
                           "(if %B then %I else %D)",
                           "(case when %B then %D else %I end)",
                           "Coalesce(%I, %D)",
                           "(%D * 99999999999999999999.0)",
                           "(%D / 0.00000001)",
                           "(%I * 0.33333333)",
                           "(%D + 0.125)"};

const Patterns strings = {"%s",
                          "%s",
                          "(%S + %S)",
                          "(%S + %N)",
                          "(if %B then %S else %N)",
                          "Coalesce(%S, %N)",
                          "Min({%S, %S})",
                          "Max({%S, %N, null})",
                          "(case (%I * %K) when %K then %S else %N end)"};

const Patterns past_integers = {"%H", "%H", "change(%C)", "baseline(%C)"};
const Patterns past_decimals = {"change(%E)", "baseline(%E)"};

const Patterns comparisons = {"=", "!=", "<", "<=", ">", ">="};

}  // namespace

const std::vector<std::string>& colors() {
  static const std::vector<std::string> all{"red", "green", "Blue"};
  return all;
}

std::string ExpressionWriter::write(Type type, int depth) {
  if (depth <= 0) return type == boolean_type ? threshold() : name(type);
  if (type == boolean_type) return fill(random_.pick(booleans), depth - 1);
  if (type == string_type) return fill(random_.pick(strings), depth - 1);
  const bool whole = type == integer_type, past = !levels_.empty() && random_.chance(12);
  if (past) return fill(random_.pick(whole ? past_integers : past_decimals), depth - 1);
  return fill(random_.pick(whole ? integers : decimals), depth - 1);
}

std::string ExpressionWriter::fill(const std::string& pattern, int depth) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    text += pattern[i] == '%' ? part(pattern[++i], depth) : std::string(1, pattern[i]);
  return text;
}

std::string ExpressionWriter::part(char what, int depth) {
  switch (what) {
    case 'B':
      return write(boolean_type, depth);
    case 'I':
      return write(integer_type, depth);
    case 'D':
      return write(decimal_type, depth);
    case 'S':
      return write(string_type, depth);
    case 'T':
      return threshold();
    case 'K':
      return std::to_string(random_.between(-3, 12));
    case 'N':
      return "'" + random_.pick(colors()) + "'";
    case 'H':
      return history_number();
    case 'C':
      return dated(integer_type);
    case 'E':
      return dated(decimal_type);
    default:
      return name(what == 'i' ? integer_type : what == 'd' ? decimal_type : string_type);
  }
}

/// A name of that type, or the nearest thing to it.
std::string ExpressionWriter::name(Type type) {
  std::vector<std::string> fitting;
  for (const Known& known : names_) {
    if (known.type == type) fitting.push_back(known.name);
  }
  if (type == string_type && !levels_.empty() && random_.chance(15)) return "(current_level + previous_level)";
  if (!fitting.empty()) return random_.pick(fitting);
  if (type == string_type) return "(if " + threshold() + " then 'red' else 'Blue')";
  if (type == decimal_type) return "(" + name(integer_type) + " / 2)";
  return "(if " + threshold() + " then 1 else 0)";  // the names of no generated text lack a Boolean or an Integer
}

std::string ExpressionWriter::near(const Known& name) {
  if (name.type == integer_type) return std::to_string(random_.between(name.low, name.high));
  const std::int64_t quarters = random_.between(name.low * 4, name.high * 4);
  const char* const parts[] = {".0", ".25", ".5", ".75"};
  const std::int64_t size = quarters < 0 ? -quarters : quarters;
  return (quarters < 0 ? "-" : "") + std::to_string(size / 4) + parts[size % 4];
}

std::string ExpressionWriter::text_threshold() {
  if (levels_.empty() || random_.chance(40)) return "(" + name(string_type) + " = '" + random_.pick(colors()) + "')";
  const std::string place = random_.chance(60) ? "current_level" : "previous_level";
  const std::string a = "'" + random_.pick(levels_) + "'", b = "'" + random_.pick(levels_) + "'";
  const std::vector<std::string> ways{place + " = " + a, place + " != " + a, place + " in {" + a + ", " + b + "}",
                                      place + " = " + a + " or " + place + " = " + b, "current_level = previous_level"};
  return "(" + random_.pick(ways) + ")";
}

/// A condition on one name: what most real rules are made of.
std::string ExpressionWriter::threshold() {
  const Known& known = random_.pick(names_);
  if (known.type == string_type || random_.chance(15)) return text_threshold();
  if (known.type == boolean_type) return random_.chance(80) ? known.name : "(not " + known.name + ")";
  const std::string a = near(known), b = near(known), n = known.name, compare = " " + random_.pick(comparisons) + " ";
  const bool rising = std::stod(a) + 2 < std::stod(b);
  switch (random_.below(10)) {
    case 0:
      return "(" + a + compare + n + ")";
    case 1:
      return "(" + n + " between " + a + " and " + b + ")";
    case 2:
      return "(" + n + " in {" + a + ", " + b + "})";
    case 3:
      return rising ? "(" + n + " in Interval[" + a + ", " + b + ")" + ")" : "(" + n + " in Interval[" + a + ", null])";
    case 4:
      return rising ? "(" + n + " in Interval(" + a + ", " + b + "])" : "(" + n + " in Interval(null, " + b + "))";
    case 5:
      if (!known.dated || levels_.empty()) return "(" + n + " is null)";
      return "(age_days(" + n + ")" + compare + std::to_string(random_.between(0, 40)) + ")";
    default:
      return "(" + n + compare + a + ")";
  }
}

std::string ExpressionWriter::dated(Type type) {
  std::vector<std::string> fitting;
  for (const Known& known : names_) {
    if (known.type == type && known.dated) fitting.push_back(known.name);
  }
  return random_.pick(fitting);
}

std::string ExpressionWriter::history_number() {
  std::vector<std::string> places = levels_;
  places.erase(std::remove(places.begin(), places.end(), "none"), places.end());
  const std::string place = "'" + random_.pick(places) + "'";
  switch (random_.below(4)) {
    case 0:
      return "weeks_at_level";
    case 1:
      return "days_since_discharge(" + place + ")";
    default:
      return "episodes(" + place + ", " + std::to_string(random_.pick(std::vector<int>{14, 30, 90, 180})) + ")";
  }
}

}  // namespace rung::reference
