#include "evaluate/block_kernels.hpp"

#include <limits>

#include "reference/agreement.hpp"

using namespace rung;
using reference::Random;

namespace {

bool bit(const Plane& plane, std::size_t person) { return plane[person / 64] >> (person % 64) & 1; }

Plane by_chance(Random& random) {
  Plane plane;
  for (std::uint64_t& word : plane) word = random.below(UINT64_MAX);
  return plane;
}

Planes truths_by_chance(Random& random) {
  const Plane a = by_chance(random), b = by_chance(random);
  Planes made;
  for (std::size_t i = 0; i < a.size(); ++i) made.yes[i] = a[i] & b[i], made.maybe[i] = a[i] | b[i];
  return made;
}

/// How many of a block's people each comparison gets wrong, by the meaning of the words.
template <class Number>
std::size_t wrong_comparisons(const BlockKernels& kernels, Random& random) {
  using Limits = std::numeric_limits<Number>;
  std::vector<Number> numbers(block_size);
  for (Number& number : numbers)
    number = random.pick<Number>({0, 1, 2, 3, 4, -1, Limits::min(), Limits::max(), Limits::max() - 1});
  const Plane known = by_chance(random);
  std::size_t wrong = 0;
  for (const std::int64_t with :
       {std::int64_t{0}, std::int64_t{2}, std::int64_t{-1}, std::int64_t{Limits::max()}, std::int64_t{Limits::min()},
        std::int64_t{Limits::max()} + 1, std::int64_t{Limits::min()} - 1})
    for (const bool greater : {false, true})
      for (const bool opposite : {false, true}) {
        Planes all = {}, some = {};
        kernels.compare(numbers.data(), {greater, opposite, with}, nullptr, all);
        kernels.compare(numbers.data(), {greater, opposite, with}, &known, some);
        for (std::size_t i = 0; i < block_size; ++i) {
          const bool passes = (greater ? numbers[i] > with : numbers[i] == with) != opposite;
          const Truth expected = !bit(known, i) ? Truth::unknown : passes ? Truth::yes : Truth::no;
          wrong += bit(all.yes, i) != passes || some.of(i) != expected;
        }
      }
  return wrong;
}

template <class Number>
void hold_bounds(const BlockKernels& kernels) {
  std::vector<Number> numbers(block_size, 3);
  CHECK(kernels.all_within(numbers.data(), Number{3}, Number{3}));
  CHECK(kernels.all_within(numbers.data(), Number{-5}, Number{4}));
  CHECK_FALSE(kernels.all_within(numbers.data(), Number{4}, Number{9}));
  CHECK_FALSE(kernels.all_within(numbers.data(), Number{-9}, Number{2}));
  for (const std::size_t person : {std::size_t{0}, std::size_t{77}, block_size - 1}) {
    numbers[person] = -1;
    CHECK_FALSE(kernels.all_within(numbers.data(), Number{0}, Number{4}));
    numbers[person] = 5;
    CHECK_FALSE(kernels.all_within(numbers.data(), Number{0}, Number{4}));
    numbers[person] = 3;
  }
}

Truth opposite_of(Truth truth) {
  return truth == Truth::yes ? Truth::no : truth == Truth::no ? Truth::yes : Truth::unknown;
}
/// From no over unknown to yes.
int rank(Truth truth) { return truth == Truth::no ? 0 : truth == Truth::unknown ? 1 : 2; }

std::size_t wrong_logic(const BlockKernels& kernels, LogicStep::Kind kind, Random& random) {
  const Planes a = truths_by_chance(random), b = truths_by_chance(random);
  Planes made = {};
  const LogicStep step = {kind, &a, &b, &made};
  kernels.run_logic(&step, 1, false);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < block_size; ++i) {
    const Truth x = a.of(i), y = kind == LogicStep::Kind::exception ? opposite_of(b.of(i)) : b.of(i);
    const Truth lower = rank(x) < rank(y) ? x : y, higher = rank(x) < rank(y) ? y : x;
    const Truth expected = kind == LogicStep::Kind::negation      ? opposite_of(b.of(i))
                           : kind == LogicStep::Kind::disjunction ? higher
                                                                  : lower;
    wrong += made.of(i) != expected;
  }
  return wrong;
}

/// One rule for each level, and a second one that says "or above".
std::size_t wrong_levels(const BlockKernels& kernels, std::size_t levels, Random& random) {
  std::vector<Planes> truths;
  for (std::size_t i = 0; i < 2 * levels; ++i) truths.push_back(truths_by_chance(random));
  std::vector<const Planes*> listed;
  for (const Planes& one : truths) listed.push_back(&one);
  std::vector<Demands> demands;
  for (std::size_t i = 0; i < levels; ++i) demands.push_back({&listed[2 * i], 1, 2, nullptr, nullptr});
  std::vector<Plane> possible(levels);
  Plane open_above;
  std::vector<std::uint8_t> level(block_size), up_to(block_size);
  kernels.weigh_floors({demands.data(), levels, false, possible.data(), &open_above, level.data(), up_to.data()});
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < block_size; ++i) {
    std::size_t least = 0, most = 0;
    for (std::size_t at = 1; at < levels; ++at) {
      const Truth open = truths[2 * at].of(i), closed = truths[2 * at + 1].of(i);
      if (open == Truth::yes || closed == Truth::yes) least = at;
      if (open != Truth::no || closed != Truth::no) most = at;
    }
    wrong += level[i] != least || up_to[i] != most || bit(open_above, i) != (truths[2 * least].of(i) == Truth::yes);
    for (std::size_t at = 0; at < levels; ++at) {
      const bool could = truths[2 * at].of(i) != Truth::no || truths[2 * at + 1].of(i) != Truth::no;
      wrong += bit(possible[at], i) != (at == least || (at > least && could));
    }
  }
  return wrong;
}

}  // namespace

TEST_CASE("every form of the kernels compares numbers of every width as the words say") {
  Random random(1);
  for (const BlockKernels* kernels : usable_kernels()) {
    CHECK(wrong_comparisons<std::int8_t>(*kernels, random) == 0);
    CHECK(wrong_comparisons<std::int16_t>(*kernels, random) == 0);
    CHECK(wrong_comparisons<std::int32_t>(*kernels, random) == 0);
  }
}

TEST_CASE("every form of the kernels finds the one number that is out of bounds") {
  for (const BlockKernels* kernels : usable_kernels()) {
    hold_bounds<std::int8_t>(*kernels);
    hold_bounds<std::int16_t>(*kernels);
    hold_bounds<std::int32_t>(*kernels);
  }
}

TEST_CASE("every form of the kernels joins truths as three-valued logic does") {
  Random random(2);
  using Kind = LogicStep::Kind;
  for (const BlockKernels* kernels : usable_kernels())
    for (const Kind kind : {Kind::conjunction, Kind::disjunction, Kind::exception, Kind::negation})
      CHECK(wrong_logic(*kernels, kind, random) == 0);
}

TEST_CASE("every form of the kernels gives the level of the highest floor") {
  Random random(3);
  for (const BlockKernels* kernels : usable_kernels())
    for (const std::size_t levels : {1, 2, 5, 8, 9, 20, 32}) {
      CAPTURE(levels);
      CHECK(wrong_levels(*kernels, levels, random) == 0);
    }
}
