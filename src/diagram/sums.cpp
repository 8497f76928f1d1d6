#include "rung/diagram/sums.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace rung {
namespace {

// The meaning of an infix operator of two Decimals.
Meaning of_decimals(std::string_view spelling) {
  for (const Overload& overload : find_operator(spelling, Fixity::infix)->overloads)
    if (std::ranges::all_of(overload.parameters, [](Type type) { return type == decimal_type; }))
      return overload.meaning;
  return nullptr;
}

constexpr Int128 far = static_cast<Int128>(1) << 120;  // beyond every sum of Decimals that a program can have

class Summing {
 public:
  Summing(Forest& forest, const ValueTable& values, Decimal threshold)
      : forest_(forest), values_(values), threshold_(threshold.units()) {}

  // Whether no sum on the way can leave what a Decimal can be, and so be missing.
  bool stays_in_range(const std::vector<Diagram>& terms) {
    Int128 most = 0;
    for (const Diagram term : terms) {
      const Reach& one = reach(term);
      if (one.least <= one.most)
        most += std::max(one.most < 0 ? -one.most : one.most, one.least < 0 ? -one.least : one.least);
    }
    return most <= Decimal::maximum().units();
  }

  Diagram run(std::vector<Diagram> terms) { return build(std::move(terms), 0).diagram; }

 private:
  // What comes of the terms that are left, for every sum so far from `low` to `high`.
  struct Built {
    Diagram diagram;
    Int128 low, high;
  };
  struct Reach {
    Int128 least, most;
    bool can_be_missing;
  };

  Built build(std::vector<Diagram> terms, Int128 so_far) {
    Int128 settled = 0;
    for (const Diagram term : terms) {
      if (!Forest::is_terminal(term)) continue;
      const Value& value = values_.value(Forest::number(term));
      if (value.is_null()) return {Forest::unknown, -far, far};
      settled += value.decimal().units();
    }
    std::erase_if(terms, Forest::is_terminal);
    std::ranges::sort(terms);
    const Built made = of_nodes(terms, so_far + settled);
    return {made.diagram, made.low - settled, made.high - settled};
  }

  Built of_nodes(const std::vector<Diagram>& terms, Int128 so_far) {
    Reach rest{0, 0, false};
    for (const Diagram term : terms) {
      const Reach& one = reach(term);
      rest = {rest.least + one.least, rest.most + one.most, rest.can_be_missing || one.can_be_missing};
    }
    if (!rest.can_be_missing && so_far + rest.least >= threshold_) return {Forest::yes, threshold_ - rest.least, far};
    if (!rest.can_be_missing && so_far + rest.most < threshold_) return {Forest::no, -far, threshold_ - rest.most - 1};
    if (forest_.exhausted()) return {Forest::none, -far, far};
    auto& known = known_[terms];
    if (const auto after = known.upper_bound(so_far); after != known.begin())
      if (const Built& one = std::prev(after)->second; so_far <= one.high) return one;
    const Built made = ask(terms, so_far);
    known_[terms].emplace(made.low, made);
    return made;
  }

  Built ask(const std::vector<Diagram>& terms, Int128 so_far) {
    std::size_t variable = SIZE_MAX;
    for (const Diagram term : terms) variable = std::min(variable, forest_.variable(term));
    Built made{Forest::none, -far, far};
    std::vector<Diagram> children;
    for (std::uint32_t cell = 0; cell < forest_.width(variable); ++cell) {
      std::vector<Diagram> left;
      for (const Diagram term : terms)
        left.push_back(forest_.variable(term) == variable ? forest_.children(term)[cell] : term);
      const Built one = build(std::move(left), so_far);
      children.push_back(one.diagram);
      made.low = std::max(made.low, one.low);
      made.high = std::min(made.high, one.high);
    }
    made.diagram = forest_.make(variable, children);
    return made;
  }

