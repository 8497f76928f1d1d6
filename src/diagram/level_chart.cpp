#include "rung/diagram/level_chart.hpp"

#include <algorithm>

#include "rung/diagram/program_diagram.hpp"
#include "rung/diagram/real_cases.hpp"
#include "sifting.hpp"

namespace rung {
namespace {

constexpr std::uint64_t most_steps = 8'000'000;  // of sifting; some 20 milliseconds for `adult`, which takes fewer

}  // namespace

LevelChart::LevelChart(Program program, Budget budget) : program_(std::move(program)) { draw(budget); }

void LevelChart::draw(Budget budget) {
  ProgramDiagram diagram = ProgramDiagram::of(program_, budget);
  const CaseSpace& space = diagram.space();
  for (std::size_t at = 0; at < space.variables.size(); ++at)
    variables_.push_back(space.variables[diagram.variable(at)]);
  for (const std::size_t variable : space.variable_of)
    position_of_.push_back(variable == CaseSpace::unused ? nowhere : diagram.position(variable));
  fault_ = diagram.fault();
  if (!fault_.empty()) return;
  Forest& forest = diagram.forest();
  const bool highest = program_.rules().when_unsure == WhenUnsure::highest;
  const auto& reached = highest ? diagram.spans().up_to_at_least : diagram.spans().at_least;
  const Diagram level = forest.combine(reached, [](Forest::Numbers numbers) {
    std::uint32_t highest_reached = 0;
    for (std::uint32_t at = 1; at < numbers.size(); ++at)
      if (numbers[at] == Forest::number(Forest::yes)) highest_reached = at;
    return highest_reached;
  });
  const auto asked = forest.exhausted() ? std::vector<std::size_t>{} : forest.support(level);
  RealCases cases(diagram, asked);
  if (forest.exhausted()) {
    fault_ = "the budget of nodes or steps ran out";
    return;
  }
  level_ = Chart(forest, level);
  asked_ = level_.support();
  take_conditions(diagram);
  for (const Diagram one : cases.constraints())
    if (!Forest::is_terminal(one)) real_.emplace_back(forest, one);
  put_in_order();
  std::vector<const Chart*> real;
  for (const Chart& one : real_) real.push_back(&one);
  within_real_ = Joined(level_, real);
}

// In which all of them are small.
void LevelChart::put_in_order() {
  std::vector<std::uint32_t> widths;
  for (const Variable& one : variables_) widths.push_back(one.cells);
  std::vector<Chart*> charts = {&level_};
  for (Chart& one : real_) charts.push_back(&one);
  for (Chart& one : conditions_) charts.push_back(&one);
  Sifting sifting(widths);
  for (const Chart* one : charts) sifting.add(*one);
  sifting.run(most_steps);
  for (std::size_t i = 0; i < charts.size(); ++i) *charts[i] = sifting.chart(i);
  std::vector<Variable> variables;
  for (const std::uint32_t one : sifting.order()) variables.push_back(std::move(variables_[one]));
  variables_ = std::move(variables);
  for (std::size_t& position : position_of_)
    if (position != nowhere) position = sifting.place(static_cast<std::uint32_t>(position));
  asked_ = level_.support();
}

void LevelChart::take_conditions(ProgramDiagram& diagram) {
  Forest& forest = diagram.forest();
  const std::size_t rules = program_.compiled_rules().size();
  conditions_.resize(rules);
  has_condition_.resize(rules);
  for (std::size_t rule = 0; rule < rules; ++rule) {
    if (program_.compiled_rules()[rule].effect != Effect::at_least) continue;
    const Diagram met = forest.certain(diagram.truth(rule));
    if (met == Forest::none || !std::ranges::includes(asked_, forest.support(met))) continue;
    conditions_[rule] = Chart(forest, met);
    has_condition_[rule] = true;
  }
}

}  // namespace rung
