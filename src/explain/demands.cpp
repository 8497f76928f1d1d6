#include "rung/explain/demands.hpp"

#include <algorithm>

#include "words.hpp"

namespace rung {
namespace {

// Walks the condition of a rule for what it asks of single answers, through `and`, `or`, `not`, `Coalesce` and defines.
class DemandReader {
 public:
  explicit DemandReader(const Program& program) : program_(program), found_(program.slots().size()) {}

  void read(const Expression& expression, const Compiled& compiled, std::size_t level) {
    level_ = level;
    walk(expression, compiled, static_cast<std::uint32_t>(expression.terms.size() - 1), false);
  }
  const std::vector<Demand>& of(std::size_t slot) const { return found_[slot]; }

  std::optional<bool> worse_is_higher(std::size_t index) const {
    const Slot& slot = program_.slots()[index];
    Worse worse = Worse::unsaid;
    if (slot.kind == Slot::Kind::input) worse = program_.rules().inputs[slot.input].worse;
    if (slot.kind == Slot::Kind::score) worse = program_.rules().instruments[slot.instrument].scores[slot.part].worse;
    return worse == Worse::unsaid ? std::nullopt : std::optional(worse == Worse::higher);
  }

 private:
  void walk(const Expression& expression, const Compiled& compiled, std::uint32_t index, bool negated) {
    const Term& term = expression.terms[index];
    if (term.form == Term::Form::literal) return;
    if (compiled.registers[index] < program_.code().slots) {
      if (program_.slots()[compiled.registers[index]].type == boolean_type)
        add(compiled.registers[index], Decimal(negated ? 0 : 1), !negated);
      return;
    }
    if (term.form == Term::Form::name) {
      const std::uint16_t define = compiled.defines[index];
      if (define == Compiled::no_define) return;
      const Expression& is = program_.rules().defines[define].is;
      return walk(is, program_.compiled_defines()[define], static_cast<std::uint32_t>(is.terms.size() - 1), negated);
    }
    const std::string_view op = term.op->spelling;
    if (op == "not") return walk(expression, compiled, term.arguments[0], !negated);
    if (op == "and" || op == "or" || op == "Coalesce") {
      for (const std::uint32_t argument : term.arguments) walk(expression, compiled, argument, negated);
    } else if (op == ">=" || op == ">" || op == "<=" || op == "<" || op == "=") {
      compare(expression, compiled, term, negated);
    }
  }

  // `answer >= 3`, or what says the same under a `not`.
  void compare(const Expression& expression, const Compiled& compiled, const Term& term, bool negated) {
    const Term& bound = expression.terms[term.arguments[1]];
    const bool number = bound.literal == Value::Kind::integer || bound.literal == Value::Kind::decimal;
    if (bound.form != Term::Form::literal || !number) return;
    const std::string_view op = term.op->spelling;
    if (op == "=") {
      if (negated) return;
      subject(expression, compiled, term.arguments[0], bound.number, true, 0);
      return subject(expression, compiled, term.arguments[0], bound.number, false, 0);
    }
    const bool upward = (op[0] == '>') != negated;
    const bool strict = (op.size() == 1) != negated;
    subject(expression, compiled, term.arguments[0], bound.number, upward, strict ? (upward ? 1 : -1) : 0);
  }

  // The answers that a name stands for: itself, or those that its define takes the first answered of.
  void subject(const Expression& expression, const Compiled& compiled, std::uint32_t index, Decimal bound, bool upward,
               int beyond) {
    const Term& term = expression.terms[index];
    const Register reg = compiled.registers[index];
    if (reg < program_.code().slots) return compared(reg, bound, upward, beyond);
    if (term.form == Term::Form::name && compiled.defines[index] != Compiled::no_define) {
      const std::uint16_t define = compiled.defines[index];
      const Expression& is = program_.rules().defines[define].is;
      return subject(is, program_.compiled_defines()[define], static_cast<std::uint32_t>(is.terms.size() - 1), bound,
                     upward, beyond);
    }
    if (term.form != Term::Form::apply || term.op->spelling != "Coalesce") return;
    for (const std::uint32_t argument : term.arguments) subject(expression, compiled, argument, bound, upward, beyond);
  }

  // Whole numbers go one further where the bound itself does not count; a band is where its scores begin.
  void compared(std::size_t index, Decimal bound, bool upward, int beyond) {
    const Slot& slot = program_.slots()[index];
    Decimal from = bound;
    if (slot.type == integer_type)
      if (const auto next = subtract(bound, Decimal(-beyond))) from = *next;
    if (slot.kind != Slot::Kind::band) return add(index, from, upward);
    const auto& bands = program_.rules().instruments[slot.instrument].scores[slot.part].bands;
    const auto band = from.to_int64();
    if (upward && band && *band >= 0 && *band < static_cast<std::int64_t>(bands.size()))
      add(index - 1, bands[static_cast<std::size_t>(*band)].from, upward);
  }

  // What is asked in the direction of health is not a demand.
  void add(std::size_t slot, Decimal from, bool upward) {
    const auto higher = worse_is_higher(slot);
    if (!higher || *higher != upward) return;
    auto& demands = found_[slot];
    const auto at = std::ranges::find(demands, level_, &Demand::level);
    if (at == demands.end()) {
      demands.push_back({level_, from});
    } else {
      at->from = upward ? std::min(at->from, from) : std::max(at->from, from);
    }
  }

  const Program& program_;
  std::vector<std::vector<Demand>> found_;
  std::size_t level_ = 0;
};

std::optional<Decimal> as_number(const Value& value) {
  if (value.kind() == Value::Kind::boolean) return Decimal(value.boolean() ? 1 : 0);
  if (value.kind() == Value::Kind::integer) return Decimal(value.integer());
  return value.kind() == Value::Kind::decimal ? std::optional(value.decimal()) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> Measure::reaches() const {
  std::optional<std::size_t> highest;
  for (const Demand& one : demands)
    if (worse_is_higher ? at >= one.from : at <= one.from) highest = std::max(highest.value_or(0), one.level);
  return highest;
}

std::vector<Measure> measures(const Explanation& explanation) {
  const Program& program = *explanation.program;
  DemandReader reader(program);
  for (std::size_t i = 0; i < program.compiled_rules().size(); ++i) {
    const CompiledRule& rule = program.compiled_rules()[i];
    if (rule.effect == Effect::at_least && rule.target.relative == Relative::none && rule.target.level > 0)
      reader.read(program.rules().rules[i].when, rule.condition, rule.target.level);
  }
  std::vector<Measure> found;
  for (const Evidence& answer : explanation.answers) {
    const Slot& slot = program.slots()[answer.slot];
    const auto at = as_number(answer.value);
    const bool is_boolean = slot.type == boolean_type;
    if (!at || reader.of(answer.slot).empty() || (!is_boolean && !slot.range)) continue;
    Measure measure{answer,
                    is_boolean ? Decimal(0) : slot.range->low,
                    is_boolean ? Decimal(1) : slot.range->high,
                    *reader.worse_is_higher(answer.slot),
                    *at,
                    reader.of(answer.slot)};
    std::ranges::sort(measure.demands, {}, &Demand::level);
    found.push_back(std::move(measure));
  }
  std::ranges::stable_sort(found, std::greater<>(), [](const Measure& one) {
    const auto level = one.reaches();
    return level ? static_cast<int>(*level) : -1;
  });
  return found;
}

}  // namespace rung
