#include "rung/diagram/program_diagram.hpp"

#include <algorithm>

#include "drawing.hpp"
#include "order.hpp"
#include "rung/evaluate/decision.hpp"

namespace rung {

std::vector<ProgramDiagram> ProgramDiagram::together(std::span<const Asked> programs, Budget budget) {
  std::vector<CaseSpace> spaces = case_spaces(programs);
  const std::vector<std::size_t> order = nearby_order(programs, spaces, 30);
  std::vector<std::uint32_t> widths;
  for (const std::size_t variable : order) widths.push_back(spaces.front().variables[variable].cells);
  const auto forest = std::make_shared<Forest>(std::move(widths), budget);
  std::vector<ProgramDiagram> made;
  for (std::size_t i = 0; i < programs.size(); ++i)
    made.push_back(ProgramDiagram(programs[i], std::move(spaces[i]), order, forest));
  return made;
}

ProgramDiagram::ProgramDiagram(const Asked& asked, CaseSpace space, std::vector<std::size_t> order,
                               std::shared_ptr<Forest> forest)
    : program_(asked.program),
      space_(std::move(space)),
      order_(std::move(order)),
      position_(order_.size()),
      forest_(std::move(forest)),
      fault_(space_.inexact()) {
  for (std::size_t i = 0; i < order_.size(); ++i) position_[order_[i]] = i;
  if (!fault_.empty()) return;
  draw_registers(asked.also);
  if (!forest_->exhausted()) draw_levels();
  if (forest_->exhausted()) fault_ = ran_out(forest_->budget());
}

void ProgramDiagram::draw_registers(std::span<const Register> also) {
  Drawing drawing(*this);
  drawing.run();
  for (const CompiledRule& rule : program_->compiled_rules()) truths_.push_back(drawing.at(rule.when));
  for (const Register reg : also) also_.push_back(drawing.at(reg));
}

// A function of where the person is, or was last.
Diagram ProgramDiagram::place(std::size_t rule, const std::function<std::uint32_t(Bearing)>& number_of) {
  const Target target = program_->compiled_rules()[rule].target;
  const std::size_t levels = program_->rules().ladder.levels.size();
  if (target.relative == Relative::none) return Forest::terminal(number_of(bearing_of(target, {}, levels)));
  const auto kind = target.relative == Relative::previous ? Variable::Kind::previous : Variable::Kind::current;
  const auto found = std::ranges::find(space_.variables, kind, &Variable::kind);
  std::vector<Diagram> children(found->cells);
  for (std::size_t point = 0; point < found->places.size(); ++point)
    children[found->cell_of[point]] = Forest::terminal(number_of(bearing_of(target, found->places[point], levels)));
  return forest_->make(position_[static_cast<std::size_t>(found - space_.variables.begin())], children);
}

Diagram ProgramDiagram::floor_of(std::size_t rule, std::size_t level) {
  const std::size_t levels = program_->rules().ladder.levels.size();
  const Relative relative = program_->compiled_rules()[rule].target.relative;
  const Diagram bearing = place(rule, [&](Bearing at) -> std::uint32_t {
    if (at.kind == Bearing::Kind::unknown) return (Weighing::anywhere(relative, levels) >> level) != 0 ? 1 : 0;
    return at.kind == Bearing::Kind::level && at.level >= level ? 2 : 0;
  });
  return forest_->both(truths_[rule], bearing);
}

// What a tree that ends everywhere demands while no leaf of it holds: the least of what its open leaves demand.
std::vector<Diagram> ProgramDiagram::tree_floors(std::size_t tree, std::size_t without) {
  const std::size_t levels = program_->rules().ladder.levels.size();
  const CompiledTree& made = program_->trees()[tree];
  std::vector<Diagram> floors(levels, Forest::no);
  if (!made.settles) return floors;
  const auto no_leaf = static_cast<std::uint32_t>(levels);  // more than any level: no open leaf yet
  Diagram least = Forest::terminal(no_leaf);
  for (std::size_t rule = made.first_rule; rule < made.first_rule + made.rules; ++rule) {
    if (rule == without) continue;
    const std::uint32_t level = program_->compiled_rules()[rule].target.level;
    const Diagram pair[] = {least, truths_[rule]};
    least = forest_->combine(pair, [&](Forest::Numbers numbers) {
      if (numbers[1] == Forest::number(Forest::yes)) return 0u;
      return numbers[1] == Forest::number(Forest::no) ? numbers[0] : std::min(numbers[0], level);
    });
  }
  for (std::size_t level = 1; level < levels; ++level)
    floors[level] = forest_->map(least, [&](std::uint32_t at) { return at >= level && at != no_leaf ? 2u : 0u; });
  return floors;
}

std::vector<ProgramDiagram::Limit> ProgramDiagram::limits_of(std::size_t rule) {
  const CompiledRule& made = program_->compiled_rules()[rule];
  const std::size_t levels = program_->rules().ladder.levels.size();
  if (made.effect == Effect::rules_out) return {{made.rules_out, truths_[rule]}};
  std::vector<Limit> found;
  for (std::size_t level = 0; level + 1 < levels; ++level) {
    const Diagram bearing = place(rule, [&](Bearing at) -> std::uint32_t {
      if (at.kind == Bearing::Kind::unknown) return Weighing::anywhere(made.target.relative, levels) >> level & 1;
      return at.kind == Bearing::Kind::level && at.level == level ? 2 : 0;
    });
    if (bearing != Forest::no) found.push_back({Weighing::above(level, levels), forest_->both(truths_[rule], bearing)});
  }
  return found;
}

Diagram ProgramDiagram::floor_alone(std::size_t floor, std::size_t limit) {
  const std::size_t levels = program_->rules().ladder.levels.size();
  std::uint32_t ruled_out = 0;
  for (const Limit& one : limits_of(limit)) ruled_out |= one.levels;
  Diagram holds = Forest::no;
  for (std::size_t level = 0; level < levels; ++level) {
    if (!(ruled_out >> level & 1)) continue;
    const Diagram here = level == 0 ? truths_[floor] : floor_of(floor, level);
    const Diagram higher = level + 1 < levels ? floor_of(floor, level + 1) : Forest::no;
    holds = forest_->either(holds, forest_->without(forest_->certain(here), forest_->possible(higher)));
  }
  return holds;
}

// The floors that the rules before, and from each rule on, demand at each level. Only who asks what one rule adds needs
// them, and they take longer to draw than the levels do.
void ProgramDiagram::join_floors() {
  if (!before_.empty()) return;
  const std::size_t levels = program_->rules().ladder.levels.size(), rules = truths_.size();
  before_.assign(levels, std::vector<Diagram>(rules + 1, Forest::no));
  from_ = before_;
  for (std::size_t level = 1; level < levels; ++level) {
    std::vector<Diagram> floors(rules, Forest::no);
    for (std::size_t rule = 0; rule < rules; ++rule)
      if (program_->compiled_rules()[rule].effect == Effect::at_least) floors[rule] = floor_of(rule, level);
    for (std::size_t rule = 0; rule < rules; ++rule)
      before_[level][rule + 1] = forest_->either(before_[level][rule], floors[rule]);
    for (std::size_t rule = rules; rule-- > 0;)
      from_[level][rule] = forest_->either(from_[level][rule + 1], floors[rule]);
  }
}

std::vector<Diagram> ProgramDiagram::other_floors(std::size_t without, std::size_t level) {
  std::vector<Diagram> found;
  if (without == nothing) {
    for (std::size_t rule = 0; rule < truths_.size(); ++rule)
      if (program_->compiled_rules()[rule].effect == Effect::at_least) found.push_back(floor_of(rule, level));
  } else {
    join_floors();
    found = {before_[level][without], from_[level][without + 1]};
  }
  for (std::size_t tree = 0; tree < program_->trees().size(); ++tree)
    found.push_back(tree_floors(tree, without)[level]);
  return found;
}

std::vector<Diagram> ProgramDiagram::floors_without(std::size_t without) {
  std::vector<Diagram> floors = {Forest::no};
  for (std::size_t level = 1; level < program_->rules().ladder.levels.size(); ++level) {
    floors.push_back(Forest::no);
    for (const Diagram other : other_floors(without, level)) floors.back() = forest_->either(floors.back(), other);
  }
  return floors;
}

std::vector<ProgramDiagram::Limit> ProgramDiagram::limits_without(std::size_t without) {
  std::vector<Limit> found;
  for (std::size_t rule = 0; rule < truths_.size(); ++rule) {
    const Effect effect = program_->compiled_rules()[rule].effect;
    if (rule == without || (effect != Effect::at_most && effect != Effect::rules_out)) continue;
    for (const Limit& limit : limits_of(rule)) {
      const auto same = std::ranges::find(found, limit.levels, &Limit::levels);
      if (same == found.end())
        found.push_back(limit);
      else
        same->truth = forest_->either(same->truth, limit.truth);
    }
  }
  return found;
}

void ProgramDiagram::draw_levels() {
  floors_ = floors_without(nothing);
  limits_ = limits_without(nothing);
  spans_ = weigh(floors_, limits_);
}

}  // namespace rung
