#include "order.hpp"

#include <algorithm>
#include <numeric>

namespace rung {
namespace {

/// What each rule rests on, as sets of variables.
std::vector<std::vector<std::uint16_t>> topics(const Program& program, const CaseSpace& space) {
  std::vector<std::vector<std::uint16_t>> found;
  for (const CompiledRule& rule : program.compiled_rules())
    if (rule.effect != Effect::alert && space.rests_on[rule.when].size() > 1)
      found.push_back(space.rests_on[rule.when]);
  for (const Compiled& define : program.compiled_defines())
    if (space.rests_on[define.result()].size() > 1) found.push_back(space.rests_on[define.result()]);
  return found;
}

using Sets = std::vector<std::vector<std::uint16_t>>;
using Order = std::vector<std::size_t>;

// How far apart the variables of each set stand, all sets together.
std::size_t spread(const Order& order, const Sets& sets) {
  std::vector<std::size_t> place(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::size_t sum = 0;
  for (const auto& set : sets) {
    const auto at = [&](std::uint16_t variable) { return place[variable]; };
    sum += at(*std::ranges::max_element(set, {}, at)) - at(*std::ranges::min_element(set, {}, at));
  }
  return sum;
}

// Moves each variable to the middle of the sets that it is in, all at once.
// Source: Aloul, Markov and Sakallah 2003, FORCE: a fast and easy-to-implement variable-ordering heuristic.
Order moved_together(const Order& order, const Sets& sets) {
  std::vector<double> place(order.size()), sum(order.size()), weight(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<double>(i);
  for (const auto& set : sets) {
    double middle = 0;
    for (const std::uint16_t variable : set) middle += place[variable];
    middle /= static_cast<double>(set.size());
    for (const std::uint16_t variable : set) {
      sum[variable] += middle / static_cast<double>(set.size());
      weight[variable] += 1 / static_cast<double>(set.size());
    }
  }
  for (std::size_t i = 0; i < order.size(); ++i)
    if (weight[i] > 0) place[i] = sum[i] / weight[i];
  Order moved = order;
  std::ranges::stable_sort(moved, {}, [&](std::size_t variable) { return place[variable]; });
  return moved;
}

// The same on every machine, unlike the standard library's.
void shuffle(Order& order, std::uint64_t& seed) {
  for (std::size_t i = order.size(); i > 1; --i) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    std::swap(order[i - 1], order[(seed >> 33) % i]);
  }
}

}  // namespace

Order nearby_order(const Program& program, const CaseSpace& space, int starts) {
  const Sets sets = topics(program, space);
  Order start(space.variables.size());
  std::iota(start.begin(), start.end(), 0);
  Order best = start;
  std::size_t least = spread(best, sets);
  std::uint64_t seed = 1;
  for (int i = 0; i < starts; ++i, shuffle(start, seed)) {
    Order order = start;
    for (int round = 0; round < 30; ++round) {
      order = moved_together(order, sets);
      if (const std::size_t found = spread(order, sets); found < least) least = found, best = order;
    }
  }
  return best;
}

}  // namespace rung
