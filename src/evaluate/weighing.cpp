#include "rung/evaluate/weighing.hpp"

#include <bit>

namespace rung {
namespace {

constexpr std::uint32_t bit(std::size_t level) { return 1u << level; }

std::size_t lowest(std::uint32_t levels) { return static_cast<std::size_t>(std::countr_zero(levels)); }
std::size_t highest(std::uint32_t levels) { return 31 - static_cast<std::size_t>(std::countl_zero(levels)); }

}  // namespace

Weighing::Weighing(std::size_t levels, std::vector<std::uint32_t>& open_limits)
    : levels_(levels), all_((bit(levels - 1) << 1) - 1), open_limits_(open_limits) {
  open_limits_.clear();
}

std::uint32_t Weighing::above(std::size_t level, std::size_t levels) {
  return ((bit(levels - 1) << 1) - 1) & ~((bit(level) << 1) - 1);
}

// Nobody is one below from above the top.
std::uint32_t Weighing::anywhere(Relative relative, std::size_t levels) {
  const std::uint32_t all = (bit(levels - 1) << 1) - 1;
  if (levels == 1) return all;
  if (relative == Relative::one_below_current) return all & ~bit(levels - 1);
  return relative == Relative::one_above_current ? all & ~bit(0) : all;
}

void Weighing::floor(Truth truth, Bearing bearing, Relative relative, bool open_above) {
  if (truth == Truth::no || bearing.kind == Bearing::Kind::none) return;
  if (truth == Truth::unknown || bearing.kind == Bearing::Kind::unknown) {
    maybe_floors_ |= bearing.kind == Bearing::Kind::unknown ? anywhere(relative, levels_) : bit(bearing.level);
  } else if (bearing.level >= floor_) {
    open_above_ = open_above || (open_above_ && bearing.level == floor_);
    floor_ = bearing.level;
  }
}

void Weighing::at_most(Truth truth, Bearing bearing, Relative relative) {
  if (bearing.kind == Bearing::Kind::level) limit(truth, above(bearing.level, levels_));
  if (bearing.kind == Bearing::Kind::unknown)
    for (std::size_t level = 0; level < levels_; ++level)
      if (anywhere(relative, levels_) & bit(level)) limit(both(truth, Truth::unknown), above(level, levels_));
}

void Weighing::limit(Truth truth, std::uint32_t levels) {
  if (truth == Truth::yes) ruled_out_ |= levels;
  if (truth == Truth::unknown) open_limits_.push_back(levels), maybe_ruled_out_ |= levels;
}

Outcome Weighing::conclude() {
  Outcome made;
  made.floor = floor_;
  made.ruled_out = ruled_out_;
  made.maybe_ruled_out = maybe_ruled_out_ & ~ruled_out_;
  made.open_above = open_above_;
  made.conflict = covers(ruled_out_, floor_);
  made.conflict_possible = !made.conflict && conflict_possible();
  made.possible = outcomes(floor_);
  for (std::size_t level = floor_ + 1; level < levels_; ++level)
    if (maybe_floors_ & bit(level)) made.possible |= outcomes(level);
  made.level = lowest(made.possible);
  made.up_to = highest(made.possible);
  return made;
}

/// The levels at and above `floor`.
std::uint32_t Weighing::from(std::size_t floor) const { return all_ & ~(bit(floor) - 1); }

bool Weighing::conflict_possible() const {
  const std::uint32_t limits = ruled_out_ | maybe_ruled_out_;
  if (covers(limits, floor_)) return true;
  return maybe_floors_ != 0 && covers(limits, highest(maybe_floors_));
}

// What the level can turn out to be when `floor` is the highest floor.
std::uint32_t Weighing::outcomes(std::size_t floor) const {
  std::uint32_t found = 0;
  for (std::size_t level = floor; level < levels_; ++level)
    if (!(ruled_out_ & bit(level)) && can_be_skipped(from(floor) & (bit(level) - 1), level)) found |= bit(level);
  if (covers(ruled_out_ | maybe_ruled_out_, floor)) found |= bit(floor);  // a conflict, and the floor stands
  return found;
}

// Whether limits that leave `level` open can rule out all of `below`.
bool Weighing::can_be_skipped(std::uint32_t below, std::size_t level) const {
  below &= ~ruled_out_;
  for (const std::uint32_t limit : open_limits_)
    if (!(limit & bit(level))) below &= ~limit;
  return below == 0;
}

}  // namespace rung
