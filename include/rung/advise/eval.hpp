#pragma once

#include <memory>

#include <string>

#include "rung/expression/arena.hpp"
#include "rung/expression/type.hpp"
#include "rung/text/result.hpp"

namespace rung {

/// What an expression on its own comes to.
struct Evaluated {
  Value value;                        ///< what it comes to; null when missing
  Type type;                          ///< its static type
  std::shared_ptr<const void> keeps;  ///< what `value` borrows from
};

/// Reads, checks and runs one expression that uses no names. @errors E.., T..
Result<Evaluated> evaluate_expression(const Source& text);

/// The answer to one line of the machine protocol: `{"expr": "1 + null"}` gives `{"value":null}`; whatever is wrong
/// gives
/// `{"error":"..."}`. No line feed at the end.
std::string evaluate_json_line(std::string line);

/// The reference of the language for people: every operator with its types, its sentence, and how an explanation says
/// it.
std::string operator_reference();

}  // namespace rung
