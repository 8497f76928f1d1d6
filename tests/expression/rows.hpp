#pragma once

#include <initializer_list>
#include <string>

#include "rung/advise/eval.hpp"

/// The value of an expression on its own, as CQL writes it, or the code of its first fault.
inline std::string eval(const std::string& text) {
  const auto evaluated = rung::evaluate_expression(rung::Source("test", text));
  return evaluated ? to_text(evaluated->value) : evaluated.error().front().code;
}

struct Row {
  const char* text;
  const char* value;
};

inline void check_rows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(eval(row.text) == row.value);
  }
}
