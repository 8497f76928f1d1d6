#include <algorithm>

#include "rung/explain/words.hpp"
#include "sayer.hpp"

// Expressions on one line: an operand that is a phrase of its own stands in brackets.

namespace rung {
namespace {

bool is_comparison(std::string_view op) {
  constexpr std::string_view known[] = {"=", "!=", "~", "!~", "<", "<=", ">", ">=", "between", "properly between"};
  return std::ranges::find(known, op) != std::end(known);
}

bool is_null_test(std::string_view op) { return op == "is null" || op == "is not null" || op == "IsNull"; }

// How a comparison with a step of a scale reads, by which end of the scale is worse.
struct StepWords {
  std::string_view op;
  std::string_view unsaid, higher, lower;  // {0} the name, {1} the step
};
constexpr StepWords step_words[] = {
    {">=", "{0} is {1} or higher", "{0} is {1} or worse", "{0} is {1} or better"},
    {"<=", "{0} is {1} or lower", "{0} is {1} or better", "{0} is {1} or worse"},
    {">", "{0} is above {1}", "{0} is worse than {1}", "{0} is better than {1}"},
    {"<", "{0} is below {1}", "{0} is better than {1}", "{0} is worse than {1}"},
};

// The template with `{0}` and so on filled in; what it has no place for is said behind it.
std::string filled(std::string_view words, const std::vector<std::string>& arguments) {
  std::vector<bool> is_used(arguments.size());
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t argument = static_cast<std::size_t>(words[i] == '{' ? words[i + 1] - '0' : 0);
    if (words[i] != '{') {
      text += words[i];
    } else if (argument < arguments.size()) {
      text += arguments[argument];
      is_used[argument] = true;
      i += 2;
    } else {
      i += 2;
    }
  }
  std::string rest;
  for (std::size_t i = 0; i < arguments.size(); ++i)
    if (!is_used[i]) rest += (rest.empty() ? "" : "; ") + arguments[i];
  return rest.empty() ? text : text + " (with " + rest + ")";
}

std::string number_in_words(const Term& term) {
  return term.literal == Value::Kind::decimal ? plain_number(term.number) : std::to_string(*term.number.to_int64());
}

}  // namespace

bool Sayer::is_name(std::uint32_t term) const {
  return at(term).form == Term::Form::name || (at(term).op != nullptr && at(term).op->fixity == Fixity::history);
}

std::optional<Sense> Sayer::sense_of(std::uint32_t term) const {
  return is_name(term) ? std::optional(senses_.of(expression_, compiled_, term)) : std::nullopt;
}

std::string Sayer::name_line(std::uint32_t term, bool is_statement) const {
  const Sense sense = senses_.of(expression_, compiled_, term);
  return is_statement && sense.sort == Sort::truth && !sense.is_finding ? sense.words + ": yes" : sense.words;
}

std::string Sayer::literal_line(const Term& term, bool is_statement) const {
  switch (term.literal) {
    case Value::Kind::null:
      return "not known";
    case Value::Kind::boolean:
      return is_statement ? (term.truth ? "always" : "never") : term.truth ? "yes" : "no";
    case Value::Kind::string:
      return "\"" + term.text + "\"";
    default:
      return number_in_words(term);
  }
}

// A literal as the name that it is compared with would have it: the step of a scale, a level, with a unit.
std::string Sayer::literal_of(const Term& term, const Sense* other) const {
  if (other == nullptr) return literal_line(term, false);
  if (term.literal == Value::Kind::string) return other->is_place ? senses_.place(term.text) : term.text;
  if (term.literal < Value::Kind::integer || term.literal > Value::Kind::decimal) return literal_line(term, false);
  const std::string number = number_in_words(term);
  if (const auto whole = term.number.to_int64(); whole && term.literal == Value::Kind::integer) {
    const std::int64_t step = *whole - other->first;
    if (step >= 0 && step < std::ssize(other->steps))
      return other->steps[static_cast<std::size_t>(step)] + " (" + number + ")";
  }
  return other->unit.empty() ? number : number + " " + other->unit;
}

std::string Sayer::list_line(const Term& list, const Sense* other) const {
  std::string text;
  for (const std::uint32_t element : list.arguments)
    text += (text.empty() ? "" : "; ") +
            (sort_of(element) == Sort::truth && other == nullptr ? line(element, true) : value_line(element, other));
  return "(" + (text.empty() ? "nothing" : text) + ")";
}

std::string Sayer::interval_line(const Term& interval, const Sense* other) const {
  const auto bound = [&](std::size_t i, bool is_closed) {
    const Term& term = at(interval.arguments[i]);
    const bool is_null = term.form == Term::Form::literal && term.literal == Value::Kind::null;
    if (is_null) return std::string(is_closed ? "no limit" : "a limit that is not known");
    return value_line(interval.arguments[i], other) + (is_closed ? "" : " left out");
  };
  return "(the numbers from " + bound(0, interval.low_closed) + " to " + bound(1, interval.high_closed) + ")";
}

