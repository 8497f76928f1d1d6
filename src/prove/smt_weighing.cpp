#include "rung/evaluate/decision.hpp"
#include "smt_program.hpp"

namespace rung::smt {

Weighings::Weighings(const Program& program, Script& script, Place current, Place previous)
    : program_(program),
      script_(script),
      current_(std::move(current)),
      previous_(std::move(previous)),
      levels_(program.rules().ladder.levels.size()) {}

Weighings::Bears Weighings::bears(Target target) const {
  Bears made{std::vector<Term>(levels_, "false"), "false"};
  if (target.relative == Relative::none) {
    made.level[target.level] = "true";
    return made;
  }
  const Place& place = target.relative == Relative::previous ? previous_ : current_;
  std::vector<std::vector<bool>> cells(levels_, std::vector<bool>(place.variable->cells));
  std::vector<bool> nobody_knows(place.variable->cells);
  for (std::size_t point = 0; point < place.variable->places.size(); ++point) {
    const Bearing bearing = bearing_of(target, place.variable->places[point], levels_);
    if (bearing.kind == Bearing::Kind::level) cells[bearing.level][place.variable->cell_of[point]] = true;
    if (bearing.kind == Bearing::Kind::unknown) nobody_knows[place.variable->cell_of[point]] = true;
  }
  for (std::size_t level = 0; level < levels_; ++level) made.level[level] = within(place.symbol, cells[level]);
  made.unknown = within(place.symbol, nobody_knows);
  return made;
}

void Weighings::take(std::size_t rule) {
  const CompiledRule& compiled = program_.compiled_rules()[rule];
  const Term &yes = made_.rules[rule].yes, &no = made_.rules[rule].no;
  if (compiled.effect == Effect::alert) return;
  if (compiled.effect == Effect::rules_out) {
    limits_[compiled.rules_out].push_back(yes);
    open_limits_[compiled.rules_out].push_back(unknown(rule));
    return;
  }
  const Bears bears = this->bears(compiled.target);
  const std::uint32_t anywhere = Weighing::anywhere(compiled.target.relative, levels_);
  for (std::size_t level = 0; level < levels_; ++level) {
    // What is known of the person, and what could be where nobody knows where they are.
    const Term known = bears.level[level], could = anywhere >> level & 1 ? bears.unknown : "false";
    if (compiled.effect == Effect::at_least) {
      floors_[level].push_back(all_of({yes, known}));
      maybe_floors_[level].push_back(all_of({unknown(rule), known}));
      maybe_floors_[level].push_back(all_of({opposite(no), could}));
    } else {
      limits_[Weighing::above(level, levels_)].push_back(all_of({yes, known}));
      open_limits_[Weighing::above(level, levels_)].push_back(all_of({unknown(rule), known}));
      open_limits_[Weighing::above(level, levels_)].push_back(all_of({opposite(no), could}));
    }
  }
}

// While no leaf is known to hold, the least level of those that still can is a floor.
void Weighings::take_tree(std::size_t index) {
  const CompiledTree& tree = program_.trees()[index];
  if (!tree.settles) return;
  std::vector<Term> none_holds;
  std::vector<std::vector<Term>> open(levels_);
  for (std::size_t rule = tree.first_rule; rule < tree.first_rule + tree.rules; ++rule) {
    none_holds.push_back(opposite(made_.rules[rule].yes));
    open[program_.compiled_rules()[rule].target.level].push_back(unknown(rule));
  }
  const Term none = named("tree " + std::to_string(index + 1) + ": no leaf is known to hold", all_of(none_holds));
  std::vector<Term> is_least = {none};
  for (std::size_t level = 0; level < levels_; ++level) {
    const Term can = any_of(open[level]);
    is_least.push_back(can);
    floors_[level].push_back(all_of(is_least));
    is_least.back() = opposite(can);
  }
}

Outcomes Weighings::weigh(const std::vector<Shape>& truths) {
  floors_ = maybe_floors_ = std::vector<std::vector<Term>>(levels_);
  for (std::size_t rule = 0; rule < truths.size(); ++rule) {
    const std::string& name = program_.rules().rules[rule].id.text;
    made_.rules.push_back({script_.define(name + ": holds", "Bool", truths[rule].yes, true),
                           script_.define(name + ": does not hold", "Bool", truths[rule].no, true)});
    take(rule);
  }
  for (std::size_t tree = 0; tree < program_.trees().size(); ++tree) take_tree(tree);
  join();
  return made_;
}

// The floors and limits of all rules, by level.
void Weighings::join() {
  for (auto* limits : {&limits_, &open_limits_})
    for (auto& [levels, terms] : *limits) {
      std::string name = limits == &limits_ ? "ruled out by a limit:" : "ruled out by a limit not settled:";
      for (std::size_t level = 0; level < levels_; ++level)
        if (levels >> level & 1) name += " " + id(level);
      terms = {named(name, any_of(terms))};
    }
  for (std::size_t level = 0; level < levels_; ++level) {
    std::vector<Term> sure, maybe;
    for (const auto& [levels, terms] : limits_)
      if (levels >> level & 1) sure.push_back(terms.front());
    for (const auto& [levels, terms] : open_limits_)
      if (levels >> level & 1) maybe.push_back(terms.front());
    made_.ruled_out.push_back(named("ruled out: " + id(level), any_of(sure)));
    may_be_ruled_out_.push_back(any_of({made_.ruled_out.back(), any_of(maybe)}));
    floors_[level] = {named("floor known: " + id(level), any_of(floors_[level]))};
    maybe_floors_[level] = {named("floor possible: " + id(level), any_of(maybe_floors_[level]))};
  }
  span();
}

// `level` is the lowest level that can be, `up_to` the highest.
void Weighings::span() {
  std::vector<Term> can, conflicts;
  for (std::size_t level = 0; level < levels_; ++level) {
    const Term possible = level == 0 ? "false" : all_of({maybe_floors_[level].front(), none_known_from(level)});
    starts_.push_back(named("highest floor can be: " + id(level), any_of({highest_floor(level), possible})));
    can.push_back(named("can be: " + id(level), can_be(level)));
    conflicts.push_back(all_of({highest_floor(level), all_from(level, made_.ruled_out)}));
  }
  for (std::size_t level = 0; level < levels_; ++level) {
    const auto at = can.begin() + static_cast<std::ptrdiff_t>(level);
    const Term below = any_of(std::vector<Term>(can.begin(), at)), above = any_of(std::vector<Term>(at, can.end()));
    made_.level_from.push_back(named("level is at least: " + id(level), opposite(below)));
    made_.up_to_from.push_back(named("level can be at least: " + id(level), above));
  }
  made_.conflict = named("floors and limits are known to conflict", any_of(conflicts));
}

Term Weighings::none_known_from(std::size_t level) const {
  std::vector<Term> terms;
  for (; level < levels_; ++level) terms.push_back(opposite(floors_[level].front()));
  return all_of(terms);
}

Term Weighings::highest_floor(std::size_t level) const {
  return all_of({level == 0 ? "true" : floors_[level].front(), none_known_from(level + 1)});
}

Term Weighings::all_from(std::size_t level, const std::vector<Term>& terms) const {
  return all_of(std::vector<Term>(terms.begin() + static_cast<std::ptrdiff_t>(level), terms.end()));
}

// From the highest floor, known or possible, the lowest level that limits leave open; or the floor, when they can rule
// out everything from there up.
Term Weighings::can_be(std::size_t level) const {
  std::vector<Term> ways;
  for (std::size_t floor = 0; floor <= level; ++floor) {
    std::vector<Term> steps = {starts_[floor], opposite(made_.ruled_out[level])};
    for (std::size_t skipped = floor; skipped < level; ++skipped) {
      std::vector<Term> skips = {made_.ruled_out[skipped]};
      for (const auto& [levels, terms] : open_limits_)
        if ((levels >> skipped & 1) && !(levels >> level & 1)) skips.push_back(terms.front());
      steps.push_back(any_of(skips));
    }
    ways.push_back(all_of(steps));
    if (floor == level) ways.push_back(all_of({starts_[floor], all_from(floor, may_be_ruled_out_)}));
  }
  return any_of(ways);
}

}  // namespace rung::smt
