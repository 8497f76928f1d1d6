#include "table.hpp"

namespace rung::tables {

Cells::Cells(Random& random) {
  const std::size_t count = 2 + random.below(3);
  for (std::size_t i = 0; i < count; ++i) widths_.push_back(static_cast<std::uint32_t>(1 + random.below(4)));
  strides_.resize(count);
  for (std::size_t i = count; i-- > 0;) strides_[i] = assignments_, assignments_ *= widths_[i];
}

std::uint32_t Cells::cell(std::size_t assignment, std::size_t variable) const {
  return static_cast<std::uint32_t>(assignment / strides_[variable] % widths_[variable]);
}

std::size_t Cells::with(std::size_t assignment, std::size_t variable, std::uint32_t to) const {
  return assignment - cell(assignment, variable) * strides_[variable] + to * strides_[variable];
}

Table Cells::table(Random& random, std::uint32_t numbers) const {
  std::vector<bool> asked;
  for (std::size_t i = 0; i < variables(); ++i) asked.push_back(random.chance(70));
  const std::size_t usual = random.below(numbers), often = random.below(90);
  Table made(assignments_);
  for (std::size_t at = 0; at < assignments_; ++at) {
    std::size_t from = at;
    for (std::size_t i = 0; i < variables(); ++i)
      if (!asked[i]) from = with(from, i, 0);
    made[at] =
        from < at ? made[from] : static_cast<std::uint32_t>(random.chance(often) ? usual : random.below(numbers));
  }
  return made;
}

Diagram Cells::draw(Forest& forest, const Table& table) const { return draw(forest, table, 0, 0); }

Diagram Cells::draw(Forest& forest, const Table& table, std::size_t variable, std::size_t from) const {
  if (variable == variables()) return Forest::terminal(table[from]);
  std::vector<Diagram> children;
  for (std::uint32_t cell = 0; cell < widths_[variable]; ++cell)
    children.push_back(draw(forest, table, variable + 1, from + cell * strides_[variable]));
  return forest.make(variable, children);
}

Table Cells::read(const Forest& forest, Diagram diagram) const {
  Table found;
  for (std::size_t at = 0; at < assignments_; ++at) {
    Diagram node = diagram;
    while (!Forest::is_terminal(node)) node = forest.children(node)[cell(at, forest.variable(node))];
    found.push_back(Forest::number(node));
  }
  return found;
}

bool Cells::asks(const Table& table, std::size_t variable) const {
  for (std::size_t at = 0; at < assignments_; ++at)
    if (table[at] != table[with(at, variable, 0)]) return true;
  return false;
}

}  // namespace rung::tables