// An operand of a comparison: the other side lends a literal its scale.
std::string Sayer::value_line(std::uint32_t index, const Sense* other) const {
  const Term& term = at(index);
  if (term.form == Term::Form::literal) return literal_of(term, other);
  if (is_name(index)) return name_line(index, false);
  if (term.op->spelling == "List") return list_line(term, other);
  if (term.op->spelling == "Interval") return interval_line(term, other);
  const bool is_bracketed_anyway = term.op->spelling == "Coalesce";
  const std::string text = line(index, true);
  return sort_of(index) == Sort::truth && !is_bracketed_anyway ? "(" + text + ")" : text;
}

std::string Sayer::compared(const Term& term) const {
  std::vector<std::optional<Sense>> senses;
  for (const std::uint32_t argument : term.arguments) senses.push_back(sense_of(argument));
  const auto known = std::ranges::find_if(senses, [](const auto& sense) { return sense.has_value(); });
  const Sense* const sense = known == senses.end() ? nullptr : &**known;
  std::vector<std::string> values;
  for (const std::uint32_t argument : term.arguments) values.push_back(value_line(argument, sense));
  const bool has_steps = senses.front() && !senses.front()->steps.empty() && is_literal(term.arguments.back());
  if (has_steps && values.back().ends_with(')'))
    for (const StepWords& row : step_words)
      if (row.op == term.op->spelling) {
        const Worse worse = senses.front()->worse;
        return filled(worse == Worse::higher ? row.higher : worse == Worse::lower ? row.lower : row.unsaid, values);
      }
  return filled(term.op->words, values);
}

// A missing value is in no list, though it may be in an interval.
std::string Sayer::member(const Term& term) const {
  const bool is_in = term.op->spelling == "in";
  const std::uint32_t element = term.arguments[is_in ? 0 : 1], whole = term.arguments[is_in ? 1 : 0];
  const auto element_sense = sense_of(element), whole_sense = sense_of(whole);
  const std::string one = value_line(element, whole_sense ? &*whole_sense : nullptr);
  const std::string all = value_line(whole, element_sense ? &*element_sense : nullptr);
  return one + (sort_of(whole) == Sort::interval ? " is one of " : " is known to be one of ") + all;
}

// An operand of anything else.
std::string Sayer::operand(std::uint32_t index) const {
  if (is_literal(index)) return line(index, false);
  if (is_applied(index, "List") || is_applied(index, "Interval")) return value_line(index, nullptr);
  const std::string text = line(index, sort_of(index) == Sort::truth);
  return is_name(index) && !can_be_misread(text) ? text : "(" + text + ")";
}

std::string Sayer::joined(const Terms& terms, std::string_view between) const {
  std::string text;
  for (const std::uint32_t term : terms) {
    const std::string part = line(term, true);
    text.append(text.empty() ? "" : between).append(can_be_misread(part) ? "(" + part + ")" : part);
  }
  return text;
}

std::string Sayer::coalesced(const Term& term) const {
  const Terms terms = candidates(term);
  std::string text;
  for (const std::uint32_t one : terms) {
    text += text.empty() ? "" : "; ";
    text += is_fallback(terms, one) ? "otherwise " + literal_line(at(one), false) : line(one, true);
  }
  return "the first that is known of (" + text + ")";
}

std::string Sayer::applied(const Term& term) const {
  const std::string_view op = term.op->spelling;
  if (op == "is") return operand(term.arguments[0]) + " is known and of type " + to_text(term.type);
  if (op == "minimum" || op == "maximum")
    return std::string(op == "minimum" ? "the least " : "the greatest ") + to_text(term.type);
  if (op == "Round" && term.arguments.size() == 2)
    return operand(term.arguments[0]) + " rounded to " + operand(term.arguments[1]) + " places";
  std::vector<std::string> arguments;
  for (const std::uint32_t argument : term.arguments)
    arguments.push_back(is_null_test(op) ? value_line(argument, nullptr) : operand(argument));
  if (term.op->words.empty()) return "`" + std::string(expression_.text_of(term)) + "`";
  return filled(term.op->words, arguments);
}

std::string Sayer::line(std::uint32_t index, bool is_statement) const {
  const Term& term = at(index);
  if (term.form == Term::Form::literal) return literal_line(term, is_statement);
  if (is_name(index)) return name_line(index, is_statement);
  if (is_too_deep(index)) return "`" + std::string(expression_.text_of(term)) + "`";
  const std::string_view op = term.op->spelling;
  if (op == "and" || op == "or") return joined(chain(index), op == "and" ? " and " : " or ");
  if (op == "not") {
    const auto sense = sense_of(term.arguments[0]);
    return sense && !sense->is_finding ? sense->words + ": no" : "not (" + line(term.arguments[0], true) + ")";
  }
  if (op == "Coalesce") return coalesced(term);
  if (op == "List" || op == "Interval") return value_line(index, nullptr);
  if (op == "if" || op.starts_with("case")) {
    const Saying saying = choices(term);
    std::string text;
    for (const Saying& part : saying.parts) text += (text.empty() ? "" : "; ") + part.text;
    return "(" + saying.text + " " + text + ")";
  }
  if (is_comparison(op)) return compared(term);
  if (op == "in" || op == "contains") return member(term);
  return applied(term);
}

}  // namespace rung
