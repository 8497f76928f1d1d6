#include "rung/diagram/program_diagram.hpp"

#include <algorithm>

#include "order.hpp"
#include "rung/diagram/sums.hpp"
#include "rung/evaluate/decision.hpp"

namespace rung {

/// Draws the registers of a program's code, each once, those they rest on first.
class Drawing {
 public:
  explicit Drawing(ProgramDiagram& diagram)
      : diagram_(diagram),
        forest_(*diagram.forest_),
        code_(diagram.program_->code()),
        sums_(code_, diagram.space_),
        drawn_(code_.registers(), Forest::none),
        registers_(code_.registers()) {
    std::ranges::copy(code_.constants, registers_.begin() + code_.slots);
  }

  void run() {
    for (std::size_t i = 0; i < code_.instructions.size() && !forest_.exhausted(); ++i) {
      const std::size_t reg = code_.first_computed() + i;
      if (diagram_.space_.needed[reg] && diagram_.space_.rests_on[reg].size() > 1 && !sums_.is_passed_over(i))
        drawn_[reg] = draw(i);
    }
  }

  /// Of a constant, or of what rests on one variable, or of what run() drew.
  Diagram at(Register reg) {
    const CaseSpace& space = diagram_.space_;
    if (drawn_[reg] != Forest::none) return drawn_[reg];
    if (space.rests_on[reg].empty()) return drawn_[reg] = Forest::terminal(number_of_constant(reg));
    if (space.rests_on[reg].size() > 1) return Forest::none;
    const std::vector<std::uint32_t>& numbers = space.in_cells.at(reg);
    std::vector<Diagram> children;
    for (const std::uint32_t number : numbers) children.push_back(Forest::terminal(number));
    return drawn_[reg] = forest_.make(diagram_.position_[space.rests_on[reg][0]], children);
  }

 private:
  std::uint32_t number_of_constant(Register reg) {
    if (reg < code_.first_computed()) return diagram_.space_.values.number_of(registers_[reg]);
    const std::size_t i = reg - code_.first_computed();  // of constants that the compiler did not fold
    const Instruction& step = code_.instructions[i];
    for (std::size_t k = 0; k < step.count; ++k) number_of_constant(code_.operands[step.operands + k]);
    rung::run(code_, registers_, arena_, i, i + 1);
    return diagram_.space_.values.number_of(registers_[reg]);
  }

  Diagram draw(std::size_t instruction);
  Diagram coalesce(std::span<const Diagram> operands);
  Diagram compare(const Sums::Comparison& comparison);

