#pragma once

#include <optional>

#include "rung/explain/explanation.hpp"
#include "rung/model/case.hpp"

namespace rung {

/// A case with its decision.
struct Decided {
  const Case* answers = nullptr;       ///< never null
  const Facts* facts = nullptr;        ///< never null
  const Decision* decision = nullptr;  ///< never null
};

/// What has changed from one case of a person to the next: which answers, whether each score has moved as far as its
/// instrument's published changes that matter, which rules have begun or ceased to hold, and what the level would be
/// if each answer alone were as before, by deciding once more for each.
/// @param others  rule sets that the answers are for as well, see bind()
/// @pre both are decided by `program`
Since since(const Program& program, const Decided& then, const Decided& now, std::span<const Program> others = {});

/// The case as it stood before the latest reading of every answer that has more than one; empty when none has.
std::optional<Case> before_latest_readings(const Case& answers);

}  // namespace rung
