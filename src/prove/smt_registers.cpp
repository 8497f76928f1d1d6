#include <algorithm>
#include <iterator>

#include "rung/evaluate/decision.hpp"
#include "smt_program.hpp"

namespace rung::smt {
namespace {

constexpr std::size_t most_rows = 20'000;  // of the table of one instruction

std::vector<std::uint32_t> each_once(std::vector<std::uint32_t> numbers) {
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

Shape shape_of(std::vector<std::uint32_t> numbers) {
  Shape made{.numbers = each_once(std::move(numbers)), .is_truth = false, .yes = {}, .no = {}, .number = {}};
  made.is_truth = made.numbers.back() <= 2;
  return made;
}

// How many 10^-8 a number is, as SMT-LIB writes whole numbers.
Term units(Decimal number) {
  std::string digits;
  for (Int128 left = number.absolute().units(); left > 0 || digits.empty(); left /= 10)
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(left % 10)));
  return number < Decimal(0) ? "(- " + digits + ")" : digits;
}

/// Results of an instruction for each combination of its operands' numbers, the last operand changing fastest.
struct ResultTable {
  const std::vector<Shape>& operands;
  const std::vector<std::uint32_t>& results;

  /// Where operands from `depth` on lead to `wanted`; `from` and `rows` are the results of those before.
  Term leads_to(std::uint32_t wanted, std::size_t depth = 0, std::size_t from = 0) const {
    std::size_t rows = 1;
    for (std::size_t i = depth; i < operands.size(); ++i) rows *= operands[i].numbers.size();
    const auto begin = results.begin() + static_cast<std::ptrdiff_t>(from);
    const auto count = std::count(begin, begin + static_cast<std::ptrdiff_t>(rows), wanted);
    if (count == 0) return "false";
    if (static_cast<std::size_t>(count) == rows) return "true";
    const Shape& operand = operands[depth];
    std::vector<std::pair<Term, std::vector<std::uint32_t>>> ways;
    for (std::size_t i = 0; i < operand.numbers.size(); ++i) {
      const Term rest = leads_to(wanted, depth + 1, from + i * (rows / operand.numbers.size()));
      const auto same = std::ranges::find(ways, rest, &std::pair<Term, std::vector<std::uint32_t>>::first);
      if (same == ways.end())
        ways.push_back({rest, {operand.numbers[i]}});
      else
        same->second.push_back(operand.numbers[i]);
    }
    std::vector<Term> terms;
    for (const auto& [rest, numbers] : ways) terms.push_back(all_of({operand.is_one_of(numbers), rest}));
    return any_of(std::move(terms));
  }
};

}  // namespace

Term Shape::is_one_of(const std::vector<std::uint32_t>& wanted) const {
  if (std::ranges::includes(wanted, numbers)) return "true";
  std::vector<Term> terms;
  for (const std::uint32_t one : wanted)
    terms.push_back(!is_truth ? equal(number, one) : one == 2 ? yes : one == 0 ? no : unknown());
  return any_of(std::move(terms));
}

Registers::Registers(const Program& program, CaseSpace& space, Script& script, const std::vector<Term>& variables)
    : code_(program.code()),
      space_(space),
      sums_(code_, space_),
      script_(script),
      variables_(variables),
      registers_(program.code().registers()) {
  std::ranges::copy(code_.constants, registers_.begin() + code_.slots);
}

// Through those it rests on first: code is in order, so that this goes no deeper than expressions do.
const Shape* Registers::at(Register reg) {
  if (const auto found = shapes_.find(reg); found != shapes_.end()) return &found->second;
  std::optional<Shape> shape = made(reg);
  return shape ? &shapes_.emplace(reg, std::move(*shape)).first->second : nullptr;
}

std::optional<Shape> Registers::made(Register reg) {
  if (space_.rests_on[reg].empty()) return of_constant(reg);
  if (space_.rests_on[reg].size() == 1) return looked_up(reg);
  return computed(reg - code_.first_computed());
}

Shape Registers::of_constant(Register reg) {
  if (reg >= code_.first_computed()) {  // one that the compiler did not fold
    const std::size_t i = reg - code_.first_computed();
    const Instruction& step = code_.instructions[i];
    for (std::size_t k = 0; k < step.count; ++k) of_constant(code_.operands[step.operands + k]);
    rung::run(code_, registers_, arena_, i, i + 1);
  }
  const std::uint32_t number = space_.values.number_of(registers_[reg]);
  Shape shape = shape_of({number});
  shape.yes = number == 2 ? "true" : "false";
  shape.no = number == 0 ? "true" : "false";
  shape.number = std::to_string(number);
  return shape;
}

Shape Registers::looked_up(Register reg) {
  const std::size_t variable = space_.rests_on[reg].front();
  const std::vector<std::uint32_t>& in_cells = space_.in_cells.at(reg);
  Shape shape = shape_of(in_cells);
  const auto where = [&](std::uint32_t number) {
    std::vector<bool> cells;
    for (const std::uint32_t one : in_cells) cells.push_back(one == number);
    return within(variables_[variable], cells);
  };
  if (shape.is_truth) {
    shape.yes = where(2), shape.no = where(0);
  } else {
    shape.number = std::to_string(shape.numbers.back());
    for (std::size_t i = shape.numbers.size() - 1; i-- > 0;)
      shape.number = choose(where(shape.numbers[i]), std::to_string(shape.numbers[i]), shape.number);
  }
  return named(std::move(shape), "r" + std::to_string(reg));
}

