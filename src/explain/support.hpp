#pragma once

#include <vector>

#include "rung/explain/explanation.hpp"

namespace rung {

/// Which answers a value rests on: walks an expression from the top, following only what decided it. Of an `and` that
/// is false, only the false parts; of a `Coalesce`, the argument it took; through defines into what they stand for.
class Support {
 public:
  Support(const Program& program, const Decision& decision)
      : program_(program), decision_(decision), seen_(program.slots().size()) {}

  /// Adds what the value of `expression` rests on.
  void add(const Expression& expression, const Compiled& compiled);

  const std::vector<std::size_t>& known() const { return known_; }      ///< slots, in the order they were met
  const std::vector<std::size_t>& missing() const { return missing_; }  ///< slots, in the order they were met

 private:
  void walk(const Expression& expression, const Compiled& compiled, std::uint32_t term);
  void walk_decisive(const Expression& expression, const Compiled& compiled, const Term& term, Truth wanted);
  void walk_coalesce(const Expression& expression, const Compiled& compiled, const Term& term);
  void walk_case(const Expression& expression, const Compiled& compiled, const Term& term);
  void walk_case_of(const Expression& expression, const Compiled& compiled, const Term& term);
  bool only_optional(const Compiled& compiled, std::uint32_t term) const;
  void take(std::size_t slot);
  const Value& value(const Compiled& compiled, std::uint32_t term) const {
    return decision_.values[compiled.registers[term]];
  }

  const Program& program_;
  const Decision& decision_;
  std::vector<bool> seen_;
  std::vector<std::size_t> known_, missing_;
};

}  // namespace rung
