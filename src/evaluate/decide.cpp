#include <bit>

#include "rung/evaluate/decision.hpp"

namespace rung {
namespace {

constexpr std::uint32_t bit(std::size_t level) { return 1u << level; }

/// Everything above `level`.
constexpr std::uint32_t above(std::size_t level) { return ~((bit(level) << 1) - 1); }

Bearing bearing_of(Target target, const Facts& facts, std::size_t levels) {
  if (target.relative == Relative::none) return {Bearing::Kind::level, target.level};
  const Whereabouts where = target.relative == Relative::previous ? facts.previous() : facts.current();
  if (where.kind == Whereabouts::Kind::unknown) return {Bearing::Kind::unknown, 0};
  if (where.kind != Whereabouts::Kind::on_ladder) return {};
  std::size_t level = where.index;
  if (target.relative == Relative::one_below_current && level > 0) --level;
  if (target.relative == Relative::one_above_current && level + 1 < levels) ++level;
  return {Bearing::Kind::level, static_cast<std::uint8_t>(level)};
}

// Weighs floors and limits into a span. A level is a position on the ladder, a set of levels a bit mask.
class Weighing {
 public:
  Weighing(std::size_t levels, Decision& decision)
      : levels_(levels), all_(above(levels - 1) ^ ~0u), decision_(decision) {
    decision_.open_limits.clear();
  }

  void floor(Truth truth, Bearing bearing, Relative relative, bool open_above) {
    if (truth == Truth::no || bearing.kind == Bearing::Kind::none) return;
    if (truth == Truth::unknown || bearing.kind == Bearing::Kind::unknown) {
      maybe_floors_ |= bearing.kind == Bearing::Kind::unknown ? anywhere(relative) : bit(bearing.level);
    } else if (bearing.level >= floor_) {
      open_above_ = open_above || (open_above_ && bearing.level == floor_);
      floor_ = bearing.level;
    }
  }

  void at_most(Truth truth, Bearing bearing, Relative relative) {
    if (bearing.kind == Bearing::Kind::level) limit(truth, above(bearing.level) & all_);
    if (bearing.kind == Bearing::Kind::unknown)
      for (std::size_t level = 0; level < levels_; ++level)
        if (anywhere(relative) & bit(level)) limit(both(truth, Truth::unknown), above(level) & all_);
  }

  void limit(Truth truth, std::uint32_t levels) {
    if (truth == Truth::yes) ruled_out_ |= levels;
    if (truth == Truth::unknown) decision_.open_limits.push_back(levels), maybe_ruled_out_ |= levels;
  }

  void conclude() {
    decision_.floor = floor_;
    decision_.ruled_out = ruled_out_;
    decision_.maybe_ruled_out = maybe_ruled_out_ & ~ruled_out_;
    decision_.open_above = open_above_;
    decision_.conflict = covers(ruled_out_, floor_);
    decision_.conflict_possible = !decision_.conflict && conflict_possible();
    decision_.possible = outcomes(floor_);
    for (std::size_t level = floor_ + 1; level < levels_; ++level)
      if (maybe_floors_ & bit(level)) decision_.possible |= outcomes(level);
    decision_.level = static_cast<std::size_t>(std::countr_zero(decision_.possible));
    decision_.up_to = 31 - static_cast<std::size_t>(std::countl_zero(decision_.possible));
  }

 private:
  /// What a relative level can come to while nobody knows where the person is: nobody is one below from above the top.
  std::uint32_t anywhere(Relative relative) const {
    if (levels_ == 1) return all_;
    if (relative == Relative::one_below_current) return all_ & ~bit(levels_ - 1);
    return relative == Relative::one_above_current ? all_ & ~bit(0) : all_;
  }
  /// The levels at and above `floor`.
  std::uint32_t from(std::size_t floor) const { return all_ & ~(bit(floor) - 1); }
  bool covers(std::uint32_t limits, std::size_t floor) const { return (from(floor) & ~limits) == 0; }

  bool conflict_possible() const {
    const std::uint32_t limits = ruled_out_ | maybe_ruled_out_;
    if (covers(limits, floor_)) return true;
    return maybe_floors_ != 0 && covers(limits, 31 - static_cast<std::size_t>(std::countl_zero(maybe_floors_)));
  }

