#pragma once

#include "reference/random.hpp"
#include "rung/diagram/forest.hpp"

/// Functions of a few variables written out in full: what diagrams are held to.
namespace rung::tables {

using reference::Random;

/// A number for each assignment of cells; the first variable is the slowest to change.
using Table = std::vector<std::uint32_t>;

/// A few variables with a few cells each.
class Cells {
 public:
  explicit Cells(Random& random);

  const std::vector<std::uint32_t>& widths() const { return widths_; }
  std::size_t variables() const { return widths_.size(); }
  std::size_t assignments() const { return assignments_; }
  std::uint32_t cell(std::size_t assignment, std::size_t variable) const;
  std::size_t with(std::size_t assignment, std::size_t variable, std::uint32_t cell) const;

  /// A function to 0 .. numbers - 1 that mostly does not ask every variable.
  Table table(Random& random, std::uint32_t numbers) const;
  /// The diagram of a table, made from the last variable up.
  Diagram draw(Forest& forest, const Table& table) const;
  /// What a diagram comes to, assignment by assignment. @pre it is not none
  Table read(const Forest& forest, Diagram diagram) const;
  bool asks(const Table& table, std::size_t variable) const;

 private:
  Diagram draw(Forest& forest, const Table& table, std::size_t variable, std::size_t from) const;
  std::vector<std::uint32_t> widths_;
  std::vector<std::size_t> strides_;
  std::size_t assignments_ = 1;
};

/// Calls `check` with a forest over random variables, `rounds` times.
template <class Check>
void over_random_cells(std::uint64_t seed, int rounds, Check check) {
  Random random(seed);
  for (int round = 0; round < rounds; ++round) {
    CAPTURE(round);
    const Cells cells(random);
    Forest forest(cells.widths(), {});
    check(random, cells, forest);
    CHECK(!forest.exhausted());
  }
}

}  // namespace rung::tables
