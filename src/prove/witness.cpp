#include "witness.hpp"

#include <algorithm>

#include "rung/explain/words.hpp"

namespace rung {

std::vector<std::vector<std::uint32_t>> Witnessing::unit_costs() const {
  std::vector<std::vector<std::uint32_t>> costs;
  for (std::size_t i = 0; i < diagram_.forest().variables(); ++i) {
    costs.emplace_back(diagram_.forest().width(i), 1);
    costs.back()[0] = 0;  // what is not answered costs nothing
  }
  return costs;
}

std::string Witnessing::id_of(std::size_t v) const {
  for (const ProgramDiagram& one : diagrams_)
    if (const auto& slots = one.space().variables[v].slots; !slots.empty())
      return one.program().slots()[slots.front()].name;
  return diagram_.space().variables[v].kind == Variable::Kind::current ? "current_level" : "previous_level";
}

std::string Witnessing::words_of(std::size_t v) const {
  for (const ProgramDiagram& one : diagrams_)
    if (!one.space().variables[v].slots.empty()) return variable_in_words(one.program(), one.space().variables[v]);
  return variable_in_words(diagram_.program(), diagram_.space().variables[v]);
}

std::vector<std::string> Witnessing::answers(const std::vector<Forest::Step>& steps,
                                             const std::optional<Changed>& change) const {
  std::vector<std::string> found;
  const auto shown = [&](std::size_t v, std::span<const std::uint32_t> cells) {
    for (const ProgramDiagram& one : diagrams_)
      if (!one.space().variables[v].slots.empty())
        return cells_in_words(one.program(), one.space().variables[v], cells);
    return cells_in_words(diagram_.program(), diagram_.space().variables[v], cells);
  };
  for (const Forest::Step& step : steps) {
    const std::size_t v = diagram_.variable(step.variable);
    if (step.cell == 0 || (change && v == change->variable)) continue;
    found.push_back(words_of(v) + ": " + shown(v, step.cells));
  }
  if (change) {
    const Variable& variable = diagram_.space().variables[change->variable];
    const auto at = [&](std::size_t point) {
      const std::uint32_t cell[] = {variable.cell_of[point]};
      return point == 0 ? std::string("not answered") : shown(change->variable, cell);
    };
    found.push_back(words_of(change->variable) + ": " + at(change->from) + ", then " + at(change->to));
  }
  return found;
}

std::optional<Witness> Witnessing::replayed(const std::vector<Forest::Step>& steps, bool highest, const Check& check,
                                            const std::optional<Changed>& change) {
  Points points = realizer_.points(steps, highest);
  const auto set = [&](std::size_t point) {
    points.set(change->variable, point, {diagram_.space().variables[change->variable].cell_of[point]});
  };
  if (change) set(change->from);
  auto real = realizer_.real(points);
  if (!real) return std::nullopt;
  Decision first, second;
  decide(diagram_.program(), real->facts.front(), first);
  Witness made;
  made.then = level_in_words(diagram_.program(), first);
  made.cases = {std::move(real->written)};
  if (change) {
    set(change->to);
    real = realizer_.real(points);
    if (!real) return std::nullopt;
    made.cases.push_back(std::move(real->written));
  }
  if (change || diagrams_.size() > 1) {
    const Program& program = change ? diagram_.program() : diagrams_.back().program();
    decide(program, change ? real->facts.front() : real->facts.back(), second);
    made.then += ", then " + level_in_words(program, second);
  }
  if (!check(first, second)) return std::nullopt;
  first_ = std::move(first);
  second_ = std::move(second);
  made.answers = answers(steps, change);
  return made;
}

// The cheapest way is mostly one that a case can have; what cases cannot have is taken away only when it is not.
Witnessing::Found Witnessing::look(Diagram found, const Check& check, std::optional<Changed> change) {
  const Forest& forest = diagram_.forest();
  std::vector<Forest::Step> steps;
  for (const bool only_real : {false, true}) {
    if (only_real) found = change ? among(found, *change) : among(found);
    if (found == Forest::none || forest.exhausted()) return {Verdict::undecided, ran_out(forest.budget()), {}};
    const auto way = forest.cheapest(found, costs_);
    if (!way) return {};
    if (Found real = along(*way, check, change); real.verdict == Verdict::refuted) return real;
    steps = *way;
  }
  std::string because = "the diagram finds a case, and none could be written down that shows it:";
  for (const std::string& answer : answers(steps, change)) because += " " + answer + ";";
  because.pop_back();
  return {Verdict::undecided, std::move(because), {}};
}

Witnessing::Found Witnessing::at(std::span<const std::uint32_t> cells, const Check& check,
                                 std::optional<Changed> change) {
  std::vector<Forest::Step> way;
  for (std::size_t v = 0; v < cells.size(); ++v)
    if (cells[v] != 0 && !(change && change->variable == v))
      way.push_back({diagram_.position(v), cells[v], {cells[v]}});
  return along(std::move(way), check, change);
}

// Replays a way, then drops its answers one by one while the check still passes.
Witnessing::Found Witnessing::along(std::vector<Forest::Step> way, const Check& check,
                                    const std::optional<Changed>& change) {
  std::erase_if(way, [](const Forest::Step& step) { return step.cell == 0; });
  for (const bool highest : {false, true}) {
    if (!replayed(way, highest, check, change)) continue;
    for (std::size_t i = way.size(); i-- > 0;) {
      std::vector<Forest::Step> fewer = way;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (replayed(fewer, highest, check, change)) way = std::move(fewer);
    }
    return {Verdict::refuted, {}, replayed(way, highest, check, change)};
  }
  return {};
}

Witnessing::Found Witnessing::look(std::vector<Forest::Wanted> wanted, const Check& check,
                                   std::optional<Changed> change) {
  constexpr std::uint64_t enough = 100'000, enough_of_all = 20'000;
  const std::size_t apart = change ? diagram_.position(change->variable) : Forest::nowhere;
  bool gave_up = false;
  for (const bool only_real : {false, true}) {
    if (only_real)
      for (const RealCases& one : real_)
        for (const Diagram needed : one.needed_by(std::vector(wanted)))
          for (const Forest::Wanted& cell : std::vector(wanted.begin(), wanted.begin() + (change ? 2 : 1)))
            wanted.push_back({needed, Forest::is_yes, cell.cell});
    const auto way = diagram_.forest().find(wanted, apart, only_real ? enough_of_all : enough, gave_up);
    if (!way) return {};
    if (Found found = along(*way, check, change); found.verdict == Verdict::refuted) return found;
  }
  return {};
}

// Both the case before and the one after must be such as there are.
Diagram Witnessing::among(Diagram found, const Changed& change) {
  Forest& forest = diagram_.forest();
  const Variable& variable = diagram_.space().variables[change.variable];
  const std::size_t position = diagram_.position(change.variable);
  for (const std::size_t point : {change.from, change.to}) {
    std::vector<Diagram> held(variable.cells, Forest::no);
    held[variable.cell_of[point]] = Forest::yes;
    found = forest.with(among(forest.both(found, forest.make(position, held))), position, variable.cell_of[point]);
  }
  return found;
}

}  // namespace rung
