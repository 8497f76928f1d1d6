#pragma once

#include "rung/diagram/case_space.hpp"
#include "rung/evaluate/decision.hpp"

namespace rung::test {

/// The cell of a variable that a case's facts lie in, by looking through its points.
inline std::uint32_t cell_among_points(const Variable& variable, const Facts& facts) {
  const auto number = [](const Value& value) {
    return value.kind() == Value::Kind::decimal ? value.decimal() : Decimal(value.long_integer());
  };
  std::size_t at = 0;
  for (std::size_t p = 0; p < variable.points.size(); ++p) {
    if (!variable.places.empty()) {
      const Whereabouts is = variable.kind == Variable::Kind::current ? facts.current() : facts.previous();
      const Whereabouts here = variable.places[p];
      const bool has_index = is.kind == Whereabouts::Kind::on_ladder || is.kind == Whereabouts::Kind::above;
      if (is.kind == here.kind && (!has_index || is.index == here.index)) at = p;
      continue;
    }
    const Value &point = variable.points[p].front(), &value = facts.values()[variable.slots.front()];
    const bool is_number = value.kind() == Value::Kind::integer || value.kind() == Value::Kind::decimal;
    if (same(point, value) || (is_number && p > 0 && number(point) <= number(value))) at = p;
  }
  return variable.cell_of[at];
}

}  // namespace rung::test
