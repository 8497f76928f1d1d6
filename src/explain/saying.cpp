#include "rung/explain/saying.hpp"

#include <algorithm>

#include "sayer.hpp"

// Expressions as lists: what stands on lines of its own cannot be read two ways.

namespace rung {
namespace {

// `it is known that {0}` and its like, as they open a list.
constexpr std::pair<std::string_view, std::string_view> certainties[] = {
    {"is true", "it is known that:"},         {"IsTrue", "it is known that:"},
    {"is not true", "it is not known that:"}, {"is false", "it is known not to be so:"},
    {"IsFalse", "it is known not to be so:"}, {"is not false", "it is not ruled out that:"},
};

Saying continued(std::string_view text, Saying inner) {
  return {std::string(text) + " " + inner.text, std::move(inner.parts)};
}

}  // namespace

bool can_be_misread(std::string_view phrase) {
  constexpr std::string_view joints[] = {" and ", " or ", "not ", ", ", ": ", ";", " if "};
  return std::ranges::any_of(joints, [&](std::string_view joint) { return phrase.find(joint) != phrase.npos; });
}

// Terms stand behind their arguments. `a and b and c` is one list, however long.
Sayer::Sayer(const Senses& senses, const Expression& expression, const Compiled& compiled)
    : senses_(senses), expression_(expression), compiled_(compiled), depths_(expression.terms.size()) {
  for (std::uint32_t i = 0; i < depths_.size(); ++i)
    for (const std::uint32_t argument : at(i).arguments) {
      const std::string_view op = at(i).op->spelling;
      const bool is_same_list = (op == "and" || op == "or") && is_applied(argument, op);
      depths_[i] = std::max(depths_[i], depths_[argument] + (is_same_list ? 0 : 1));
    }
}

// Brackets bound the depth, but not that of `1 + 1 + 1` and so on; nobody reads words nested like that.
bool Sayer::is_too_deep(std::uint32_t term) const {
  constexpr std::uint32_t deepest = 200;
  return depths_[term] > deepest;
}

bool Sayer::is_applied(std::uint32_t term, std::string_view spelling) const {
  return at(term).form == Term::Form::apply && at(term).op->spelling == spelling;
}

// The operands of `a and b and c`, which is written as `(a and b) and c`. The order does not matter to the truth.
Sayer::Terms Sayer::chain(std::uint32_t term) const {
  const std::string_view op = at(term).op->spelling;
  Terms open{term}, found;
  while (!open.empty()) {
    const std::uint32_t one = open.back();
    open.pop_back();
    if (is_applied(one, op)) {
      open.insert(open.end(), at(one).arguments.rbegin(), at(one).arguments.rend());
    } else {
      found.push_back(one);
    }
  }
  return found;
}

Sayer::Terms Sayer::candidates(const Term& coalesce) const {
  const std::uint32_t first = coalesce.arguments.front();
  return coalesce.arguments.size() == 1 && is_applied(first, "List") ? at(first).arguments : coalesce.arguments;
}

// What a Coalesce comes to when nothing before it is known.
bool Sayer::is_fallback(const Terms& terms, std::uint32_t term) const {
  return term == terms.back() && is_literal(term) && at(term).literal != Value::Kind::null;
}

Saying Sayer::listed(std::string text, const Terms& terms) const {
  Saying saying{std::move(text)};
  for (const std::uint32_t term : terms) saying.parts.push_back(block(term));
  return saying;
}

// Two short parts stay on one line.
Saying Sayer::junction(std::uint32_t term) const {
  constexpr std::size_t longest = 80;  // characters, what fits on a line with its indents
  const bool is_and = at(term).op->spelling == "and";
  Saying saying = listed(is_and ? "all of:" : "any of:", chain(term));
  const auto is_simple = [](const Saying& part) { return part.parts.empty() && !can_be_misread(part.text); };
  if (saying.parts.size() != 2 || !std::ranges::all_of(saying.parts, is_simple)) return saying;
  std::string line = saying.parts[0].text + (is_and ? " and " : " or ") + saying.parts[1].text;
  return line.size() > longest ? saying : Saying{std::move(line)};
}

Saying Sayer::negation(std::uint32_t argument) const {
  if (is_applied(argument, "and")) return continued("not so:", listed("all of:", chain(argument)));
  if (is_applied(argument, "or")) return continued("not so:", listed("any of:", chain(argument)));
  const auto sense = sense_of(argument);
  if (sense && !sense->is_finding) return {sense->words + ": no"};
  return continued("not so:", block(argument));
}

Saying Sayer::first_known(const Term& term) const {
  const Terms terms = candidates(term);
  Saying saying = listed("the first that is known of:", terms);
  if (is_fallback(terms, terms.back())) saying.parts.back() = {"otherwise " + literal_line(at(terms.back()), false)};
  return saying;
}

// `if` and `case` pass over a condition that is not known, which a reader would not expect.
Saying Sayer::choices(const Term& term) const {
  Saying saying{"the first that fits:"};
  const auto& arguments = term.arguments;
  const bool has_comparand = term.op->spelling == "case of";
  const auto comparand = has_comparand ? sense_of(arguments[0]) : std::nullopt;
  for (std::size_t i = has_comparand ? 1 : 0; i + 1 < arguments.size(); i += 2) {
    const std::string condition =
        has_comparand ? operand(arguments[0]) + " is " + value_line(arguments[i], comparand ? &*comparand : nullptr)
                      : line(arguments[i], true);
    saying.parts.push_back({"where (" + condition + "): " + operand(arguments[i + 1])});
  }
  saying.parts.push_back({"otherwise, also where that is not known: " + operand(arguments.back())});
  return saying;
}

std::optional<Saying> Sayer::certainty(const Term& term) const {
  for (const auto& [spelling, words] : certainties)
    if (term.op->spelling == spelling) return continued(words, block(term.arguments[0]));
  return std::nullopt;
}

Saying Sayer::block(std::uint32_t index) const {
  const Term& term = at(index);
  if (term.form != Term::Form::apply || is_too_deep(index)) return {line(index, true)};
  const std::string_view op = term.op->spelling;
  if (op == "and" || op == "or") return junction(index);
  if (op == "not") return negation(term.arguments[0]);
  if (op == "xor") return listed("just one of these two:", term.arguments);
  if (op == "implies") return listed("if the first of these holds, so does the second:", term.arguments);
  if (op == "Coalesce") return first_known(term);
  if (op == "if" || op.starts_with("case")) return choices(term);
  if (auto saying = certainty(term)) return *std::move(saying);
  return {line(index, true)};
}

Saying Sayer::whole() const {
  const auto last = static_cast<std::uint32_t>(expression_.terms.size() - 1);
  Saying saying = block(last);
  saying.is_condition = sort_of(last) == Sort::truth;
  return saying;
}

Saying say(const Program& program, const Expression& expression, const Compiled& compiled) {
  const RuleSetSenses senses(program);
  return Sayer(senses, expression, compiled).whole();
}

Saying say(const Instrument& instrument, const Expression& expression) {
  const InstrumentSenses senses(instrument);
  const Compiled none;
  return Sayer(senses, expression, none).whole();
}

std::string say_in_line(const Program& program, const Expression& expression, const Compiled& compiled) {
  const RuleSetSenses senses(program);
  return Sayer(senses, expression, compiled).line(static_cast<std::uint32_t>(expression.terms.size() - 1), false);
}

}  // namespace rung
