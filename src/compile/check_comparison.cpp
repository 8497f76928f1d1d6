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
  constexpr std::string_view comparisons[] = {
      "=", "!=", "~", "!~", "<", "<=", ">", ">=", "between", "properly between", "in", "contains"};
  if (std::find(std::begin(comparisons), std::end(comparisons), term.op->spelling) == std::end(comparisons)) return;
  for (std::size_t i = 0; i < slots.size(); ++i)
    if (slots[i] != nullptr)
      for (std::size_t k = 0; k < slots.size(); ++k)
        if (k != i) check_literal(expression, term.arguments[k], *slots[i], faults);
}

}  // namespace rung