Shape Registers::named(Shape shape, const std::string& name) {
  if (shape.is_truth) {
    shape.yes = script_.define(name + " yes", "Bool", shape.yes);
    shape.no = script_.define(name + " no", "Bool", shape.no);
  } else {
    shape.number = script_.define(name, "Int", shape.number);
  }
  return shape;
}

Shape Registers::chosen(const Term& condition, const Shape& then, const Shape& otherwise, const std::string& name) {
  std::vector<std::uint32_t> numbers = then.numbers;
  std::ranges::copy(otherwise.numbers, std::back_inserter(numbers));
  Shape shape = shape_of(std::move(numbers));
  if (shape.is_truth) {
    shape.yes = choose(condition, then.yes, otherwise.yes);
    shape.no = choose(condition, then.no, otherwise.no);
  } else {
    shape.number = choose(condition, then.as_number(), otherwise.as_number());
  }
  return named(std::move(shape), name);
}

std::optional<Shape> Registers::computed(std::size_t instruction) {
  const Instruction& step = code_.instructions[instruction];
  const std::string name = "r" + std::to_string(code_.first_computed() + instruction);
  if (const auto comparison = sums_.comparison(instruction)) return summed(*comparison, name);
  std::vector<Shape> operands;
  for (std::size_t i = 0; i < step.count; ++i) {
    const Shape* const operand = at(code_.operands[step.operands + i]);
    if (operand == nullptr) return std::nullopt;
    operands.push_back(*operand);
  }
  Shape shape = shape_of({0, 1, 2});
  switch (step.opcode) {
    case Opcode::logical_and:
      shape.yes = all_of({operands[0].yes, operands[1].yes}), shape.no = any_of({operands[0].no, operands[1].no});
      return named(std::move(shape), name);
    case Opcode::logical_or:
      shape.yes = any_of({operands[0].yes, operands[1].yes}), shape.no = all_of({operands[0].no, operands[1].no});
      return named(std::move(shape), name);
    case Opcode::logical_not:
      shape.yes = operands[0].no, shape.no = operands[0].yes;
      return shape;
    case Opcode::choose:
      return chosen(operands[0].yes, operands[1], operands[2], name);
    case Opcode::coalesce:
      shape = operands.back();
      for (std::size_t i = operands.size() - 1; i-- > 0;)
        shape = chosen(operands[i].is_one_of({1}), shape, operands[i], name + " from " + std::to_string(i));
      return shape;
    default:
      return tabled(instruction, operands);
  }
}

// Whole numbers of 10^-8, added by the solver: a table of all sums would be too large.
std::optional<Shape> Registers::summed(const Sums::Comparison& comparison, const std::string& name) {
  Term sum = "(+ 0", missing = "false";
  for (const Register reg : comparison.terms) {
    const Shape* const term = at(reg);
    if (term == nullptr) return std::nullopt;
    Term value = "0";
    for (const std::uint32_t one : term->numbers)
      if (one != 1) value = choose(term->is_one_of({one}), units(space_.values.value(one).decimal()), value);
    missing = any_of({missing, term->is_one_of({1})});
    sum += " " + value;
  }
  const Term reached = ">= " + script_.define(name + " sum", "Int", sum + ")") + " " + units(comparison.threshold);
  Shape shape = shape_of({0, 1, 2});
  shape.yes = all_of({opposite(missing), "(" + reached + ")"});
  shape.no = all_of({opposite(missing), opposite("(" + reached + ")")});
  return named(std::move(shape), name);
}

// Any other operation: run once for each combination of what its operands can come to.
std::optional<Shape> Registers::tabled(std::size_t instruction, const std::vector<Shape>& operands) {
  const Instruction& step = code_.instructions[instruction];
  std::size_t rows = 1;
  for (const Shape& operand : operands)
    if (rows *= operand.numbers.size(); rows > most_rows) {
      too_large_ = "a step over several answers would be a table of more than " + std::to_string(most_rows) + " rows";
      return std::nullopt;
    }
  std::vector<std::uint32_t> results;
  for (std::size_t row = 0; row < rows; ++row) {
    std::size_t left = row;
    for (std::size_t i = operands.size(); i-- > 0; left /= operands[i].numbers.size())
      registers_[code_.operands[step.operands + i]] =
          space_.values.value(operands[i].numbers[left % operands[i].numbers.size()]);
    arena_.clear();
    rung::run(code_, registers_, arena_, instruction, instruction + 1);
    results.push_back(space_.values.number_of(registers_[code_.first_computed() + instruction]));
  }
  Shape shape = shape_of(results);
  const ResultTable table{operands, results};
  if (shape.is_truth) {
    shape.yes = table.leads_to(2), shape.no = table.leads_to(0);
  } else {
    shape.number = std::to_string(shape.numbers.back());
    for (std::size_t i = shape.numbers.size() - 1; i-- > 0;)
      shape.number = choose(table.leads_to(shape.numbers[i]), std::to_string(shape.numbers[i]), shape.number);
  }
  return named(std::move(shape), "r" + std::to_string(code_.first_computed() + instruction));
}

}  // namespace rung::smt
