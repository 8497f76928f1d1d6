#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace rung::smt {

/// A question as smt_questions() writes it, put to the SAT solver CaDiCaL: each number has one bit for each value that
/// it can have, and a sum is a decision diagram over what it adds (sat_gates.hpp). Knows the part of SMT-LIB 2 that
/// these questions are written in, and no more of rung than that.
class Sat {
 public:
  static bool is_there();  ///< whether rung was built with the solver

  /// @pre the solver is there, and the script is one that smt_questions() writes
  explicit Sat(std::string_view script);
  ~Sat();

  /// Whether the question was small enough to be put; its sums can be too large.
  bool is_whole() const;
  /// Whether all that is asserted can be so; empty when that took more conflicts than allowed, or is not whole. The
  /// solution has as many numbers 0, which is missing, as can be one after another.
  std::optional<bool> solve(std::uint32_t conflicts);
  /// Of the solution found, the value of each number declared by its range, by symbol without bars.
  std::map<std::string, std::uint32_t> solution() const;
  /// Not that solution again.
  void exclude();

 private:
  class Encoding;
  std::unique_ptr<Encoding> encoding_;
};

}  // namespace rung::smt
