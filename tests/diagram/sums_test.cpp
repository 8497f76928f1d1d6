#include "rung/diagram/sums.hpp"

#include "reference/random.hpp"

using namespace rung;
using reference::Random;

namespace {

/// Functions of a few variables to Decimals or missing, and the same as diagrams.
struct Made {
  std::vector<std::uint32_t> widths = {3, 2, 4, 2};
  Forest forest{widths, {}};
  ValueTable values;
  std::vector<std::vector<std::vector<Value>>> parts;  // of each term: of the variables it asks, the value in each cell
  std::vector<std::vector<std::size_t>> asks;          // the variables of each term
  std::vector<Diagram> terms;

  // A term is the sum of what its variables give, so that it can ask two.
  void add_term(std::vector<std::size_t> variables, Random& random) {
    parts.emplace_back();
    Diagram made = Forest::terminal(values.number_of(Value::of(Decimal(0))));
    for (const std::size_t variable : variables) {
      std::vector<Diagram> children;
      parts.back().emplace_back();
      for (std::uint32_t cell = 0; cell < widths[variable]; ++cell) {
        const bool missing = cell == 0 && random.chance(50);
        const Value value = missing ? Value{} : Value::of(*Decimal::from_units(random.between(-3, 3) * 30'000'001));
        parts.back().back().push_back(value);
        children.push_back(Forest::terminal(values.number_of(value)));
      }
      const Diagram pair[] = {made, forest.make(variable, children)};
      made = forest.combine(pair, [&](Forest::Numbers numbers) {
        const Value a = values.value(numbers[0]), b = values.value(numbers[1]);
        return values.number_of(a.is_null() || b.is_null() ? Value{} : Value::of(*add(a.decimal(), b.decimal())));
      });
    }
    asks.push_back(std::move(variables));
    terms.push_back(made);
  }

  std::optional<Decimal> sum(const std::vector<std::uint32_t>& cells) const {
    Decimal total;
    for (std::size_t term = 0; term < parts.size(); ++term)
      for (std::size_t i = 0; i < asks[term].size(); ++i) {
        const Value& value = parts[term][i][cells[asks[term][i]]];
        if (value.is_null()) return std::nullopt;
        total = *add(total, value.decimal());
      }
    return total;
  }

  Diagram at(Diagram node, const std::vector<std::uint32_t>& cells) const {
    while (!Forest::is_terminal(node)) node = forest.children(node)[cells[forest.variable(node)]];
    return node;
  }
};

}  // namespace

TEST_CASE("whether a sum reaches a number is drawn as every case says") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Made made;
    const std::vector<std::size_t> pairs[] = {{0}, {1}, {2}, {3}, {0, 2}, {1, 3}, {2, 3}};
    for (std::size_t term = 1 + random.below(4); term > 0; --term) made.add_term(pairs[random.below(7)], random);
    const Decimal threshold = *Decimal::from_units(random.between(-4, 4) * 30'000'001 - random.between(0, 1));
    const Diagram drawn = sum_at_least(made.forest, made.values, made.terms, threshold);
    for (std::uint32_t a = 0; a < 3; ++a)
      for (std::uint32_t b = 0; b < 2; ++b)
        for (std::uint32_t c = 0; c < 4; ++c)
          for (std::uint32_t d = 0; d < 2; ++d) {
            const auto sum = made.sum({a, b, c, d});
            const Truth expected = !sum ? Truth::unknown : *sum < threshold ? Truth::no : Truth::yes;
            CHECK(made.at(drawn, {a, b, c, d}) == Forest::terminal(expected));
          }
  }
}

TEST_CASE("a sum of many terms with weights of their own is drawn in far fewer nodes than it has values") {
  std::vector<std::uint32_t> widths(18, 4);
  Forest forest(widths, {});
  ValueTable values;
  std::vector<Diagram> terms;
  for (std::size_t variable = 0; variable < widths.size(); ++variable) {
    std::vector<Diagram> children;
    for (std::int64_t cell = 0; cell < 4; ++cell)
      children.push_back(Forest::terminal(values.number_of(
          Value::of(*Decimal::from_units(cell * static_cast<std::int64_t>(13'371'337 + variable * 777))))));
    terms.push_back(forest.make(variable, children));
  }
  const Diagram roots[] = {sum_at_least(forest, values, terms, *Decimal::from_units(27 * 13'400'000LL))};
  CHECK(!forest.exhausted());
  CHECK(forest.size(roots) < 5000);  // of 4^18, which is 7e10, sums
}

TEST_CASE("a sum that can leave what a Decimal can be is missing where it does") {
  Forest forest({2}, {});
  ValueTable values;
  const Diagram most = Forest::terminal(values.number_of(Value::of(Decimal::maximum())));
  const Diagram children[] = {Forest::terminal(values.number_of(Value::of(Decimal(0)))), most};
  const Diagram asked = forest.make(0, children);
  const Diagram drawn = sum_at_least(forest, values, {asked, most}, 1);
  CHECK(forest.children(drawn)[0] == Forest::yes);
  CHECK(forest.children(drawn)[1] == Forest::unknown);
}
