#pragma once

#include <functional>
#include <map>
#include <span>
#include <vector>

#include "rung/text/decimal.hpp"

namespace rung::smt {

/// For each value that a number can have, whether it is that. Just one of them is so.
using Bits = std::map<Int128, int>;

/// Conditions over the bits of a SAT solver. Each is one bit more, made once, and true just where the condition is.
class Gates {
 public:
  static constexpr int yes = 1, no = -1;

  using Clause = std::vector<int>;  ///< as DIMACS writes it, without the 0 at the end

  /// @param clause  takes one after another
  explicit Gates(std::function<void(const Clause&)> clause);

  int bit() { return ++last_; }
  void clause(const Clause& bits) { clause_(bits); }
  int any(std::vector<int> bits);
  int all(std::vector<int> bits);

  /// Whether numbers add up to `threshold` or more. After very many gates it gives up: is_whole() tells.
  int sum_at_least(std::span<const Bits> terms, Int128 threshold);
  bool is_whole() const { return is_whole_; }

 private:
  class Summing;
  std::function<void(const Clause&)> clause_;
  int last_ = yes;  // the highest bit taken
  std::map<std::vector<int>, int> known_;
  bool is_whole_ = true;
};

}  // namespace rung::smt
