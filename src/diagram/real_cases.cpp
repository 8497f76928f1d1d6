#include "rung/diagram/real_cases.hpp"

#include <algorithm>

#include "rung/diagram/real_tables.hpp"

namespace rung {

RealCases::RealCases(ProgramDiagram& diagram) : diagram_(diagram) {
  for (const RealTable& table : real_tables(diagram_.program(), diagram_.space())) add(table);
  join();
}

RealCases::RealCases(ProgramDiagram& diagram, std::span<const std::size_t> of) : diagram_(diagram) {
  const auto is_asked = [&](std::size_t variable) {
    return std::ranges::binary_search(of, diagram_.position(variable));
  };
  for (const RealTable& table : real_tables(diagram_.program(), diagram_.space(), is_asked)) add(table);
  join();
}

std::vector<Diagram> RealCases::constraints() const {
  std::vector<Diagram> found;
  for (const Constraint& one : constraints_) found.push_back(one.holds);
  return found;
}

// One branch for each row, over the variables in the order of the diagram.
void RealCases::add(const RealTable& table) {
  Forest& forest = diagram_.forest();
  std::vector<std::size_t> by_position(table.variables.size());
  for (std::size_t i = 0; i < by_position.size(); ++i) by_position[i] = i;
  const auto position = [&](std::size_t i) { return diagram_.position(table.variables[i]); };
  std::ranges::sort(by_position, {}, position);
  Diagram holds = Forest::no;
  for (const auto& row : table.rows) {
    Diagram cube = Forest::yes;
    for (std::size_t i = by_position.size(); i-- > 0;) {
      const std::uint32_t cell = row[by_position[i]];
      if (cell == RealTable::anything) continue;
      std::vector<Diagram> children(forest.width(position(by_position[i])), Forest::no);
      children[cell] = cube;
      cube = forest.make(position(by_position[i]), children);
    }
    holds = forest.either(holds, cube);
  }
  std::vector<std::size_t> positions;
  for (const std::size_t i : by_position) positions.push_back(position(i));
  constraints_.push_back({std::move(positions), holds});
}

// Those that share a variable become one, for they are asked together.
void RealCases::join() {
  std::vector<Constraint> joined;
  for (Constraint& next : constraints_) {
    for (auto other = joined.begin(); other != joined.end();) {
      std::vector<std::size_t> shared, all;
      std::ranges::set_intersection(next.positions, other->positions, std::back_inserter(shared));
      if (shared.empty()) {
        ++other;
        continue;
      }
      std::ranges::set_union(next.positions, other->positions, std::back_inserter(all));
      next = {std::move(all), diagram_.forest().both(next.holds, other->holds)};
      other = joined.erase(other);
    }
    joined.push_back(std::move(next));
  }
  constraints_ = std::move(joined);
}

std::vector<Diagram> RealCases::needed_by(std::span<const Forest::Wanted> wanted) const {
  std::vector<bool> asked(diagram_.forest().variables());
  for (const Forest::Wanted& one : wanted)
    for (const std::size_t position : diagram_.forest().support(one.diagram)) asked[position] = true;
  std::vector<Diagram> found;
  for (const Constraint& constraint : constraints_)
    if (std::ranges::any_of(constraint.positions, [&](std::size_t position) { return asked[position]; }))
      found.push_back(constraint.holds);
  return found;
}

Diagram RealCases::among(Diagram found) {
  const Forest::Wanted wanted[] = {{found, Forest::is_yes}};
  if (found == Forest::none) return found;
  for (const Diagram needed : needed_by(wanted)) found = diagram_.forest().both(found, needed);
  return found;
}

}  // namespace rung
