#include "walk.hpp"

#include <algorithm>

#include "meaning.hpp"

namespace rung::reference {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// One walk through one expression.
class Walker {
 public:
  Walker(const Expression& expression, const Names& names) : expression_(expression), names_(names) {}

  Plain value(const Term& term) const {
    if (term.form == Term::Form::literal) return literal(term);
    if (term.form == Term::Form::name) return names_.value(term.text);
    if (term.op->fixity == Fixity::history) return names_.history(expression_, term);
    if (term.op->spelling == "case of") return case_of(term);
    Elements arguments;
    for (const std::uint32_t index : term.arguments) arguments.push_back(value(expression_.terms[index]));
    if (numbers_of_arguments(term) == Numbers::decimals) {
      for (Plain& argument : arguments) argument = as_decimal(argument);
    }
    if (term.op->spelling == "Round" && arguments.size() == 2) arguments[1] = value(argument(term, 1));  // places
    return meaning(*term.op, arguments);
  }

  Numbers numbers(const Term& term) const {
    if (term.form == Term::Form::literal) return numbers_of_literal(term);
    if (term.form == Term::Form::name) return names_.numbers(term.text);
    const std::string_view op = term.op->spelling;
    if (is_one_of(op, {"Ceiling", "Floor", "Truncate", "Count", "weeks_at_level", "days_since_discharge", "episodes",
                       "age_days"})) {
      return Numbers::integers;
    }
    if (is_one_of(op, {"/", "Round", "Avg", "ToDecimal"})) return Numbers::decimals;
    if (op == "case of") return numbers_of_results(term);
    if (is_one_of(op, {"+", "-", "*", "div", "mod", "Abs", "Coalesce", "if", "case", "Interval", "List", "Sum", "Min",
                       "Max", "change", "baseline"})) {
      return numbers_of_arguments(term);
    }
    return Numbers::none;
  }

 private:
  const Term& argument(const Term& term, std::size_t which) const { return expression_.terms[term.arguments[which]]; }

  /// Arguments are read alike: where one is a Decimal, all numbers among them are.
  Numbers numbers_of_arguments(const Term& term) const {
    if (term.form == Term::Form::apply && is_one_of(term.op->spelling, {"and", "or", "not", "xor", "implies"})) {
      return Numbers::none;
    }
    Numbers most = Numbers::none;
    for (const std::uint32_t index : term.arguments) most = std::max(most, numbers(expression_.terms[index]));
    return most;
  }

  Numbers numbers_of_results(const Term& term) const {
    Numbers most = numbers(argument(term, term.arguments.size() - 1));
    for (std::size_t i = 2; i < term.arguments.size(); i += 2) most = std::max(most, numbers(argument(term, i)));
    return most;
  }

  /// What is compared is read alike, and apart from it what may result.
  Plain case_of(const Term& term) const {
    const Plain compared = value(argument(term, 0));
    const auto result = [&](std::size_t which) {
      const Plain taken = value(argument(term, which));
      return numbers_of_results(term) == Numbers::decimals ? as_decimal(taken) : taken;
    };
    for (std::size_t i = 1; i + 1 < term.arguments.size(); i += 2) {
      if (equal(compared, value(argument(term, i))) == Truth::yes) return result(i + 1);
    }
    return result(term.arguments.size() - 1);
  }

  static Numbers numbers_of_literal(const Term& term) {
    if (term.literal == rung::Value::Kind::integer) return Numbers::integers;
    return term.literal == rung::Value::Kind::decimal ? Numbers::decimals : Numbers::none;
  }

  Plain literal(const Term& term) const {
    switch (term.literal) {
      case rung::Value::Kind::boolean:
        return {term.truth};
      case rung::Value::Kind::integer:
        return integer(units_from(expression_.text_of(term)) / 100'000'000);
      case rung::Value::Kind::decimal:
        return decimal(units_from(expression_.text_of(term)));
      case rung::Value::Kind::string:
        return text(term.text);
      default:
        return {};
    }
  }

  const Expression& expression_;
  const Names& names_;
};

}  // namespace

Plain walk(const Expression& expression, const Names& names) {
  return Walker(expression, names).value(expression.whole());
}

Numbers numbers_of(const Expression& expression, const Names& names) {
  return Walker(expression, names).numbers(expression.whole());
}

}  // namespace rung::reference
