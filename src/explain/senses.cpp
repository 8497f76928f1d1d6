#include "senses.hpp"

#include <algorithm>

#include "words.hpp"

namespace rung {
namespace {

std::string with_spaces(std::string name) {
  std::ranges::replace(name, '_', ' ');
  std::ranges::replace(name, '.', ' ');
  return name;
}

Sort sort_of_type(Type type) {
  if (type.lists > 0) return Sort::list;
  if (type.interval) return Sort::interval;
  return type.base == Base::boolean ? Sort::truth : Sort::scalar;
}

std::string item_words(const Instrument& instrument, std::size_t item) {
  return "item " + std::to_string(item + 1) + " (" + with_spaces(instrument.items[item].id.text) + ")";
}

Sense scored(const Score& score, std::string words) { return {.words = std::move(words), .worse = score.worse}; }

Sense banded(const Score& score, std::string words) {
  Sense sense = scored(score, std::move(words));
  for (const Band& band : score.bands) sense.steps.push_back(band.words);
  return sense;
}

}  // namespace

std::string finding_in_words(const Define& define) {
  return define.words.empty() ? with_spaces(define.name.text) : define.words;
}

// As deep as expressions may be, and defines may name each other: the parser and the compiler have bounded both.
Sort Senses::sort_of(const Expression& expression, const Compiled& compiled, std::uint32_t index) const {
  const Term& term = expression.terms[index];
  if (term.form == Term::Form::literal) return term.literal == Value::Kind::boolean ? Sort::truth : Sort::scalar;
  if (term.form == Term::Form::name || term.op->fixity == Fixity::history) return of(expression, compiled, index).sort;
  const std::string_view op = term.op->spelling;
  if (op == "is") return Sort::truth;
  if (op == "as") return sort_of_type(term.type);
  const Type result = term.op->overloads.front().result;
  if (result.base != Base::variable || result.lists > 0 || result.interval) return sort_of_type(result);
  // The type of one of its arguments: of the first but for those that begin with a condition or a comparand.
  const std::size_t chosen = op == "if" || op == "case" ? 1 : op == "case of" ? 2 : 0;
  for (std::size_t i = chosen; i < term.arguments.size(); ++i) {
    const Term& argument = expression.terms[term.arguments[i]];
    const bool is_null = argument.form == Term::Form::literal && argument.literal == Value::Kind::null;
    if (!is_null) {
      const Sort sort = sort_of(expression, compiled, term.arguments[i]);
      if (sort != Sort::list || op != "Coalesce") return sort;
      return argument.arguments.empty() ? Sort::scalar : sort_of(expression, compiled, argument.arguments.front());
    }
  }
  return Sort::scalar;
}

Sense RuleSetSenses::of(const Expression& expression, const Compiled& compiled, std::uint32_t index) const {
  const Term& term = expression.terms[index];
  if (term.form == Term::Form::apply) return of_history(program_.slots()[compiled.registers[index]]);
  if (const auto define = program_.find_define(term.text)) return of_define(*define);
  return of_slot(program_.slots()[*program_.find_slot(term.text)]);
}

// A finding may have the words of the question that it rests on.
std::string RuleSetSenses::told_apart(const std::string& words, const std::string& name) const {
  const RuleSet& rules = program_.rules();
  const auto sharing = std::ranges::count(rules.inputs, words, &Input::words) +
                       std::ranges::count(rules.defines, words, finding_in_words);
  return sharing > 1 ? words + " [" + name + "]" : words;
}

Sense RuleSetSenses::of_define(std::size_t index) const {
  const Define& define = program_.rules().defines[index];
  const Compiled& compiled = program_.compiled_defines()[index];
  const auto whole = static_cast<std::uint32_t>(define.is.terms.size() - 1);
  const Term& term = define.is.whole();
  const bool is_another_name =
      term.form == Term::Form::name || (term.op != nullptr && term.op->fixity == Fixity::history);
  Sense sense = is_another_name ? of(define.is, compiled, whole) : Sense{.sort = sort_of(define.is, compiled, whole)};
  sense.words = told_apart(finding_in_words(define), define.name.text);
  sense.is_finding = true;
  return sense;
}

Sense RuleSetSenses::of_slot(const Slot& slot) const {
  Sense sense;
  if (slot.kind == Slot::Kind::input) {
    const Input& input = program_.rules().inputs[slot.input];
    sense = {
        .words = told_apart(input.words, slot.name), .steps = input.scale, .worse = input.worse, .unit = input.unit};
    if (input.range) sense.first = input.range->low.to_int64().value_or(0);
  } else {
    const Instrument& instrument = program_.rules().instruments[slot.instrument];
    if (slot.kind == Slot::Kind::item) {
      sense.words = instrument.short_name + " " + item_words(instrument, slot.part);
    } else {
      const Score& score = instrument.scores[slot.part];
      const bool is_total = score.id.text == "total";
      if (slot.kind == Slot::Kind::score) sense = scored(score, name_in_words(program_, slot));
      if (slot.kind == Slot::Kind::band)
        sense = banded(score, (is_total ? instrument.short_name : name_in_words(program_, slot)) + " band");
    }
  }
  sense.sort = sort_of_type(slot.type);
  return sense;
}

// In an explanation a number follows the words of a slot; here they have to carry a sentence.
Sense RuleSetSenses::of_history(const Slot& slot) const {
  Sense sense{.words = name_in_words(program_, slot)};
  switch (slot.question) {
    case HistoryQuestion::current_level:
    case HistoryQuestion::previous_level:
      sense.is_place = true;
      break;
    case HistoryQuestion::weeks_at_level:
    case HistoryQuestion::episodes:
    case HistoryQuestion::days_since_discharge:
      sense.words.insert(0, "number of ");
      break;
    case HistoryQuestion::age_days:
      sense.words = "age in days of " + of_slot(program_.slots()[slot.of]).words;
      break;
    case HistoryQuestion::baseline:
      sense = of_slot(program_.slots()[slot.of]);
      sense.words += " at the start";
      break;
    case HistoryQuestion::change:
      sense.words = "change in " + of_slot(program_.slots()[slot.of]).words;
      break;
  }
  return sense;
}

std::string RuleSetSenses::place(std::string_view id) const { return place_in_words(program_, id); }

Sense InstrumentSenses::of(const Expression& expression, const Compiled&, std::uint32_t index) const {
  const std::string& name = expression.terms[index].text;
  for (std::size_t i = 0; i < instrument_.items.size(); ++i)
    if (instrument_.items[i].id.text == name)
      return {.words = item_words(instrument_, i), .sort = sort_of_type(instrument_.items[i].type)};
  for (const Score& score : instrument_.scores) {
    if (score.id.text != name) continue;
    Sense sense = scored(score, score.words.empty() ? score.id.text : score.words);
    if (score.items.empty() && !score.value.empty())
      sense.sort = sort_of(score.value, {}, static_cast<std::uint32_t>(score.value.terms.size() - 1));
    return sense;
  }
  return {.words = with_spaces(name)};
}

}  // namespace rung
