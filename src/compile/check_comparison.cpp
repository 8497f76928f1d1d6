#include <algorithm>

#include "emitter.hpp"
#include "rung/text/nearest.hpp"

namespace rung {
namespace {

std::string number_in_words(Decimal number) {
  return number.is_whole() ? std::to_string(*number.to_int64()) : number.to_string();
}

void check_number(const Term& literal, const Slot& slot, Faults& faults) {
  if (!slot.range || slot.range->holds(literal.number)) return;
  faults.push_back({"T05",
                    "`" + slot.name + "` is compared with " + number_in_words(literal.number) + ", its range is " +
                        number_in_words(slot.range->low) + ".." + number_in_words(slot.range->high),
                    literal.place});
}

void check_text(const Term& literal, const Slot& slot, Faults& faults) {
  if (slot.one_of.empty() || std::find(slot.one_of.begin(), slot.one_of.end(), literal.text) != slot.one_of.end())
    return;
  const std::string guess = did_you_mean(literal.text, slot.one_of);
  faults.push_back({"T06", "`" + slot.name + "` is never '" + literal.text + "'", literal.place,
                    guess.empty() ? "it is " + listed(slot.one_of) : guess});
}

void check_literal(const Expression& expression, std::uint32_t index, const Slot& slot, Faults& faults) {
  const Term& term = expression.terms[index];
  if (term.form == Term::Form::apply && term.op && (term.op->spelling == "List" || term.op->spelling == "Interval")) {
    for (const std::uint32_t element : term.arguments) check_literal(expression, element, slot, faults);
  } else if (term.form == Term::Form::literal) {
    if (term.literal == Value::Kind::integer || term.literal == Value::Kind::decimal) check_number(term, slot, faults);
    if (term.literal == Value::Kind::string) check_text(term, slot, faults);
  }
}

}  // namespace

void check_comparison(const Expression& expression, const Term& term, std::span<const Slot* const> slots,
                      Faults& faults) {
  constexpr std::string_view comparisons[] = {"=", "!=", "<", "<=", ">", ">=", "between", "in"};
  if (std::find(std::begin(comparisons), std::end(comparisons), term.op->spelling) == std::end(comparisons)) return;
  for (std::size_t i = 0; i < slots.size(); ++i)
    if (slots[i] != nullptr)
      for (std::size_t k = 0; k < slots.size(); ++k)
        if (k != i) check_literal(expression, term.arguments[k], *slots[i], faults);
}

void warn_of_dropped_null(const Expression& expression, const Term& term, std::span<const ArgumentFacts> arguments,
                          Faults& faults) {
  if (!term.op->drops_null) return;
  const std::string_view spelling = term.op->spelling;
  const auto warn = [&](const char* code, std::string message, std::size_t argument, std::string hint) {
    faults.push_back({code, std::move(message), expression.terms[term.arguments[argument]].place, std::move(hint),
                      Severity::warning});
  };
  if (term.op->fixity == Fixity::postfix || spelling == "Coalesce") {
    const std::size_t checked = spelling == "Coalesce" ? arguments.size() - 1 : 1;
    for (std::size_t i = 0; i < checked; ++i)
      if (arguments[i].slot && !arguments[i].slot->optional && arguments[i].slot->kind != Slot::Kind::history)
        warn("T10", "a missing `" + arguments[i].slot->name + "` is turned into a fact here", i,
             "when its absence means something, declare it `optional: true`; else leave it unknown");
  } else if (spelling == "if" && arguments[0].nullable) {
    warn("T11", "when this condition is unknown, `else` is taken", 0,
         "say what unknown means: `if Coalesce(c, false) then ...`, or build the result with `and` and `or`");
  } else if (spelling == "case") {
    for (std::size_t i = 0; i + 1 < arguments.size(); i += 2)
      if (arguments[i].nullable)
        warn("T11", "when this condition is unknown, `case` passes on to the next", i,
             "say what unknown means: `when Coalesce(c, false) then ...`");
  } else if (spelling == "in" && arguments[0].nullable && expression.terms[term.arguments[1]].op &&
             expression.terms[term.arguments[1]].op->spelling == "List") {
    warn("T11", "a missing value is in no list, so this is false, not unknown", 0, "`x = a or x = b` stays unknown");
  } else if (term.op->fixity == Fixity::function && arguments[0].nullable) {
    warn("T11", "`" + std::string(spelling) + "` passes over the elements that are missing", 0,
         spelling == "Sum" ? "`a + b + c` stays unknown when one is missing"
                           : "a missing element can change the result without a word");
  }
}

}  // namespace rung
