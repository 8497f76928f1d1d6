#include "term_bounds.hpp"

#include <algorithm>

#include "expressions.hpp"

namespace rung {
namespace {

/// The bounds of a part, with what it can be when all is missing.
struct Bounded {
  TermBounds bounds;
  Range range;
};

/// Goes down an expression.
class Bounding {
 public:
  Bounding(const Expression& expression, const RuleSet& rules) : expression_(expression), rules_(rules) {}

  std::optional<Bounded> run(std::uint32_t index) const {
    const Term& term = expression_.terms[index];
    if (term.form == Term::Form::name) return name(term, false);
    if (term.form == Term::Form::literal) return literal(term);
    if (term.op == nullptr || term.arguments.empty()) return std::nullopt;
    const Term& first = expression_.terms[term.arguments.front()];
    if (term.op->spelling == "ToDecimal" && first.form == Term::Form::name) return name(first, true);
    if (term.arguments.size() != 2) return std::nullopt;
    auto left = run(term.arguments[0]), right = run(term.arguments[1]);
    if (!left || !right) return std::nullopt;
    return both(term.op->spelling, std::move(*left), std::move(*right));
  }

 private:
  std::optional<Bounded> literal(const Term& term) const {
    if (term.literal != Value::Kind::integer && term.literal != Value::Kind::decimal) return std::nullopt;
    const Expression made = term.literal == Value::Kind::decimal ? decimal_expression(term.number, expression_.place)
                                                                 : number_expression(term.number, expression_.place);
    return Bounded{{made, made}, {term.number, term.number}};
  }

  // The answer where it is there. What is no Decimal by its declaration becomes one, so that ends of any kind fit.
  std::optional<Bounded> name(const Term& term, bool is_decimal) const {
    const Expression named = name_expression(term.text, expression_.place);
    const TermExtent extent = extent_of(named, rules_);
    if (!extent.range || (!extent.is_number && !is_decimal)) return std::nullopt;
    const Expression value = extent.is_number ? joined("+", named, decimal_expression(Decimal(0), expression_.place))
                                              : called("ToDecimal", {named});
    const auto taken_as = [&](Decimal end) {
      return called("Coalesce", {value, decimal_expression(end, expression_.place)});
    };
    return Bounded{{taken_as(extent.range->low), taken_as(extent.range->high)}, *extent.range};
  }

  static std::optional<Bounded> both(std::string_view op, Bounded left, Bounded right) {
    if (op != "+" && op != "-" && op != "*") return std::nullopt;
    const Decimal zero(0);
    if (op == "*" && (left.range.low < zero || right.range.low < zero)) return std::nullopt;
    const bool turns = op == "-";
    const Decimal low = turns ? right.range.high : right.range.low, high = turns ? right.range.low : right.range.high;
    const auto end = op == "*" ? multiply : op == "+" ? add : subtract;
    const auto least = end(left.range.low, low), most = end(left.range.high, high);
    if (!least || !most) return std::nullopt;
    TermBounds& with = right.bounds;
    return Bounded{{joined(op, std::move(left.bounds.least), turns ? with.most : with.least),
                    joined(op, std::move(left.bounds.most), turns ? with.least : with.most)},
                   {*least, *most}};
  }

  const Expression& expression_;
  const RuleSet& rules_;
};

}  // namespace

std::optional<TermBounds> bounds_of(const Expression& expression, const RuleSet& rules) {
  if (expression.terms.size() < 2) return std::nullopt;
  auto found = Bounding(expression, rules).run(static_cast<std::uint32_t>(expression.terms.size() - 1));
  return found ? std::optional(std::move(found->bounds)) : std::nullopt;
}

}  // namespace rung