  const Reach& reach(Diagram node) {
    const auto found = reaches_.find(node);
    if (found != reaches_.end()) return found->second;
    Reach made{far, -far, false};
    if (Forest::is_terminal(node)) {
      const Value& value = values_.value(Forest::number(node));
      made.can_be_missing = value.is_null();
      if (!value.is_null()) made.least = made.most = value.decimal().units();
    } else {
      for (const Diagram child : std::vector<Diagram>(forest_.children(node).begin(), forest_.children(node).end())) {
        const Reach one = reach(child);
        made = {std::min(made.least, one.least), std::max(made.most, one.most),
                made.can_be_missing || one.can_be_missing};
      }
    }
    return reaches_.emplace(node, made).first->second;
  }

  Forest& forest_;
  const ValueTable& values_;
  Int128 threshold_;
  std::map<std::vector<Diagram>, std::map<Int128, Built>> known_;  // by the terms left and the least sum so far
  std::unordered_map<Diagram, Reach> reaches_;
};

}  // namespace

Sums::Sums(const Code& code, const CaseSpace& space)
    : code_(code), space_(space), passed_over_(code.instructions.size()) {
  const std::size_t count = code.instructions.size();
  for (std::size_t i = 0; i < count; ++i) passed_over_[i] = adds(i) && space.needed[code.first_computed() + i];
  // From the last on, so that what uses a sum has been judged before it.
  for (std::size_t user = count; user-- > 0;) {
    if (!space.needed[code.first_computed() + user]) continue;
    const auto used = operands(user);
    for (std::size_t k = 0; k < used.size(); ++k)
      if (is_computed(used[k]) && !(passed_over_[user] || (k == 0 && compares(user))))
        passed_over_[instruction_of(used[k])] = false;
  }
}

std::span<const Register> Sums::operands(std::size_t instruction) const {
  const Instruction& step = code_.instructions[instruction];
  return {code_.operands.data() + step.operands, step.count};
}

// Of what rests on one variable the values by cell are known: there is nothing to gain.
bool Sums::adds(std::size_t instruction) const {
  static const Meaning add = of_decimals("+");
  const Instruction& step = code_.instructions[instruction];
  return step.opcode == Opcode::call && step.meaning == add &&
         space_.rests_on[code_.first_computed() + instruction].size() > 1;
}

bool Sums::compares(std::size_t instruction) const {
  static const Meaning at_least = of_decimals(">=");
  const Instruction& step = code_.instructions[instruction];
  if (step.opcode != Opcode::call || step.meaning != at_least || at_least == nullptr) return false;
  const Register constant = operands(instruction)[1];
  return constant >= code_.slots && constant < code_.first_computed() &&
         code_.constants[constant - code_.slots].kind() == Value::Kind::decimal;
}

void Sums::collect(Register reg, std::vector<Register>& terms) const {
  if (!is_computed(reg) || !passed_over_[instruction_of(reg)]) return terms.push_back(reg);
  for (const Register operand : operands(instruction_of(reg))) collect(operand, terms);
}

std::optional<Sums::Comparison> Sums::comparison(std::size_t instruction) const {
  if (!compares(instruction)) return std::nullopt;
  const auto used = operands(instruction);
  if (!is_computed(used[0]) || !passed_over_[instruction_of(used[0])]) return std::nullopt;
  Comparison made;
  collect(used[0], made.terms);
  made.threshold = code_.constants[used[1] - code_.slots].decimal();
  return made;
}

Diagram sum_at_least(Forest& forest, const ValueTable& values, std::vector<Diagram> terms, Decimal threshold) {
  if (std::ranges::find(terms, Forest::none) != terms.end()) return Forest::none;
  Summing summing(forest, values, threshold);
  if (summing.stays_in_range(terms)) return summing.run(std::move(terms));
  return forest.combine(terms, [&](Forest::Numbers numbers) {
    std::optional<Decimal> sum = Decimal(0);
    for (const std::uint32_t number : numbers)
      sum = sum && !values.value(number).is_null() ? add(*sum, values.value(number).decimal()) : std::nullopt;
    return Forest::number(Forest::terminal(!sum ? Truth::unknown : *sum < threshold ? Truth::no : Truth::yes));
  });
}

}  // namespace rung
