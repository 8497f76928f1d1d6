#include "term_range.hpp"

#include <algorithm>

#include "names.hpp"
#include "rung/text/decimal_functions.hpp"

namespace rung {
namespace {

using Ends = std::optional<Range>;

constexpr int deepest = 50;  // defines that name each other

Ends hull(const Ends& a, const Ends& b) {
  if (!a || !b) return std::nullopt;
  return Range{std::min(a->low, b->low), std::max(a->high, b->high)};
}

Ends between(std::optional<Decimal> low, std::optional<Decimal> high) {
  return low && high ? Ends(Range{*low, *high}) : std::nullopt;
}

Ends product(const Range& a, const Range& b) {
  std::optional<Range> made;
  for (const Decimal left : {a.low, a.high})
    for (const Decimal right : {b.low, b.high}) {
      const auto one = multiply(left, right);
      if (!one) return std::nullopt;
      made = made ? hull(made, Range{*one, *one}) : Range{*one, *one};
    }
  return made;
}

/// Goes through an expression term by term.
class Extents {
 public:
  /// @param form  the instrument whose items and scores are named bare, or null
  Extents(const Expression& expression, const RuleSet& rules, int depth, const Instrument* form = nullptr)
      : expression_(expression), rules_(rules), depth_(depth), form_(form) {}

  TermExtent run() {
    for (const Term& term : expression_.terms)
      found_.push_back(term.form == Term::Form::literal ? literal(term)
                       : term.form == Term::Form::name  ? name(term.text)
                                                        : applied(term));
    return found_.back();
  }

 private:
  static TermExtent condition() { return {.range = Range{0, 1}}; }
  static TermExtent number(Ends range) { return {.is_number = true, .range = range}; }

  static TermExtent literal(const Term& term) {
    if (term.literal == Value::Kind::boolean) return condition();
    const bool is_number = term.literal == Value::Kind::integer || term.literal == Value::Kind::long_integer ||
                           term.literal == Value::Kind::decimal;
    return is_number ? number(Range{term.number, term.number}) : TermExtent{};
  }

  static TermExtent of_type(Type type, Ends range) {
    if (type == boolean_type) return condition();
    return type.is_number() ? number(range) : TermExtent{};
  }

  TermExtent name(const std::string& name) const {
    if (form_) return of_instrument(*form_, form_->id.text + "." + name);
    for (const Input& input : rules_.inputs)
      if (input.name.text == name) {
        TermExtent made = of_type(input.type, input.range);
        made.input = &input;
        made.worse = input.worse;
        return made;
      }
    for (const Define& define : rules_.defines)
      if (define.name.text == name && depth_ < deepest && !define.is.empty())
        return Extents(define.is, rules_, depth_ + 1).run();
    for (const Instrument& instrument : rules_.instruments)
      if (name.starts_with(instrument.id.text + ".")) return of_instrument(instrument, name);
    return {};
  }

  TermExtent of_instrument(const Instrument& instrument, const std::string& name) const {
    const std::string part = name.substr(instrument.id.text.size() + 1);
    for (const Item& item : instrument.items)
      if (item.id.text == part) return of_type(item.type, item.range);
    for (const Score& score : instrument.scores) {
      if (band_name(instrument, score) == name && !score.bands.empty())
        return number(Range{0, Decimal(static_cast<std::int64_t>(score.bands.size()) - 1)});
      if (score.id.text != part) continue;
      const auto range = score_range(instrument, score);
      TermExtent made = range ? number(range) : TermExtent{};
      if (!range && !score.value.empty() && depth_ < deepest)
        made = Extents(score.value, rules_, depth_ + 1, &instrument).run();
      made.worse = score.worse;
      return made;
    }
    return {};
  }

  const TermExtent& argument(const Term& term, std::size_t which) const { return found_[term.arguments[which]]; }

  TermExtent applied(const Term& term) const {
    if (term.op == nullptr || term.op->overloads.empty()) return {};
    const std::string_view op = term.op->spelling;
    if (op == "is" || term.op->overloads.front().result == boolean_type) return condition();
    if (op == "if" || op == "case") return of_branches(term, 1);
    if (op == "case of") return of_branches(term, 2);
    if (op == "Coalesce") return of_all(term);
    if (op == "Abs" || (term.arguments.size() == 1 && op == "-")) return of_one(term, op);
    if (op == "Ln") return of_logarithm(argument(term, 0).range);
    if (op == "ToDecimal" || op == "ToInteger") return number(argument(term, 0).range);
    if (term.arguments.size() == 2 && (op == "+" || op == "-" || op == "*")) return of_two(term, op);
    return {};
  }

  // Results stand at `first`, every second one from there, and last.
  TermExtent of_branches(const Term& term, std::size_t first) const {
    TermExtent made = argument(term, term.arguments.size() - 1);
    for (std::size_t i = first; i + 1 < term.arguments.size(); i += 2) made = joined(made, argument(term, i), term, i);
    return {.is_number = made.is_number, .range = made.range};
  }
  TermExtent of_all(const Term& term) const {
    TermExtent made = argument(term, 0);
    for (std::size_t i = 1; i < term.arguments.size(); ++i) made = joined(made, argument(term, i), term, i);
    return {.is_number = made.is_number, .range = made.range};
  }
  // `null` as one of the results adds nothing to what they can be.
  TermExtent joined(const TermExtent& a, const TermExtent& b, const Term& term, std::size_t which) const {
    const auto is_null = [&](std::size_t index) {
      const Term& one = expression_.terms[term.arguments[index]];
      return one.form == Term::Form::literal && one.literal == Value::Kind::null;
    };
    if (is_null(which)) return a;
    return {.is_number = a.is_number || b.is_number, .range = hull(a.range, b.range)};
  }

  // It rises; at zero and below it is unknown.
  static TermExtent of_logarithm(const Ends& of) {
    return number(of ? between(natural_logarithm(of->low), natural_logarithm(of->high)) : std::nullopt);
  }

  TermExtent of_one(const Term& term, std::string_view op) const {
    const Ends& of = argument(term, 0).range;
    if (!of) return number(std::nullopt);
    if (op == "-") return number(Range{of->high.negated(), of->low.negated()});
    const bool crosses = of->low < Decimal(0) && Decimal(0) < of->high;
    return number(Range{crosses ? Decimal(0) : std::min(of->low.absolute(), of->high.absolute()),
                        std::max(of->low.absolute(), of->high.absolute())});
  }

  TermExtent of_two(const Term& term, std::string_view op) const {
    const Ends &a = argument(term, 0).range, &b = argument(term, 1).range;
    if (!a || !b) return number(std::nullopt);
    if (op == "+") return number(between(add(a->low, b->low), add(a->high, b->high)));
    if (op == "-") return number(between(subtract(a->low, b->high), subtract(a->high, b->low)));
    return number(product(*a, *b));
  }

  const Expression& expression_;
  const RuleSet& rules_;
  int depth_;
  const Instrument* form_;
  std::vector<TermExtent> found_;
};

}  // namespace

TermExtent extent_of(const Expression& expression, const RuleSet& rules) {
  return expression.empty() ? TermExtent{} : Extents(expression, rules, 0).run();
}

std::optional<Range> scaled(Decimal factor, const Range& range) { return product(Range{factor, factor}, range); }

}  // namespace rung
