#include "column_weighing.hpp"

#include <bit>

namespace rung {
namespace {

// Eight bits as eight bytes, each 0 or 1.
constexpr auto spread = [] {
  std::array<std::uint64_t, 256> table{};
  for (std::size_t bits = 0; bits < 256; ++bits)
    for (std::size_t i = 0; i < 8; ++i) table[bits] |= std::uint64_t{bits >> i & 1} << (8 * i);
  return table;
}();

// Numbers of people whose bits stand in one plane each.
template <std::size_t count>
void write_numbers(const std::array<Plane, 5>& bits, std::array<std::uint8_t, block_size>& numbers) {
  static_assert(std::endian::native == std::endian::little);
  for (std::size_t word = 0; word < plane_words; ++word)
    for (std::size_t shift = 0; shift < 64; shift += 8) {
      std::uint64_t bytes = 0;
      for (std::size_t i = 0; i < count; ++i) bytes |= spread[bits[i][word] >> shift & 0xFF] << i;
      std::memcpy(numbers.data() + word * 64 + shift, &bytes, 8);
    }
}

// Adds the people of a level to the bits of its number.
void add_level(std::size_t level, const Plane& people, std::span<Plane> bits) {
  for (std::size_t i = 0; i < bits.size(); ++i)
    if (level >> i & 1) bits[i] = combined([](auto a, auto b) { return a | b; }, bits[i], people);
}

}  // namespace

ColumnWeighing::ColumnWeighing(const Program& program)
    : program_(program),
      floors_(program.rules().ladder.levels.size()),
      open_above_(program.rules().ladder.levels.size()) {
  for (const CompiledRule& rule : program.compiled_rules()) {
    asks_places_ = asks_places_ || rule.target.relative != Relative::none;
    by_case_ = by_case_ || rule.effect == Effect::at_most || rule.effect == Effect::rules_out || asks_places_;
  }
  decision_.truths.resize(program.compiled_rules().size());
  decision_.bearings.resize(program.compiled_rules().size());
}

void ColumnWeighing::weigh(const Places& current, const Places& previous, BlockDecision& made) {
  made.conflict = made.conflict_possible = made.open_above = {};
  made.possible.assign(floors_.size(), {});
  if (by_case_) {
    for (std::size_t i = 0; i < made.people; ++i) weigh_person(i, current, previous, made);
    return;
  }
  add_rules(made);
  for (const CompiledTree& tree : program_.trees())
    if (tree.settles) add_tree(tree, made);
  conclude(made);
}

void ColumnWeighing::add_rules(const BlockDecision& made) {
  const auto either = [](auto a, auto b) { return a | b; };
  for (Planes& floor : floors_) floor = {};
  for (Plane& plane : open_above_) plane = {};
  for (std::size_t i = 0; i < program_.compiled_rules().size(); ++i) {
    const CompiledRule& rule = program_.compiled_rules()[i];
    if (rule.effect != Effect::at_least) continue;
    Planes& floor = floors_[rule.target.level];
    floor.yes = combined(either, floor.yes, made.truths[i]->yes);
    floor.maybe = combined(either, floor.maybe, made.truths[i]->maybe);
    if (!program_.rules().rules[i].open_above) continue;
    open_above_[rule.target.level] = combined(either, open_above_[rule.target.level], made.truths[i]->yes);
  }
}

// Where no leaf is known to hold, the least level of those that still can is a floor. See decide().
void ColumnWeighing::add_tree(const CompiledTree& tree, const BlockDecision& made) {
  Plane open = all_of(true);
  for (std::size_t i = tree.first_rule; i < tree.first_rule + tree.rules; ++i)
    open = combined([](auto a, auto b) { return a & ~b; }, open, made.truths[i]->yes);
  if (!any(open)) return;
  for (std::size_t level = 0; level < floors_.size(); ++level) {
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
    floors_[level].yes = combined([](auto a, auto b) { return a | b; }, floors_[level].yes, here);
    open_above_[level] =
        combined([](auto a, auto b, auto c) { return a | (b & ~c); }, open_above_[level], here, closed);
  }
}

void ColumnWeighing::conclude(BlockDecision& made) const {
  std::array<Plane, 5> level = {}, up_to = {};  // of numbers below 32
  const auto bits = static_cast<std::size_t>(std::bit_width(floors_.size() - 1));
  Plane below = all_of(true), below_maybe = all_of(true);  // not yet given a level
  const auto take = [](const Plane& wanted, Plane& left) {
    const Plane taken = combined([](auto a, auto b) { return a & b; }, wanted, left);
    left = combined([](auto a, auto b) { return a & ~b; }, left, taken);
    return taken;
  };
  for (std::size_t i = floors_.size(); i-- > 0;) {
    const Plane here = take(i == 0 ? all_of(true) : floors_[i].yes, below);
    const Plane could = combined([](auto a, auto b) { return a | b; }, floors_[i].yes, floors_[i].maybe);
    made.possible[i] = combined([](auto a, auto b, auto c) { return a | (b & c); }, here, could, below);
    add_level(i, here, std::span(level).first(bits));
    add_level(i, take(i == 0 ? all_of(true) : could, below_maybe), std::span(up_to).first(bits));
    made.open_above =
        combined([](auto a, auto b, auto c) { return a | (b & c); }, made.open_above, here, open_above_[i]);
  }
  const auto write = bits <= 3 ? write_numbers<3> : write_numbers<5>;
  write(level, made.level);
  if (level == up_to) {
    made.up_to = made.level;
  } else {
    write(up_to, made.up_to);
  }
}

void ColumnWeighing::weigh_person(std::size_t person, const Places& current, const Places& previous,
                                  BlockDecision& made) {
  const std::size_t levels = floors_.size();
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
