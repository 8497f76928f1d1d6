#include "column_weighing.hpp"

namespace rung {

ColumnWeighing::ColumnWeighing(const Program& program)
    : program_(program),
      demands_(program.rules().ladder.levels.size()),
      implied_(demands_.size()),
      implied_open_above_(demands_.size()) {
  for (const CompiledRule& rule : program.compiled_rules()) {
    asks_places_ = asks_places_ || rule.target.relative != Relative::none;
    by_case_ = by_case_ || rule.effect == Effect::at_most || rule.effect == Effect::rules_out || asks_places_;
  }
  decision_.truths.resize(program.compiled_rules().size());
  decision_.bearings.resize(program.compiled_rules().size());
}

void ColumnWeighing::weigh(const Places& current, const Places& previous, bool complete, BlockDecision& made) {
  made.conflict = made.conflict_possible = {};
  if (by_case_) {
    made.possible.assign(demands_.size(), {});
    made.open_above = {};
    for (std::size_t i = 0; i < made.people; ++i) weigh_person(i, current, previous, made);
    return;
  }
  if (demanding_.empty()) demand(made);
  made.possible.resize(demands_.size());
  for (Demands& demands : demands_) demands.implied = demands.implied_open_above = nullptr;
  if (!complete)
    for (const CompiledTree& tree : program_.trees())
      if (tree.settles) imply(tree, made);
  kernels_.weigh_floors({demands_.data(), demands_.size(), complete, made.possible.data(), &made.open_above,
                         made.level.data(), made.up_to.data()});
}

// Which truths demand which level: they stand in the same places for every block.
void ColumnWeighing::demand(const BlockDecision& made) {
  const auto& rules = program_.compiled_rules();
  std::vector<std::size_t> first;
  for (std::size_t level = 0; level < demands_.size(); ++level) {
    first.push_back(demanding_.size());
    for (const bool open_above : {true, false}) {
      for (std::size_t i = 0; i < rules.size(); ++i)
        if (rules[i].effect == Effect::at_least && rules[i].target.level == level &&
            program_.rules().rules[i].open_above == open_above)
          demanding_.push_back(made.truths[i]);
      if (open_above) demands_[level].open_above = demanding_.size() - first.back();
    }
    demands_[level].count = demanding_.size() - first.back();
  }
  for (std::size_t level = 0; level < demands_.size(); ++level)
    demands_[level].truths = demanding_.data() + first[level];
}

// Where no leaf is known to hold, the least level of those that still can is a floor. See decide().
void ColumnWeighing::imply(const CompiledTree& tree, const BlockDecision& made) {
  Plane open = all_of(true);
  for (std::size_t i = tree.first_rule; i < tree.first_rule + tree.rules; ++i)
    open = combined([](auto a, auto b) { return a & ~b; }, open, made.truths[i]->yes);
  if (!any(open)) return;
  for (std::size_t level = 0; level < demands_.size(); ++level) {
    Plane here = {}, closed = {};
    for (std::size_t i = tree.first_rule; i < tree.first_rule + tree.rules; ++i) {
      if (program_.compiled_rules()[i].target.level != level) continue;
      here = combined([](auto a, auto b) { return a | b; }, here, made.truths[i]->maybe);
      if (!program_.rules().rules[i].open_above)
        closed = combined([](auto a, auto b) { return a | b; }, closed, made.truths[i]->maybe);
    }
    here = combined([](auto a, auto b) { return a & b; }, here, open);
    open = combined([](auto a, auto b) { return a & ~b; }, open, here);
    if (level == 0) continue;
    Demands& demands = demands_[level];
    if (demands.implied == nullptr) implied_[level] = implied_open_above_[level] = {};
    demands.implied = &implied_[level], demands.implied_open_above = &implied_open_above_[level];
    implied_[level] = combined([](auto a, auto b) { return a | b; }, implied_[level], here);
    implied_open_above_[level] =
        combined([](auto a, auto b, auto c) { return a | (b & ~c); }, implied_open_above_[level], here, closed);
  }
}

void ColumnWeighing::weigh_person(std::size_t person, const Places& current, const Places& previous,
                                  BlockDecision& made) {
  const std::size_t levels = demands_.size();
  for (std::size_t i = 0; i < program_.compiled_rules().size(); ++i) {
    const CompiledRule& rule = program_.compiled_rules()[i];
    decision_.truths[i] = made.truths[i]->of(person);
    if (rule.effect == Effect::at_least || rule.effect == Effect::at_most)
      decision_.bearings[i] = bearing_of(
          rule.target, rule.target.relative == Relative::previous ? previous[person] : current[person], levels);
  }
  const Outcome outcome = rung::weigh(program_, decision_);
  made.level[person] = static_cast<std::uint8_t>(outcome.level);
  made.up_to[person] = static_cast<std::uint8_t>(outcome.up_to);
  for (std::size_t level = 0; level < levels; ++level)
    set_bit(made.possible[level], person, outcome.possible >> level & 1);
  set_bit(made.conflict, person, outcome.conflict);
  set_bit(made.conflict_possible, person, outcome.conflict_possible);
  set_bit(made.open_above, person, outcome.open_above);
}

}  // namespace rung