  ProgramDiagram& diagram_;
  Forest& forest_;
  const Code& code_;
  const Sums sums_;
  std::vector<Diagram> drawn_;
  std::vector<Value> registers_;
  Arena arena_;
};

Diagram Drawing::coalesce(std::span<const Diagram> operands) {
  Diagram made = operands.back();
  for (std::size_t i = operands.size() - 1; i-- > 0;) {
    const Diagram pair[] = {operands[i], made};
    made = forest_.combine(pair, [](Forest::Numbers numbers) { return numbers[0] == 1 ? numbers[1] : numbers[0]; });
  }
  return made;
}

Diagram Drawing::compare(const Sums::Comparison& comparison) {
  std::vector<Diagram> terms;
  for (const Register reg : comparison.terms) terms.push_back(at(reg));
  return sum_at_least(forest_, diagram_.space_.values, std::move(terms), comparison.threshold);
}

Diagram Drawing::draw(std::size_t instruction) {
  if (const auto comparison = sums_.comparison(instruction)) return compare(*comparison);
  const Instruction& step = code_.instructions[instruction];
  std::vector<Diagram> operands;
  for (std::size_t i = 0; i < step.count; ++i) operands.push_back(at(code_.operands[step.operands + i]));
  switch (step.opcode) {
    case Opcode::logical_and:
      return forest_.both(operands[0], operands[1]);
    case Opcode::logical_or:
      return forest_.either(operands[0], operands[1]);
    case Opcode::logical_not:
      return forest_.opposite(operands[0]);
    case Opcode::choose:
      return forest_.choose(operands[0], operands[1], operands[2]);
    case Opcode::coalesce:
      return coalesce(operands);
    default:
      break;
  }
  CaseSpace& space = diagram_.space_;
  return forest_.combine(operands, [&](Forest::Numbers numbers) {
    for (std::size_t i = 0; i < step.count; ++i)
      registers_[code_.operands[step.operands + i]] = space.values.value(numbers[i]);
    arena_.clear();
    rung::run(code_, registers_, arena_, instruction, instruction + 1);
    return space.values.number_of(registers_[code_.first_computed() + instruction]);
  });
}

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
  if (forest_->exhausted()) fault_ = "the budget of nodes or steps ran out";
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

// The floors that the rules before, and from each rule on, demand at each level.
void ProgramDiagram::join_floors() {
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
  std::vector<Diagram> found = {before_[level][without == nothing ? truths_.size() : without]};
  if (without != nothing) found.push_back(from_[level][without + 1]);
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

// The engine's weighing in diagrams. Where `floor` is the highest floor, `level` can be the outcome when limits leave
// it open and can rule out all between; and `floor` itself when limits can rule out everything from there up.
class ProgramDiagram::Weighed {
 public:
  Weighed(Forest& forest, const std::vector<Diagram>& floors, const std::vector<Limit>& limits)
      : forest_(forest), floors_(floors), limits_(limits), levels_(floors.size()) {
    for (std::size_t level = 0; level < levels_; ++level) {
      Diagram sure = Forest::no, maybe = Forest::no;
      for (const Limit& limit : limits)
        if (limit.levels >> level & 1)
          sure = forest_.either(sure, forest_.certain(limit.truth)),
          maybe = forest_.either(maybe, forest_.possible(limit.truth));
      ruled_out_.push_back(sure);
      maybe_ruled_out_.push_back(maybe);
    }
  }

  Spans run() {
    Spans made;
    for (std::size_t bound = 0; bound < levels_; ++bound) {
      Diagram below = Forest::no, reaches = Forest::no;
      for (std::size_t floor = 0; floor < levels_; ++floor) {
        for (std::size_t level = floor; level < levels_; ++level) {
          if (level < bound)
            below = forest_.either(below, forest_.both(sure_floor(floor), can_end(floor, level)));
          else
            reaches = forest_.either(reaches, forest_.both(top_floor(floor), can_end(floor, level)));
        }
      }
      made.at_least.push_back(forest_.opposite(below));
      made.up_to_at_least.push_back(reaches);
    }
    made.conflict = Forest::no;
    for (std::size_t floor = 0; floor < levels_; ++floor)
      made.conflict = forest_.either(made.conflict, forest_.both(sure_floor(floor), all_from(floor, ruled_out_)));
    return made;
  }

 private:
  // Where `floor` is the highest floor that is known to hold, and the highest that can.
  Diagram sure_floor(std::size_t floor) {
    const Diagram from = floor == 0 ? Forest::yes : forest_.certain(floors_[floor]);
    return floor + 1 == levels_ ? from : forest_.without(from, forest_.certain(floors_[floor + 1]));
  }
  Diagram top_floor(std::size_t floor) {
    const Diagram from = floor == 0 ? Forest::yes : forest_.possible(floors_[floor]);
    return floor + 1 == levels_ ? from : forest_.without(from, forest_.possible(floors_[floor + 1]));
  }
  Diagram all_from(std::size_t floor, const std::vector<Diagram>& limits) {
    Diagram all = Forest::yes;
    for (std::size_t level = floor; level < levels_; ++level) all = forest_.both(all, limits[level]);
    return all;
  }
  Diagram can_end(std::size_t floor, std::size_t level) {
    Diagram can = forest_.opposite(ruled_out_[level]);
    for (std::size_t skipped = floor; skipped < level; ++skipped) {
      Diagram skip = ruled_out_[skipped];
      for (const Limit& limit : limits_)
        if ((limit.levels >> skipped & 1) && !(limit.levels >> level & 1))
          skip = forest_.either(skip, forest_.possible(limit.truth));
      can = forest_.both(can, skip);
    }
    return level == floor ? forest_.either(can, all_from(floor, maybe_ruled_out_)) : can;
  }

  Forest& forest_;
  const std::vector<Diagram>& floors_;
  const std::vector<Limit>& limits_;
  std::size_t levels_;
  std::vector<Diagram> ruled_out_, maybe_ruled_out_;
};

ProgramDiagram::Spans ProgramDiagram::weigh(const std::vector<Diagram>& floors, const std::vector<Limit>& limits) {
  return Weighed(*forest_, floors, limits).run();
}

void ProgramDiagram::draw_levels() {
  join_floors();
  floors_ = floors_without(nothing);
  limits_ = limits_without(nothing);
  spans_ = weigh(floors_, limits_);
}

}  // namespace rung