  // What the level can turn out to be when `floor` is the highest floor.
  std::uint32_t outcomes(std::size_t floor) const {
    std::uint32_t found = 0;
    for (std::size_t level = floor; level < levels_; ++level)
      if (!(ruled_out_ & bit(level)) && can_be_skipped(from(floor) & (bit(level) - 1), level)) found |= bit(level);
    if (covers(ruled_out_ | maybe_ruled_out_, floor)) found |= bit(floor);  // a conflict, and the floor stands
    return found;
  }

  // Whether limits that leave `level` open can rule out all of `below`.
  bool can_be_skipped(std::uint32_t below, std::size_t level) const {
    below &= ~ruled_out_;
    for (const std::uint32_t limit : decision_.open_limits)
      if (!(limit & bit(level))) below &= ~limit;
    return below == 0;
  }

  std::size_t levels_;
  std::uint32_t all_;
  Decision& decision_;
  std::size_t floor_ = 0;
  bool open_above_ = false;
  std::uint32_t maybe_floors_ = 0, ruled_out_ = 0, maybe_ruled_out_ = 0;
};

Change change_to(std::size_t level, Whereabouts current) {
  switch (current.kind) {
    case Whereabouts::Kind::unknown:
      return Change::unknown;
    case Whereabouts::Kind::none:
      return Change::start;
    case Whereabouts::Kind::above:
      return Change::step_down;
    case Whereabouts::Kind::on_ladder:
      break;
  }
  return level > current.index ? Change::step_up : level == current.index ? Change::stay : Change::step_down;
}

void weigh_tree(const Program& program, std::size_t index, Decision& decision, Weighing& weighing) {
  const CompiledTree& tree = program.trees()[index];
  if (!tree.settles) return;
  std::uint8_t least = UINT8_MAX;
  bool open_above = true;
  for (std::size_t i = tree.first_rule; i < tree.first_rule + tree.rules; ++i) {
    if (decision.truths[i] == Truth::yes) return;
    const std::uint8_t level = decision.bearings[i].level;
    if (decision.truths[i] == Truth::no || level > least) continue;
    open_above = (open_above || level < least) && program.rules().rules[i].open_above;
    least = level;
  }
  if (least == 0 || least == UINT8_MAX) return;
  decision.implied.push_back({index, least});
  weighing.floor(Truth::yes, {Bearing::Kind::level, least}, Relative::none, open_above);
}

void weigh(const Program& program, const Facts& facts, Decision& decision) {
  const auto& rules = program.compiled_rules();
  const std::size_t levels = program.rules().ladder.levels.size();
  Weighing weighing(levels, decision);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const CompiledRule& rule = rules[i];
    const Truth truth = decision.values[rule.when].truth();
    decision.truths[i] = truth;
    decision.bearings[i] = rule.effect == Effect::at_least || rule.effect == Effect::at_most
                               ? bearing_of(rule.target, facts, levels)
                               : Bearing{};
    if (rule.effect == Effect::at_least)
      weighing.floor(truth, decision.bearings[i], rule.target.relative, program.rules().rules[i].open_above);
    if (rule.effect == Effect::at_most) weighing.at_most(truth, decision.bearings[i], rule.target.relative);
    if (rule.effect == Effect::rules_out) weighing.limit(truth, rule.rules_out);
  }
  for (std::size_t i = 0; i < program.trees().size(); ++i) weigh_tree(program, i, decision, weighing);
  weighing.conclude();
}

}  // namespace

void decide(const Program& program, const Facts& facts, Decision& decision) {
  const Code& code = program.code();
  decision.arena.clear();
  decision.implied.clear();
  decision.values.resize(code.registers());
  decision.truths.resize(program.compiled_rules().size());
  decision.bearings.resize(program.compiled_rules().size());
  std::copy(facts.values().begin(), facts.values().end(), decision.values.begin());
  run(code, decision.values, decision.arena);
  weigh(program, facts, decision);
  decision.recommended = program.rules().when_unsure == WhenUnsure::highest ? decision.up_to : decision.level;
  decision.change = change_to(decision.recommended, facts.current());
}

}  // namespace rung
