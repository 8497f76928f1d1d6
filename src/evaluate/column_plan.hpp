#pragma once

#include "rung/compile/program.hpp"

namespace rung {

/// How a value of a program stands in a block.
enum class Form : std::uint8_t {
  planes,   ///< truths as two bits each
  numbers,  ///< integers, with a plane of who has one
  values,   ///< anything, person by person
};

/// In which forms the steps of a program leave and want its values.
struct ColumnPlan {
  /// Of one register.
  struct Wanted {
    Form made = Form::values;  ///< the form in which it comes about
    bool planes = false;       ///< something reads it as planes
    bool numbers = false;      ///< the same
    bool values = false;       ///< the same

    bool is_converted() const {  ///< something reads it in another form than it was made in
      return (planes && made != Form::planes) || (numbers && made != Form::numbers) || (values && made != Form::values);
    }
    bool by_any() const { return planes || numbers || values; }  ///< something reads it
  };
  std::vector<Wanted> registers;  ///< one for each of the code's
};

/// Plans the deciding steps of a program.
ColumnPlan plan_columns(const Program& program);

/// What is computed person by person, as its author wrote it.
std::vector<std::string> steps_by_case(const Program& program, const ColumnPlan& plan);

}  // namespace rung
