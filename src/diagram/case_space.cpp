#include "rung/diagram/case_space.hpp"

#include <algorithm>
#include <map>

#include "cutting.hpp"

namespace rung {
namespace {

// The variables of all programs, each once, those of the first in its order; with the slots of one of them.
std::vector<std::vector<Variable>> joined_variables(std::vector<Cutting>& cuttings) {
  std::vector<std::string> names;
  for (Cutting& one : cuttings)
    for (const Variable& variable : one.space().variables)
      if (std::ranges::find(names, one.name_of(variable)) == names.end()) names.push_back(one.name_of(variable));
  std::vector<std::vector<Variable>> joined(cuttings.size());
  for (const std::string& name : names) {
    std::optional<Variable::Kind> kind;
    std::vector<const Variable*> found;
    for (Cutting& one : cuttings) {
      const auto at = std::ranges::find(one.space().variables, name, [&](const Variable& v) { return one.name_of(v); });
      found.push_back(at == one.space().variables.end() ? nullptr : &*at);
      if (found.back()) kind = found.back()->kind;
    }
    for (std::size_t i = 0; i < cuttings.size(); ++i)
      joined[i].push_back(found[i] ? *found[i] : Variable{.kind = *kind});
  }
  return joined;
}

// What all of them can say, in order.
std::vector<Value> joined_points(std::vector<Cutting>& cuttings, std::size_t variable) {
  std::vector<Value> values;
  for (Cutting& one : cuttings)
    for (const auto& point : one.space().variables[variable].points) {
      const auto is_it = [&](const Value& value) { return same(value, point.front()); };
      const auto can_say = [&](const Cutting& other) { return other.can_be(variable, point.front()); };
      if (std::ranges::none_of(values, is_it) && std::ranges::all_of(cuttings, can_say))
        values.push_back(point.front());
    }
  if (values.back().kind() != Value::Kind::string)
    std::ranges::stable_sort(values, [](const Value& a, const Value& b) {
      return a.is_null() != b.is_null() ? a.is_null() : !a.is_null() && number_in(a) < number_in(b);
    });
  return values;
}

// Two points are in one cell when no program tells them apart.
void join_cells(std::vector<Cutting>& cuttings, std::size_t variable) {
  std::map<std::vector<std::uint32_t>, std::uint32_t> known;
  std::vector<std::uint32_t> joint;
  const std::size_t points = cuttings.front().space().variables[variable].points.size();
  for (std::size_t p = 0; p < points; ++p) {
    std::vector<std::uint32_t> cells;
    for (Cutting& one : cuttings) cells.push_back(one.space().variables[variable].cell_of[p]);
    joint.push_back(known.emplace(cells, static_cast<std::uint32_t>(known.size())).first->second);
  }
  for (Cutting& one : cuttings) {
    CaseSpace& space = one.space();
    std::vector<std::uint32_t> own(known.size());
    for (std::size_t p = 0; p < points; ++p) own[joint[p]] = space.variables[variable].cell_of[p];
    for (auto& [reg, numbers] : space.in_cells) {
      if (space.rests_on[reg].front() != variable) continue;
      std::vector<std::uint32_t> spread;
      for (const std::uint32_t cell : own) spread.push_back(numbers[cell]);
      numbers = std::move(spread);
    }
    space.variables[variable].cell_of = joint;
    space.variables[variable].cells = static_cast<std::uint32_t>(known.size());
  }
}

}  // namespace

std::vector<CaseSpace> case_spaces(std::span<const Asked> programs) {
  std::vector<Cutting> cuttings;
  for (const Asked& one : programs) cuttings.emplace_back(*one.program, one.also).find_variables();
  auto variables = joined_variables(cuttings);
  for (std::size_t i = 0; i < cuttings.size(); ++i) cuttings[i].take_variables(std::move(variables[i]));
  const std::size_t count = cuttings.front().space().variables.size();
  if (cuttings.size() > 1)
    for (std::size_t v = 0; v < count; ++v) {
      const std::vector<Value> points = joined_points(cuttings, v);
      for (Cutting& one : cuttings) one.take_points(v, points);
    }
  for (Cutting& one : cuttings) one.cut_all();
  if (cuttings.size() > 1)
    for (std::size_t v = 0; v < count; ++v) join_cells(cuttings, v);
  std::vector<CaseSpace> spaces;
  for (Cutting& one : cuttings) spaces.push_back(std::move(one.space()));
  return spaces;
}

// The numbers of a variable between two of its points lie in the cell of the lower one.
std::uint32_t cell_of(const Variable& variable, const Value& value) {
  if (value.is_null()) return 0;
  std::uint32_t found = 0;
  for (std::size_t p = 1; p < variable.points.size(); ++p) {
    const Value& point = variable.points[p].front();
    if (same(point, value)) return variable.cell_of[p];
    if (value.kind() != Value::Kind::string && value.kind() != Value::Kind::boolean &&
        number_in(point) <= number_in(value))
      found = variable.cell_of[p];
  }
  return found;
}

std::string CaseSpace::inexact() const {
  for (const Variable& variable : variables)
    if (!variable.inexact.empty()) return variable.inexact;
  return {};
}

double CaseSpace::cells() const {
  double product = 1;
  for (const Variable& variable : variables) product *= variable.cells;
  return product;
}

}  // namespace rung
